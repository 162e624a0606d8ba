"""What a room may see of its body's first answers: counts a moment, merged, and how strong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizzes.schema import BodyReaction, Quiz
from workshop.cells import LEAST, counted, merged
from workshop.frames import Sheet

PASSED_OVER = "passed_over"
"""The cell of those who left a moment out: without it, their number could be worked out."""


def body_shown(quiz: Quiz, sheets: Sequence[Sheet]) -> tuple[dict[str, Any], dict[str, float | str | bool]]:
    """Sheets, five or more -> for each moment the cells that may be printed and the mean strength, and their facts.

    `loudest` is the moment with the greatest mean strength (the first of equals): something to talk about in a
    room too small for counts. A mean needs five who said how strong.
    """
    moments = []
    heard: dict[str, float] = {}
    for item in quiz.of_kind(BodyReaction):
        reactions = [*quiz.tags[item.reactions].labels, PASSED_OVER]
        given = [str(sheet.answers.get(item.id, PASSED_OVER)) for sheet in sheets]
        felt = [sheet.answers.get(f"{item.id}.strength") for sheet in sheets]
        strengths = [one for one in felt if isinstance(one, int)]
        if len(strengths) >= LEAST:
            heard[item.id] = round(sum(strengths) / len(strengths), 1)
        moments.append({"id": item.id, "cells": merged(counted(reactions, given)), "strength": heard.get(item.id)})
    loudest = max(heard, key=lambda moment: heard[moment]) if heard else ""
    facts: dict[str, float | str | bool] = {"body.loudest": loudest} if loudest else {}
    facts |= {f"body.{moment}": strength for moment, strength in heard.items()}
    return {"moments": moments, "loudest": loudest}, facts
