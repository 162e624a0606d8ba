"""Lines over days: what is drawn, said and tabled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import charts
from charts.lines import DAYS, DayLine, lines_frame, lines_labels
from charts.palette import palette

TODAY = date(2026, 11, 22)
SAID = ("none", "a little", "half", "mostly", "fully")


def line(name: str, *levels: int | None, last: date = TODAY) -> DayLine:
    """One value a day, the last one on `last`; None is a day without one."""
    days = [last - timedelta(days=back) for back in range(len(levels) - 1, -1, -1)]
    return DayLine(name, tuple((day, 25.0 * one, SAID[one]) for day, one in zip(days, levels, strict=True)
                               if one is not None))  # fmt: skip


def points(found: list[DayLine], theme: str = "light") -> list[list[tuple[float, float]]]:
    """The places of each layer of dots."""
    spec = charts.lines(found, TODAY, theme=theme).to_dict()
    dots = [one for one in spec["layer"] if one["mark"]["type"] == "point"]
    return [[(row["b"], row["g"]) for row in one["data"]["values"]] for one in dots]


def test_today_is_at_the_right_end_and_days_keep_their_distance() -> None:
    earlier, last = points([line("A", 0, None, 4)])
    assert last[0][0] == 100
    assert earlier == [(pytest.approx(100 - 2 * 200 / (DAYS - 1), abs=0.01), last[0][1] - 34)]


def test_a_day_before_the_four_weeks_or_after_today_is_left_out() -> None:
    old = line("A", 1, last=TODAY - timedelta(days=DAYS))
    edge = line("A", 2, last=TODAY - timedelta(days=DAYS - 1))
    assert points([old]) == []
    assert points([line("A", 2, last=TODAY + timedelta(days=1))]) == []
    assert points([edge])[0][0][0] == -100
    assert "nothing noted yet" in charts.lines_alt([old], TODAY)


def test_the_last_of_one_day_counts() -> None:
    twice = DayLine("A", ((TODAY, 0.0, "none"), (TODAY, 100.0, "fully")))
    assert charts.lines_alt([twice], TODAY).endswith("A: one day, fully.")
    assert charts.lines_table([twice], TODAY).values.tolist() == [[TODAY, "fully"]]


def test_the_twins_say_the_same() -> None:
    found = [line("Ready", 1, 2, 4), line("Able", 0, None, None)]
    said = charts.lines_alt(found, TODAY)
    assert "Ready: 3 days, first a little, last fully." in said
    assert "Able: one day, none." in said
    assert charts.lines(found, TODAY).description == said
    table = charts.lines_table(found, TODAY)
    assert list(table.columns) == ["Day", "Ready", "Able"]
    assert table["Ready"].tolist() == ["fully", "half", "a little"]
    assert table["Able"].tolist() == ["", "", "none"]


@pytest.mark.parametrize("theme", ["live", "light", "dark"])
def test_every_theme_draws(theme: str) -> None:
    chart = charts.lines([line("A", 1, 2), line("B"), line("C", 3)], TODAY, theme=theme)
    assert chart.to_dict()["background"] == palette(theme).background


def test_an_unknown_theme_is_told() -> None:
    with pytest.raises(ValueError, match="There is no theme"):
        charts.lines([], TODAY, theme="pink")


def test_words_meet_nothing_however_long_a_name_is() -> None:
    found = [line("W" * 200, 1), line("A name", 2, 3), line("B")]
    labels, frame = lines_labels(found, TODAY, palette("light")), lines_frame(len(found))
    for number, one in enumerate(labels):
        left, top, right, bottom = one.box
        assert left >= 0 and right <= frame.width and top >= 0 and bottom <= frame.height, one
        for other in labels[:number]:
            a, b = one.box, other.box
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)


def test_it_becomes_a_picture() -> None:
    assert charts.export(charts.lines([line("A", 1, 2)], TODAY, theme="light"), "png", scale=1).startswith(b"\x89PNG")
