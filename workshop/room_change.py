"""Before and after in one room (F22): totals over people who answered both times, from eight of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd

from charts.density import bands
from charts.wording import whole
from quizzes.schema import Quiz
from scoring import change_table, score_table
from workshop.cells import counted, merged
from workshop.frames import Sheet
from workshop.room_map import MEANS, table, values
from workshop.room_means import on_the_map, whole_room

PAIRS = 8
"""Fewest people who answered both times."""

WORDS = ("likely", "possible", "too_small_to_tell")
AXES = ("C", "S", "B", "G")


def paired(quiz: Quiz, before: Sequence[Sheet], after: Sequence[Sheet]) -> list[Sheet]:
    """One sheet a seat that has a place both times, on the same parts: `answers` holds {"before": …, "after": …}.

    The version holds both sheets' versions, so that a change of either is a change of the pair. For a frame:
    `advance(kept, exercise, paired(…), lambda sheets: change_shown(quiz, sheets), least=PAIRS)`.
    """
    first, second = ({sheet.seat: sheet for sheet in sheets} for sheets in (before, after))
    both = [seat for seat in first if seat in second]
    if not both:
        return []
    status = [score_table(quiz, table([of[seat] for seat in both]))["status"].astype(str) for of in (first, second)]
    kept = [seat for seat, a, b in zip(both, *status, strict=True) if a == b != "insufficient"]
    return [
        Sheet(
            seat,
            first[seat].version * 2**31 + second[seat].version,
            {"before": first[seat].answers, "after": second[seat].answers},
        )
        for seat in kept
    ]


def change_shown(quiz: Quiz, pairs: Sequence[Sheet]) -> tuple[dict[str, Any], dict[str, float | str | bool]]:
    """Pairs, eight or more -> mean change with its 95 % interval and effect size for C, S, B, G and |B|, and counts.

    Beside them the clouds of both times, over the same pairs. Means are whole points and effect sizes have one
    decimal; an effect size is None where nobody differed from anybody. Counts are by the words of F19, merged.
    Raises ValueError for fewer than eight pairs.
    """
    if len(pairs) < PAIRS:
        raise ValueError(f"Change over {len(pairs)} pairs would be about persons; take {PAIRS} or more.")
    frames = [table([_half(pair, when) for pair in pairs]) for when in ("before", "after")]
    found = [_sizes(score_table(quiz, frame)) for frame in frames]
    moved = change_table(quiz, *frames)
    n = len(pairs)
    axes: list[dict[str, Any]] = []
    for axis in (*AXES, "away"):
        first, second = found[0][axis], found[1][axis]
        d = second - first
        reach = t_975(n - 1) * float(d.std(ddof=1)) / math.sqrt(n)
        mean = float(d.mean())
        spread = (float(first.std(ddof=1)) + float(second.std(ddof=1))) / 2
        axes.append(
            {
                "id": axis,
                "change": whole(mean),
                "low": whole(mean - reach),
                "high": whole(mean + reach),
                # Plus zero, since a small fall would else be minus zero.
                "effect": round(mean / spread, 1) + 0.0 if spread > 1e-9 else None,
            }
        )
    clouds = {}
    for when, scores in zip(("before", "after"), found, strict=True):
        means = on_the_map(whole(scores["B"].mean()), whole(scores["G"].mean()), whole_room(n))
        cloud = bands(scores[["B", "G"]].to_numpy(dtype=float))
        clouds[when] = {"cloud": cloud, **values(dict(zip(MEANS, means, strict=True)))}
    words = {axis: merged(counted(WORDS, moved[f"{axis}.verdict"].astype(str))) for axis in ("B", "G")}
    toward = {
        name: merged(counted(("yes", "no"), np.where(moved[name], "yes", "no")))
        for name in ("toward_balance", "more_ground")
    }
    facts: dict[str, float | str | bool] = {f"change.{axis['id']}": float(axis["change"]) for axis in axes}
    facts |= {f"change.{end}.{axis['id']}": float(axis[end]) for axis in axes for end in ("low", "high")}
    return {"axes": axes, "words": words, **toward, **clouds}, facts


def t_975(freedom: int) -> float:
    """The 97.5 % point of Student's t, by its expansion around the normal one (Abramowitz and Stegun 26.7.5).

    Good to three decimals from 7 degrees of freedom, which eight pairs have. Raises ValueError for fewer.
    """
    if freedom < PAIRS - 1:
        raise ValueError(f"{freedom} degrees of freedom are too few for this formula; it starts at {PAIRS - 1}.")
    z, v = NormalDist().inv_cdf(0.975), float(freedom)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / v**power for power, term in enumerate(terms, 1))


def _half(pair: Sheet, when: str) -> Sheet:
    answers = pair.answers[when]
    if not isinstance(answers, Mapping):
        raise ValueError("A pair holds the answers of before and of after; make pairs with `paired`.")
    return Sheet(pair.seat, pair.version, answers)


def _sizes(scores: pd.DataFrame) -> pd.DataFrame:
    return scores[list(AXES)].assign(away=scores["B"].abs())
