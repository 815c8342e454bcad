"""One row of the growth table, in a process of its own: opening, memory and latency of one index."""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path

from search.request import Request
from search.service import SearchService
from tests.bench import warm
from tests.bench.timing import Times

#: Words of a long question, questions that are asked, and what is typed for suggestions.
WORDS, QUESTIONS = 20, 60
TYPED = ("医", "医疗", "产业", "创新", "人才", "sheng", "cx", "上海市第", "支持", "med", "AI 医", "标题:人")


def main(root: Path) -> str:
    """Opening, memory, and what a long question and a suggestion take, each asked once."""
    started = time.perf_counter()
    service = SearchService.open(root)
    opened = (time.perf_counter() - started) * 1000
    started = time.perf_counter()
    service.search(Request(q="医疗器械")).as_json()
    first = (time.perf_counter() - started) * 1000
    questions = _questions(service)
    answers = Times(tuple(_spent(lambda q=q: service.search(Request(q=q)).as_json()) for q in questions))
    typed = Times(tuple(_spent(lambda q=q: service.suggest(q, "zh")) for q in TYPED))
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    service.close()
    measured = warm.measure(root, [question.replace(" ", "")[:12] for question in questions[:20]])
    ours = measured.engines["policy-search"].median
    ratios = "  ".join(f"{ours / measured.engines[name].median:8.2f}" for name in ("SQLite FTS5", "tantivy"))
    times = f"{answers.median:9.0f} {answers.at(0.95):6.0f} {typed.median:9.1f}"
    return f"{opened:8.0f} {first:8.0f} {held:8.0f} {times} {ratios}"


def _questions(service: SearchService) -> list[str]:
    """Questions of twenty words each, taken from a clause or two."""
    chance, found = random.Random(11), []
    library = service._library  # the bench looks behind the door
    count = library.catalogue.clause_count
    while len(found) < QUESTIONS:
        several = library.catalogue.clauses_at([chance.randrange(count) for _ in range(3)])
        words = [token.text for _, clause in several for token in library.analyser.words(clause.text)]
        if len(words) >= WORDS:
            found.append(" ".join(words[:WORDS]))
    return found


def _spent(act: object) -> float:
    started = time.perf_counter()
    act()  # type: ignore[operator]
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1])) + "\n")
