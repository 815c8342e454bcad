"""Scores a collection of judged queries: how well the hits answer, and what changed against a saved run.

A collection is a JSON list. A query has ``query``, ``filters`` and ``targets``: a hit that holds the characters of a
target (``contains``) in its document is worth the target's grade, once for each ``unit``. A look-up has
``question_zh``, ``question_en`` and the one clause that answers (``contains``, ``also``).
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import UsageError
from search.answers.results import Page
from search.asking.filters import NAMES
from search.request import Request

#: Hits that are looked at for the gain, as readers do, and for the recall.
GAIN_DEPTH = 10
RECALL_DEPTH = 20
#: A difference of nDCG below this is rounding.
_NOTICEABLE = 0.0005

_IGNORED = re.compile(r"[\s*|]+")

#: Searches; what is evaluated.
Search = Callable[[Request], Page]


@dataclass(frozen=True, slots=True)
class Score:
    """How one query was answered.

    Of a look-up, ``ndcg`` is 1 when the right clause is first, ``recall`` when it is among the first three.
    ``reciprocal`` is 1 / rank of the first hit that is worth something.
    """

    id: str
    query: str
    group: str
    language: str
    intent: str
    ndcg: float
    recall: float
    success: bool
    empty: bool
    reciprocal: float = 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all queries of the collections, in their order."""

    scores: tuple[Score, ...]

    def lines(self, by_words: Evaluation | None = None) -> Iterator[str]:
        """The report: a line for each class, language and for all.

        Args:
            by_words: The same queries by words alone, where these were asked by meaning too; it stands beside.
        """
        groups, plain = self._groups(), by_words._groups() if by_words else {}
        for name in sorted(groups, key=lambda name: (name == "ALL", name.startswith(("all", "facts")), name)):
            yield _line(name, groups[name], plain.get(name))
        pairs = list(self._pairs())
        if pairs:
            ratio = sum(en for en, _ in pairs) / max(1e-9, sum(zh for _, zh in pairs))
            yield f"English against Chinese over {len(pairs)} shared intents: {ratio:.3f}"
        if {"facts en", "facts zh"} <= groups.keys():
            english, chinese = (_mean([score.reciprocal for score in groups[f"facts {lang}"]]) for lang in ("en", "zh"))
            yield f"English look-ups against Chinese: {english / max(1e-9, chinese):.1%}"

    def against(self, saved: Mapping[str, float]) -> Iterator[str]:
        """The queries that gained and lost nDCG against a saved run."""
        changes = [(score.ndcg - saved[score.id], score) for score in self.scores if score.id in saved]
        changed = [(change, score) for change, score in changes if abs(change) > _NOTICEABLE]
        gains = sum(1 for change, _ in changed if change > 0)
        mean = sum(change for change, _ in changes) / max(1, len(changes))
        yield f"{gains} gains, {len(changed) - gains} losses, mean change {mean:+.4f} over {len(changes)} queries"
        for change, score in sorted(changed, key=lambda pair: -abs(pair[0])):
            yield f"  {change:+.3f}  {score.id} {score.group} {score.query}"

    def save(self, path: Path) -> None:
        """Writes the scores, for a later run to be compared with."""
        text = json.dumps([asdict(score) for score in self.scores], ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")

    def _groups(self) -> dict[str, list[Score]]:
        """The scores of each class, of each language and of all."""
        groups: dict[str, list[Score]] = defaultdict(list)
        for score in self.scores:
            if not score.group.startswith("facts"):
                groups[f"all {score.language}"].append(score)
                groups["ALL"].append(score)
            groups[score.group].append(score)
        return groups

    def _pairs(self) -> Iterator[tuple[float, float]]:
        """The mean nDCG in English and in Chinese of each intent that is asked in both."""
        intents: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        for score in self.scores:
            intents[score.intent][score.language].append(score.ndcg)
        for by_language in intents.values():
            if {"en", "zh"} <= by_language.keys():
                yield _mean(by_language["en"]), _mean(by_language["zh"])


def read_saved(path: Path) -> dict[str, float]:
    """The nDCG of each query of a run that :meth:`Evaluation.save` wrote."""
    return {score["id"]: score["ndcg"] for score in _read(path)}


def evaluate(search: Search, collections: Iterable[Path], split: str | None = None) -> Evaluation:
    """Asks every query of the collections.

    Args:
        search: Answers a request.
        collections: Files of judged queries.
        split: Only the queries of this part (``tuning``, ``held``), where a collection is parted.

    Raises:
        UsageError: A file is no collection.
    """
    scores: list[Score] = []
    for path in collections:
        for entry in _read(path):
            if split is not None and entry.get("split", split) != split:
                continue
            try:
                scores += _facts(search, entry) if "question_zh" in entry else [_query(search, entry)]
            except (KeyError, TypeError, AttributeError) as error:
                raise UsageError(f"{path}: no judged query: {entry!r:.80}: {error!r}") from error
    return Evaluation(tuple(scores))


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(entries, list):
        raise UsageError(f"{path}: a list of queries is expected")
    return entries


def _query(search: Search, entry: dict[str, Any]) -> Score:
    """Asks one query and judge its hits."""
    filters = {name: _values(value) for name, value in entry["filters"].items() if name in NAMES}
    hits = list(_hits(search(Request(entry["query"], filters, per_page=RECALL_DEPTH))))
    gains, seen, ideal = judge(entry, hits)
    units = {target["unit"] for target in entry["targets"]}
    return Score(
        id=entry["id"],
        query=entry["query"],
        group=entry["class"],
        language=entry["lang"] if entry["lang"] in ("zh", "en") else "mixed",
        intent=entry["intent"],
        ndcg=min(1.0, _dcg(gains) / _dcg(ideal)) if ideal else 0.0,
        recall=min(1.0, len(seen) / min(RECALL_DEPTH, len(units))) if units else float(any(gains)),
        success=bool(gains and gains[0]),
        empty=not hits,
        reciprocal=next((1 / rank for rank, gain in enumerate(gains, 1) if gain), 0.0),
    )


def judge(entry: Mapping[str, Any], hits: Sequence[tuple[str, str]]) -> tuple[list[int], set[str], list[int]]:
    """The gain of each hit, the units found, and the gains of the best order there could be.

    Args:
        entry: The judged query.
        hits: Document id and compared text of each hit, in order.
    """
    units: dict[str, int] = {}
    for target in entry["targets"]:
        units[target["unit"]] = max(units.get(target["unit"], 0), target["grade"])
    whole = entry.get("doc_ok") or []
    seen: set[str] = set()
    gains: list[int] = []
    for document_id, text in hits:
        found = {
            target["unit"]
            for target in entry["targets"]
            if target["doc"] == document_id and _bare(target["contains"]) in text
        }
        # A unit is paid once: a box and the section it repeats are one answer.
        gain = max((units[unit] for unit in found - seen), default=0)
        gains.append(1 if not found and document_id in whole else gain)
        seen |= found
    return gains, seen, sorted(units.values(), reverse=True) + [1] * (GAIN_DEPTH if whole else 0)


def _facts(search: Search, entry: dict[str, Any]) -> Iterator[Score]:
    """Asks one look-up in both languages."""
    also = [each if isinstance(each, dict) else {"contains": each} for each in entry.get("also", [])]
    right = [(each.get("doc", entry["doc"]), _bare(each["contains"])) for each in (entry, *also)]
    for language in ("zh", "en"):
        question = entry[f"question_{language}"]
        hits = list(_hits(search(Request(question, per_page=RECALL_DEPTH))))
        ranks = [at for at, (doc, text) in enumerate(hits) if any(doc == d and part in text for d, part in right)]
        rank = ranks[0] if ranks else RECALL_DEPTH
        yield Score(
            id=f"{entry['id']}-{language}",
            query=question,
            group=f"facts {language}",
            language=language,
            intent=f"{entry['id']}-{language}",
            ndcg=float(rank == 0),
            recall=float(rank < 3),
            success=rank == 0,
            empty=not hits,
            reciprocal=1 / (rank + 1) if ranks else 0.0,
        )


def _hits(page: Page) -> Iterator[tuple[str, str]]:
    """Document id and text of each hit: the clause, its table cells, and what is folded into it."""
    for result in page.results:
        cells = [cell for row in result.clause.rows or () for cell in row]
        also = [each["text"]["zh"] for each in page.resources.also_in(result.repeats)]
        yield result.document.id, _bare("".join([result.clause.text, *cells, *also]))


def _bare(text: str) -> str:
    """A text as targets are compared: without white space and marks of the source."""
    return _IGNORED.sub("", text)


def _values(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _dcg(gains: Sequence[int]) -> float:
    return float(sum((2**gain - 1) / math.log2(at + 2) for at, gain in enumerate(gains[:GAIN_DEPTH])))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _line(name: str, scores: Sequence[Score], by_words: Sequence[Score] | None) -> str:
    """One line of the report; ``by_words`` has the same queries by words alone."""
    ndcg, recall = _mean([score.ndcg for score in scores]), _mean([score.recall for score in scores])
    first, empty = _mean([score.success for score in scores]), _mean([score.empty for score in scores])
    reciprocal = _mean([score.reciprocal for score in scores])
    is_looked_up = name.startswith("facts")
    measures = (
        f"nDCG@10 {ndcg:.3f}  recall@20 {recall:.3f}  success@1 {first:.3f}  MRR {reciprocal:.3f}  empty {empty:.3f}"
    )
    if is_looked_up:
        measures = (
            f"right clause first {first:.3f}  in first three {recall:.3f}  MRR {reciprocal:.3f}  empty {empty:.3f}"
        )
    if by_words:
        plain = [(score.ndcg, score.recall, score.reciprocal) for score in by_words]
        measures += "  | by words alone " + "  ".join(f"{_mean(values):.3f}" for values in zip(*plain, strict=True))
    return f"{name:12} n={len(scores):3}  {measures}"
