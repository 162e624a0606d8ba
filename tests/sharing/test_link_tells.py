"""What can be told from a shared map's code: nothing but its fields, and no answer without a word of warning before."""

from __future__ import annotations

import bisect
import dataclasses
import itertools
import math
import random
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from scoring import score
from sharing.link import Shared, decode, encode, share
from tests.sharing.test_link import GROUPS, QUIZ, SCENARIOS, STATEMENTS, results, sheet, worked
from tests.support import varied


class Spy:
    """Something whose attributes are those of `of`, and that writes down which were read."""

    def __init__(self, of: object, seen: set[str]) -> None:
        self.__dict__.update(_of=of, _seen=seen)

    def __getattr__(self, name: str) -> object:
        self._seen.add(name)
        return getattr(self._of, name)


def test_a_code_is_made_from_the_fields_of_the_contract_alone() -> None:
    contract = {"C", "S", "SE_C", "SE_S", "cov", "zone", "confidence", "could_also_be"}
    seen: set[str] = set()
    of_result: set[str] = set()
    result = score(QUIZ, varied.sheets(QUIZ, 1)[0])
    assert result.position is not None
    spied: Any = Spy(dataclasses.replace(result, position=Spy(result.position, seen)), of_result)  # type: ignore[arg-type]
    assert encode(spied) == encode(result)
    assert (seen, of_result) == (contract, {"position", "model"})


def test_a_code_does_not_change_with_anything_else_of_a_result() -> None:
    for one, other in itertools.pairwise(varied.sheets(QUIZ, 12, seed=3)):
        mine, theirs = score(QUIZ, one), score(QUIZ, other)
        assert mine.position is not None and theirs.position is not None
        kept = ("C", "S", "SE_C", "SE_S", "cov", "zone", "confidence", "could_also_be")
        mixed = dataclasses.replace(theirs.position, **{name: getattr(mine.position, name) for name in kept})
        assert encode(dataclasses.replace(theirs, quiz="other", position=mixed)) == encode(mine)


def neighbour(of: dict[str, object], luck: random.Random) -> dict[str, object]:
    """Another sheet that may share a code with this one.

    The place of a sheet rests on how often each key was picked and on what the answers of each kind of statement add
    up to, the margins on how far they spread. So: (1) picks are dealt anew over the moments, answers over the
    statements of their kind; (2) single statements move a step, often against each other; (3) a pick changes, two
    steps of a scale's statements being worth one pick; (4) up to four answers are left out.
    """
    other = dict(of)
    names = [item.id for item in SCENARIOS if item.id in of]
    kinds = [[name for name in ids if name in of] for ids in GROUPS]
    if luck.random() < 0.5:
        for ids in (names, *kinds):
            other |= dict(zip(ids, luck.sample([of[name] for name in ids], len(ids)), strict=True))
    for _ in range(luck.choice((0, 0, 0, 1))):
        other[luck.choice(names)] = luck.choice("DVBH")
    for _ in range(luck.choice((0, 1, 2, 2, 2, 3, 4))):
        name = luck.choice(luck.choice(kinds))
        other[name] = min(5, max(1, int(str(other[name])) + luck.choice((-1, 1))))
    for name in luck.sample(list(other), luck.choice((0, 0, 0, 1, 1, 2, 3, 4))):
        del other[name]
    return other


MANY = 20


def poorest() -> list[dict[str, object]]:
    """Sheets with the least room: one key throughout, each kind of statement alike, off the ends of the scales; and
    kinds of sheets that had few others beside them while margins were rounded less."""
    alike = [
        sheet(key * 12, *(str(answer) * 3 for answer in answers))
        for key, answers in itertools.product("DVBH", itertools.product((1, 3, 5), repeat=4))
    ]
    scarce = [
        sheet("B" * 12, "111", "111", "555", "115"),
        sheet("B" * 12, "111", "111", "555", "112"),
        sheet("HBBBBBBBBBBB", "111", "555", "111", "555"),
        sheet("VBBBBBBBBBBB", "111", "555", "555", "111"),
        sheet("B" * 12, "255", "111", "555", "114"),
    ]
    found = alike + scarce
    return [one for one, result in zip(found, results(found), strict=True) if not share(result).ends]


def test_every_code_off_the_ends_belongs_to_many_sheets() -> None:
    """From each of many sheets a search for others with the very same code; it has to find MANY.

    Sheets of all leanings, and the poorest ones. A search can only find too few, never too many.
    """
    luck = random.Random(5)
    complete = [one for one in varied.sheets(QUIZ, 400, seed=6) if len(_answers(one)) == len(ITEMS)]
    start = [_answers(one) for one in complete][:60] + luck.sample(poorest(), 60) + poorest()[-5:]
    found = [(one, share(result)) for one, result in zip(start, results(start), strict=True)]
    scarce = []
    for one, code in [(one, shared.code) for one, shared in found if not shared.ends]:
        alike = [one]
        for _ in range(40):
            # Each find is a place to search on from.
            others = [neighbour(luck.choice(alike), luck) for _ in range(150)]
            for other, result in zip(others, results(others), strict=True):
                if result.position.zone and other not in alike and encode(result) == code:
                    alike.append(other)
            if len(alike) >= MANY:
                break
        if len(alike) < MANY:
            scarce.append((decode(code), len(alike), one))
    assert scarce == []


def _answers(of: dict[str, object]) -> dict[str, object]:
    return {item.id: of[item.id] for item in ITEMS if item.id in of}


ITEMS = (*SCENARIOS, *STATEMENTS)
THREE = list(itertools.combinations_with_replacement(range(1, 6), 3))
"""The answers to the three statements of a kind, in any order."""
PAIRED = [(plus, minus, sum(25 * (up - down + 4) for up, down in zip(plus, minus, strict=True)) / 6)
          for plus, minus in itertools.product(THREE, THREE)]  # fmt: skip
"""Both kinds of a scale with what they come to, 0 to 100; what is agreed with throughout cancels out (F2)."""


def complete_at(shared: Shared, luck: random.Random, most: int) -> Iterator[list[dict[str, object]]]:
    """Complete sheets that lie where a code says, in batches: up to `most` of all the mixes of picks and answers that
    there are, each dealt out over the items once."""
    mixes, sizes = [], [0]
    for D, V, B in itertools.product(range(13), repeat=3):
        if D + V + B > 12:
            continue
        client, own = (
            [kinds for *kinds, said in PAIRED if math.floor((100 * picks / 12 + said) / 2 + 0.5) == amount]
            for amount, picks in ((shared.C, D + B), (shared.S, V + B))
        )
        if client and own:
            mixes.append(("D" * D + "V" * V + "B" * B + "H" * (12 - D - V - B), client, own))
            sizes.append(sizes[-1] + len(client) * len(own))
    taken = luck.sample(range(sizes[-1]), min(most, sizes[-1]))
    for batch in (taken[at : at + 1500] for at in range(0, len(taken), 1500)):
        sheets = []
        for at in batch:
            mix = bisect.bisect_right(sizes, at) - 1
            keys, client, own = mixes[mix]
            first, second = divmod(at - sizes[mix], len(own))
            given: dict[str, object] = dict(zip([one.id for one in SCENARIOS], luck.sample(keys, 12), strict=True))
            for ids, answers in zip(GROUPS, (*client[first], *own[second]), strict=True):
                given |= zip(ids, luck.sample(answers, 3), strict=True)
            sheets.append(given)
        yield sheets


TOLD = (
    ("HDHVVVDVVHHH", "111", "555", "242", "451"),  # C 8, S 42
    ("DHVHDHVDHDDH", "111", "555", "111", "555"),  # C 21, S 8
    ("BVBHBVBBHVVV", "422", "554", "555", "111"),  # C 33, S 92
    ("DDDHHHBBDDDD", "414", "232", "111", "555"),  # S 8
    ("VVVBVVVVVBVV", "111", "555", "434", "242"),  # C 8
    ("DBBBDBDDBDBB", "555", "111", "333", "424"),  # C 100
    ("BBDBBBBBBBBD", "555", "111", "555", "111"),  # S 92
)
"""Sheets whose moments alone make up an amount near an end, all habits of that side being at it."""


def test_no_answer_can_be_told_from_a_code_unless_the_person_is_told_before() -> None:
    """Over the complete sheets with the code of one: each item has more than one answer among them."""
    luck = random.Random(7)
    start = [sheet(*one) for one in TOLD]
    start += [_answers(one) for one in varied.sheets(QUIZ, 200, seed=9) if len(_answers(one)) == len(ITEMS)][:15]
    start += [leaning(luck) for _ in range(40)]
    told, looked = [], 0
    for one, result in zip(start, results(start), strict=True):
        shared = share(result)
        if shared.ends:
            continue
        seen = {name: {answer} for name, answer in one.items()}
        for others in complete_at(shared, luck, 12_000):
            for other, found in zip(others, results(others), strict=True):
                if encode(found) == shared.code:
                    for name, answer in other.items():
                        seen[name].add(answer)
            if all(len(answers) > 1 for answers in seen.values()):
                break
        looked += 1
        fixed = {name: answers for name, answers in seen.items() if len(answers) < 2}
        if fixed:
            told.append((shared, fixed))
    assert told == [] and looked > 30


def leaning(luck: random.Random) -> dict[str, object]:
    """A complete sheet that leans to an end of one scale or of both: codes there have the least room."""
    weights = [luck.choice((0.02, 0.1, 1, 4, 12)) for _ in "DVBH"]
    given: dict[str, object] = {item.id: luck.choices("DVBH", weights)[0] for item in SCENARIOS}
    for scale in (0, 2):
        far, high = luck.choice((1, 3, 10, 40)), luck.random() < 0.5
        for at, ids in enumerate(GROUPS[scale : scale + 2]):
            order = (1, 2, 3, 4, 5) if high == (at == 0) else (5, 4, 3, 2, 1)
            given |= {name: luck.choices(order, (0.2, 0.2, 0.2, 1, far))[0] for name in ids}
    return given


def test_near_an_end_a_code_says_nothing_of_the_covariance() -> None:
    def tied(C: float, S: float) -> int:
        zone = "doormat" if C - S >= 20 else "mixed_middle"
        place = SimpleNamespace(C=C, S=S, SE_C=9.0, SE_S=9.0, cov=30.0, zone=zone, confidence="likely",
                                could_also_be=())  # fmt: skip
        result: Any = SimpleNamespace(position=place, model="model_v1")
        return share(result).tie

    # 30 of 81 is 1.85 fifths.
    assert [tied(C, 50) for C in (74, 74.4, 74.5, 75, 90)] == [2, 2, 0, 0, 0]
    assert [tied(60, S) for S in (26, 25.5, 25.4, 3)] == [2, 2, 0, 0]
    assert decode(Shared("model_v1", 92, 50, 9, 9, -2, "doormat", "clear", ()).code).tie == -2, "older links stay"


def test_a_code_at_an_end_says_whose() -> None:
    ends = {"B": "5151", "D": "5115", "V": "1551", "H": "1515"}
    for key, answers in ends.items():
        corner = share(results([sheet(key * 12, *(answer * 3 for answer in answers))])[0])
        assert corner.ends == ("client", "self")

    def at(C: int, S: int) -> tuple[str, ...]:
        zone = "doormat" if C - S >= 20 else "diva" if S - C >= 20 else "mixed_middle"
        return Shared("model_v1", C, S, 9, 9, 0, zone, "likely", ()).ends

    assert [at(C, 50) for C in (100, 96, 95, 5, 4, 0)] == [("client",), ("client",), (), (), ("client",), ("client",)]
    assert [at(60, S) for S in (100, 96, 95, 5, 4, 0)] == [("self",), ("self",), (), (), ("self",), ("self",)]
    assert worked().ends == ()
