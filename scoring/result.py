"""What one sheet says, as plain frozen values."""

# ruff: noqa: N802, N815 (capital letters are the names of the formulas)

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shares:
    """How often each key was picked, of n answered scenarios. Shares are 0 to 1, None without answers."""

    n: int
    D: int
    V: int
    B: int
    H: int

    def _share(self, count: int) -> float | None:
        return count / self.n if self.n else None

    @property
    def p_D(self) -> float | None:
        return self._share(self.D)

    @property
    def p_V(self) -> float | None:
        return self._share(self.V)

    @property
    def p_B(self) -> float | None:
        return self._share(self.B)

    @property
    def p_H(self) -> float | None:
        return self._share(self.H)


@dataclass(frozen=True)
class Slip:
    """Bad-day picks of people who picked the balanced answer first (F15)."""

    D: int
    V: int
    H: int
    shown: bool
    """Enough of them to say something."""


@dataclass(frozen=True)
class TouchpointPosition:
    """One touchpoint (F17); amounts as in Position. Without answers there it is the overall position."""

    id: str
    n_C: int
    n_S: int
    C: float | None
    S: float | None
    B: float | None
    G: float | None
    SE_B: float | None
    stands_out: bool


@dataclass(frozen=True)
class PairScore:
    """Two opposite statements: their scale and the mean of their item scores (F3), None if neither is answered."""

    scale: str
    mean: float | None


@dataclass(frozen=True)
class ItemPull:
    """One answered item: what was answered (a key, or a number) and its scores 0 to 100 by F1 or F3.

    A statement scores on its own scale only. With a leaning A its score can pass 0 or 100.
    """

    id: str
    key_or_value: str | int
    c: float | None
    s: float | None


@dataclass(frozen=True)
class Position:
    """A place on the balance map. C, S, G run 0 to 100, B -100 to 100; None where there is no position."""

    status: str
    """full, scenarios_only, statements_only or insufficient."""
    n_scenarios: int
    A: float | None
    C: float | None
    S: float | None
    B: float | None
    G: float | None
    SE_C: float | None
    SE_S: float | None
    SE_B: float | None
    SE_G: float | None
    V_C: float | None
    V_S: float | None
    cov: float | None
    B_low90: float | None
    B_high90: float | None
    G_low90: float | None
    G_high90: float | None
    B_low50: float | None
    B_high50: float | None
    G_low50: float | None
    G_high50: float | None
    zone: str | None
    """doormat, diva, worn_out, mixed_middle or sweet_spot."""
    confidence: str | None
    """clear, likely or borderline."""
    could_also_be: tuple[str, ...]
    """Other zones, named where the confidence is borderline."""
    swing: float | None
    """0 to 100 (F14); None without a scenario part."""
    running_low: bool
    flags: tuple[str, ...]
    all_best: bool
    slip: Slip
    touchpoints: tuple[TouchpointPosition, ...]
    pairs: dict[str, PairScore]
    items: tuple[ItemPull, ...]
    shares: Shares


@dataclass(frozen=True)
class Scales:
    """An audit (F23): scores 0 to 100 by scale, their mean, the lowest, bands, contrasts -100 to 100."""

    scores: dict[str, float | None]
    overall: float | None
    lowest: str | None
    bands: dict[str, str | None]
    contrasts: dict[str, float | None]


@dataclass(frozen=True)
class Checklist:
    """A checklist (F23): percent in place, 0 to 100, of all rows that apply and by group."""

    percent: float | None
    groups: dict[str, float | None]


@dataclass(frozen=True)
class Result:
    """All that a quiz's answers add up to; a part is None where the quiz does not score it."""

    quiz: str
    model: str
    position: Position | None
    scales: Scales | None
    checklist: Checklist | None
    shares: Shares | None


@dataclass(frozen=True)
class Moved:
    """The change of one amount: points, their standard error, their ratio (F18, F19) and the word for it."""

    change: float | None
    se: float | None
    rci: float | None
    verdict: str | None
    """likely, possible or too_small_to_tell."""


@dataclass(frozen=True)
class Change:
    """From one sheet to a later one. All None and False where they share no part that counts."""

    method: str | None
    """paired (F19) or independent (F18)."""
    C: Moved
    S: Moved
    B: Moved
    G: Moved
    toward_balance: bool
    more_ground: bool
    crossing: bool
