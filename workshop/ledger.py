"""Which sheets were in which frame, so that no new frame lies next to any that the room has seen.

Looking at the last frame alone is not enough: three people join, a frame shows; they withdraw and one other joins.
Set beside the frame before, the new one would be that one person. So a frame has to stand off from all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import accumulate

Span = tuple[str, int, int, int]
"""A seat, the version of its sheet, and the first and last frame that held it."""


@dataclass(frozen=True)
class Ledger:
    """The frames shown so far, as the stretch of frames that each version of a seat's sheet was in."""

    frames: int = 0
    spans: tuple[Span, ...] = ()

    def apart(self, now: Mapping[str, int]) -> int | None:
        """Seats that differ between `now` (seat -> version) and the frame nearest to it.

        A seat that joined, withdrew or changed its answers counts once. None where no frame was shown yet.
        """
        if not self.frames:
            return None
        # Every seat of now differs from every frame, unless a span says that it was there just so.
        steps = [0] * (self.frames + 1)
        steps[0] = len(now)
        for seat, version, first, last in self.spans:
            held = now.get(seat)
            # A withdrawn seat adds one while it was there; one that changed is counted already.
            weight = 1 if held is None else -1 if held == version else 0
            steps[first] += weight
            steps[last + 1] -= weight
        return min(list(accumulate(steps))[: self.frames])

    def overlaps(self, now: Mapping[str, int]) -> list[tuple[int, int]]:
        """For each frame how many sheets it held, and how many of `now` (seat -> version) are among them."""
        size, both = [0] * (self.frames + 1), [0] * (self.frames + 1)
        for seat, version, first, last in self.spans:
            for steps, weight in ((size, 1), (both, int(now.get(seat) == version))):
                steps[first] += weight
                steps[last + 1] -= weight
        return list(zip(accumulate(size), accumulate(both), strict=True))[: self.frames]

    def times(self, now: Mapping[str, int], frames: Collection[int]) -> dict[str, int]:
        """For each seat of `now` how many of these frames held its sheet just so."""
        chosen = set(frames)
        before = list(accumulate((int(number in chosen) for number in range(self.frames)), initial=0))
        found = dict.fromkeys(now, 0)
        for seat, version, first, last in self.spans:
            if now.get(seat) == version:
                found[seat] += before[last + 1] - before[first]
        return found

    def frame(self, number: int) -> dict[str, int]:
        """Who was in a frame (0 is the first one): seat -> version."""
        return {seat: version for seat, version, first, last in self.spans if first <= number <= last}

    def with_frame(self, now: Mapping[str, int]) -> Ledger:
        """The ledger after a frame of `now` was shown."""
        number, left, spans = self.frames, dict(now), []
        for seat, version, first, last in self.spans:
            if last == number - 1 and left.get(seat) == version:
                del left[seat]
                last = number
            spans.append((seat, version, first, last))
        spans += [(seat, version, number, number) for seat, version in left.items()]
        return Ledger(number + 1, tuple(spans))
