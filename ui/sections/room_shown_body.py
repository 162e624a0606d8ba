"""What the room's bodies said first: how strongly each moment was felt, and the reactions that may be counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizzes.schema import BodyReaction
from ui.components.bars import Bar, bars
from ui.components.frame import head, paragraph
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.room_lines import reactions, said
from workshop.rooms import Room


def draw(room: Room, frame: Frame, large: bool) -> None:
    """The moment that was felt the most, then all of them, the strongest first."""
    quiz = all_exercises()[frame.exercise].asked()
    items = {item.id: item for item in quiz.of_kind(BodyReaction)} if quiz else {}
    moments = [one for one in frame.shown["moments"] if one["id"] in items]
    if quiz is None or not moments:
        return
    most = items[moments[0]["id"]].strongest
    paragraph(said("sheets", n=frame.n), "eyebrow")
    loudest = next((one for one in moments if one["id"] == frame.shown["loudest"]), None)
    if loudest is not None:
        head(items[loudest["id"]].text)
        paragraph(said("body_loudest", strength=loudest["strength"], most=most), "say")
    apart = any(len(one["cells"]) > 1 for one in moments)
    rows: list[tuple[str, list[Bar]]] = []
    for one in sorted(moments, key=lambda one: -(one["strength"] or 0)):
        item = items[one["id"]]
        cells: list[Bar] = [_felt(one, most)]
        if apart:
            told = reactions(quiz, item, one["cells"])
            cells.append(
                (0, ", ".join(said("body_count", name=name, count=count) for name, count in told) or said("body_all"))
            )
        rows.append((item.text, cells))
    names = [said("body_moment"), said("body_felt", most=most), *([said("body_did")] if apart else [])]
    bars(names, rows, names[0], headed=True, look="body")
    paragraph(f"{said('merged') if apart else said('one_group', n=frame.n)} {said('still')}", "fine")


def _felt(one: Mapping[str, Any], most: int) -> Bar:
    if one["strength"] is None:
        return (0, said("body_quiet"))
    return one["strength"] / most, f"{one['strength']:.1f}"
