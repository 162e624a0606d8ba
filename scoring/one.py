"""One sheet's answers -> its Result: a table of one row, read back as plain values."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

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


def plain(array: Array) -> float | None:
    """The one number of an array of one: None for NaN, no minus zero."""
    value = float(array[0])
    return None if math.isnan(value) else value + 0.0


def _whole(array: Array) -> int:
    return int(array[0])


def _shares(measured: Measured) -> Shares:
    counts = measured.profile
    return Shares(*(_whole(each) for each in (counts.n, counts.D, counts.V, counts.B, counts.H)))


def _position(form: Form, sheet: Sheets, measured: Measured, shares: Shares) -> Position:
    place, margin, zone = measured.place, measured.margins, measured.zones
    somewhere = zone.zone[0] != NOWHERE
    ends = {
        f"{axis}_{end}{width}": plain(value)
        for width, z in (("90", MODEL.wide), ("50", MODEL.narrow))
        for axis in "BG"
        for end, value in zip(("low", "high"), margin.interval(place, axis, z), strict=True)
    }
    slipped = slip(sheet)
    return Position(
        status=STATUSES[place.status[0]],
        n_scenarios=shares.n,
        A=plain(place.A) if somewhere else None,
        C=plain(place.C),
        S=plain(place.S),
        B=plain(place.B),
        G=plain(place.G),
        SE_C=plain(margin.SE_C),
        SE_S=plain(margin.SE_S),
        SE_B=plain(margin.SE_B),
        SE_G=plain(margin.SE_G),
        V_C=plain(margin.V_C),
        V_S=plain(margin.V_S),
        cov=plain(margin.cov),
        **ends,
        zone=ZONES[zone.zone[0]] if somewhere else None,
        confidence=CONFIDENCES[zone.confidence[0]] if somewhere else None,
        could_also_be=names(ZONES, zone.could_also_be[0]),
        swing=plain(measured.profile.swing),
        running_low=bool(zone.running_low[0]),
        flags=names(FLAGS, measured.flags[0]),
        all_best=bool(measured.profile.all_best[0]),
        slip=Slip(_whole(slipped.D), _whole(slipped.V), _whole(slipped.H), bool(slipped.shown[0])),
        touchpoints=_touchpoints(form, measured),
        pairs=_pairs(form, sheet, place.A),
        items=_items(form, sheet, place.A),
        shares=shares,
    )


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
