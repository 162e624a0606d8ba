"""What a result says: the place, the counts behind it, the margin around it, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.facts import slip_mostly
from content.read import result_sentences, touchpoints, zone_words, zones
from content.shapes import Zone
from scoring import MODEL, Position

Names = str
"""Which names zones go by: "named" (the article's) or "neutral"."""
Axes = tuple[float | None, float | None]


@dataclass(frozen=True)
class Standing:
    """Raw counts: in how many of n situations the answer looked after the client, and after oneself."""

    client: int
    own: int
    n: int
    client_label: str
    own_label: str


@dataclass(frozen=True)
class Touched:
    """A touchpoint that stands out, with its prompt."""

    id: str
    name: str
    text: str


@dataclass(frozen=True)
class ResultWords:
    """The sentences of a result page. An empty string or tuple: nothing to say there."""

    heading: str
    zone: str
    """The zone's name, by the names asked for; empty without a position."""
    confidence: str
    confidence_means: str
    lead: str
    """Tilt, ground and what else is possible: the sentence under the map."""
    heart: str
    means: tuple[str, ...]
    ask: str
    counts: str
    standing: Standing | None
    could_also_be: tuple[str, ...]
    low: tuple[str, ...]
    pendulum: tuple[str, ...]
    swing: str
    slip: str
    quality: tuple[str, ...]
    outline: str
    """Why the region is drawn in outline only; empty where it is not."""
    all_best: str
    status: str
    margin: tuple[str, ...]
    guess: tuple[str, ...]
    touchpoints: tuple[Touched, ...]
    touchpoint_note: str
    place_note: str
    aid: str
    """The fixed line of every result and export."""


def result_words(position: Position, names: Names = "named", guess: Axes | None = None) -> ResultWords:
    """The words for one position.

    In: the position; which names the zones go by; the guess before the quiz as (B, G), each None where it was
    not given. Numbers in the words are whole.
    """
    said = zone_words()
    zone = zones().get(position.zone or "")
    confidence = position.confidence or ""
    also = tuple(zone_name(one, names) for one in position.could_also_be)
    low = position.running_low and zone is not None
    pendulum = zone is not None and position.swing is not None and _at(position.swing, MODEL.pendulum)
    stands_out = _stands_out(position)
    return ResultWords(
        heading=_heading(zone, confidence, names),
        zone=zone_name(zone.id, names) if zone else "",
        confidence=_text("confidence", confidence) if confidence else "",
        confidence_means=_confidence_means(position),
        lead=_lead(position, names),
        heart=zone.heart if zone else "",
        means=zone.means if zone else (),
        ask=zone.ask if zone else "",
        counts=_counts(position),
        standing=_standing(position),
        could_also_be=also,
        low=said.low.means if low else (),
        pendulum=said.pendulum.means if pendulum else (),
        swing=_swing(position, pendulum),
        slip=_slip(position),
        quality=tuple(_text("quality", flag) for flag in position.flags),
        outline=_text("quality", "outline") if len(position.flags) >= 2 else "",
        all_best=_text("all_best", "text") if position.all_best else "",
        status=_status(position),
        margin=_lines("margin", "means"),
        guess=_guess(position, guess),
        touchpoints=stands_out,
        touchpoint_note=_text("touchpoint", "note" if stands_out else "none"),
        place_note=said.place_note,
        aid=str(result_sentences()["aid"]),
    )


def zone_name(zone_id: str, names: Names = "named") -> str:
    """The name of a zone. Raises KeyError where there is none."""
    zone = zones()[zone_id]
    return zone.named if names == "named" else zone.neutral


def _text(table: str, name: str) -> str:
    return str(result_sentences()[table][name])


def _lines(table: str, name: str) -> tuple[str, ...]:
    found = result_sentences()[table][name]
    return tuple(str(one) for one in found) if isinstance(found, Sequence) else ()


def _whole(number: float) -> int:
    return int(abs(number) + 0.5)


def _at(number: float, cut: float) -> bool:
    return round(number, 9) >= round(cut, 9)


def _heading(zone: Zone | None, confidence: str, names: Names) -> str:
    if zone is None:
        return _text("heading", "none")
    return _text("heading", "full").format(zone=zone_name(zone.id, names), confidence=_text("confidence", confidence))


def _confidence_means(position: Position) -> str:
    """What the word means; a borderline that touches no other zone comes from flags alone (F13)."""
    if position.confidence is None:
        return ""
    rough = position.confidence == "borderline" and not position.could_also_be
    return _text("confidence_means", "rough" if rough else position.confidence)


def _margin_of(error: float | None) -> int:
    """Give or take, in whole points: the 90 % margin (F11), not clamped."""
    return _whole(MODEL.wide * (error or 0.0))


def _lead(position: Position, names: Names) -> str:
    if position.zone is None or position.B is None or position.G is None:
        return ""
    points, margin = _whole(position.B), _margin_of(position.SE_B)
    way = "even" if points == 0 else "client" if position.B < 0 else "self"
    parts = [_text("lead", way).format(points=points, margin=margin)]
    if position.zone not in ("doormat", "diva") or position.running_low:
        parts.append(_text("lead", "ground").format(ground=_whole(position.G), margin=_margin_of(position.SE_G)))
    if position.could_also_be:
        parts.append(_also(position.could_also_be, names))
    return " ".join(parts)


def _also(zone_ids: Sequence[str], names: Names) -> str:
    words = [zones()[one].in_words if names == "named" else zones()[one].in_words_neutral for one in zone_ids]
    first = words[0][:1].upper() + words[0][1:]
    if len(words) == 1:
        return _text("lead", "also_one").format(First=first)
    rest = "".join(f", {one}" for one in words[1:-1])
    return _text("lead", "also_more").format(First=f"{first}{rest}", and_rest=f"or {words[-1]}").replace("  ", " ")


def _standing(position: Position) -> Standing | None:
    counts = position.shares
    if not counts.n:
        return None
    return Standing(counts.D + counts.B, counts.V + counts.B, counts.n,
                    _text("counts", "client_label"), _text("counts", "self_label"))  # fmt: skip


def _counts(position: Position) -> str:
    found = _standing(position)
    if found is None:
        return _text("counts", "none") if position.zone else ""
    return _text("counts", "both").format(client=found.client, self=found.own, n=found.n)


def _swing(position: Position, pendulum: bool) -> str:
    if position.zone is None or position.swing is None:
        return ""
    name = "pendulum" if pendulum else "some" if _whole(position.swing) else "steady"
    return _text("swing", name).format(swing=_whole(position.swing))


def _slip(position: Position) -> str:
    most = slip_mostly(position)
    if most is None:
        return ""
    if most != "tie":
        return _text("slip", "one").format(side=_text("slip", most))
    top = max(position.slip.D, position.slip.V, position.slip.H)
    sides = [_text("slip", key) for key in ("D", "V", "H") if getattr(position.slip, key) == top]
    return _text("slip", "tie").format(sides=" and ".join(filter(None, [", ".join(sides[:-1]), sides[-1]])))


def _status(position: Position) -> str:
    if position.status != "insufficient":
        return _text("status", position.status)
    return _text("status", "insufficient").format(missing="")


def too_few(answered: int, floor: int, *, closed: bool = False) -> str:
    """The sentence where there are too few answers: how many situations more would do.

    `closed` where no more can be given.
    """
    more = max(0, floor - answered)
    name = "more_situations_one" if more == 1 else "more_situations"
    missing = _text("status", name).format(count=more) if more else ""
    return _text("status", "insufficient_closed" if closed else "insufficient").format(missing=missing)


def _guess(position: Position, guess: Axes | None) -> tuple[str, ...]:
    """How the guess and the answers differ, where they differ by more than the margin of the answers."""
    if guess is None or position.zone is None or position.B is None or position.G is None:
        return ()
    tilt, ground = guess
    found: list[str] = []
    if tilt is not None and abs(position.B - tilt) > MODEL.wide * (position.SE_B or 0.0):
        way = "tilt_client" if tilt > position.B else "tilt_self"
        found.append(_text("guessed", way).format(points=_whole(position.B - tilt)))
    if ground is not None and abs(position.G - ground) > MODEL.wide * (position.SE_G or 0.0):
        way = "ground_less" if ground > position.G else "ground_more"
        found.append(_text("guessed", way).format(points=_whole(position.G - ground)))
    if tilt is None and ground is None:
        return ()
    return (*found, _text("guessed", "ask")) if found else (_text("guessed", "near"),)


def _stands_out(position: Position) -> tuple[Touched, ...]:
    words: Mapping[str, object] = touchpoints()
    found = []
    for one in position.touchpoints:
        if one.stands_out and one.id in words and one.B is not None and position.B is not None:
            touchpoint = touchpoints()[one.id]
            way = "client" if one.B < position.B else "self"
            text = _text("touchpoint", way).format(name=touchpoint.name, prompt=touchpoint.prompt)
            found.append(Touched(one.id, touchpoint.name, text))
    return tuple(found)
