"""Positions made by hand for the pictures: anything with these attributes can be drawn."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

TOUCHPOINTS = ("marketing", "first_contact", "space", "session", "money_time", "conflict", "after_care", "hiring")


def touchpoint(id: str, B: float | None, SE_B: float, n: int = 2, stands_out: bool = False) -> SimpleNamespace:
    return SimpleNamespace(id=id, n_C=n, n_S=n, C=None, S=None, B=B, G=None, SE_B=SE_B, stands_out=stands_out)


def made(
    C: float,
    S: float,
    V_C: float = 80.0,
    V_S: float = 80.0,
    cov: float = 0.0,
    *,
    zone: str = "mixed_middle",
    confidence: str = "likely",
    **more: Any,
) -> Any:
    """A position with F6, F10 and F11 worked out; touchpoints near the overall tilt, none for hiring."""
    B, G = S - C, (C + S) / 2
    SE_B, SE_G = math.sqrt(max(V_C + V_S - 2 * cov, 0)), math.sqrt(max(V_C + V_S + 2 * cov, 0)) / 2
    ends = {}
    for width, z in ((90, 1.645), (50, 0.674)):
        ends[f"B_low{width}"], ends[f"B_high{width}"] = max(B - z * SE_B, -100), min(B + z * SE_B, 100)
        ends[f"G_low{width}"], ends[f"G_high{width}"] = max(G - z * SE_G, 0), min(G + z * SE_G, 100)
    touchpoints = tuple(
        touchpoint(id, max(-100, min(100, B + shift)), SE_B + 9, n=0 if id == "hiring" else 2, stands_out=shift >= 12)
        for id, shift in zip(TOUCHPOINTS, (3, -8, 3, 13, -9, -2, 3, 0), strict=True)
    )
    fields: dict[str, Any] = {
        "status": "full",
        "C": C,
        "S": S,
        "B": B,
        "G": G,
        "V_C": V_C,
        "V_S": V_S,
        "cov": cov,
        "SE_C": math.sqrt(V_C),
        "SE_S": math.sqrt(V_S),
        "SE_B": SE_B,
        "SE_G": SE_G,
        **ends,
        "zone": zone,
        "confidence": confidence,
        "could_also_be": (),
        "flags": (),
        "touchpoints": touchpoints,
        "shares": SimpleNamespace(n=0, D=0, V=0, B=0, H=0),
    }
    return SimpleNamespace(**{**fields, **more})


def worked() -> Any:
    """The worked example "tilted to the client"."""
    return made(
        75.0,
        47.916667,
        72.5897,
        89.9508,
        2.3148,
        zone="doormat",
        confidence="borderline",
        could_also_be=("mixed_middle", "sweet_spot"),
        shares=SimpleNamespace(n=12, D=4, V=1, B=6, H=1),
    )


def all_balanced() -> Any:
    """The worked example "all balanced"."""
    return made(100.0, 100.0, 45.463, 45.463, 0.0, zone="sweet_spot", confidence="clear")


def too_few() -> Any:
    """A sheet with too few answers for a place."""
    empty: Any = dict.fromkeys(("C", "S", "B", "G", "V_C", "V_S", "cov", "SE_C", "SE_S", "SE_B", "SE_G", "zone"))
    ends: Any = dict.fromkeys(f"{axis}_{end}{width}" for axis in "BG" for end in ("low", "high") for width in (50, 90))
    found = made(50, 50, status="insufficient", touchpoints=())
    return SimpleNamespace(**{**vars(found), **empty, **ends, "confidence": None})


EXTREMES = (
    made(100, 100, 45.463, 45.463, zone="sweet_spot"),
    made(0, 100, 45.463, 45.463, zone="diva"),
    made(100, 0, 45.463, 45.463, zone="doormat"),
    made(0, 0, 45.463, 45.463, zone="worn_out"),
    made(50, 50, 325, 325, 0),
    made(50, 50, 325, 325, 250),
    made(50, 50, 325, 325, -250),
    made(90, 20, 300, 25, 40, zone="doormat"),
    made(0, 60, 60, 300, -30, zone="diva"),
)
