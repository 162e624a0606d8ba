"""The first screen of a result: the map, one sentence, one next step; and under it the raw counts."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

import charts
import content
import quizzes
from quizzes.schema import Quiz, Slider
from scoring import Position
from sharing.journal import SheetEntry
from ui import visit, when
from ui.components import frame
from ui.components.drawings import tally
from ui.components.go import go_button
from ui.components.picture import picture
from ui.sections import zone_pick


@dataclass(frozen=True)
class Reading:
    """One sheet with all that a page says of it."""

    quiz: Quiz
    sheet: SheetEntry
    answers: dict[str, object]
    position: Position
    words: content.ResultWords
    names: str
    guess: tuple[float, float] | None

    @property
    def outline(self) -> bool:
        return bool(self.words.outline)

    @property
    def you(self) -> str | None:
        """What names the region on the map: the day of the sheet; None, for the map's own word, where that is today."""
        if when.date_of(self.sheet.at) == when.today():
            return None
        return content.page("result").says["you"].format(date=when.dated(self.sheet.at))


def reading(quiz: Quiz, sheet: SheetEntry) -> Reading:
    """Scores a sheet and finds the words for it. Raises ValueError for a quiz that has no place on the map."""
    position = visit.result(quiz, sheet).position
    if position is None:
        raise ValueError(f"{quiz.id} has no place on the map")
    names = "neutral" if visit.setting("names") == "neutral" else "named"
    guess = guessed(quiz, sheet)
    words = content.result_words(position, names, guess)
    return Reading(quiz, sheet, quizzes.keyed(quiz, sheet.answers), position, words, names, guess)


def guessed(quiz: Quiz, sheet: SheetEntry) -> tuple[float, float] | None:
    """The guess (B, G) made in the same sitting, or None where one of the two lines was left alone."""
    for before in visit.course(quiz)[:-1]:
        earlier = [guess for guess in visit.sheets(before) if guess.at <= sheet.at]
        lines = {item.axis: item.id for item in before.of_kind(Slider) if item.axis}
        if earlier and set(lines) == {"B", "G"}:
            given = quizzes.keyed(before, max(earlier, key=lambda guess: guess.at).answers)
            B, G = given.get(lines["B"]), given.get(lines["G"])
            if isinstance(B, int | float) and isinstance(G, int | float):
                return float(B), float(G)
    return None


def show(shown: Reading) -> None:
    """Map, sentence, next step."""
    words, position = shown.words, shown.position
    with st.container(key="result"):
        page = content.page("result")
        frame.title(words.zone, page.eyebrow.format(date=when.dated(shown.sheet.at)), aside=words.confidence)
        left, right = st.columns([1.1, 1], gap="large", vertical_alignment="center")
        with left:
            chart = charts.balance_map(position, names=shown.names, outline=shown.outline, you=shown.you)
            picture(chart, "map")
        with right:
            frame.paragraph(words.lead, "lead")
            with st.container(key="go"):
                go_button(page.says["plan"], "plan", type="primary")


def _card(shown: Reading) -> None:
    """What the zone means; of several that the margin touches, the one that the person picks (R11)."""
    words, zones = shown.words, zone_pick.touched(shown.position)
    means, ask = words.means, words.ask
    if zones:
        chosen = zone_pick.picked(zones, shown.sheet)
        zone_pick.show(zones, chosen, shown.sheet, "result")
        means, ask = content.zones()[chosen].means, content.zones()[chosen].ask
    else:
        frame.paragraph(words.heart, "lead")
    for line in (*means, *words.low):
        frame.paragraph(line)
    frame.paragraph(ask, "eyebrow")


def counts(shown: Reading) -> None:
    """What the place rests on, in plain counts, and what the zone means."""
    words = shown.words
    with st.container(key="counts"):
        left, right = st.columns([1.1, 1], gap="large")
        with left:
            frame.head(content.page("result").says["counts"])
            if words.standing:
                frame.paragraph(words.counts)
                rows = (
                    (words.standing.client_label, words.standing.client, "var(--blue)"),
                    (words.standing.own_label, words.standing.own, "var(--amber)"),
                )
                frame.markup(
                    '<dl class="counts" aria-hidden="true">'
                    + "".join(
                        f"<div><dt>{escape(label)}</dt><dd>{tally(count, words.standing.n, colour)}"
                        f"<span>{count} of {words.standing.n}</span></dd></div>"
                        for label, count, colour in rows
                    )
                    + "</dl>"
                )
            for line in filter(None, (words.status, words.outline, *words.quality, words.all_best)):
                frame.paragraph(line, "sub")
        with right:
            frame.head(content.page("result").says["means"])
            _card(shown)
