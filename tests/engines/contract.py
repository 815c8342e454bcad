"""What every engine must do, without an engine: a test file subclasses EngineContract and says how one is made.

The clauses are twelve lines that two tiny documents could hold. Words are parted by spaces in the table below, so that
no analyser is needed: the suite asks trees, not queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from search.engines.protocol import Answer, Ask, Engine, Key
from search.query.tree import All, And, Best, Choice, Coded, Lead, Near, Node, Not, Or, Pinned, Prefer, Run, Word


@dataclass(frozen=True)
class Line:
    """One clause: its words by field (parted by spaces), its codes, what it repeats, and the words of its English."""

    text: str
    section: str
    document: str
    district: str
    kind: str = "paragraph"
    department: tuple[str, ...] = ()
    repeat_of: int | None = None
    english: str = ""
    asked: str = ""

    @property
    def folded(self) -> str:
        return self.text.replace(" ", "").replace("_", " ")


LINES = (
    Line("支持 创新药 研发 和 临床试验", "主要 任务", "xuhui", "xuhui", department=("区科委",)),  # 0
    Line("创新药 创新药 进 医院", "主要 任务", "xuhui", "xuhui"),  # 1
    Line("医疗器械 注册人 制度", "医疗器械", "xuhui", "xuhui", "item", ("区科委", "区市场监管局")),  # 2
    Line("建设 医疗器械 产业 园", "空间 布局", "xuhui", "xuhui", english="build medical device park"),  # 3
    Line("医疗 服务 与 器械 审批", "保障 措施", "xuhui", "xuhui", "item", english="approval of medical service"),  # 4
    Line("digital 平台", "保障 措施", "xuhui", "xuhui"),  # 5
    Line("it 平台", "保障 措施", "jingan", "jingan"),  # 6
    Line("建设 医疗器械 产业 园", "空间 布局", "xuhui", "xuhui", "box-item", ("区科委",), repeat_of=3),  # 7
    Line("top_ 健康城 建设", "空间 布局", "jingan", "jingan"),  # 8
    Line("2190 家 企业", "发展 现状", "jingan", "jingan", "table"),  # 9
    Line("人才 公寓", "保障 措施", "jingan", "jingan"),  # 10
    Line("人才 公寓", "发展 现状", "jingan", "jingan", asked="租房 住哪 医院"),  # 11
)


def key_of(lines: Sequence[Line], number: int) -> Key:
    """The address of a line: its place in its document, which is one section."""
    document = lines[number].document
    return Key(document, "1", 1 + sum(line.document == document for line in lines[:number]))


def assert_agree(one: Answer, other: Answer, tolerance: float = 0.0) -> None:
    """Two engines give the same answer: the same clauses, counts and order; hits whose scores differ by no more than
    ``tolerance`` (a share of the score) may stand in either order, and at the end of a page in each other's place."""
    assert (one.total, one.documents, one.counts) == (other.total, other.documents, other.counts)
    assert (one.tiers, one.best) == (other.tiers, other.best)
    assert len(one.hits) == len(other.hits)
    scores = {hit.number: hit.score for hit in other.hits}
    for mine, theirs in zip(one.hits, other.hits, strict=True):
        assert mine.score == pytest.approx(theirs.score, rel=tolerance, abs=0.0 if not tolerance else 1e-3)
        if mine.number in scores:
            own = next(hit for hit in other.hits if hit.number == mine.number)
            assert (mine.repeats, mine.key, mine.tier) == (own.repeats, own.key, own.tier)
            assert own.score == pytest.approx(mine.score, rel=tolerance, abs=0.0 if not tolerance else 1e-3)
        else:
            assert tolerance and mine.score == pytest.approx(other.hits[-1].score, rel=tolerance)
        if not tolerance:
            assert mine.number == theirs.number


#: Nodes around a word, for a collection that holds nothing.
AROUND = (
    Near(Word("人才"), Or(), (), (), 0),
    Best((Choice(Word("人才")),)),
    Lead(Word("人才"), Run("medical device", "english"), 0.5),
    Pinned(()),
)


class EngineContract:
    """Subclass it, and make an engine of :data:`LINES` in ``make``."""

    @classmethod
    def make(cls, lines: Sequence[Line]) -> Engine:
        raise NotImplementedError

    @pytest.fixture(scope="class")
    @classmethod
    def engine(cls) -> Engine:
        return cls.make(LINES)

    def ask(self, engine: Engine, tree: Node, limit: int = 100, **selected: set[str]) -> Answer:
        codes = {name: frozenset(several) for name, several in selected.items()}
        return engine.search_many([Ask(tree, codes, ("district", "document", "kind", "department"), limit=limit)])[0]

    def found(self, engine: Engine, tree: Node, **selected: set[str]) -> set[int]:
        """Every clause that matches, those folded into another one too."""
        hits = self.ask(engine, tree, **selected).hits
        return {number for hit in hits for number in (hit.number, *hit.repeats)}

    MATCHES = (
        (Word("创新药"), {0, 1}, "a word of the text"),
        (Word("任务"), {0, 1}, "a word of the section title"),
        (Word("任务", "text"), set(), "a word of the title is not in the text"),
        (Word("平台", "titles"), set(), "a word of the text is not in a title"),
        (Word("保障", "titles"), {4, 5, 6, 10}, "a word of titles"),
        (Word("没有"), set(), "a word that stands nowhere"),
        (Run("医疗器械"), {2, 3, 7}, "a run stands together"),
        (Run("疗器"), {2, 3, 7}, "a run goes over the ends of words"),
        (Run("药研发和"), {0}, "a run goes over several words"),
        (Run("it"), {5, 6}, "a quoted run lies inside a word"),
        (Run("it", whole=True), {6}, "a plain run is no part of a Latin word"),
        (Run("190"), {9}, "a quoted run lies inside a number"),
        (Run("190", whole=True), set(), "a plain run is no part of a number"),
        (Run("2190家", whole=True), {9}, "Han after a number ends the number"),
        (Run("研发和", whole=True), {0}, "a short name goes over several words"),
        (Run("药研发", whole=True), set(), "a short name does not begin inside a word"),
        (Run("临床试", whole=True), set(), "nor does it end inside one"),
        (Run("药研发"), {0}, "a quoted run does"),
        (Run("药研发和", whole=True), {0}, "a longer run is no name of another kind"),
        (Run("障措", "titles", whole=True), set(), "a short name in titles"),
        (Run("top 健康城"), {8}, "a run with a space"),
        (Run("园医疗"), set(), "a run does not go from clause to clause"),
        (Run("保障措施", "titles"), {4, 5, 6, 10}, "a run in titles"),
        (Run(""), set(), "an empty run is nowhere"),
        (And((Word("创新药"), Word("医院"))), {1}, "all of them"),
        (And((Word("创新药"), Word("没有"))), set(), "all of them, one nowhere"),
        (And((Word("创新药"), Not(Word("医院")))), {0}, "without"),
        (And((Word("平台"), Not(Run("it")))), set(), "without a run"),
        (And((Word("公寓"), Not(Word("平台")), Not(Word("现状")))), {10}, "without two"),
        (And((All(), Not(Word("建设")))), {0, 1, 2, 4, 5, 6, 9, 10, 11}, "all but some"),
        (Or((Word("医院"), Word("公寓"))), {1, 10, 11}, "any of them"),
        (Or(()), set(), "any of none"),
        (Prefer(Word("创新药"), Word("公寓")), {0, 1}, "a preference finds nothing by itself"),
        (Coded("district", "jingan"), {6, 8, 9, 10, 11}, "a district"),
        (And((Word("平台"), Coded("district", "jingan"))), {6}, "in a district"),
        (And((Word("平台"), Not(Coded("district", "jingan")))), {5}, "not in a district"),
        (Coded("district", "mars"), set(), "no such district"),
        (Coded("kind", "item"), {2, 4}, "a code of any facet"),
        (Coded("no facet", "item"), set(), "no such facet"),
        (Word("租房", "asked"), {11}, "what a clause answers"),
        (Word("租房"), set(), "what a clause answers is no text of it"),
        (Word("公寓", "asked"), set(), "what a clause says is not what it answers"),
        (Word("疗器", "characters"), {2, 3, 7}, "two characters, over the ends of words"),
        (Word("疗", "characters"), {2, 3, 4, 7}, "one that stands before another"),
        (Word("园", "characters"), set(), "not the last one of a text"),
        (Word("任务", "characters"), set(), "characters of a title are not in the text"),
        (Word("medical"), {3, 4}, "a word of the English text"),
        (Word("medical", "text"), {3, 4}, "the English text is text"),
        (Word("medical", "titles"), set(), "the English text is no title"),
        (Run("medical device", "english"), {3}, "English words side by side"),
        (Run("cal dev", "english"), set(), "English words are whole"),
        (Run("cal dev"), {3}, "a quoted run lies inside English words"),
        (Run("medical dev", whole=True), set(), "a plain run is no part of an English word"),
        (Run("医疗器械", "english"), set(), "Chinese is not in the English text"),
        (Best((Choice(Word("医院")), Choice(Word("公寓"), 0.5))), {1, 10, 11}, "any way to say it"),
        (Best((Choice(Word("没有")), Choice(Word("公寓"), 0.5))), {10, 11}, "the only way to say it"),
        (Best((Choice(Word("没有")),)), set(), "no way to say it"),
        (Best((Choice(Coded("kind", "item"), 0.5), Choice(Word("医院")))), {1, 2, 4}, "a code is a way to say it"),
        (And((Best((Choice(Word("公寓")),)), Not(Word("现状")))), {10}, "one way, without"),
        (Lead(Word("医院"), Word("创新药")), {0, 1}, "what is first and the rest"),
        (Lead(Word("没有"), Word("创新药")), {0, 1}, "nothing first: the rest"),
        (Lead(Word("创新药"), Word("没有")), {0, 1}, "nothing of the rest"),
        (Pinned((8, 2)), {2, 8}, "known by number"),
        (Or((Pinned((8,)), Word("医院"))), {1, 8}, "known by number, or a word"),
        (Near(Word("医院"), Or(), (5, 0, 2), (0.4, 0.3, 0.1), 2), {0, 1, 5}, "a word, or surely near in meaning"),
        (Near(Word("没有"), Or(), (5, 2), (0.4, 0.1), 1), {5}, "no word, and one clause that is near"),
        (Near(Or(), Or(), (5, 2), (0.4, 0.1), 2), {2, 5}, "no tree at all"),
        (And((Near(Word("医院"), Or(), (5, 0), (0.4, 0.3), 2), Not(Word("创新药")))), {5}, "near, without a word"),
        (All(), set(range(12)), "everything"),
    )

    @pytest.mark.parametrize(("tree", "numbers", "note"), MATCHES, ids=[note for _, _, note in MATCHES])
    def test_matches(self, engine: Engine, tree: Node, numbers: set[int], note: str) -> None:
        assert self.found(engine, tree) == numbers

    def test_more_of_a_word_ranks_higher(self, engine: Engine) -> None:
        assert [hit.number for hit in self.ask(engine, Word("创新药")).hits] == [1, 0]

    def test_a_run_ranks_above_the_same_words_apart(self, engine: Engine) -> None:
        words = ("医疗", "器械")
        tree = Or((Run("医疗器械", words=words), And((Word("医疗"), Word("器械")))))
        assert [hit.number for hit in self.ask(engine, tree).hits][-1] == 4
        assert self.found(engine, tree) == {2, 3, 4, 7}

    def test_a_preference_raises_what_it_is_of(self, engine: Engine) -> None:
        plain = [hit.number for hit in self.ask(engine, Word("平台")).hits]
        preferred = [hit.number for hit in self.ask(engine, Prefer(Word("平台"), Word("digital"))).hits]
        assert sorted(plain) == sorted(preferred) == [5, 6]
        assert preferred[0] == 5

    def ranked(self, engine: Engine, tree: Node) -> list[int]:
        return [hit.number for hit in self.ask(engine, tree).hits]

    def test_the_better_way_to_say_it_ranks_higher(self, engine: Engine) -> None:
        typed, other = Word("公寓", "text"), Word("医院")

        assert self.ranked(engine, Best((Choice(typed), Choice(other, 0.5)))) == [10, 11, 1]
        assert self.ranked(engine, Best((Choice(typed, 0.5), Choice(other)))) == [1, 10, 11]

    def test_two_ways_to_say_it_are_not_added_up(self, engine: Engine) -> None:
        twice = self.ask(engine, Best((Choice(Word("创新药")), Choice(Word("创新药"), 0.9)))).hits

        assert twice == self.ask(engine, Best((Choice(Word("创新药")),))).hits

    def test_what_is_said_in_many_clauses_is_worth_less_than_what_is_said_in_few(self, engine: Engine) -> None:
        best = Best((Choice(Coded("document", "xuhui")),))
        one = Best((Choice(Word("digital")),))

        assert self.ask(engine, best).hits[0].score < self.ask(engine, one).hits[0].score

    def test_what_is_first_stands_above_the_rest_whatever_it_scores(self, engine: Engine) -> None:
        tree = Lead(Coded("kind", "table"), Or((Word("人才"), Word("公寓"))))

        assert self.ranked(engine, tree) == [9, 10, 11]
        scores = [hit.score for hit in self.ask(engine, tree).hits]
        assert scores == sorted(scores, reverse=True)

    def test_of_the_rest_only_what_is_good_enough_follows(self, engine: Engine) -> None:
        rest = Or((Coded("kind", "table", 1.0), Coded("kind", "item", 0.3), Coded("kind", "box-item", 0.1)))

        assert self.found(engine, Lead(Word("digital"), rest)) == {2, 4, 5, 7, 9}
        assert self.found(engine, Lead(Word("digital"), rest, 0.2)) == {2, 4, 5, 9}
        assert self.found(engine, Lead(Word("digital"), rest, 1.0)) == {5, 9}

    def test_what_is_first_is_held_to_no_share(self, engine: Engine) -> None:
        tree = Lead(Coded("kind", "table", 0.001), Or((Word("人才"), Coded("kind", "table", 0.001))), 1.0)

        assert self.ranked(engine, tree)[0] == 9

    def test_what_is_pinned_stands_first_in_the_order_given(self, engine: Engine) -> None:
        tree = Or((Pinned((8, 2)), Word("创新药"), Word("人才")))

        assert self.ranked(engine, tree) == [8, 2, *self.ranked(engine, Or((Word("创新药"), Word("人才"))))]

    def test_what_is_near_in_meaning_adds_to_the_share_of_the_best_by_words(self, engine: Engine) -> None:
        words = self.ranked(engine, Word("平台"))
        numbers, strengths = (words[1], 10, words[0]), (2.0, 0.4, 0.1)

        assert self.ranked(engine, Near(Word("平台"), Or(), numbers, strengths, 2)) == [words[1], words[0], 10]

    def test_what_is_kept_gains_nothing_by_being_near(self, engine: Engine) -> None:
        words = self.ranked(engine, Word("平台"))
        tree = Near(Word("平台"), Word("平台"), (words[1], 10), (2.0, 0.4), 2)

        assert self.ranked(engine, tree) == [*words, 10]
        assert self.ask(engine, tree).hits[0].score == 1.0

    def test_a_code_scores_its_weight(self, engine: Engine) -> None:
        assert {hit.score for hit in self.ask(engine, Coded("district", "jingan", 4.0)).hits} == {4.0}
        assert {hit.score for hit in self.ask(engine, Coded("district", "jingan")).hits} == {0.0}
        assert self.ranked(engine, Or((Word("平台"), Coded("district", "jingan", 4.0))))[0] == 6

    def test_an_english_run_ranks_above_its_words_apart(self, engine: Engine) -> None:
        words = ("medical", "service")
        tree = Or((Run("medical service", "english", 1.0, words), Word("medical"), Word("service")))

        assert self.ranked(engine, tree) == [4, 3]

    def test_weights_scale(self, engine: Engine) -> None:
        (one,), (half,) = (self.ask(engine, Word("医院", "all", weight)).hits for weight in (1.0, 0.5))
        assert half.score == pytest.approx(one.score / 2, abs=1e-5)

    def test_equal_scores_stand_in_reading_order(self, engine: Engine) -> None:
        hits = self.ask(engine, Word("公寓", "text")).hits
        assert [hit.number for hit in hits] == [10, 11]
        assert hits[0].score == hits[1].score

    def test_reading_order(self, engine: Engine) -> None:
        [answer] = engine.search_many([Ask(Or((Word("创新药"), Word("公寓"))), limit=3, reading_order=True)])
        assert [hit.number for hit in answer.hits] == [0, 1, 10]

    def test_a_limit_cuts_the_hits_and_not_the_total(self, engine: Engine) -> None:
        answer = self.ask(engine, All(), limit=3)
        assert (len(answer.hits), answer.total) == (3, 11)

    def test_an_offset_passes_over_the_first_hits(self, engine: Engine) -> None:
        asks = [Ask(Word("保障"), limit=4), Ask(Word("保障"), offset=1, limit=2), Ask(Word("保障"), offset=4)]
        whole, middle, behind = engine.search_many(asks)
        assert middle.hits == whole.hits[1:3]
        assert (behind.hits, behind.total) == ((), 4)

    def test_hits_say_where_they_stand_whatever_their_number(self, engine: Engine) -> None:
        hits = self.ask(engine, Or((Word("公寓", "text"), Word("创新药")))).hits
        assert {hit.number: hit.key for hit in hits} == {n: key_of(LINES, n) for n in (0, 1, 10, 11)}

    def test_documents_are_those_of_the_hits(self, engine: Engine) -> None:
        assert self.ask(engine, Word("平台")).documents == 2
        assert self.ask(engine, Word("平台"), district={"jingan"}).documents == 1
        assert self.ask(engine, Word("没有")).documents == 0

    def test_counts_are_the_totals_of_the_same_questions(self, engine: Engine) -> None:
        trees = [tree for tree, *_ in self.MATCHES]
        for selected in ({}, {"district": frozenset({"jingan"})}, {"kind": frozenset({"box-item", "item"})}):
            totals = [answer.total for answer in engine.search_many([Ask(tree, selected, limit=0) for tree in trees])]
            assert engine.counts(trees, selected) == totals
        assert engine.counts(trees, {}) == [self.ask(engine, tree).total for tree in trees], "counted as it is found"
        assert engine.counts([], {}) == engine.search_many([]) == []

    def test_selections_are_or_within_and_and_between(self, engine: Engine) -> None:
        assert self.found(engine, All(), kind={"item", "table"}) == {2, 4, 9}
        assert self.found(engine, All(), kind={"item", "table"}, district={"xuhui"}) == {2, 4}
        assert self.found(engine, All(), department={"区市场监管局"}) == {2}

    def test_an_empty_selection_lets_nothing_through(self, engine: Engine) -> None:
        assert self.found(engine, All(), kind=set()) == set()
        assert self.found(engine, All(), kind={"unknown"}) == set()

    def test_counts_ignore_their_own_selection(self, engine: Engine) -> None:
        counts = self.ask(engine, Word("平台"), district={"xuhui"}).counts
        assert counts["district"] == {"xuhui": 1, "jingan": 1}
        assert counts["kind"] == {"paragraph": 1}

    def test_only_what_is_asked_for_is_counted(self, engine: Engine) -> None:
        plain, counted = engine.search_many([Ask(Word("平台")), Ask(Word("平台"), facets=("kind",))])
        assert plain.counts == {}
        assert counted.counts == {"kind": {"paragraph": 2}}

    def test_of_many_values_the_most_frequent_are_counted_and_the_selected_ones(self, engine: Engine) -> None:
        asks = [Ask(All(), {}, ("kind",), values=2), Ask(All(), {"kind": frozenset({"table"})}, ("kind",), values=1)]
        first, chosen = engine.search_many(asks)
        assert first.counts == {"kind": {"paragraph": 8, "item": 2}}
        assert chosen.counts == {"kind": {"paragraph": 8, "table": 1}}

    def test_each_count_is_what_its_selection_leaves(self, engine: Engine) -> None:
        for tree in (All(), Word("医疗器械"), Word("建设"), Or((Word("平台"), Word("公寓")))):
            for selected in ({}, {"district": {"xuhui"}}, {"kind": {"box-item", "item"}}):
                counts = self.ask(engine, tree, **selected).counts
                for name, by_code in counts.items():
                    for code, count in by_code.items():
                        narrowed = self.ask(engine, tree, **{**selected, name: {code}})
                        assert count == narrowed.total, (tree, selected, name, code)

    TIERS = (Run("建设", whole=True), Or((Word("平台"), Word("产业"))))

    def tiered(self, engine: Engine, tree: Node, tier: int | None = None, **selected: set[str]) -> Answer:
        codes = {name: frozenset(several) for name, several in selected.items()}
        wanted = None if tier is None else frozenset({tier})
        ask = Ask(tree, codes, ("district", "kind"), tiers=self.TIERS, wanted=wanted, limit=100)
        return engine.search_many([ask])[0]

    def test_hits_of_a_better_tier_come_first_whatever_they_score(self, engine: Engine) -> None:
        tree = Or((Word("建设"), Word("平台"), Word("创新药", weight=9.0)))
        hits = self.tiered(engine, tree).hits
        assert [hit.tier for hit in hits] == [0, 0, 1, 1, 2, 2]
        assert [{hit.number for hit in hits if hit.tier == tier} for tier in range(3)] == [{3, 8}, {5, 6}, {0, 1}]
        assert hits[-1].score > hits[0].score

    def test_hits_of_every_tier_are_counted_and_the_best_by_code(self, engine: Engine) -> None:
        answer = self.tiered(engine, All())
        assert answer.tiers == (2, 2, 7)
        assert answer.best == {"district": {"xuhui": 1, "jingan": 1}, "kind": {"paragraph": 2, "box-item": 1}}
        assert self.tiered(engine, All(), district={"xuhui"}).tiers == (1, 1, 4)
        assert self.tiered(engine, All(), district={"xuhui"}).best["district"] == {"xuhui": 1, "jingan": 1}
        assert self.tiered(engine, Word("没有")).tiers == (0, 0, 0)

    def test_one_tier_alone_leaves_the_counts_of_the_others(self, engine: Engine) -> None:
        for tier, numbers in enumerate(({3, 8}, {5, 6}, {0, 1, 2, 4, 9, 10, 11})):
            answer = self.tiered(engine, All(), tier)
            assert {hit.number for hit in answer.hits} == numbers
            assert (answer.total, answer.tiers) == (len(numbers), (2, 2, 7))
            assert sum(answer.counts["district"].values()) == len(numbers)

    def test_several_tiers_are_wanted_and_counted_apart(self, engine: Engine) -> None:
        ask = Ask(All(), facets=("district",), tiers=self.TIERS, wanted=frozenset({0, 1}), best=2, limit=100)
        [answer] = engine.search_many([ask])
        assert {hit.number for hit in answer.hits} == {3, 5, 6, 8}
        assert answer.counts == answer.best == {"district": {"xuhui": 2, "jingan": 2}}

    def test_a_clause_is_of_the_tier_of_what_repeats_it(self, engine: Engine) -> None:
        ask = Ask(Word("建设"), tiers=(And((Word("建设"), Coded("kind", "box-item"))),), limit=100)
        [answer] = engine.search_many([ask])
        assert [(hit.number, hit.repeats, hit.tier) for hit in answer.hits] == [(3, (7,), 0), (8, (), 1)]
        assert answer.tiers == (1, 1)

    def test_what_goes_first_goes_before_every_tier_and_stays_of_its_own(self, engine: Engine) -> None:
        tree = Or((Word("建设"), Word("平台"), Word("创新药")))
        usual = self.tiered(engine, tree)
        first = (1, 9, 5)  # 9 is no hit
        for offset in range(4):
            asks = [Ask(tree, tiers=self.TIERS, first=first, offset=offset, limit=2)]
            found = engine.search_many(asks)[0].hits
            ordered = [*first[::2], *(hit.number for hit in usual.hits if hit.number not in first)]
            assert [hit.number for hit in found] == ordered[offset : offset + 2]
        [every] = engine.search_many([Ask(tree, tiers=self.TIERS, first=first, limit=100)])
        assert {(hit.number, hit.tier) for hit in every.hits} == {(hit.number, hit.tier) for hit in usual.hits}
        assert every.tiers == usual.tiers

    def test_reading_order_is_kept_over_tiers(self, engine: Engine) -> None:
        [answer] = engine.search_many([Ask(All(), tiers=self.TIERS, reading_order=True, limit=100)])
        assert [hit.number for hit in answer.hits] == [n for n in range(12) if n != 7]

    def test_a_repeat_is_folded_into_what_it_repeats(self, engine: Engine) -> None:
        hits = {hit.number: hit.repeats for hit in self.ask(engine, Word("建设")).hits}
        assert hits == {3: (7,), 8: ()}

    def test_a_repeat_alone_stands_for_itself(self, engine: Engine) -> None:
        hits = self.ask(engine, Word("建设"), kind={"box-item"}).hits
        assert [(hit.number, hit.repeats) for hit in hits] == [(7, ())]

    def test_the_same_question_has_the_same_answer(self, engine: Engine) -> None:
        tree = Or((Word("医疗器械"), Word("建设"), Run("平台")))
        assert self.ask(engine, tree) == self.ask(engine, tree) == self.ask(self.make(LINES), tree)

    def test_no_clauses_at_all(self) -> None:
        empty = self.make(())
        for tree in (
            All(),
            Word("人才"),
            Run("人才"),
            And((Word("人才"), Not(Word("公寓")))),
            Coded("district", "xuhui"),
            *AROUND,
        ):
            assert empty.search_many([Ask(tree)])[0].total == 0
            assert empty.counts([tree], {}) == [0]
