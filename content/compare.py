"""What is said of a change on the map: the words of F18 to F20, with "too small to tell" as the usual case."""

from __future__ import annotations

from dataclasses import dataclass

from content.read import page
from scoring import MODEL, Change, Moved, Position

AXES = ("B", "G", "C", "S")
FOUR_WEEKS = 28
"""Days that the statements ask about: two sheets closer than this speak of the same days in part (F22)."""
ROUGH = 2
"""Response-quality flags from which a picture is rough (R04)."""


@dataclass(frozen=True)
class Amount:
    """One amount of the map, then and now, in words: "27 toward the client", "33 points toward yourself"."""

    name: str
    before: str | None
    """None, as `after` is, where the two sheets rest on different parts: the change is that of the part they share."""
    after: str | None
    change: str
    needed: int
    """Whole points from which the change counts as likely: 1.96 standard errors (F18)."""
    verdict: str


@dataclass(frozen=True)
class ChangeWords:
    """What is said of two places on the map. `amounts` is empty where they are not compared."""

    heading: str
    lead: str
    directions: tuple[str, ...]
    amounts: tuple[Amount, ...]
    limits: tuple[str, ...]
    """What it rests on and what it cannot tell, the most important first."""

    @property
    def on_card(self) -> str:
        """The words for a picture: the sentence, the directions, and what such a change cannot tell."""
        return " ".join((self.lead, *self.directions, *self.limits[:2]))


def change_words(
    change: Change, before: Position, after: Position, *, shared: bool = False, days: int | None = None
) -> ChangeWords:
    """The words for the way from one place to a second one.

    In: the change between them; both places; whether one of them comes from a link, which holds no answers; how many
    days lie between them, where that is known. C and S are never called better or worse (F20).
    """
    says = page("compare_change").says
    if change.method is None:
        lead = says["lead_link" if shared and before.zone and after.zone else "lead_none"]
        return ChangeWords(says["heading_none"], lead, (), (), ())
    apart = before.status != after.status and not shared
    strongest = max((change.B, change.G), key=_size)
    small = strongest.verdict == "too_small_to_tell"
    ways = tuple(name for name in ("toward_balance", "more_ground", "crossing") if getattr(change, name))
    return ChangeWords(
        heading=says["heading_small" if small else f"heading_{strongest.verdict}"],
        lead=says["lead_small"] if small else " ".join(_moves(change, str(strongest.verdict))),
        directions=tuple(says[name] for name in ways),
        amounts=tuple(_amount(axis, getattr(change, axis), before, after, apart) for axis in AXES),
        limits=tuple(_limits(change, before, after, shared, days)),
    )


def tilt_words(tilt: float) -> str:
    """B (-100 to 100) as points and a side."""
    says, points = page("compare_change").says, _whole(tilt)
    name = "at_even" if points == 0 else "at_client" if tilt < 0 else "at_self"
    return says[name].format(points=points)


def _size(moved: Moved) -> float:
    return abs(moved.rci or 0.0)


def _whole(number: float | None) -> int:
    """The size of a number, rounded half up."""
    return int(abs(number or 0.0) + 0.5)


def _moves(change: Change, heading: str) -> list[str]:
    """A sentence for the tilt and one for the ground, each where it is more than too small to tell; its word where the
    heading has another."""
    says, found = page("compare_change").says, []
    for axis, down, up in (("B", "tilt_client", "tilt_self"), ("G", "ground_less", "ground_more")):
        moved: Moved = getattr(change, axis)
        if moved.verdict in ("likely", "possible"):
            name = down if (moved.change or 0.0) < 0 else up
            how = "" if moved.verdict == heading else says["how"].format(verdict=says[str(moved.verdict)])
            found.append(says[name].format(points=_whole(moved.change), how=how))
    return found


def _amount(axis: str, moved: Moved, before: Position, after: Position, apart: bool) -> Amount:
    says = page("compare_change").says
    then, now = getattr(before, axis), getattr(after, axis)
    at = tilt_words if axis == "B" else lambda one: str(_whole(one))
    points, needed = _whole(moved.change), _whole(MODEL.likely * (moved.se or 0.0))
    if moved.verdict != "likely":
        needed = max(needed, points + 1)  # rounded, a change that is not enough must not look as if it were
    if points == 0:
        said = says["change_none"]
    else:
        lower = (moved.change or 0.0) < 0
        name = ("client" if lower else "self") if axis == "B" else ("less" if lower else "more")
        said = says[f"change_{name}_1" if points == 1 else f"change_{name}"].format(points=points)
    from_, to = (None, None) if apart else (at(then), at(now))
    return Amount(says[f"axis_{axis.lower()}"], from_, to, said, needed, says[str(moved.verdict)])


def _limits(change: Change, before: Position, after: Position, shared: bool, days: int | None) -> list[str]:
    says = page("compare_change").says
    found = [says["big"], says["expected"]]
    if days is not None and days < FOUR_WEEKS:
        found.append(says[f"near_{days}" if days < 2 else "near"].format(days=days))
    if any(len(one.flags) >= ROUGH for one in (before, after)):
        found.append(says["rough"])
    if before.status != after.status and not shared:
        found.append(says["partial"])
    else:
        found.append(says["shared" if shared else str(change.method)])
    return found
