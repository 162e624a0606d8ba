"""A result <-> the code of a link that shows it: the map, and nothing of the answers.

Nothing is kept on a server: all that a link shows stands in the link. It is rounded so far that a code belongs to
many sheets of answers (see `Shared.ends` for the exception), and words are written from it afresh.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from scoring import MODEL, Position, Result, Shares, Slip
from sharing import link_bits
from sharing.link_bits import AGAIN, ShareFault

# Places in these are what a code holds: entries may be added at the end, and never moved.
MODELS = ("model_v1",)
ZONES = ("doormat", "diva", "worn_out", "mixed_middle", "sweet_spot")
CONFIDENCES = ("borderline", "likely", "clear")
NAMES = ("named", "neutral")

ERRORS = (9.0, *(11.5 + 2 * step for step in range(15)))
"""What stands for a standard error in points: 9 for all below 10.5 (nine sheets of ten; the smallest there is is 6.7),
11.5 for 10.5 up to 12.5 and so on. Finer steps told of some sheets that one answer was given throughout."""

TIES = 4
"""The covariance goes as a share of SE_C times SE_S in fifths, -4 to 4; no sheet reaches more."""

END = 4
"""Points from 0 or 100 within which an amount tells of single answers: only so few ways of answering lead there."""

NEAR_END = 25
"""Points from 0 or 100 within which a code says nothing of the covariance. It would give away how many moments made up
the amount, and with that, where these alone make it up, each habit (of the codes 8 points from an end: one in five).
Margins hardly change by it."""


@dataclass(frozen=True)
class Shared:
    """A result as a link shows it. Draw `position` with charts (`balance_map`, `share_card`, `alt_text`, `table`);
    `share_words` says it in words.

    Raises ShareFault with a sentence where the parts cannot come from one result.
    """

    model: str
    C: int
    """Care for the client and for self, 0 to 100."""
    S: int
    SE_C: float
    """Standard errors of C and S in points, one of ERRORS."""
    SE_S: float
    tie: int
    """Covariance of C and S in fifths of SE_C times SE_S, -4 to 4."""
    zone: str
    """As the person saw it; rounding can put the point itself on the border."""
    confidence: str
    could_also_be: tuple[str, ...]
    names: str = "named"
    """How the zones are called, as the person chose: "named" or "neutral"."""
    words: bool = True
    """Whether sentences go with the map, as the person chose."""

    def __post_init__(self) -> None:
        known = (
            self.model in MODELS
            and 0 <= self.C <= 100
            and 0 <= self.S <= 100
            and self.SE_C in ERRORS
            and self.SE_S in ERRORS
            and abs(self.tie) <= TIES
            and self.zone in ZONES
            and self.confidence in CONFIDENCES
            and self.names in NAMES
            and set(self.could_also_be) <= set(ZONES) - {self.zone}
            and list(self.could_also_be) == sorted(set(self.could_also_be), key=ZONES.index)
        )
        if not known:
            raise ShareFault(f"This link holds a value that no result can have. {AGAIN}")
        if not _fits(self.zone, self.C, self.S) or (self.could_also_be and self.confidence != "borderline"):
            raise ShareFault(f"The parts of this link do not go together. {AGAIN}")

    @property
    def cov(self) -> float:
        """Covariance of C and S in points squared; never so large that no region could be drawn."""
        return self.tie / 5 * self.SE_C * self.SE_S

    @property
    def ends(self) -> tuple[str, ...]:
        """Whose amount, "client" and "self", lies so near an end of its scale that single answers can be worked out:
        say so before sharing (`sharing.share_words.before`)."""
        amounts = {"client": self.C, "self": self.S}
        return tuple(whose for whose, amount in amounts.items() if _to_end(amount) <= END)

    @property
    def position(self) -> Position:
        """The place with its margins (F6, F10, F11), as charts draw it. Of answers, flags and touchpoints it has none,
        so `content.result_words` does not fit it.
        """
        B, G = float(self.S - self.C), (self.C + self.S) / 2
        V_C, V_S = self.SE_C**2, self.SE_S**2
        SE_B, SE_G = math.sqrt(V_C + V_S - 2 * self.cov), math.sqrt(V_C + V_S + 2 * self.cov) / 2
        ends = {
            f"{axis}_{end}{width}": min(max(middle + way * z * error, lowest), 100.0)
            for width, z in (("90", MODEL.wide), ("50", MODEL.narrow))
            for axis, middle, error, lowest in (("B", B, SE_B, -100.0), ("G", G, SE_G, 0.0))
            for end, way in (("low", -1), ("high", 1))
        }
        # On the border itself the zone that the person saw decides.
        low = MODEL.low_cut > G or self.zone == "worn_out"
        return Position(
            status="full",
            n_scenarios=0,
            A=None,
            C=float(self.C),
            S=float(self.S),
            B=B,
            G=G,
            SE_C=self.SE_C,
            SE_S=self.SE_S,
            SE_B=SE_B,
            SE_G=SE_G,
            V_C=V_C,
            V_S=V_S,
            cov=self.cov,
            **ends,
            zone=self.zone,
            confidence=self.confidence,
            could_also_be=self.could_also_be,
            swing=None,
            running_low=low and self.zone not in ("mixed_middle", "sweet_spot"),
            flags=(),
            all_best=False,
            slip=Slip(0, 0, 0, False),
            touchpoints=(),
            pairs={},
            items=(),
            shares=Shares(0, 0, 0, 0, 0),
        )

    @property
    def code(self) -> str:
        """The code of the link: 17 letters and digits. The same result and choices always give the same code."""
        return link_bits.write(
            {
                "model": MODELS.index(self.model),
                "C": self.C,
                "S": self.S,
                "SE_C": ERRORS.index(self.SE_C),
                "SE_S": ERRORS.index(self.SE_S),
                "tie": self.tie + TIES,
                "zone": ZONES.index(self.zone),
                "confidence": CONFIDENCES.index(self.confidence),
                "could_also_be": sum(1 << ZONES.index(zone) for zone in self.could_also_be),
                "names": NAMES.index(self.names),
                "words": int(self.words),
            }
        )


def share(result: Result, *, names: str = "named", words: bool = True) -> Shared:
    """What a link would show of a result: for the page that asks before sharing.

    In: a scored result; how the zones are called, "named" or "neutral"; whether sentences go with the map.
    Raises ShareFault with a sentence for a result without a place on the map, or of a model that no code knows.
    """
    place = result.position
    if place is None or place.zone is None:
        raise ShareFault("There is no place on the map to share yet: a few more answers would do.")
    C, S, SE_C, SE_S, cov = (_known(each) for each in (place.C, place.S, place.SE_C, place.SE_S, place.cov))
    near = min(_to_end(_whole(amount)) for amount in (C, S)) <= NEAR_END
    tie = 0 if near else round(cov / (SE_C * SE_S) * 5)
    return Shared(
        model=result.model,
        C=_whole(C),
        S=_whole(S),
        SE_C=_coarse(SE_C),
        SE_S=_coarse(SE_S),
        tie=max(-TIES, min(TIES, tie)),
        zone=place.zone,
        confidence=place.confidence or "",
        could_also_be=tuple(sorted(place.could_also_be, key=ZONES.index)),
        names=names,
        words=words,
    )


def encode(result: Result, *, names: str = "named", words: bool = True) -> str:
    """The code that shows a result: `share(…).code`. In and raises: as `share`."""
    return share(result, names=names, words=words).code


def decode(code: str) -> Shared:
    """What a code shows. `decode(shared.code) == shared`, and `decode(code).code == code`, always.

    Raises ShareFault with a sentence for a code that is too short or too long, holds other characters, comes from
    another version, does not agree with its checksum, or holds values that no result can have.
    """
    numbers = link_bits.read(code)
    also = tuple(zone for at, zone in enumerate(ZONES) if numbers["could_also_be"] >> at & 1)
    return Shared(
        model=_at(MODELS, numbers["model"]),
        C=numbers["C"],
        S=numbers["S"],
        SE_C=ERRORS[numbers["SE_C"]],
        SE_S=ERRORS[numbers["SE_S"]],
        tie=numbers["tie"] - TIES,
        zone=_at(ZONES, numbers["zone"]),
        confidence=_at(CONFIDENCES, numbers["confidence"]),
        could_also_be=also,
        names=NAMES[numbers["names"]],
        words=bool(numbers["words"]),
    )


def code_in(pasted: str) -> str:
    """The code in what somebody pasted: a whole link, one of a picture, or the code alone. May be no code at all."""
    found = pasted.strip()[:2000]
    try:
        parts = urlsplit(found)
        asked = parse_qs(parts.query).get("code")
    except ValueError:
        return found
    last = parts.path.rstrip("/").rpartition("/")[2]
    return asked[0].strip() if asked else re.sub(r"\.(png|svg)$", "", last)


def _fits(zone: str, C: int, S: int) -> bool:
    """Whether a point of this zone can round to C and S (F12).

    Rounding keeps the order of two amounts a whole number apart, so it takes no point off a side: it can only bring
    one of the middle onto a border. The model's cuts are whole numbers.
    """
    tilt, twice = S - C, C + S
    if zone in ("doormat", "diva"):
        return (tilt if zone == "diva" else -tilt) >= MODEL.tilt_cut
    low, high = {
        "worn_out": (0.0, MODEL.low_cut),
        "mixed_middle": (MODEL.low_cut, MODEL.sweet_cut),
        "sweet_spot": (MODEL.sweet_cut, 100.0),
    }[zone]
    return abs(tilt) <= MODEL.tilt_cut and 2 * low <= twice <= 2 * high


def _at(of: tuple[str, ...], place: int) -> str:
    return of[place] if place < len(of) else ""


def _known(value: float | None) -> float:
    if value is None:
        raise ValueError("This position has a place but no margins; score the sheet again.")
    return round(value, 9)


def _to_end(amount: int) -> int:
    return min(amount, 100 - amount)


def _whole(amount: float) -> int:
    return math.floor(amount + 0.5)


def _coarse(error: float) -> float:
    step = math.floor((error - ERRORS[1] + 1) / 2) + 1
    return ERRORS[max(0, min(len(ERRORS) - 1, step))]


__all__ = ["ShareFault", "Shared", "code_in", "decode", "encode", "share"]
