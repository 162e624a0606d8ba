"""The room's cloud, its strips, its zones and its guess, on the wall and on the host's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import charts
from charts.wording import tilt_range, tilt_words, whole
from content import page, touchpoint_names
from content.filled import filled
from scoring import MODEL
from ui.components.bars import bars
from ui.components.frame import head, paragraph
from ui.components.picture import picture, twin
from ui.sections import room_shown_guess
from workshop.frames import Frame
from workshop.rooms import Room


def draw(room: Room, frame: Frame, large: bool) -> None:
    """Cloud and words side by side, then the strips beside zones and guess."""
    says, shown, names = page("room_shown").says, frame.shown, naming(room)
    tilt, ground = float(shown["tilt"]), float(shown["ground"])
    left, right = st.columns([11, 9], gap="large", vertical_alignment="center")
    with left:
        cloud = charts.room_cloud(
            charts.read_bands(shown["cloud"]),
            n=frame.n,
            tilt=tilt,
            ground_mean=ground,
            zones=shown["zones"],
            names=names,
        )
        picture(cloud, "room-cloud")
    with right:
        paragraph(filled(says["sheets"], {"n": str(frame.n)}), "eyebrow")
        head(leaning(says["lean"], says["lean_level"], tilt))
        paragraph(filled(says["ground"], {"ground": str(whole(ground))}), "lead")
        for line in lines(shown):
            paragraph(line, "say")
        if shown.get("beside"):
            room_shown_guess.gap(shown["beside"], shown, large)
    below, beside = st.columns([11, 9], gap="large")
    with below:
        if shown["strips"]:
            head(says["strips"])
            picture(charts.room_strips(shown["strips"], tilt=tilt), "room-strips")
            rows = charts.room_strips_table(shown["strips"])
            twin(list(rows.columns), rows.to_numpy().tolist(), says["strips"])
    with beside:
        zones(shown["zones"], frame.n, names)
        paragraph(says["still"], "fine")


def naming(room: Room) -> str:
    """How charts call what the room calls its names."""
    return "neutral" if room.names == "neutral" else "named"


def leaning(said: str, level: str, tilt: float) -> str:
    """One sentence on a mean tilt."""
    return filled(said, {"tilt": tilt_words(tilt)}) if whole(tilt) else level


def lines(shown: Mapping[str, Any]) -> list[str]:
    """What a small room can talk about too: how wide it lies, and the places that lean the most each way."""
    says, found = page("room_shown").says, [half(page("room_shown").says["half"], shown)]
    strips = sorted(shown["strips"], key=lambda one: float(one["tilt"]))
    if len(strips) > 1:
        low, high = strips[0], strips[-1]
        if low["tilt"] == high["tilt"]:
            return [*found, says["even"]]
        for said, one in ((says["lowest"], low), (says["highest"], high)):
            name = touchpoint_names()[one["id"]]
            found.append(filled(said, {"name": name, "tilt": tilt_words(float(one["tilt"]))}))
    return found


def half(said: str, shown: Mapping[str, Any]) -> str:
    """Where about the middle half lies, by the spread of a bell curve."""
    reach = MODEL.narrow * float(shown["spread"])
    low, high = (max(-100.0, min(100.0, float(shown["tilt"]) + way * reach)) for way in (-1, 1))
    return filled(said, {"range": tilt_range(low, high)})


def zones(cells: list[Mapping[str, Any]], n: int, names: str) -> None:
    """The zones that may be counted apart; with one group alone there is nothing to draw, and a line says why."""
    says = page("room_shown").says
    head(says["zones"])
    if len(cells) < 2:
        paragraph(filled(says["one_group"], {"n": str(n)}), "say")
        return
    table = charts.zones_table(cells, names=names)
    bars(
        list(table.columns),
        [(str(where), [(int(count) / n, str(count))]) for where, count in table.to_numpy().tolist()],
        says["zones"],
    )
    paragraph(says["merged"], "fine")
