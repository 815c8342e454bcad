"""Every entry of every PO file keeps every rule, but for the rows of exceptions.tsv."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from index.translations.files import COMMON, Book, Message
from tests.translations import enumerations, form, names, numbers
from tests.translations.consistency import headings_apart, several_for_one, titles_like_sentences
from tests.translations.files import book, exceptions, glossary, of_documents, rows
from tests.translations.terms import Terms

Rule = Callable[[str, str], list[str]]

#: Rules that need no more than a text and its English.
RULES: tuple[Rule, ...] = (
    numbers.missing_numbers,
    numbers.added_numbers,
    numbers.unparted_thousands,
    names.missing_latin,
    names.missing_document_numbers,
    names.chinese_left,
    names.chinese_signs,
    form.implausible_length,
    form.other_lines,
    form.loose_signs,
    form.lost_quotes,
    form.american_spelling,
    form.open_sentence,
    enumerations.lost_marker,
    enumerations.lost_points,
    enumerations.lost_members,
)


@pytest.fixture(scope="module")
def translations() -> Book:
    return book()


@pytest.fixture(scope="module")
def entries(translations: Book) -> list[Message]:
    return of_documents(translations)


def broken(rule: Rule, entries: list[Message], name: str | None = None) -> list[str]:
    """What a rule finds in all entries, a line each, without what is accepted."""
    name = name or rule.__name__  # type: ignore[attr-defined]
    accepted = {(row.context, row.finding) for row in exceptions() if row.rule == name}
    found = {(entry.context, what) for entry in entries for what in rule(entry.text, entry.english)}
    stale = [f"{context}: {what}: no longer found, remove its exception" for context, what in accepted - found]
    return sorted(f"{context}: {what}" for context, what in found - accepted) + stale


def everything(translations: Book) -> Iterator[Message]:
    for entries in translations.entries.values():
        yield from entries


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_entry_keeps_the_rule(translations, rule):
    assert broken(rule, list(everything(translations))) == []


def test_every_text_is_translated_for_good(translations):
    assert [entry.context for entry in everything(translations) if not entry.english or entry.is_fuzzy] == []


def test_departments_have_one_name_everywhere(translations, entries):
    rule = partial(enumerations.other_departments, shared=translations.shared("department"))
    assert broken(rule, entries, "other_departments") == []


def test_preferred_terms_are_used(entries):
    terms = Terms(glossary(), rows("terms.tsv"))
    assert broken(terms.unused, entries, "unused_terms") == []


def test_every_form_of_a_term_is_needed(entries):
    """A row of terms.tsv that no entry needs is a permission that nobody asked for."""
    forms = rows("terms.tsv")
    idle = []
    for form_row in forms:
        without = Terms(glossary(), [row for row in forms if row is not form_row])
        using = [entry for entry in entries if form_row[0] in entry.text]
        if not any(form_row[0] in without.unused(entry.text, entry.english) for entry in using):
            idle.append(form_row)
    assert idle == []


def test_headings_open_their_clauses(entries):
    assert list(headings_apart(entries)) == []


def test_titles_are_titles(entries):
    assert list(titles_like_sentences(entries)) == []


def test_the_same_chinese_has_the_same_english(translations, entries):
    departments = [entry for entry in translations.of(COMMON) if entry.context == "department"]
    assert list(several_for_one([*entries, *departments], {})) == []


def test_exceptions_name_their_rule_and_say_why():
    known = {rule.__name__ for rule in RULES} | {"other_departments", "unused_terms"}
    assert [row for row in exceptions() if row.rule not in known or not row.note] == []


def test_a_sentence_that_is_left_out_is_seen(translations, entries):
    """Leave each inner sentence out in turn: the rules together see nearly all; what they miss names no known thing."""
    terms = Terms(glossary(), rows("terms.tsv"))
    rules = (*RULES, partial(enumerations.other_departments, shared=translations.shared("department")), terms.unused)
    left_out = seen = 0
    for entry in entries:
        whole = [rule(entry.text, entry.english) for rule in rules]
        for match in re.finditer(r"(?<=\. )[A-Z][^.]{20,}\. ", entry.english):
            shortened = entry.english[: match.start()] + entry.english[match.end() :]
            left_out += 1
            seen += any(rule(entry.text, shortened) != found for rule, found in zip(rules, whole, strict=True))
    assert left_out > 200
    assert seen / left_out > 0.85
