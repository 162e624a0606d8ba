"""Answers -> what they say as plain values: a table of one row or of a few, read back row by row."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from itertools import starmap

import numpy as np
import pandas as pd

from quizzes.schema import Quiz
from scoring.audits import NONE, audit, check
from scoring.cells import KEYS, Array
from scoring.form import TOUCHPOINTS, Form
from scoring.items import scenario_scores, statement_scores
from scoring.measure import Measured, measure
from scoring.model import MODEL
from scoring.position import STATUSES
from scoring.profile import slip
from scoring.quality import FLAGS
from scoring.result import (
    Checklist,
    ItemPull,
    PairScore,
    Position,
    Result,
    Scales,
    Shares,
    Slip,
    TouchpointPosition,
)
from scoring.sheets import Sheets, one_row, read_frame
from scoring.touchpoints import touchpoints
from scoring.zones import CONFIDENCES, NOWHERE, ZONES

LETTERS = {bits: key for key, bits in KEYS.items()}


def score(quiz: Quiz, answers: Mapping[str, object]) -> Result:
    """What one sheet says.

    `answers` has the columns of the CSV contract: a scenario's id -> its key D, V, B or H; a statement's -> its
    number; a check's -> yes, partly, no or na; `ID.second`, `ID.position`, `ID.seconds` beside them. Anything
    missing, unknown or out of range counts as missing and never raises.
    """
    rules = quiz.scoring
    position = shares = None
    if rules.position is not None or rules.shares:
        form = Form.of(quiz)
        sheet = read_frame(form, one_row(answers))
        measured = measure(form, sheet)
        shares = _shares(measured)
        if rules.position is not None:
            position = _position(form, sheet, measured, shares)
    return Result(
        quiz=quiz.id,
        model=MODEL.version,
        position=position,
        scales=_scales(quiz, answers),
        checklist=_checklist(quiz, answers),
        shares=shares if rules.shares else None,
    )


def positions(quiz: Quiz, table: pd.DataFrame) -> list[Position]:
    """Where each of a few thousand sheets stands, in the order of the rows, scored as one table.

    `table` has the columns of the CSV contract. What single items tell is left out: touchpoints, pairs, slip and
    items are empty. Raises ValueError for a questionnaire that has no place on the map.
    """
    if quiz.scoring.position is None:
        raise ValueError(f'The questionnaire "{quiz.id}" has no place on the map; choose one with scoring.position.')
    form = Form.of(quiz)
    return _places(measure(form, read_frame(form, table)))


def plain(array: Array, at: int = 0) -> float | None:
    """A number of an array, the first unless another is named: None for NaN, no minus zero."""
    value = float(array[at])
    return None if math.isnan(value) else value + 0.0


def _whole(array: Array, at: int = 0) -> int:
    return int(array[at])


def _shares(measured: Measured, at: int = 0) -> Shares:
    counts = measured.profile
    return Shares(*(_whole(each, at) for each in (counts.n, counts.D, counts.V, counts.B, counts.H)))


def _position(form: Form, sheet: Sheets, measured: Measured, shares: Shares) -> Position:
    (place,) = _places(measured)
    slipped = slip(sheet)
    return replace(
        place,
        slip=Slip(_whole(slipped.D), _whole(slipped.V), _whole(slipped.H), bool(slipped.shown[0])),
        touchpoints=_touchpoints(form, measured),
        pairs=_pairs(form, sheet, measured.place.A),
        items=_items(form, sheet, measured.place.A),
        shares=shares,
    )


def _places(measured: Measured) -> list[Position]:
    place, margin, zone = measured.place, measured.margins, measured.zones
    ends = {
        f"{axis}_{end}{width}": array
        for width, z in (("90", MODEL.wide), ("50", MODEL.narrow))
        for axis in "BG"
        for end, array in zip(("low", "high"), margin.interval(place, axis, z), strict=True)
    }

    def one(at: int, status: int) -> Position:
        somewhere = zone.zone[at] != NOWHERE
        shares = _shares(measured, at)
        return Position(
            status=STATUSES[status],
            n_scenarios=shares.n,
            A=plain(place.A, at) if somewhere else None,
            C=plain(place.C, at),
            S=plain(place.S, at),
            B=plain(place.B, at),
            G=plain(place.G, at),
            SE_C=plain(margin.SE_C, at),
            SE_S=plain(margin.SE_S, at),
            SE_B=plain(margin.SE_B, at),
            SE_G=plain(margin.SE_G, at),
            V_C=plain(margin.V_C, at),
            V_S=plain(margin.V_S, at),
            cov=plain(margin.cov, at),
            **{name: plain(array, at) for name, array in ends.items()},
            zone=ZONES[zone.zone[at]] if somewhere else None,
            confidence=CONFIDENCES[zone.confidence[at]] if somewhere else None,
            could_also_be=names(ZONES, zone.could_also_be[at]),
            swing=plain(measured.profile.swing, at),
            running_low=bool(zone.running_low[at]),
            flags=names(FLAGS, measured.flags[at]),
            all_best=bool(measured.profile.all_best[at]),
            slip=Slip(0, 0, 0, False),
            touchpoints=(),
            pairs={},
            items=(),
            shares=shares,
        )

    return list(starmap(one, enumerate(place.status)))


def names(of: tuple[str, ...], bits: int) -> tuple[str, ...]:
    """Bits -> the names they stand for, in order."""
    return tuple(name for at, name in enumerate(of) if bits >> at & 1)


def _touchpoints(form: Form, measured: Measured) -> tuple[TouchpointPosition, ...]:
    found = touchpoints(form, measured.sums, measured.place, measured.margins)
    return tuple(
        TouchpointPosition(
            id=name,
            n_C=_whole(found.n_C[at]),
            n_S=_whole(found.n_S[at]),
            C=plain(found.C[at]),
            S=plain(found.S[at]),
            B=plain(found.B[at]),
            G=plain(found.G[at]),
            SE_B=plain(found.SE_B[at]),
            stands_out=bool(found.stands_out[at, 0]),
        )
        for at, name in enumerate(TOUCHPOINTS)
    )


def _pairs(form: Form, sheet: Sheets, leaning: Array) -> dict[str, PairScore]:
    scores = statement_scores(form, sheet, leaning)[:, 0]
    found = {}
    for pair in form.pairs:
        both = scores[[pair.plus, pair.minus]]
        found[pair.letter] = PairScore(pair.scale, None if np.isnan(both).all() else float(np.nanmean(both)))
    return found


def _items(form: Form, sheet: Sheets, leaning: Array) -> tuple[ItemPull, ...]:
    c, s = (scenario_scores(sheet, scale)[:, 0] for scale in "CS")
    scores = statement_scores(form, sheet, leaning)[:, 0]
    picked = [
        ItemPull(item.id, LETTERS[int(sheet.keys[at, 0])], float(c[at]), float(s[at]))
        for at, item in enumerate(form.scenarios)
        if sheet.keys[at, 0]
    ]
    said = [
        ItemPull(
            item.id,
            int(sheet.answers[at, 0]) + form.low - 1,
            float(scores[at]) if item.scale == "C" else None,
            float(scores[at]) if item.scale == "S" else None,
        )
        for at, item in enumerate(form.statements)
        if sheet.answers[at, 0]
    ]
    return tuple(picked + said)


def _scales(quiz: Quiz, answers: Mapping[str, object]) -> Scales | None:
    rule = quiz.scoring.scales
    if rule is None:
        return None
    found = audit(quiz, rule, one_row(answers))
    ids = [scale.id for scale in rule.scales]
    lowest = int(found.lowest[0])
    return Scales(
        scores={name: plain(found.scores[at]) for at, name in enumerate(ids)},
        overall=plain(found.overall),
        lowest=None if lowest == NONE else ids[lowest],
        bands={
            name: None if found.bands[at, 0] == NONE else rule.bands[int(found.bands[at, 0])].id
            for at, name in enumerate(ids)
        },
        contrasts={each.id: plain(found.contrasts[at]) for at, each in enumerate(rule.contrasts)},
    )


def _checklist(quiz: Quiz, answers: Mapping[str, object]) -> Checklist | None:
    rule = quiz.scoring.checklist
    if rule is None:
        return None
    found = check(quiz, rule, one_row(answers))
    return Checklist(plain(found.percent), {each.id: plain(found.groups[at]) for at, each in enumerate(rule.groups)})
