"""Where the diamond lies on its canvas, and the encodings that put B and G there."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


MARGINS = (13.0, 44.0, 52.0)
"""Room for the corner names beside, over and under the diamond, at 440 units."""


@dataclass(frozen=True)
class Frame:
    """A canvas in pixels (y down) and the box of the diamond on it.

    `unit` scales lines and letters: 1 on the map of 440 units, which a phone shows at about four fifths.
    """

    width: float
    height: float
    left: float
    top: float
    across: float
    """Width of the diamond: B from -100 to 100."""
    up: float
    """Height of the diamond: G from 0 to 100."""
    unit: float = 1.0

    def place(self, points: npt.ArrayLike) -> Floats:
        """(B, G) rows to pixel rows."""
        at = np.asarray(points, dtype=float).reshape(-1, 2)
        return np.column_stack(
            [self.left + (at[:, 0] + 100) / 200 * self.across, self.top + (100 - at[:, 1]) / 100 * self.up]
        )

    def read(self, pixels: npt.ArrayLike) -> Floats:
        """Pixel rows to (B, G) rows."""
        at = np.asarray(pixels, dtype=float).reshape(-1, 2)
        return np.column_stack(
            [(at[:, 0] - self.left) / self.across * 200 - 100, 100 - (at[:, 1] - self.top) / self.up * 100]
        )

    @property
    def diamond(self) -> Floats:
        """The corners in pixels: left, top, right, bottom."""
        return self.place([(-100, 50), (0, 100), (100, 50), (0, 0)])

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The map with its corner names: left, top, right, bottom in pixels."""
        side, over, under = (part * self.unit for part in MARGINS)
        return self.left - side, self.top - over, self.left + self.across + side, self.top + self.up + under

    def x(self, field: str = "b") -> alt.X:
        """B across."""
        low, high = self.read([(0, 0), (self.width, 0)])[:, 0].round(4).tolist()
        return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[low, high], nice=False, zero=False))

    def y(self, field: str = "g") -> alt.Y:
        """G up."""
        high, low = self.read([(0, 0), (0, self.height)])[:, 1].round(4).tolist()
        return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[low, high], nice=False, zero=False))


MAP = Frame(width=440, height=436, left=13, top=44, across=414, up=340)
"""The map as pages show it."""
