"""What a room may see of its body's first answers: counts a moment, merged, and how strong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quizzes.schema import BodyReaction, Quiz
from workshop.cells import LEAST, counted, merged
from workshop.frames import Sheet
from workshop.room_means import OVER, TENTH, UNDER, Told, between

PASSED_OVER = "passed_over"
"""The cell of those who left a moment out: without it, their number could be worked out."""


def body_shown(quiz: Quiz, sheets: Sequence[Sheet]) -> tuple[dict[str, Any], dict[str, float | str | bool]]:
    """Sheets, five or more -> for each moment the cells that may be printed and the mean strength, and their facts.

    `loudest` is the moment with the greatest mean strength: something to talk about in a room too small for counts. It
    is "" where two are told as equally strong, and where none was felt. A mean needs five who said how strong; near an
    end it is a bound, with `beyond` beside it (workshop.room_means).
    """
    moments = []
    heard: dict[str, Told] = {}
    for item in quiz.of_kind(BodyReaction):
        reactions = [*quiz.tags[item.reactions].labels, PASSED_OVER]
        given = [str(sheet.answers.get(item.id, PASSED_OVER)) for sheet in sheets]
        felt = [sheet.answers.get(f"{item.id}.strength") for sheet in sheets]
        strengths = [one for one in felt if isinstance(one, int)]
        if len(strengths) >= LEAST:
            mean = round(sum(strengths) / len(strengths), 1)
            heard[item.id] = between(mean, len(strengths), item.strongest, unit=TENTH, step=TENTH)
        told, cells = heard.get(item.id), merged(counted(reactions, given))
        strength, beyond = (told.value, told.beyond) if told else (None, "")
        moments.append({"id": item.id, "cells": cells, "strength": strength, "beyond": beyond})
    loudest = _loudest(heard)
    facts: dict[str, float | str | bool] = {"body.loudest": loudest} if loudest else {}
    facts |= {f"body.{moment}": mean.value for moment, mean in heard.items()}
    return {"moments": moments, "loudest": loudest}, facts


def _loudest(heard: Mapping[str, Told]) -> str:
    """The moment that was felt more than any other, as far as is told; "" without one."""
    ordered = sorted(heard.items(), key=lambda one: (-one[1].value, one[1].beyond != OVER))
    if not ordered or ordered[0][1].beyond == UNDER or ordered[0][1].value <= 0:
        return ""
    return "" if len(ordered) > 1 and ordered[0][1] == ordered[1][1] else ordered[0][0]
