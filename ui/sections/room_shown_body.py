"""What the room's bodies said first: how strongly each moment was felt, and the reactions that may be counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from content import page
from content.filled import filled
from quizzes.schema import BodyReaction, Quiz
from ui.components.bars import Bar, bars
from ui.components.frame import head, paragraph
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.room_body import PASSED_OVER
from workshop.rooms import Room


def draw(room: Room, frame: Frame, large: bool) -> None:
    """The moment that was felt the most, then all of them, the strongest first."""
    says, quiz = page("room_shown").says, all_exercises()[frame.exercise].asked()
    items = {item.id: item for item in quiz.of_kind(BodyReaction)} if quiz else {}
    moments = [one for one in frame.shown["moments"] if one["id"] in items]
    paragraph(filled(says["sheets"], {"n": str(frame.n)}), "eyebrow")
    loudest = items.get(frame.shown["loudest"])
    if loudest is not None:
        head(filled(says["body_loudest"], {"moment": loudest.text}))
    if not moments or quiz is None:
        return
    most = items[moments[0]["id"]].strongest
    ranked = sorted(moments, key=lambda one: -(one["strength"] or 0))
    rows: list[tuple[str, list[Bar]]] = [
        (items[one["id"]].text, [_felt(one, most), (0, told(quiz, items[one["id"]], one["cells"]))]) for one in ranked
    ]
    names = [says["body_moment"], filled(says["body_felt"], {"most": str(most)}), says["body_did"]]
    bars(names, rows, names[0], headed=True, look="body")
    if any(len(one["cells"]) > 1 for one in moments):
        paragraph(says["merged"], "fine")
    else:
        paragraph(filled(says["one_group"], {"n": str(frame.n)}), "fine")
    paragraph(says["still"], "fine")


def told(quiz: Quiz, item: BodyReaction, cells: list[Mapping[str, Any]]) -> str:
    """The reactions that may be counted, in words: "it curls in 6, anything else 8"; "" where there is one group."""
    says = page("room_shown").says
    labels = {**quiz.tags[item.reactions].labels, PASSED_OVER: says["passed_over"]}
    if len(cells) < 2:
        return ""
    return ", ".join(f"{_named([labels[one] for one in cell['ids']])} {cell['count']}" for cell in cells)


def _named(found: list[str]) -> str:
    says, bare = page("room_shown").says, [one.partition(":")[0] for one in found]
    bare = [one[0].lower() + one[1:] for one in bare]
    if len(bare) > 3:
        return says["anything"]
    return bare[0] if len(bare) == 1 else filled(says["or_"], {"first": ", ".join(bare[:-1]), "last": bare[-1]})


def _felt(one: Mapping[str, Any], most: int) -> Bar:
    if one["strength"] is None:
        return (0, page("room_shown").says["body_quiet"])
    return one["strength"] / most, f"{one['strength']:.1f}"
