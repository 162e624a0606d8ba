"""What a room showed, gathered for the report after the event (sharing.facilitator.report)."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import charts
from content import steps, touchpoint_names
from quizzes.schema import BodyReaction, Scenario
from workshop.asked import asked
from workshop.exercises import Exercise, all_exercises
from workshop.frames import Frame
from workshop.room_lines import changed, changes, gap, places, reactions, said, signed, strength, verdict, whole_map
from workshop.room_means import OVER, UNDER
from workshop.rooms import Room
from workshop.showing import found, naming
from workshop.store import Store

SINGLY = ("spoken", "picked")
"""Kinds that show single answers: they are in the report only if the host showed them to the room."""


def event(store: Store, room: Room) -> dict[str, Any]:
    """The parts of a report (sharing.facilitator.Event), from what the room saw or may see of what is closed.

    In: the room as it stands now. An exercise that is still open and was not revealed is not in it; words and steps
    only where they were revealed, and words without those that the host hid. Of two maps the later one speaks.
    """
    parts: dict[str, Any] = {"title": room.title, "day": _day(_played(room)), "prompts": asked(store, room)}
    frames: dict[str, tuple[Exercise, Frame]] = {}
    for name in room.exercises:
        one, step = all_exercises()[name], room.steps[name]
        told = step.shown or (step.state == "closed" and one.shows not in SINGLY)
        if told and (frame := found(store, room, name)) is not None:
            frames[one.shows] = one, frame
    for shows, (one, frame) in frames.items():
        if shows in PARTS:
            parts |= PARTS[shows](room, one, frame)
    alone = parts.pop("guesses", {})
    return alone | parts if "cloud" not in parts else parts


def _map(room: Room, one: Exercise, frame: Frame) -> dict[str, Any]:
    shown, names = frame.shown, naming(room)
    tilt, up = float(shown["tilt"]), float(shown["ground"])
    cloud = charts.room_cloud(
        charts.read_bands(shown["cloud"]),
        n=frame.n,
        tilt=tilt,
        ground_mean=up,
        zones=shown["zones"],
        names=names,
        theme="light",
        beyond=shown.get("beyond", {}),
    )
    cells = shown["zones"]
    rows = charts.zones_table(cells, names=names).to_numpy().tolist() if len(cells) > 1 else []
    parts: dict[str, Any] = {
        "n": frame.n,
        "cloud": charts.export(cloud.properties(background="white"), "svg"),  # as the sheet that it is printed on
        "cloud_alt": str(cloud.description),
        "lines": [*whole_map(shown), *places(shown)],
        "zones": [(str(where), int(count)) for where, count in rows],
        "strips": [
            (touchpoint_names()[strip["id"]], float(strip["tilt"]), _signed(strip)) for strip in shown["strips"]
        ],
    }
    if not rows:
        parts["lines"].append(said("one_group"))
    if beside := shown.get("beside"):
        parts |= {"gap": " ".join(gap(beside, shown)), "guess_n": int(beside["n"])}
    return parts


def _guess(room: Room, one: Exercise, frame: Frame) -> dict[str, Any]:
    alone = " ".join(whole_map(frame.shown, "guess_"))
    return {"guesses": {"n": frame.n, "guess_n": frame.n, "gap": alone}}


def _bodies(room: Room, one: Exercise, frame: Frame) -> dict[str, Any]:
    quiz = one.asked()
    items = {item.id: item for item in quiz.of_kind(BodyReaction)} if quiz else {}
    moments = [moment for moment in frame.shown["moments"] if moment["id"] in items]
    told = [
        (items[moment["id"]].text, reactions(quiz, items[moment["id"]], moment["cells"])) for moment in moments if quiz
    ]
    felt = [
        (items[moment["id"]].text, moment["strength"], _of(strength(moment), items[moment["id"]].strongest))
        for moment in moments
        if moment["strength"] is not None
    ]
    return {
        "bodies_n": frame.n,
        "bodies": [(moment, rows) for moment, rows in told if rows],
        "felt": sorted(felt, key=lambda row: -row[1]),
        "felt_most": max((item.strongest for item in items.values()), default=0),
    }


def _words(room: Room, one: Exercise, frame: Frame) -> dict[str, Any]:
    by_alphabet = sorted(frame.shown["words"], key=lambda word: (-word["count"], word["key"]))
    return {"words": [(word["word"], word["count"]) for word in by_alphabet]}


def _votes(room: Room, one: Exercise, frame: Frame) -> dict[str, Any]:
    quiz = one.asked()
    items = {item.id: item for item in quiz.of_kind(Scenario)} if quiz else {}
    votes = []
    for moment in frame.shown["moments"]:
        item = items.get(moment["id"])
        if item is None or not moment["first"]:
            continue
        first, second = (
            [(option.short, (moment[when] or {}).get(str(option.letter), 0)) for option in item.options]
            for when in ("first", "second")
        )
        line = charts.moved_words(moment["changed"], moment["both"]) if moment["both"] else ""
        votes.append({"name": item.name, "first": first, "second": second if moment["second"] else [], "line": line})
    return {"votes": votes}


def _picked(room: Room, one: Exercise, frame: Frame) -> dict[str, Any]:
    kinds = [
        (said(f"pledge_{kind['kind']}"), [(steps()[step["id"]].title, step["count"]) for step in kind["steps"]])
        for kind in frame.shown["kinds"]
    ]
    return {"pledges": kinds}


def _change(room: Room, one: Exercise, frame: Frame) -> dict[str, Any]:
    rows = [
        said("change_line", name=name, mean=mean, span=span)
        + (f" {said('change_size', effect=effect)}" if effect else "")
        for name, mean, span, effect in changes(frame.shown)
    ]
    return {"pairs": frame.n, "change": [*rows, verdict(frame.shown), *changed(frame.shown), said("change_caveat")]}


def _signed(strip: Mapping[str, Any]) -> str:
    """A place's tilt as a number with its sign; with < or > before it where it is a bound."""
    return {OVER: "> ", UNDER: "< "}.get(strip.get("beyond", ""), "") + signed(strip["tilt"])


def _of(number: str, most: int) -> str:
    return said("of", number=number, most=most)


def _played(room: Room) -> date:
    """The day on which the room's first part closed; before that, and where it was not kept, the day it was made."""
    closed = [step.closed_on for step in room.steps.values() if step.closed_on is not None]
    return min(closed, default=room.made_on)


def _day(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"


PARTS: Mapping[str, Callable[[Room, Exercise, Frame], dict[str, Any]]] = {
    "map": _map,
    "guesses": _guess,
    "bodies": _bodies,
    "spoken": _words,
    "votes": _votes,
    "picked": _picked,
    "change": _change,
}
"""What each kind of picture (`shows` in exercises.toml) gives to the report."""
