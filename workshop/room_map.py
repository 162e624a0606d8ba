"""What a room may see of its places on the map: the cloud, zone counts, strips, and the guess beside the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from charts.density import bands, two_hills
from charts.region import nearest
from charts.wording import whole
from quizzes.schema import Quiz, Slider
from scoring import MODEL, score_table
from scoring.form import TOUCHPOINTS
from scoring.zones import ZONES
from workshop.cells import LEAST, Cell, counted, merged
from workshop.frames import Frame, Sheet
from workshop.room_means import SIDES, Told, between, on_sides, on_the_map, sides_told

Facts = dict[str, float | str | bool]
MEANS = ("tilt", "ground")


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
    overall tilt (F17), so that every strip and the overall mean rest on the same people. `spread` is None, and so is a
    strip's, where it may not be told or would tell of two camps at once; `beyond` names the means that are bounds
    (workshop.room_means). Raises ValueError where a sheet has no place or there are fewer than five.
    """
    answers = table(sheets)
    found = score_table(quiz, answers, touchpoints=True)
    _enough(len(sheets), int(found["B"].notna().sum()))
    n = len(sheets)
    cells = merged(counted(ZONES, found["zone"].astype(str)))
    means = dict(zip(MEANS, on_the_map(whole(found["B"].mean()), whole(found["G"].mean()), cells), strict=True))
    cloud = bands(found[["B", "G"]].to_numpy(dtype=float))
    hills = two_hills(cloud)
    wide = sides_told(cells) and not hills
    spread = whole(found["B"].std(ddof=1)) if wide else None
    strips: list[dict[str, Any]] = []
    for touchpoint in TOUCHPOINTS:
        items = [item.id for item in quiz.items if getattr(item, "touchpoint", None) == touchpoint]
        answered = answers.reindex(columns=items).notna().any(axis=1).sum() if items else 0
        if answered >= LEAST:
            here = found[f"{touchpoint}.B"]
            mean = on_sides(whole(here.mean()), (Cell(SIDES, n),))
            apart = whole(here.std(ddof=1)) if wide and sides_told(merged(counted(SIDES, map(side, here)))) else None
            strips.append({"id": touchpoint, "tilt": int(mean.value), "spread": apart, "beyond": mean.beyond})
    shown = {"cloud": cloud, "zones": cells, **values(means), "spread": spread, "hills": hills, "strips": strips}
    facts: Facts = {f"{axis}.mean": int(mean.value) for axis, mean in means.items()}
    facts |= {"hills": hills} if cloud else {}
    facts |= {"spread": spread} if spread is not None else {}
    facts |= {f"zone.{cell.ids[0]}": cell.count / n for cell in cells if len(cell.ids) == 1}
    facts |= {f"strip.{strip['id']}": strip["tilt"] for strip in strips}
    return shown, facts


def side(tilt: float) -> str:
    """On which side a tilt lies, by the model's own cut."""
    return SIDES[int(np.digitize(tilt, (-MODEL.tilt_cut + 1e-9, MODEL.tilt_cut)))]


def guessed(quiz: Quiz, sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with a guess on both lines. Only these enter a frame of guesses, and its count."""
    ids = list(_axes(quiz).values())
    return [sheet for sheet in sheets if all(_known(sheet.answers.get(one)) for one in ids)]


def guess_shown(quiz: Quiz, sheets: Sequence[Sheet]) -> tuple[dict[str, Any], Facts]:
    """Sheets with a guess on both lines, five or more -> their cloud, means and sides, and their facts.

    `spread` and `beyond` as for `map_shown`. Raises ValueError where one has no guess or there are fewer than five.
    """
    _enough(len(sheets), len(guessed(quiz, sheets)))
    axes = _axes(quiz)
    given = table(sheets)[[axes["B"], axes["G"]]].to_numpy(dtype=float)
    cells = merged(counted(SIDES, map(side, given[:, 0])))
    step = float(next(item.step for item in quiz.of_kind(Slider) if item.id == axes["B"]))
    means = {
        "tilt": on_sides(whole(given[:, 0].mean()), cells, step),
        "ground": between(whole(given[:, 1].mean()), len(sheets), 100),
    }
    cloud = bands([nearest(point) for point in given.tolist()])
    hills = two_hills(cloud)
    spread = whole(given[:, 0].std(ddof=1)) if sides_told(cells) and not hills else None
    shown = {"cloud": cloud, "sides": cells, **values(means), "spread": spread, "hills": hills}
    return shown, {f"guess.{axis}": int(mean.value) for axis, mean in means.items()}


def beside_guess(result: Frame | None, guess: Frame | None) -> tuple[dict[str, Any], Facts]:
    """A frame of the map and one of guesses -> how far the room's guess lies from its result; empty without both.

    Only the two means that show already are compared, not people by people: with one person in one picture and
    not in the other, a mean over pairs would give that person away. Where one of them is a bound there is no fact: how
    far apart they lie is not known then.
    """
    if result is None or guess is None:
        return {}, {}
    gap = {axis: guess.shown[axis] - result.shown[axis] for axis in ("tilt", "ground")}
    names = {"tilt": "guess.gap", "ground": "guess.gap_ground"}
    bounds = {axis for one in (result, guess) for axis in one.shown.get("beyond", {})}
    return {"gap": gap}, {name: gap[axis] for axis, name in names.items() if axis not in bounds}


def values(means: Mapping[str, Told]) -> dict[str, Any]:
    """Means as a frame holds them: whole points by axis, and which of them lie beyond that."""
    beyond = {axis: mean.beyond for axis, mean in means.items() if mean.beyond}
    return {**{axis: int(mean.value) for axis, mean in means.items()}, "beyond": beyond}


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
