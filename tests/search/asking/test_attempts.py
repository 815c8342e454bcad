"""From the words of a reader to an answer: strict, loosened, corrected; what is said where nothing was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from search.answers.results import Suggestion, Wider
from search.asking.attempts import FEW, Asking
from search.asking.filters import Filters
from search.asking.finding import Finding
from search.asking.plans import SHARE
from search.engines.collecting import Collected
from search.engines.protocol import Answer, Engine, Key, Selected
from search.engines.protocol import Ask as EngineAsk
from search.library.generation import Library
from search.query.tree import Lead, Node, Or, Pinned
from search.request import Request
from search.service import SearchService
from tests.requests import requested

Ask = Callable[..., Finding]


@pytest.fixture(scope="module")
def asking(library: Library) -> Asking:
    return Asking(library, Filters(library))


@pytest.fixture(scope="module")
def found(asking: Asking, library: Library) -> Ask:
    filters = Filters(library)

    def ask(q: str, **values: object) -> Finding:
        request = requested(q, **{"per_page": 100, **values})
        return asking.ask(request, filters.select(request))

    return ask


def _numbers(found: Finding) -> list[int]:
    return [hit.number for hit in found.answer.hits]


#: query in pinyin, what it is read as, note
PINYIN = [
    ("yiliao qixie", "医疗器械", "a term over a space"),
    ("naojijiekou", "脑机接口", "together"),
    ("CRO qiye", "CRO 企业", "what stands somewhere stays as it is typed"),
]


@pytest.mark.parametrize(("query", "read", "note"), PINYIN, ids=[note for *_, note in PINYIN])
def test_pinyin_of_terms_is_read_where_nothing_else_is_found(found: Ask, query: str, read: str, note: str) -> None:
    spelt, right = found(query), found(read)

    assert spelt.suggestion == Suggestion(read, right.complete, applied=True, by="pinyin")
    assert spelt.answer == right.answer


@pytest.mark.parametrize("query", ["medical", "Putuo", "hospital parking", "can men", "CRO"])
def test_what_is_english_or_a_name_is_no_pinyin(found: Ask, query: str) -> None:
    suggestion = found(query).suggestion

    assert suggestion is None or suggestion.by == "spelling"


#: query with a limit in words, the same in the syntax, note
WORDED = [
    ("静安以外的CRO", "CRO -district:静安", "without a district"),
    ("talent policies except Xuhui", "talent policies -district:Xuhui", "in English"),
    ("只看普陀的基金", "基金 district:普陀", "only one"),
    ("健康数据 不包括区卫健委", "健康数据 -department:区卫健委", "without a department"),
    ("只看静安和长宁的医疗大数据", "医疗大数据 district:静安 OR district:长宁", "either of two"),
    ("静安不归区科委管的任务", "静安 department:任一 -department:区科委", "of those that some department has"),
    ("创新药，不要医疗器械", "创新药 -医疗器械", "without a subject"),
    ("人才政策，住房除外", "人才政策 -住房", "the subject first"),
    ("普陀的短板，优势不用讲", "普陀的短板 -role:发展现状", "without what the subject is told of in"),
]


@pytest.mark.parametrize(("worded", "syntax", "note"), WORDED, ids=[note for *_, note in WORDED])
def test_limits_in_words_hold(found: Ask, worded: str, syntax: str, note: str) -> None:
    asked = found(worded)

    assert asked.typed.limits
    assert asked.answer == found(syntax).answer
    assert asked.answer.total > 0


@pytest.mark.parametrize(
    "query", ["医疗大数据 district:静安 OR district:长宁", "only Jing'an and Changning: hospital data"]
)
def test_a_limit_to_either_of_two_districts_holds_for_all_that_is_found(
    library: Library, found: Ask, query: str
) -> None:
    answer = found(query).answer
    documents = {library.clauses.at([hit.number])[0][0] for hit in answer.hits}

    assert answer.total > 0
    assert documents <= {"jingan", "changning"}


def test_exactly_as_typed_no_words_are_a_limit(found: Ask) -> None:
    assert found("静安以外的CRO", exact=True).typed.limits == ()


#: query, what was asked instead, note
APPLIED = [
    ("medcal device", "medical device", "a letter that is missing"),
    ("Huashan hosptial", "Huashan hospital", "what was right stays as it was written"),
    ("医疗气械", "医疗器械", "a character that sounds alike"),
    ("putou", "putuo", "letters that changed places"),
    ("lifehealth", "life health", "a space that is missing"),
]


@pytest.mark.parametrize(("query", "asked", "note"), APPLIED, ids=[note for *_, note in APPLIED])
def test_a_word_that_stands_nowhere_is_corrected(found: Ask, query: str, asked: str, note: str) -> None:
    wrong, right = found(query), found(asked)

    assert wrong.suggestion == Suggestion(asked, right.complete, applied=True)
    assert (wrong.typed.text, wrong.asked.text) == (query, asked)
    assert (wrong.answer, wrong.complete) == (right.answer, right.complete)
    assert right.suggestion is None


@pytest.mark.parametrize(("query", "asked", "note"), APPLIED, ids=[note for *_, note in APPLIED])
def test_exactly_as_typed_a_correction_is_only_offered(found: Ask, query: str, asked: str, note: str) -> None:
    exact = found(query, exact=True)

    assert exact.suggestion is not None
    assert (exact.suggestion.text, exact.suggestion.applied) == (asked, False)
    assert exact.asked.text == query
    assert exact.answer.total == exact.complete, "nothing that matches only some follows"
    assert exact.answer != found(asked).answer
    assert bool(exact.wider) == (not exact.answer.total)
    assert Wider("correction", asked, exact.suggestion.hits) in exact.wider or exact.answer.total


#: query, note
KEPT = [
    ("“医疗气械”", "what is quoted stays as it is"),
    ("医疗器械 -气械", "nor is a query with an exclusion"),
    ("title:医疗气械", "nor one with a prefix"),
    ("火星", "a word that is like no other"),
    ("medical device", "a word that is right"),
    ("centres", "the plural of another spelling"),
    ("tranquil", "an English word that the documents do not use"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("query", "note"), KEPT, ids=[note for _, note in KEPT])
def test_what_is_meant_as_it_is_typed_is_not_corrected(found: Ask, query: str, note: str) -> None:
    answered = found(query)

    assert answered.suggestion is None
    assert answered.asked == answered.typed


#: query, words that find nothing, note
UNMATCHED = [
    ("火星", ("火星",), "a word alone"),
    ("火星 医疗器械", ("火星",), "one word of two"),
    ("mars rover", ("mars", "rover"), "every word"),
    ("哪个区有火星", ("火星",), "filler is not told"),
    ("首席转化官 苗圃计划", (), "each stands somewhere, though not together"),
    ("医疗器械", (), "a word that is found"),
    ("medical device", (), "words that are found"),
]


@pytest.mark.parametrize(("query", "words", "note"), UNMATCHED, ids=[note for *_, note in UNMATCHED])
def test_words_that_find_nothing_are_named(found: Ask, query: str, words: tuple[str, ...], note: str) -> None:
    assert found(query).unmatched == words


def test_many_that_match_all_of_a_query_are_the_whole_answer(found: Ask) -> None:
    many = found("医疗器械")

    assert many.complete == many.answer.total >= FEW
    assert not isinstance(many.tree, Lead)


def test_behind_the_few_that_match_all_follow_those_that_match_some(found: Ask, library: Library) -> None:
    few = found("枫林HUB")
    assert isinstance(few.tree, Lead)
    strict = library.engine.search_many([EngineAsk(few.tree.first, limit=100)])[0].hits

    assert 0 < few.complete == len(strict) < FEW < few.answer.total
    assert set(_numbers(few)[: few.complete]) == {hit.number for hit in strict}
    scores = [hit.score for hit in few.answer.hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] >= SHARE * scores[few.complete]


@pytest.mark.parametrize("query", ["枫林HUB", "苗圃计划 首席转化官", "internet hospital licence"])
def test_what_scores_a_tenth_of_the_best_does_not_follow(found: Ask, library: Library, query: str) -> None:
    few = found(query)
    first, rest = library.engine.search_many([EngineAsk(tree, limit=1000) for tree in (few.tree.first, few.tree.rest)])
    complete = {hit.number for hit in first.hits}
    others = [hit for hit in rest.hits if hit.number not in complete]
    shown = {n for hit in few.answer.hits for n in (hit.number, *hit.repeats)}

    assert [hit.number for hit in others if hit.score < others[0].score / 10 and hit.number in shown] == []
    assert len(others) > len(shown - complete) or others[-1].score >= others[0].score / 5


def test_exactly_as_typed_nothing_is_loosened_and_nothing_added(found: Ask, collection: Collected) -> None:
    exact, free = found("venture capital", exact=True), found("venture capital")

    assert exact.complete == exact.answer.total < free.complete
    assert exact.expansions == ()
    texts = collection.words_en
    assert all({"venture", "capital"} <= set(texts[number].split()) for number in _numbers(exact))


def test_where_nothing_matches_all_everything_shown_matches_some(found: Ask) -> None:
    some = found("首席转化官 苗圃计划")

    assert some.complete == 0
    assert some.answer.total > 0
    assert found("首席转化官 苗圃计划", exact=True).answer.total == 0


def test_the_thing_itself_goes_first_and_alone_is_enough(found: Ask, library: Library) -> None:
    number = found("静府发〔2021〕17号")

    assert isinstance(number.tree, Or)
    assert isinstance(number.tree.children[0], Pinned)
    assert number.answer.hits[0].key == Key("jingan", "", 0)
    assert number.answer.total == number.complete, "nothing that only matches some follows"


def test_a_number_that_is_cited_finds_who_cites_it(found: Ask, collection: Collected) -> None:
    first = _numbers(found("沪府发201825号"))[:2]

    assert {"沪府发(2018)25号" in collection.folded[number] for number in first} == {True}


def test_nothing_asked_is_every_clause_and_no_card(found: Ask, library: Library) -> None:
    everything = found("", per_page=1)
    chosen = found("", kind=("document",))

    assert everything.answer.total == library.catalogue.clause_count - len(library.catalogue.repeats())
    assert "document" not in everything.answer.counts["kind"]
    assert {hit.key.document for hit in chosen.answer.hits} == set(library.documents)


def test_a_card_is_found_by_what_it_says(found: Ask, library: Library) -> None:
    assert [hit.key for hit in found("22050931", exact=True).answer.hits] == [Key("changning", "", 0)]


#: query, filters, kinds and texts of what else to ask, note
WIDER = [
    ("苗圃计划", {"district": ("长宁",), "exact": True}, [("filters", "苗圃计划")], "without the filters"),
    ("首席转化官 苗圃计划", {"exact": True}, [("parts", "首席转化官"), ("parts", "苗圃计划")], "one of its parts"),
    ("火星", {}, [], "nothing helps"),
    ("医疗器械", {}, [], "something was found"),
]


@pytest.mark.parametrize(("query", "filters", "choices", "note"), WIDER, ids=[note for *_, note in WIDER])
def test_where_nothing_was_found_it_is_said_what_else_to_ask(
    found: Ask, query: str, filters: dict[str, object], choices: list[tuple[str, str]], note: str
) -> None:
    answered = found(query, **filters)

    assert set(choices) <= {(wider.kind, wider.text) for wider in answered.wider}
    assert bool(choices) == bool(answered.wider)
    for wider in answered.wider:
        without = {} if wider.kind == "filters" else filters
        assert found(wider.text, **{**without, "exact": True}).complete == wider.hits > 0


#: query, what of it, what it is called in the documents, note
EXPANSIONS = [
    ("medical device", "medical device", "医疗器械", "English to Chinese"),
    ("医疗器械", "医疗器械", "medical devices", "Chinese to English"),
    ("Medical  Devices", "Medical Devices", "医疗器械", "as it was written"),
    ("putuoqu", "putuoqu", "普陀区", "pinyin"),
    ("晶片", "晶片", "芯片", "the word of another region"),
    ("支持 晶片", "晶片", "芯片", "one part of a query"),
]


@pytest.mark.parametrize(("query", "part", "target", "note"), EXPANSIONS, ids=[note for *_, note in EXPANSIONS])
def test_other_names_that_are_looked_for_are_told(found: Ask, query: str, part: str, target: str, note: str) -> None:
    targets = {expansion.source: expansion.targets for expansion in found(query).expansions}

    assert target in targets[part]
    assert part not in targets[part]
    assert len(targets[part]) <= 6


def test_filters_hold_for_everything_that_is_asked(found: Ask, collection: Collected) -> None:
    for query in ("苗圃计划", "medcal device", "首席转化官 苗圃计划", "静府发〔2021〕17号", "徐汇 4.1.3"):
        numbers = _numbers(found(query, district=("putuo",)))
        assert set(numbers) <= set(collection.codes["district"]["putuo"]), query


def test_a_text_is_counted_by_what_names_all_of_it(asking: Asking, found: Ask) -> None:
    named = sum(found("枫林HUB").answer.tiers[:2])

    assert asking.counts(["枫林HUB", "火星"]) == [named, 0]
    assert named > 0


def test_exactly_as_typed_a_single_character_must_match_too(found: Ask) -> None:
    exact = found("医疗气械", exact=True)

    assert exact.answer.total < found("医疗", exact=True).answer.total
    assert exact.complete == exact.answer.total


class Counting:
    """An engine that passes on what it is asked and counts the calls."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.calls = 0

    def search_many(self, asks: Sequence[EngineAsk]) -> list[Answer]:
        self.calls += 1
        return self.engine.search_many(asks)

    def counts(self, trees: Sequence[Node], selected: Selected) -> list[int]:
        self.calls += 1
        return self.engine.counts(trees, selected)


#: what a reader asks, note
ASKED = [
    ({"q": ""}, "nothing"),
    ({"q": "医疗器械"}, "a word"),
    ({"q": "创新药 医保 生命水岸"}, "words that stand together nowhere"),
    ({"q": "medcial devise"}, "two misspelt words"),
    ({"q": "医疗气械 产业圆区 临床式验"}, "three misspelt words"),
    ({"q": "火星 土星 木星", "district": ("徐汇",)}, "words that stand nowhere, in a district"),
    ({"q": "静府发[2021]17号"}, "a number"),
    ({"q": "医疗气械", "exact": True}, "a misspelt word, as typed"),
]


@pytest.mark.parametrize(("asked", "note"), ASKED, ids=[note for _, note in ASKED])
def test_a_question_makes_three_calls_of_the_engine_at_most(
    library: Library, monkeypatch: pytest.MonkeyPatch, asked: dict[str, object], note: str
) -> None:
    counting = Counting(library.engine)
    monkeypatch.setattr(library, "engine", counting)
    filters = Filters(library)
    request = requested(**asked)
    Asking(library, filters).ask(request, filters.select(request))

    assert 0 < counting.calls <= 3


@pytest.mark.parametrize("q", ["医", "shengming", "AI 医", "new drug dev", "district medical dev"])
def test_a_suggestion_makes_three_calls_of_the_engine_at_most(
    library: Library, monkeypatch: pytest.MonkeyPatch, q: str
) -> None:
    counting = Counting(library.engine)
    monkeypatch.setattr(library, "engine", counting)

    assert SearchService(library).suggest(q, "zh")
    assert counting.calls <= 3


def test_suggestions_say_what_the_search_counts(library: Library) -> None:
    """Counted from postings when the index is built, all but a few as the engine counts them."""
    service = SearchService(library)
    typed = ("医", "创", "人", "med", "s", "fund", "xh", "徐汇", "AI 医", "标题:人")
    # A question counts the clauses that answer it, which need not name its words.
    rows = [row for q in typed for row in service.suggest(q, "zh", 20) if row["kind"] != "question"]
    named = [service.search(Request(q=row["text"])).query.named for row in rows]
    assert len(rows) > 100
    assert sum(row["hits"] == count for row, count in zip(rows, named, strict=True)) >= 0.95 * len(rows)
