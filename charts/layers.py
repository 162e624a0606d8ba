"""The strokes all pictures share: shapes, words, dots; and how a picture is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import altair as alt
import numpy as np

from charts.frame import Floats, Frame
from charts.letters import Label

Layer = alt.Chart


def _short(value: float) -> float:
    """Two decimals, and no ".0": it is read by a machine and sent to a phone."""
    rounded = round(float(value), 2) + 0.0
    return int(rounded) if rounded.is_integer() else rounded


def rows(points: Iterable[Sequence[float]], *fields: str) -> alt.InlineData:
    """Points as a chart's own data, two decimals: the spec stays small and needs no second request."""
    return alt.InlineData(
        values=[{field: _short(value) for field, value in zip(fields, point, strict=True)} for point in points]
    )


def shape(points: Floats | Sequence[Sequence[float]], *, closed: bool = True, **mark: Any) -> Layer:
    """A line through (B, G) points in the order given."""
    numbered = [(*point, step) for step, point in enumerate(np.asarray(points, dtype=float).tolist())]
    drawn = alt.Chart(rows(numbered, "b", "g", "i")).mark_line(
        interpolate="linear-closed" if closed else "linear", **mark
    )
    ordered: Layer = drawn.encode(order=alt.Order("i:Q"))
    return ordered


def dots(points: Sequence[Sequence[float]], **mark: Any) -> Layer:
    """Point marks at (B, G), all alike."""
    drawn: Layer = alt.Chart(rows(points, "b", "g")).mark_point(filled=True, opacity=1, **mark)
    return drawn


def text(labels: Sequence[Label], frame: Frame) -> list[Layer]:
    """The labels as text marks, those of one look together."""

    def look(label: Label) -> tuple[str, float, str, str]:
        return label.face, label.size, label.color, label.align

    layers = []
    for _, alike in groupby(sorted(labels, key=look), key=look):
        group = list(alike)
        places = frame.read([(label.x, label.y) for label in group]).round(2).tolist()
        values = [{"b": b, "g": g, "t": label.text} for (b, g), label in zip(places, group, strict=True)]
        first = group[0]
        mark: dict[str, Any] = {"align": first.align, "fontSize": round(first.size, 2), "color": first.color}
        layers.append(
            alt.Chart(alt.InlineData(values=values))
            .mark_text(baseline="middle", **mark, **first.font)
            .encode(text=alt.Text("t:N"))
        )
    return layers


def gradient(colors: Sequence[str]) -> alt.Gradient:
    """Colours from left to right at equal steps."""
    last = len(colors) - 1
    stops = [alt.GradientStop(color=color, offset=round(step / last, 4)) for step, color in enumerate(colors)]
    return alt.Gradient(gradient="linear", stops=stops, x1=0, x2=1, y1=0, y2=0)


def picture(layers: Sequence[Layer], frame: Frame, *, background: str, description: str) -> alt.LayerChart:
    """The layers as one chart with its text alternative.

    Drawn as SVG without Vega's menu. The marks are hidden from screen readers, which get the description
    instead of forty nameless shapes.
    """
    for number, layer in enumerate(layers):
        # A short name keeps the rows where they are; without one Altair adds two long hashes a layer.
        layer.data.name = f"d{number}"
    # All in one: each of Altair's own `.encode()` and `.configure()` copies every layer once more.
    return alt.LayerChart(
        layer=list(layers),
        width=frame.width,
        height=frame.height,
        padding={"left": 0, "right": 0, "top": 0, "bottom": 0},
        background=background,
        description=description,
        usermeta={"embedOptions": {"renderer": "svg", "actions": False}},
        encoding=alt.FacetedEncoding(x=frame.x(), y=frame.y()),
        config=alt.Config(view=alt.ViewConfig(stroke=None), mark=alt.MarkConfig(aria=False)),
    )
