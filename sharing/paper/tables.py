"""What the scoring sheet prints as tables: which letter or number gives points to which side, floors and cuts.

Whoever scores by hand has these tables and nothing else; `by_hand.work` has nothing else either.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from quizzes.schema import Quiz, Scenario, Statement
from scoring.cells import KEYS
from scoring.form import SCALES, Form
from scoring.model import MODEL

SIDES = {(1, 0): "client", (0, 1): "you", (1, 1): "both", (0, 0): "neither"}
"""What an option looks after, by the points it gives to the client and to oneself."""
PARTS = {"C": "client", "S": "you"}
MOST = 100


@dataclass(frozen=True)
class Moment:
    """A row of the first table: the word that stands under each letter."""

    number: int
    item: str
    name: str
    letters: dict[str, str]


@dataclass(frozen=True)
class Habit:
    """A row of the second: the points under each answer, lowest answer first."""

    number: int
    item: str
    name: str
    side: str
    """"client" or "you"."""
    turned: bool
    points: tuple[int, ...]


@dataclass(frozen=True)
class Tables:
    """Everything that scoring by hand needs. Moments and habits carry the numbers of the question sheet."""

    moments: tuple[Moment, ...]
    habits: tuple[Habit, ...]
    pairs: tuple[tuple[int, int], ...]
    """Numbers of habits that say opposite things: the plain one, the turned one."""
    answers: tuple[int, ...]
    moment_floor: int
    habit_floor: int
    pair_floor: int
    tilt_cut: int
    low_cut: int
    sweet_cut: int

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters that some moment has."""
        return tuple(sorted({letter for moment in self.moments for letter in moment.letters}))

    @property
    def unit(self) -> Decimal:
        """What a habit's point is worth on the scale of 0 to 100."""
        return Decimal(MOST) / (len(self.answers) - 1)

    @property
    def middle(self) -> Decimal:
        """The middle answer."""
        return Decimal(self.answers[0] + self.answers[-1]) / 2

    def of(self, side: str) -> tuple[Habit, ...]:
        """The habits of one side, in the order of the question sheet."""
        return tuple(habit for habit in self.habits if habit.side == side)

    def off_by(self) -> tuple[Decimal, Decimal]:
        """How far rounding by hand can take an amount, and the tilt, from the app's: in tenths, rounded up.

        A part is rounded to one decimal (half of 0.1 off at most); the leaning to two, which moves the habits by
        `unit` times 0.005 times the largest surplus of plain or turned ones for each habit answered.
        """
        surplus = max(self._surplus(side) for side in PARTS.values())
        most = Decimal("0.05") + self.unit * Decimal("0.005") * surplus
        tenth = Decimal("0.1")
        return most.quantize(tenth, ROUND_CEILING), (2 * most).quantize(tenth, ROUND_CEILING)

    def _surplus(self, side: str) -> Decimal:
        turned = sum(habit.turned for habit in self.of(side))
        counts = (turned, len(self.of(side)) - turned)
        worst = Decimal(0)
        for many in counts:
            few = max(0, self.habit_floor - many)
            worst = max(worst, Decimal(many - few) / (many + few) if many > few else Decimal(0))
        return worst


def tables(quiz: Quiz) -> Tables:
    """The tables of a questionnaire whose file scores a position.

    Raises ValueError with a sentence for one that does not.
    """
    rule = quiz.scoring.position
    if rule is None:
        raise ValueError(f'"{quiz.id}" has no place on the map to score by hand; take one with [scoring.position].')
    form = Form.of(quiz)
    numbers = {item.id: number for number, item in enumerate(asked(quiz), start=1)}
    answers = tuple(range(form.low, form.high + 1))
    return Tables(
        moments=tuple(
            Moment(
                numbers[item.id],
                item.id,
                item.name,
                {option.letter: SIDES[KEYS[option.key] & 1, KEYS[option.key] >> 1 & 1] for option in item.options},
            )
            for item in form.scenarios
        ),
        habits=tuple(
            Habit(
                numbers[item.id],
                item.id,
                item.short or item.text,
                PARTS[item.scale],
                item.sign == "-",
                tuple(range(len(answers)))[:: -1 if item.sign == "-" else 1],
            )
            for item in form.statements
        ),
        pairs=tuple(
            (numbers[form.statements[pair.plus].id], numbers[form.statements[pair.minus].id]) for pair in form.pairs
        ),
        answers=answers,
        moment_floor=rule.scenario_floor,
        habit_floor=rule.statement_floor,
        pair_floor=MODEL.fewest_pairs_for_leaning,
        tilt_cut=round(MODEL.tilt_cut),
        low_cut=round(MODEL.low_cut),
        sweet_cut=round(MODEL.sweet_cut),
    )


def asked(quiz: Quiz) -> tuple[Scenario | Statement, ...]:
    """What stands on the question sheet, in its order: all moments, then the habits that count for a side."""
    habits = tuple(item for item in quiz.of_kind(Statement) if item.scale in SCALES)
    return (*quiz.of_kind(Scenario), *habits)
