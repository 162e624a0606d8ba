"""A shared map in words, for whoever opens the link: written afresh from what the code holds."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from content import zone_name, zones
from scoring import MODEL
from sharing.link import Shared


@dataclass(frozen=True)
class ShareWords:
    """What is said of a shared map. `lead` and `means` are empty where the person shared it without words."""

    title: str
    lead: str
    """Tilt, ground and what else is possible, each number with its margin."""
    means: str
    """What the zone means, in one sentence."""
    preview: str
    """Under the title in a chat."""
    twin: str
    """The picture in a paragraph, for those who do not see it; there with and without words."""
    alt: str
    """The same as the text of a chat's preview picture, where it stands beside the title: without words no zone is
    named there."""


@cache
def sentences() -> dict[str, Any]:
    """`share.toml`, by section."""
    found: dict[str, Any] = tomllib.loads(Path(__file__).with_name("share.toml").read_text("utf-8"))
    return found


def share_words(shared: Shared) -> ShareWords:
    """The words of a shared map, in the names that the person chose. Numbers in them are whole."""
    said = sentences()
    twin, alt = _twin(shared), _twin(shared, zone=shared.words)
    if not shared.words:
        preview = f"{said['preview']['none']} {said['page']['note']}"
        return ShareWords(said["title"]["none"], "", "", preview, twin, alt)
    sure = said["confidence"][shared.confidence]
    title = said["title"]["words"].format(zone=zone_name(shared.zone, shared.names), confidence=sure)
    lead = _lead(shared)
    return ShareWords(title, lead, said["zone"][shared.zone], f"{lead} {said['page']['note']}", twin, alt)


def before(shared: Shared) -> str:
    """What the person who shares a map is told first: which answers can be worked out from it. Empty where none can."""
    said: dict[str, str] = sentences()["before"]
    return "" if not shared.ends else said["both" if len(shared.ends) > 1 else shared.ends[0]]


def private(shared: Shared) -> str:
    """What a link holds and what this app keeps, for whoever opens it."""
    said: dict[str, str] = sentences()["page"]
    return said["private_end" if shared.ends else "private"]


def _lead(shared: Shared) -> str:
    """As `content.result_words` says it to the person: points and margins of 90 % (F11), not clamped."""
    said, place = sentences()["lead"], shared.position
    points, ground = shared.S - shared.C, (shared.C + shared.S) / 2
    way = "even" if points == 0 else "client" if points < 0 else "self"
    parts = [said[way].format(points=abs(points), margin=_whole(MODEL.wide * (place.SE_B or 0.0)))]
    if shared.zone not in ("doormat", "diva") or place.running_low:
        parts.append(said["ground"].format(ground=_whole(ground), margin=_whole(MODEL.wide * (place.SE_G or 0.0))))
    if shared.could_also_be:
        words = [_inside(zone, shared.names) for zone in shared.could_also_be]
        first = words[0][0].upper() + words[0][1:]
        if len(words) == 1:
            parts.append(said["also_one"].format(First=first))
        else:
            others = "".join(f", {one}" for one in words[1:-1])
            parts.append(said["also_more"].format(First=first + others, and_rest=f"or {words[-1]}"))
    return " ".join(parts)


def _twin(shared: Shared, zone: bool = True) -> str:
    """As `charts.alt_text`, which speaks to the person on the map, says it to them."""
    said, place = sentences()["twin"], shared.position
    others = [_lower(zone_name(zone, shared.names)) for zone in shared.could_also_be]
    also = said["also"].format(zones=" or ".join(filter(None, [", ".join(others[:-1]), others[-1]]))) if others else ""
    name = zone_name(shared.zone, shared.names)
    B_low, B_high, G_low, G_high = (
        each or 0.0 for each in (place.B_low90, place.B_high90, place.G_low90, place.G_high90)
    )
    sure = sentences()["confidence"][shared.confidence]
    return " ".join(
        (
            said["zone"].format(zone=name, confidence=sure, also=also) if zone else said["none"],
            said["tilt"].format(value=_tilt(shared.S - shared.C), low=_tilt(B_low), high=_tilt(B_high)),
            said["ground"].format(value=_whole((shared.C + shared.S) / 2), low=_whole(G_low), high=_whole(G_high)),
        )
    )


def _tilt(points: float) -> str:
    way = "none" if _whole(abs(points)) == 0 else "client" if points < 0 else "self"
    return str(sentences()["tilt"][way]).format(points=_whole(abs(points)))


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _inside(zone: str, names: str) -> str:
    found = zones()[zone]
    return found.in_words_neutral if names == "neutral" else found.in_words


def _whole(number: float) -> int:
    return int(number + 0.5)
