"""Scoring by hand: the rules that the sheet prints, read back from its PDF, give what the app gives."""

from __future__ import annotations

import random
import re
import subprocess
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

import quizzes
from quizzes.schema import Scenario
from scoring import score
from sharing.paper import Tables, on_paper, pdf, tables, work
from sharing.paper.by_hand import rounded
from sharing.paper.tables import Habit, Moment
from tests.scoring.forms import IN_PAIRS, sheet

QUIZ = on_paper(quizzes.load_all().values())[0]
WORDS = "both|client|you|neither"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scoring sheet and its example as a PDF."""
    made = tmp_path_factory.mktemp("paper") / "scoring.pdf"
    made.write_bytes(pdf(QUIZ, ("scoring",)))
    return made


@pytest.fixture(scope="module")
def lines(path: Path) -> list[str]:
    """The same as the eye sees it, line by line."""
    return run("pdftotext", "-layout", path, "-").splitlines()


def run(*words: str | Path) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def blank(lines: list[str]) -> list[str]:
    """The part of it that is to be filled in."""
    return lines[: next(at for at, line in enumerate(lines) if "A worked example" in line)]


def read_back(printed: list[str]) -> Tables:
    """The rules, from the print alone."""
    text = " ".join(" ".join(printed).split())
    moments, habits, side = [], [], ""
    for line in printed:
        side = "client" if "Care for the client   " in line else "you" if "Care for you   " in line else side
        if found := re.match(rf" *(\d+) +(.+?) {{2,}}((?:{WORDS})(?: +(?:{WORDS}))*) *$", line):
            moments.append(Moment(int(found[1]), "", found[2], dict(zip("abcde", found[3].split(), strict=False))))
        if found := re.match(r" *(\d+) +(.+?) {2,}(plain|turned)((?: +\d)+) *$", line):
            points = tuple(int(point) for point in found[4].split())
            habits.append(Habit(int(found[1]), "", found[2], side, found[3] == "turned", points))

    def number(pattern: str) -> int:
        (found,) = set(re.findall(pattern, text))
        return int(found)

    return Tables(
        moments=tuple(moments),
        habits=tuple(sorted(habits, key=lambda habit: habit.number)),
        pairs=tuple((int(plain), int(turned)) for plain, turned in re.findall(r"(\d+) \+ (\d+) =", text)),
        answers=tuple(range(number(r"\((\d) to \d each\)"), number(r"\(\d to (\d) each\)") + 1)),
        moment_floor=number(r"all circles\. Fewer than (\d+)"),
        habit_floor=number(r"Fewer than (\d+) on either side"),
        pair_floor=number(r"With fewer than (\d+) pairs"),
        tilt_cut=number(r"Tilt (\d+) or higher"),
        low_cut=number(r"Tilt between, ground below (\d+)"),
        sweet_cut=number(r"Tilt between, ground (\d+) or more [A-Z]"),
    )


def test_the_print_holds_every_rule(lines: list[str]) -> None:
    own = tables(QUIZ)
    printed = read_back(blank(lines))
    assert printed.moments == tuple(Moment(one.number, "", one.name, one.letters) for one in own.moments)
    assert printed.habits == tuple(
        Habit(one.number, "", one.name, one.side, one.turned, one.points) for one in own.habits
    )
    assert printed == Tables(**{**vars(own), "moments": printed.moments, "habits": printed.habits})
    text = " ".join(" ".join(blank(lines)).split())
    assert f"× {printed.unit} ÷ D" in text
    assert f"(2 × pairs) − {printed.middle} =" in text
    amount, tilt = printed.off_by()
    assert (str(amount), str(tilt)) == ("0.2", "0.3")
    assert f"come out {amount} off, and the tilt {tilt} off" in text


def random_ticks(own: Tables, luck: random.Random) -> dict[int, str | int]:
    """Ticks of somebody with a leaning of their own, with few or many gaps."""
    gaps = luck.choice([0.0, 0.05, 0.2, 0.45])
    words = luck.choice(["client", "you", "both", "neither", ""])
    high = luck.choice([0, 0, 1, 2, -1])
    found: dict[int, str | int] = {}
    for moment in own.moments:
        liked = [letter for letter, word in moment.letters.items() if word == words]
        found[moment.number] = luck.choice([*moment.letters, *liked, *liked])
    for habit in own.habits:
        found[habit.number] = min(5, max(1, luck.randint(1, 5) + high))
    return {number: tick for number, tick in found.items() if luck.random() >= gaps}


def columns(ticks: dict[int, str | int]) -> dict[str, object]:
    """The same answers as the app takes them: by item, moments by key."""
    own, given = tables(QUIZ), {}
    for moment in own.moments:
        item = QUIZ.item(moment.item)
        assert isinstance(item, Scenario)
        if moment.number in ticks:
            given[item.id] = next(option.key for option in item.options if option.letter == ticks[moment.number])
    return given | {habit.item: ticks[habit.number] for habit in own.habits if habit.number in ticks}


def test_a_thousand_sheets_come_out_as_in_the_app(lines: list[str]) -> None:
    printed = read_back(blank(lines))
    amount, tilt_off = (float(each) for each in printed.off_by())
    luck = random.Random(20261122)
    seen: Counter[str] = Counter()
    for _ in range(1000):
        ticks = random_ticks(printed, luck)
        by_hand, position = work(printed, ticks), score(QUIZ, columns(ticks)).position
        assert position is not None
        seen[position.status] += 1
        if position.status == "insufficient":
            assert by_hand.point is None and by_hand.zone is None and by_hand.client.care is by_hand.you.care is None
            continue
        assert by_hand.client.care is not None and by_hand.you.care is not None
        assert by_hand.tilt is not None and by_hand.ground is not None and by_hand.point is not None
        assert float(by_hand.client.care) == pytest.approx(position.C, abs=amount)
        assert float(by_hand.you.care) == pytest.approx(position.S, abs=amount)
        assert float(by_hand.tilt) == pytest.approx(position.B, abs=tilt_off)
        assert float(by_hand.ground) == pytest.approx(position.G, abs=amount)
        for mine, app in zip(by_hand.point, (position.B, position.G), strict=True):
            assert abs(mine - int(rounded(Decimal(repr(app)), Decimal(1)))) <= 1
        cuts = [abs(abs(position.B) - printed.tilt_cut) - tilt_off]
        cuts += [abs(position.G - cut) - amount for cut in (printed.low_cut, printed.sweet_cut)]
        if min(cuts) > 0:
            assert by_hand.zone == position.zone
            seen["zone"] += 1
        moved = (by_hand.client.leaning_part, by_hand.you.leaning_part)
        seen["leaning"] += any(moved) and by_hand.client.habits is not None
        for side in (by_hand.client, by_hand.you):
            seen["clamped"] += side.habits in (0, 100) and side.leaning_part != 0
    assert min(seen[name] for name in ("full", "scenarios_only", "statements_only", "insufficient")) >= 20, seen
    assert seen["zone"] > 800
    assert seen["leaning"] > 200


WORKED = {"A": "12 12", "B": "10 7", "C": "83.3 58.3", "D": "6 6", "E": "16 9", "F": "0 0", "G": "0 0",
          "H": "66.7 37.5", "I": "75.0 47.9"}  # fmt: skip
"""The tilted example of the measurement model: 10 and 7 of 12, then 66.6667 and 37.5; C is 75, S is 47.9167."""


def test_the_example_is_the_worked_one_digit_by_digit(lines: list[str], path: Path) -> None:
    filled = lines[len(blank(lines)) :]
    for letter, numbers in WORKED.items():
        at = next(at for at, line in enumerate(filled) if re.match(rf" *{letter} {{2,}}", line))
        # A row of two lines may print its numbers beside either.
        row = " ".join(" ".join(filled[at - 1 : at + 2]).split())
        assert numbers in row, (letter, row)
    text = " ".join(" ".join(filled).split())
    for told in (
        *("4 you 1 both 6 neither 1 all 12", "−27.1", "61.45", "13 + 19 = 6", "16 + 22 = 7", "All sums together 37"),
        *("− 3 = 0.08", "F is 0 on both sides here"),
        *("13 points from 5 habits, and F = −1", "31 ÷ 10 − 3 = 0.10", "(13 − (−0.10)) × 25 ÷ 5 = 65.5"),
    ):
        assert told in text, told
    read = " ".join(run("pdftotext", path, "-").split())
    assert "So the tilt is −27 and the ground is 61. The first row that fits says: Doormat side." in read


def test_the_example_is_the_sheet_of_the_measurement_model(lines: list[str]) -> None:
    text = " ".join(" ".join(lines[len(blank(lines)) :]).split())
    moments = re.search(r"In the moments: ([^.]+)\.", text)
    habits = re.search(r"In the habits: ([^.]+)\.", text)
    assert moments and habits
    ticks: dict[int, str | int] = {int(at): tick for at, tick in re.findall(r"(\d+)([a-e])", moments[1])}
    ticks |= {int(at): int(tick) for at, tick in re.findall(r"(\d+): (\d)", habits[1])}
    assert set(IN_PAIRS) <= columns(ticks).keys()
    assert columns(ticks) == sheet("DDBBDDBBBBHV", "424233 243433")


def test_rounding_goes_away_from_zero() -> None:
    tenth = Decimal("0.1")
    assert [str(rounded(Decimal(value), tenth)) for value in ("0.25", "-0.25", "0.249", "-0.04")] == [
        "0.3", "-0.3", "0.2", "0.0",
    ]  # fmt: skip


def test_what_is_no_answer_counts_as_left_out() -> None:
    own = tables(QUIZ)
    odd = {moment.number: "z" for moment in own.moments} | {habit.number: 6 for habit in own.habits}
    assert work(own, odd) == work(own, {})
    assert work(own, {}).answered == 0


def test_floors_and_leaning_by_hand() -> None:
    """Eight moments count and seven do not; with three habits on one side, none of the habits count."""
    own = tables(QUIZ)
    moments = {moment.number: "a" for moment in own.moments}
    eight, seven = (dict(list(moments.items())[:many]) for many in (8, 7))
    assert work(own, eight).client.moments is not None
    assert work(own, seven).client.moments is None
    four = {row.number: 4 for side in ("client", "you") for row in own.of(side)[:4]}
    assert work(own, four).client.care is not None
    four.pop(own.of("you")[0].number)
    assert work(own, four).client.care is None
    # Client: 4 on three plain rows and one turned row: 3 + 3 + 3 + 1 = 10 points, F = 2. The client's one whole pair
    # and the three of the other side have sums of 8: 8 / 2 - 3 = 1. (10 - 2) x 25 / 4 = 50.
    plain = [row for row in own.of("client") if not row.turned]
    turned = [row for row in own.of("client") if row.turned][:1]
    sheet_of = {row.number: 4 for row in (*plain, *turned, *own.of("you"))}
    worked = work(own, sheet_of)
    assert (worked.pairs, worked.pair_total, worked.leaning) == (4, 32, Decimal(1))
    assert (worked.client.habit_points, worked.client.surplus, worked.client.habits) == (10, 2, Decimal(50))
