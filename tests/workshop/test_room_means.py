"""A mean beside merged counts: by hand, and that what is told leaves somebody possible in every hidden group."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charts.wording import whole
from quizzes import load_all
from quizzes.schema import BodyReaction, Slider
from scoring.zones import ZONES
from workshop.cells import Cell, counted, merged
from workshop.frames import Sheet, plain
from workshop.room_body import body_shown
from workshop.room_map import guess_shown, side
from workshop.room_means import (
    ON_THE_MAP,
    SIDES,
    TENTH,
    Told,
    between,
    on_sides,
    on_the_map,
    sides_told,
    whole_room,
)

ROOM = st.integers(5, 40)
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("n", "most"),
    # One at -20 and n - 1 at 100: 100 - 120/n, which is 76, 80, 86.7, 91.4, 96. Told are tens with a point to spare.
    [(5, 70), (6, 70), (9, 80), (14, 90), (30, 90)],
)
def test_a_tilt_without_counts_by_hand(n: int, most: float) -> None:
    cells = (Cell(SIDES, n),)
    assert on_sides(most, cells) == Told(most) and on_sides(-most, cells) == Told(-most)
    assert on_sides(most + 1, cells) == Told(most, "over") and on_sides(-most - 1, cells) == Told(-most, "under")


def test_a_mean_from_zero_up_by_hand() -> None:
    # Of six with one at an end: 3/6 = 0.5 and 15/6 = 2.5, each with a tenth to spare.
    for mean, told in ((0.0, Told(0.6, "under")), (0.6, Told(0.6)), (2.4, Told(2.4)), (2.5, Told(2.4, "over"))):
        assert between(mean, 6, 3, unit=TENTH, step=TENTH) == told
    # 100/30 = 3.3 and 96.7.
    assert [between(mean, 30, 100) for mean in (5, 10, 90, 99)] == [
        Told(10, "under"), Told(10), Told(90), Told(90, "over")]  # fmt: skip


def test_counts_beside_a_mean_by_hand() -> None:
    # 25 on the client's side at -100, one at 20 and four at -20 are a mean of (-2500 + 20 - 80) / 30 = -85.3: below it
    # nobody can be on the other side. All that is counted by itself may lie anywhere.
    cells = (Cell(("client",), 25), Cell(("middle", "self"), 5))
    assert on_sides(-80, cells) == Told(-80) and on_sides(-86, cells) == on_sides(-83, cells) == Told(-80, "under")
    alone = tuple(Cell((one,), 9) for one in SIDES)
    assert on_sides(-40, alone) == Told(-40)


def test_a_place_on_the_map_by_hand() -> None:
    # All of six at ground 40 and tilt 79 are C = 0.5 and S = 79.5. One in the sweet spot has C = 55 or more, so five
    # would have C under zero: the tilt is told as a bound, though alone it leaves everything open.
    tilt, ground = on_the_map(79, 40, whole_room(6))
    assert ground == Told(40) and tilt == Told(60, "over")
    # C = (6 * C - 55) / 5 of zero is C = 9.17 of the mean, so at ground 40 a tilt of 61.7.
    assert on_the_map(60, 40, whole_room(6)) == (Told(60), Told(40))
    assert on_the_map(-30, 55, whole_room(6)) == (Told(-30), Told(55))
    # One at 65 or more, the others at 0: 10.8 of ground.
    assert on_the_map(0, 3, whole_room(6))[1] == Told(20, "under")
    counts = tuple(Cell((zone,), 9) for zone in ZONES)
    assert on_the_map(-20, 41, counts) == (Told(-20), Told(41))


def test_whether_counts_tell_the_sides() -> None:
    assert sides_told((Cell(("client",), 5), Cell(("middle",), 6), Cell(("self",), 7)))
    assert not sides_told((Cell(("client",), 5), Cell(("middle", "self"), 13)))
    assert sides_told((Cell(("doormat",), 5), Cell(("diva",), 6), Cell(("worn_out", "mixed_middle", "sweet_spot"), 7)))
    assert not sides_told((Cell(("doormat",), 5), Cell(("diva", "worn_out"), 6), Cell(("mixed_middle",), 7)))
    assert not sides_told((Cell(("doormat",), 5), Cell(("worn_out", "mixed_middle", "sweet_spot"), 7)))


# ---- for every group that counts hide, another room that shows the very same with somebody in it --------------------

GUESS = next(quiz for quiz in load_all().values() if {i.axis for i in quiz.of_kind(Slider)} >= {"B", "G"})
LINES = {item.axis: item.id for item in GUESS.of_kind(Slider)}
ENDS = {"client": (-100, -20), "middle": (-15, 15), "self": (20, 100)}


def guesses(tilts: Sequence[int], ground: int = 50) -> list[Sheet]:
    return [Sheet(str(n), 1, {LINES["B"]: b, LINES["G"]: ground}) for n, b in enumerate(tilts)]


def told_of(tilts: Sequence[int]) -> dict[str, object]:
    shown = plain(guess_shown(GUESS, guesses(tilts))[0])
    return {name: shown[name] for name in ("sides", "tilt", "beyond", "spread")}


def others(cells: list[dict[str, object]], one: str) -> Iterator[list[str]]:
    """Sides for a room with these counts and somebody on side `one`: the rest of a merged cell in every mixture."""
    choices = []
    for cell in cells:
        ids, count = list(cell["ids"]), int(cell["count"])  # type: ignore[call-overload]
        free = count - (one in ids)
        mixtures = [
            [name for name, k in zip(ids, parts, strict=True) for _ in range(k)] for parts in split(free, len(ids))
        ]
        choices.append([[one] * (one in ids) + mixture for mixture in mixtures])
    for chosen in itertools.product(*choices):
        yield list(itertools.chain(*chosen))


def split(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in split(total - first, parts - 1):
            yield (first, *rest)


def made_up(sides: list[str], total: int) -> list[int] | None:
    """Guesses on these sides that add up to `total`, in steps of five; None where there are none."""
    tilts = [ENDS[one][0] for one in sides]
    missing = total - sum(tilts)
    if missing < 0:
        return None
    for at, one in enumerate(sides):
        more = min(missing, ENDS[one][1] - ENDS[one][0])
        tilts[at] += more
        missing -= more
    return tilts if not missing else None


def numbers(tilts: Sequence[int]) -> tuple[tuple[Cell, ...], Told]:
    """The same numbers without the cloud."""
    cells = merged(counted(SIDES, map(side, tilts)))
    return cells, on_sides(whole(float(np.mean(tilts))), cells, 5)


def witness(real: list[int], one: str) -> list[int] | None:
    """Another room that is told just as `real` is, with somebody on side `one`."""
    shown, n = numbers(real), len(real)
    # Sums near the one that shows come first; behind a bound, those next to it.
    sums = sorted(range(-100 * n, 100 * n + 1, 5), key=lambda total: abs(total / n - shown[1].value))
    for sides in others([{"ids": cell.ids, "count": cell.count} for cell in shown[0]], one):
        for total in sums[:40]:
            tilts = made_up(sides, total)
            if tilts is not None and numbers(tilts) == shown:
                return tilts
    return None


def steps_of_five(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low // 5, high // 5).map(lambda one: one * 5)


@CALM
@given(st.data(), ROOM)
def test_what_is_told_of_guesses_leaves_each_hidden_side_possible(data: st.DataObject, n: int) -> None:
    low = data.draw(steps_of_five(-100, 100))
    high = data.draw(steps_of_five(low, 100))
    real = data.draw(st.lists(steps_of_five(low, high), min_size=n, max_size=n))
    shown = told_of(real)
    hidden = [one for cell in shown["sides"] if len(cell["ids"]) > 1 for one in cell["ids"]]  # type: ignore[attr-defined]
    for one in hidden:
        found = witness(real, one)
        assert found is not None, (real, one, shown)
        assert one in {side(tilt) for tilt in found} and told_of(found) == shown


@CALM
@given(st.data(), ROOM)
def test_how_wide_is_told_only_beside_three_counts_of_five(data: st.DataObject, n: int) -> None:
    real = data.draw(st.lists(steps_of_five(-100, 100), min_size=n, max_size=n))
    shown = told_of(real)
    if shown["spread"] is not None:
        counts = counted(SIDES, map(side, real))
        assert min(counts.values()) >= 5
        assert shown["sides"] == [{"ids": [one], "count": counts[one]} for one in SIDES]


BODY = next(quiz for quiz in load_all().values() if quiz.of_kind(BodyReaction))
MOMENT = BODY.of_kind(BodyReaction)[0]


def felt(strengths: Sequence[int]) -> tuple[float, str]:
    first = next(iter(BODY.tags[MOMENT.reactions].labels))
    sheets = [Sheet(str(n), 1, {MOMENT.id: first, f"{MOMENT.id}.strength": one}) for n, one in enumerate(strengths)]
    moment = body_shown(BODY, sheets)[0]["moments"][0]
    return moment["strength"], moment["beyond"]


@CALM
@given(st.data(), ROOM)
def test_a_strength_never_proves_that_nobody_felt_nothing_or_most(data: st.DataObject, n: int) -> None:
    most = MOMENT.strongest
    low = data.draw(st.integers(0, most))
    real = data.draw(st.lists(st.integers(low, data.draw(st.integers(low, most))), min_size=n, max_size=n))
    told = felt(real)
    for end in (0, most):
        rooms = ([end, *([most] * (k // most)), *([k % most] if k % most else [])] for k in range(most * (n - 1) + 1))
        assert any(felt([*room, *[0] * (n - len(room))]) == told for room in rooms), (real, end)


EDGES = np.array([(1, 0), (-1, 0), (0, 1), (0, -1), (0.5, 1), (0.5, -1), (-0.5, 1), (-0.5, -1)])
"""Across every side that a zone has on the map: those of tilt, of ground, of C and of S."""


def possible(point: tuple[float, float], cells: Sequence[Cell], one: str) -> bool:
    """Whether some room with these counts, somebody in zone `one`, has this mean: the sum of its zones holds it."""
    reach = {zone: (np.array(shape) @ EDGES.T).max(axis=0) for zone, shape in ON_THE_MAP.items()}
    n = sum(cell.count for cell in cells)
    listed = [{"ids": cell.ids, "count": cell.count} for cell in cells]
    for zones in others(listed, one):
        far = sum((reach[zone] for zone in zones), np.zeros(len(EDGES)))
        if (n * EDGES @ np.array(point) <= far + n * 0.5 + 1e-6).all():  # a mean is told as a whole number
            return True
    return False


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.integers(5, 14))
def test_what_is_told_of_a_map_leaves_each_hidden_zone_possible(data: st.DataObject, n: int) -> None:
    care = st.floats(0, 100)
    middle = data.draw(st.tuples(care, care))
    wide = data.draw(st.sampled_from((0.0, 0.2, 1.0)))
    drawn = data.draw(st.lists(st.tuples(care, care), min_size=n, max_size=n))
    care_of = [tuple((1 - wide) * m + wide * one for m, one in zip(middle, point, strict=True)) for point in drawn]
    places = [(s - c, (c + s) / 2) for c, s in care_of]
    zones = ["doormat" if b <= -20 else "diva" if b >= 20 else ZONES[2 + (g >= 40) + (g >= 65)] for b, g in places]
    cells = merged(counted(ZONES, zones))
    tilt, ground = on_the_map(*(whole(float(np.mean(axis))) for axis in zip(*places, strict=True)), cells)
    # What is told as beyond a bound holds the means next to it.
    near = [
        [told.value + way * step for step in (0, 1, 2)] if (way := {"over": 1, "under": -1}.get(told.beyond, 0))
        else [told.value]
        for told in (tilt, ground)
    ]  # fmt: skip
    for cell in cells:
        for one in cell.ids if len(cell.ids) > 1 else ():
            assert any(possible((b, g), cells, one) for b in near[0] for g in near[1]), (one, cells, tilt, ground)
