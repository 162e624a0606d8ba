"""Scoring by hand, as the sheet says: its tables, its steps, its roundings, and nothing else.

Numbers are decimals, as on paper. Each line of the sheet is a field here, so that the worked example is filled in from
the same steps that a person takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sharing.paper.tables import PARTS, Habit, Tables

TENTH, HUNDREDTH, WHOLE = Decimal("0.1"), Decimal("0.01"), Decimal(1)
Tick = str | int
"""A letter for a moment, a number for a habit."""


@dataclass(frozen=True)
class Side:
    """One column of the sheet, "client" or "you", line by line. None: the line stays empty."""

    moment_points: int
    moments: Decimal | None
    """Step 1: of 100, to one decimal."""
    habits_answered: int
    habit_points: int
    surplus: int
    """Plain habits answered minus turned ones."""
    leaning_part: Decimal
    habits: Decimal | None
    """Step 2: of 100, to one decimal."""
    care: Decimal | None
    """Step 3."""


@dataclass(frozen=True)
class Working:
    """A sheet worked through by hand."""

    counts: dict[str, int]
    """How many moments went to "client", "you", "both", "neither"."""
    answered: int
    pairs: int
    pair_total: int
    leaning: Decimal
    client: Side
    you: Side
    tilt: Decimal | None
    ground: Decimal | None
    zone: str | None

    @property
    def point(self) -> tuple[int, int] | None:
        """Tilt and ground in whole points, to mark on the map."""
        if self.tilt is None or self.ground is None:
            return None
        return int(rounded(self.tilt, WHOLE)), int(rounded(self.ground, WHOLE))


def rounded(value: Decimal, to: Decimal) -> Decimal:
    """As the sheet rounds: a 5 goes away from zero. Never minus zero."""
    return value.quantize(to, ROUND_HALF_UP) + 0


def work(tables: Tables, ticks: Mapping[int, Tick]) -> Working:
    """Follows the sheet.

    In: the printed tables; what was ticked, by number on the question sheet. What is not there, or is no answer of that
    row, counts as left out.
    Out: every line of the sheet.
    """
    words = [moment.letters.get(str(ticks.get(moment.number))) for moment in tables.moments]
    counts = {word: words.count(word) for word in ("client", "you", "both", "neither")}
    answered = sum(counts.values())
    given = {habit.number: tick for habit in tables.habits if (tick := ticks.get(habit.number)) in tables.answers}
    sums = [int(given[plain]) + int(given[turned]) for plain, turned in tables.pairs if {plain, turned} <= given.keys()]
    leaning = Decimal(0)
    if len(sums) >= tables.pair_floor:
        leaning = rounded(Decimal(sum(sums)) / (2 * len(sums)) - tables.middle, HUNDREDTH)
    rows = {side: [habit for habit in tables.of(side) if habit.number in given] for side in PARTS.values()}
    habits_count = all(len(found) >= tables.habit_floor for found in rows.values())
    client, you = (
        _side(tables, given, rows[side], counts[side] + counts["both"], answered, leaning, habits_count)
        for side in PARTS.values()
    )
    tilt = ground = None
    if client.care is not None and you.care is not None:
        tilt, ground = you.care - client.care, (you.care + client.care) / 2
    return Working(
        counts=counts,
        answered=answered,
        pairs=len(sums),
        pair_total=sum(sums),
        leaning=leaning,
        client=client,
        you=you,
        tilt=tilt,
        ground=ground,
        zone=_zone(tables, tilt, ground),
    )


def _side(
    tables: Tables,
    given: Mapping[int, Tick],
    rows: list[Habit],
    moment_points: int,
    answered: int,
    leaning: Decimal,
    habits_count: bool,
) -> Side:
    moments = habits = None
    if answered >= tables.moment_floor:
        moments = rounded(Decimal(100 * moment_points) / answered, TENTH)
    points = sum(habit.points[tables.answers.index(int(given[habit.number]))] for habit in rows)
    surplus = sum(-1 if habit.turned else 1 for habit in rows)
    if habits_count:
        habits = rounded((points - leaning * surplus) * tables.unit / len(rows), TENTH)
        habits = min(max(habits, Decimal(0)), Decimal(100))
    parts = [part for part in (moments, habits) if part is not None]
    return Side(
        moment_points=moment_points,
        moments=moments,
        habits_answered=len(rows),
        habit_points=points,
        surplus=surplus,
        leaning_part=leaning * surplus,
        habits=habits,
        care=sum(parts, Decimal(0)) / len(parts) if parts else None,
    )


def _zone(tables: Tables, tilt: Decimal | None, ground: Decimal | None) -> str | None:
    if tilt is None or ground is None:
        return None
    if abs(tilt) >= tables.tilt_cut:
        return "doormat" if tilt < 0 else "diva"
    if ground < tables.low_cut:
        return "worn_out"
    return "mixed_middle" if ground < tables.sweet_cut else "sweet_spot"
