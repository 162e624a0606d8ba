"""Small multiples: what is drawn, said and tabled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

import charts
from charts.palette import palette
from charts.panels import ACROSS, LEFT, Panel, panels_frame, panels_labels

FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def panel(name: str, *scores: float | None, days: int = 30) -> Panel:
    """One score every `days`; None is a time without one."""
    return Panel(name, tuple((FIRST + timedelta(days=days * at), score) for at, score in enumerate(scores)
                             if score is not None))  # fmt: skip


def dots(found: list[Panel], **more: object) -> list[tuple[str, list[tuple[float, float]]]]:
    """Fill and places of each layer of dots."""
    spec = charts.panels(found, theme="light", **more).to_dict()  # type: ignore[arg-type]
    points = [one for one in spec["layer"] if one["mark"]["type"] == "point"]
    return [(one["mark"]["fill"], [(row["b"], row["g"]) for row in one["data"]["values"]]) for one in points]


def test_a_score_is_as_high_as_it_says_and_days_keep_their_distance() -> None:
    frame = panels_frame([panel("A", 0, 50, None, 100)])
    ((_, spots),) = dots([panel("A", 0, 50, None, 100)])
    pixels = frame.place(spots)
    # One panel is 420 wide from 10, its line 46 high over a floor at 14 + 20 + 46 = 80, and 5 px free at both ends.
    assert pixels[:, 0].tolist() == pytest.approx([15, 15 + 410 / 3, 425], abs=0.05)
    assert pixels[:, 1].tolist() == pytest.approx([80, 57, 34], abs=0.05)


def test_the_two_that_are_compared_are_a_ring_and_a_green_dot() -> None:
    colors = palette("light")
    marked = (FIRST, FIRST + timedelta(days=60))
    found = dots([panel("A", 10, 20, 30, 40)], marked=marked)
    assert [fill for fill, _ in found] == [colors.ink2, colors.paper, colors.green]
    assert [len(spots) for _, spots in found] == [2, 1, 1]
    ring, green = found[1][1][0], found[2][1][0]
    assert ring[0] < green[0] and ring[1] < green[1]


def test_a_moment_without_a_score_is_passed_over() -> None:
    assert dots([panel("A", None, 20)], marked=(FIRST, FIRST + timedelta(days=30)))[0][0] == palette("light").green
    assert dots([panel("A", None, None)]) == []
    assert charts.panels_alt([panel("A", None)]) == "Each part over time, 0 to 100. A: too few answers."


def test_sheets_of_one_moment_stand_beside_each_other() -> None:
    ((_, spots),) = dots([panel("A", 10, 20, 30, days=0)])
    assert [b for b, _ in spots] == sorted({b for b, _ in spots})


def test_the_twins_say_the_same() -> None:
    found = [panel("Body", 25, 62.5, 50), panel("Family", None, 75)]
    said = charts.panels_alt(found)
    assert "Body: 3 times, first 25, last 50, between 25 and 63." in said
    assert "Family: once, 75." in said
    assert charts.panels(found).description == said
    table = charts.panels_table(found)
    assert table.iloc[:, 0].tolist() == [FIRST + timedelta(days=days) for days in (60, 30, 0)]
    assert table["Body"].tolist() == ["50", "63", "25"]
    assert table["Family"].tolist() == ["", "75", ""]


@pytest.mark.parametrize("theme", ["live", "light", "dark"])
def test_every_theme_draws(theme: str) -> None:
    chart = charts.panels([panel("A", 1, 2), panel("B"), panel("C", 3)], theme=theme)
    assert chart.to_dict()["background"] == palette(theme).background


def test_an_unknown_theme_is_told() -> None:
    with pytest.raises(ValueError, match="There is no theme"):
        charts.panels([panel("A", 1)], theme="pink")


@pytest.mark.parametrize("names", [("Body",), ("Body", "Spirit", "Family"), ("Standing your ground first", "Mending"),
                                   ("W" * 300, "A", "B")])  # fmt: skip
def test_words_meet_nothing_however_long_a_name_is(names: tuple[str, ...]) -> None:
    found = [panel(name, 100, 0, 100) for name in names]
    ends = ("1 January 2026, " + "long " * 40, "2 March 2026")
    labels, frame = panels_labels(found, ends, None, palette("light")), panels_frame(found)
    for number, one in enumerate(labels):
        left, top, right, bottom = one.box
        assert left >= LEFT - 0.01 and right <= LEFT + ACROSS + 0.01 and top >= 0 and bottom <= frame.height, one
        for other in labels[:number]:
            a, b = one.box, other.box
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)


def test_a_name_that_needs_the_width_gets_it() -> None:
    said = [one.text for one in panels_labels([panel("Standing your ground first", 10), panel("Mending", 20)],
                                              ("", ""), None, palette("light"))]  # fmt: skip
    assert said == ["Standing your ground first", "10", "Mending", "20"]


def test_it_becomes_a_picture() -> None:
    assert charts.export(charts.panels([panel("A", 1, 2)], theme="light"), "png", scale=1).startswith(b"\x89PNG")
