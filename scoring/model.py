"""The constants of the measurement model, in one block.

Every number that shapes a result and is not in a questionnaire file stands here. A change of any of them
is a new version: results carry the version, and results of two versions are never compared.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Model:
    """The stated assumptions behind positions, margins and words. Scores run 0 to 100, B -100 to 100."""

    version: str = "model_v1"

    scenario_weight: float = 0.5
    """w_SC of F5, when both parts count; alone, a part has weight 1."""
    statement_weight: float = 0.5
    """w_ST of F5."""

    fewest_pairs_for_leaning: int = 3
    """Complete pairs that F2 needs; with fewer, A is 0."""

    prior_weight: float = 4.0
    """nu_0 of F7: how many answers the prior spread counts for."""
    scenario_prior: float = 1600.0
    """Prior item variance of scenarios, SD 40 (F7)."""
    statement_prior: float = 625.0
    """Prior item variance of statements, SD 25 (F7)."""
    day_variance: float = 25.0
    """Day-to-day variance of a scale, SD 5 (F8)."""

    wide: float = 1.645
    """z of the 90 % interval (F11)."""
    narrow: float = 0.674
    """z of the 50 % interval (F11)."""
    region: float = 4.605
    """Chi-square, two degrees of freedom, 90 %: the ellipse of F11."""

    tilt_cut: float = 20.0
    """|B| from which a position is on a side (F12)."""
    low_cut: float = 40.0
    """G below which a person is running low (F12)."""
    sweet_cut: float = 65.0
    """G from which the middle is the sweet spot (F12)."""

    pendulum: float = 50.0
    """Swing from which to say "pendulum" (F14)."""
    slip_fewest: int = 4
    """Second picks off the balanced answer that F15 needs to be shown."""

    answer_run: int = 8
    position_run: int = 7
    fewest_pairs_for_flags: int = 4
    inconsistency: float = 1.5
    leaning: float = 1.0
    statement_seconds: float = 2.0
    words_a_second: float = 10.0
    fast_share: float = 0.5
    """Response-quality flags (F16)."""

    item_variance: float = 1600.0
    """sigma squared of F17."""
    touchpoint_variance: float = 200.0
    """tau squared of F17."""
    stands_out: float = 10.0
    stands_out_answers: int = 2
    """How far, and on how many answers a scale, a touchpoint stands out (F17)."""

    possible: float = 1.28
    likely: float = 1.96
    """|RCI| from which a change is possible, or likely (F18)."""
    common_scenarios: int = 8
    common_statements: int = 4
    """Items answered both times that the paired comparison needs (F19)."""

    @property
    def pooling(self) -> float:
        """kappa of F17: the number of answers at which a touchpoint counts half."""
        return self.item_variance / self.touchpoint_variance


MODEL = Model()
