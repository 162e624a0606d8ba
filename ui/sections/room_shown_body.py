"""What the room's bodies said first: how strongly each moment was felt, and the reactions that may be counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizzes.schema import BodyReaction, Quiz
from ui.components.bars import Bar, bars
from ui.components.frame import head, paragraph
from ui.sections.room_shown_views import Part, note, one_by_one
from workshop.exercises import all_exercises
from workshop.frames import Frame
from workshop.room_lines import reactions, said, strength
from workshop.rooms import Room

MOST_READ = 4
"""Reactions that the wall names for a moment; the host's page has all of them."""


def draw(room: Room, frame: Frame, large: bool) -> None:
    """The moment that was felt the most, then all of them, the strongest first; on the wall in two views."""
    quiz, items = _asked(frame)
    moments = [one for one in frame.shown["moments"] if one["id"] in items]
    if quiz is None or not moments:
        return
    apart = any(len(one["cells"]) > 1 for one in moments)
    if not large:
        paragraph(said("sheets", n=frame.n), "eyebrow")
        _loudest(frame)
        _table(frame, felt=True, did=apart, large=False)
        note(f"{said('merged') if apart else said('one_group')} {said('still')}", large)
        return
    parts: dict[str, Part] = {"view_felt": _by_strength}
    if apart:
        parts["view_did"] = _by_reaction
    one_by_one(room, frame, large, parts)
    note(said("wall_groups") if apart else said("wall_group", n=frame.n), large)


def _by_strength(room: Room, frame: Frame, large: bool) -> None:
    _loudest(frame)
    _table(frame, felt=True, did=False, large=large)


def _by_reaction(room: Room, frame: Frame, large: bool) -> None:
    _table(frame, felt=False, did=True, large=large)


def _asked(frame: Frame) -> tuple[Quiz | None, dict[str, BodyReaction]]:
    quiz = all_exercises()[frame.exercise].asked()
    return quiz, {item.id: item for item in quiz.of_kind(BodyReaction)} if quiz else {}


def _loudest(frame: Frame) -> None:
    """The moment with the strongest reaction, and how strong it was; or that no one of them was felt the most."""
    _, items = _asked(frame)
    loudest = next((one for one in frame.shown["moments"] if one["id"] == frame.shown["loudest"]), None)
    if loudest is not None and loudest["id"] in items:
        item = items[loudest["id"]]
        head(item.text)
        paragraph(said("body_loudest", strength=strength(loudest), most=item.strongest), "say")
    elif any(one["strength"] is not None for one in frame.shown["moments"]):
        head(said("body_even"))


def _table(frame: Frame, *, felt: bool, did: bool, large: bool) -> None:
    """A row a moment, the strongest first: how strongly it was felt, and what came first."""
    quiz, items = _asked(frame)
    if quiz is None:
        return
    moments = [one for one in frame.shown["moments"] if one["id"] in items]
    most = items[moments[0]["id"]].strongest
    rows: list[tuple[str, list[Bar]]] = []
    for one in sorted(moments, key=lambda one: -(one["strength"] or 0)):
        item = items[one["id"]]
        cells: list[Bar] = [_felt(one, most)] if felt else []
        if did:
            told = reactions(quiz, item, one["cells"])
            cells.append((0, _listed(told, MOST_READ if large else len(told)) or said("body_all")))
        rows.append((item.text, cells))
    names = [said("body_moment")]
    names += [said("body_felt", most=most)] if felt else []
    names += [said("body_did")] if did else []
    bars(names, rows, names[0], headed=True, look="body both" if felt and did else "body" if felt else "body did")


def _listed(told: list[tuple[str, int]], most: int) -> str:
    """The reactions and how often; where they are more than `most`, the most frequent, and how many had any other."""
    if len(told) > most:
        named = sorted((one for one in told if one[0] != said("anything")), key=lambda one: -one[1])[: most - 1]
        told = [*named, (said("anything"), sum(count for _, count in told) - sum(count for _, count in named))]
    return ", ".join(said("body_count", name=name, count=count) for name, count in told)


def _felt(one: Mapping[str, Any], most: int) -> Bar:
    if one["strength"] is None:
        return (0, said("body_quiet"))
    return one["strength"] / most, strength(one)
