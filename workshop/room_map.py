"""What a room may see of its places on the map: the cloud, zone counts, strips, and the guess beside the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from charts.density import bands
from charts.region import nearest
from charts.wording import whole
from quizzes.schema import Quiz, Slider
from scoring import MODEL, score_table
from scoring.form import TOUCHPOINTS
from scoring.zones import ZONES
from workshop.cells import LEAST, counted, merged
from workshop.frames import Frame, Sheet

Facts = dict[str, float | str | bool]

SIDES = ("client", "middle", "self")
"""Where a guess on the line of tilt lies, by the model's own cut."""


def table(sheets: Sequence[Sheet]) -> pd.DataFrame:
    """The answers, a row a sheet, without seats."""
    return pd.DataFrame([dict(sheet.answers) for sheet in sheets], dtype=object)


def placed(quiz: Quiz, sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with enough answers for a place. Only these enter a frame of the map, and its count."""
    if not sheets:
        return []
    has = score_table(quiz, table(sheets))["B"].notna()
    return [sheet for sheet, one in zip(sheets, has, strict=True) if one]


def fitting(quiz: Quiz, sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """The sheets that can enter a picture of this questionnaire: those with a place, those with a guess, else all."""
    if quiz.scoring.position is not None:
        return placed(quiz, sheets)
    return guessed(quiz, sheets) if {"B", "G"} <= {item.axis for item in quiz.of_kind(Slider)} else sheets


def map_shown(quiz: Quiz, sheets: Sequence[Sheet]) -> tuple[dict[str, Any], Facts]:
    """Sheets with a place (see `placed`), five or more -> cloud, zone counts, means and strips, and their facts.

    A strip is there where five or more answered at that touchpoint; whoever passed over it counts with their
    overall tilt (F17), so that every strip and the overall mean rest on the same people. Raises ValueError where a
    sheet has no place or there are fewer than five.
    """
    answers = table(sheets)
    found = score_table(quiz, answers, touchpoints=True)
    _enough(len(sheets), int(found["B"].notna().sum()))
    tilt, ground = whole(found["B"].mean()), whole(found["G"].mean())
    spread = whole(found["B"].std(ddof=1))
    cells = merged(counted(ZONES, found["zone"].astype(str)))
    strips: list[dict[str, Any]] = []
    for touchpoint in TOUCHPOINTS:
        items = [item.id for item in quiz.items if getattr(item, "touchpoint", None) == touchpoint]
        answered = answers.reindex(columns=items).notna().any(axis=1).sum() if items else 0
        if answered >= LEAST:
            here = found[f"{touchpoint}.B"]
            strips.append({"id": touchpoint, "tilt": whole(here.mean()), "spread": whole(here.std(ddof=1))})
    shown = {
        "cloud": bands(found[["B", "G"]].to_numpy(dtype=float)),
        "zones": cells,
        "tilt": tilt,
        "ground": ground,
        "spread": spread,
        "strips": strips,
    }
    n = len(sheets)
    facts: Facts = {"tilt.mean": tilt, "ground.mean": ground, "spread": spread}
    facts |= {f"zone.{cell.ids[0]}": cell.count / n for cell in cells if len(cell.ids) == 1}
    facts |= {f"strip.{strip['id']}": strip["tilt"] for strip in strips}
    return shown, facts


def guessed(quiz: Quiz, sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with a guess on both lines. Only these enter a frame of guesses, and its count."""
    ids = list(_axes(quiz).values())
    return [sheet for sheet in sheets if all(_known(sheet.answers.get(one)) for one in ids)]


def guess_shown(quiz: Quiz, sheets: Sequence[Sheet]) -> tuple[dict[str, Any], Facts]:
    """Sheets with a guess on both lines, five or more -> their cloud, means and sides, and their facts.

    Raises ValueError where one has no guess or there are fewer than five.
    """
    _enough(len(sheets), len(guessed(quiz, sheets)))
    axes = _axes(quiz)
    given = table(sheets)[[axes["B"], axes["G"]]].to_numpy(dtype=float)
    tilt, ground = whole(given[:, 0].mean()), whole(given[:, 1].mean())
    sides = [SIDES[int(np.digitize(b, (-MODEL.tilt_cut + 1e-9, MODEL.tilt_cut)))] for b in given[:, 0]]
    shown = {
        "cloud": bands([nearest(point) for point in given.tolist()]),
        "sides": merged(counted(SIDES, sides)),
        "tilt": tilt,
        "ground": ground,
        "spread": whole(given[:, 0].std(ddof=1)),
    }
    return shown, {"guess.tilt": tilt, "guess.ground": ground}


def beside_guess(result: Frame | None, guess: Frame | None) -> tuple[dict[str, Any], Facts]:
    """A frame of the map and one of guesses -> how far the room's guess lies from its result; empty without both.

    Only the two means that show already are compared, not people by people: with one person in one picture and
    not in the other, a mean over pairs would give that person away.
    """
    if result is None or guess is None:
        return {}, {}
    gap = {axis: guess.shown[axis] - result.shown[axis] for axis in ("tilt", "ground")}
    return {"gap": gap}, {"guess.gap": gap["tilt"], "guess.gap_ground": gap["ground"]}


def _enough(n: int, fit: int) -> None:
    """The last guard: whoever forgets to leave out what does not fit gets no picture, not one of three people."""
    if fit < n or n < LEAST:
        raise ValueError(f"{fit} of {n} sheets can be shown; hand over {LEAST} or more, and only those that can.")


def _axes(quiz: Quiz) -> Mapping[str, str]:
    """Axis -> item, of the two lines. Raises ValueError where the questionnaire has no such lines."""
    found = {str(item.axis): item.id for item in quiz.of_kind(Slider) if item.axis in ("B", "G")}
    if set(found) != {"B", "G"}:
        raise ValueError(f'The questionnaire "{quiz.id}" has no lines for tilt and ground; choose one that asks both.')
    return found


def _known(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
