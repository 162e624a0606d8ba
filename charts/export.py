"""Charts as files: PNG, SVG and PDF without a browser, in the shipped fonts."""

from __future__ import annotations

import base64
import json
import threading
from functools import cache
from pathlib import Path
from typing import Literal

import altair as alt
import vl_convert
from altair.utils import schemapi

from charts import aside

Format = Literal["png", "svg", "pdf"]

FONTS = Path(__file__).parent / "fonts"

EMBEDDED = {
    ("Newsreader", "normal", "400"): "Newsreader-Regular.woff2",
    ("Newsreader", "italic", "400"): "Newsreader-Italic.woff2",
    ("Hanken Grotesk", "normal", "400"): "HankenGrotesk-Regular.woff2",
    ("Hanken Grotesk", "normal", "700"): "HankenGrotesk-Bold.woff2",
}
"""Faces an SVG may carry: family, style, weight. Twins of the TTF files at a third of their size."""

_registered = False
_lock = threading.Lock()


def register_fonts() -> None:
    """Tell the converter of the shipped fonts, once a process: text in a family it does not know vanishes.

    Letters outside Newsreader and Hanken Grotesk fall back to Noto Sans and Noto Sans SC, one by one.
    """
    global _registered
    with _lock:
        if not _registered:
            vl_convert.register_font_directory(str(FONTS))
            _registered = True


def export(chart: alt.TopLevelMixin, format: Format = "png", scale: float = 2.0) -> bytes:
    """The chart as a file.

    In: a chart of this package in a fixed theme; "png", "svg" or "pdf"; `scale`, pixels a unit (PNG only),
    above 0 and at most 8.
    Out: the file's bytes, made anew on each call: a remembered picture would keep a person's place in the server's
    memory beyond their visit. An SVG carries its fonts, a PDF embeds them.
    Raises ValueError with a sentence for another format, a scale out of range, or a live picture, whose colours
    only a page knows.
    """
    if format not in ("png", "svg", "pdf"):
        raise ValueError(f'There is no format "{format}"; take "png", "svg" or "pdf".')
    if not 0 < scale <= 8:
        raise ValueError(f"The scale {scale} is out of range; take a number above 0 and at most 8.")
    spec = json.dumps(chart.to_dict(validate=False), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if "var(--" in spec:
        raise ValueError('A picture in the page\'s live colours cannot become a file; draw it in "light" or "dark".')
    given = (spec, format, scale if format == "png" else 1.0)
    try:
        return aside.run(f"{__name__}:converted", *given)
    except aside.NobodyError:
        return converted(*given)


def light() -> None:
    """From here on Altair no longer checks each part of a chart as it is made, which took half of the time; the tests
    check whole charts.
    """
    schemapi.DEBUG_MODE = False


def warm() -> None:
    """`light`, and the converter with its fonts loaded here before the first person asks (half a second, 200 MB)."""
    light()
    register_fonts()
    word = alt.Chart(alt.InlineData(values=[{}])).mark_text(text="warm", font="Newsreader")
    converted(json.dumps(word.to_dict()), "png", 1.0)


def converted(spec: str, format: Format, scale: float) -> bytes:
    """A chart's specification as a file, made in this process."""
    register_fonts()
    if format == "png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=scale, allowed_base_urls=[]))
    if format == "pdf":
        return bytes(vl_convert.vegalite_to_pdf(spec, allowed_base_urls=[]))
    return _with_fonts(str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))).encode()


def _with_fonts(svg: str) -> str:
    """The SVG with those of our faces in it that it uses, so that it looks the same on any machine."""
    rules = []
    for (family, style, weight), rule in _rules().items():
        italic, bold = f"{family}" in svg and 'font-style="italic"' in svg, 'font-weight="bold"' in svg
        used = family in svg and (style == "normal" or italic) and (weight == "400" or bold)
        if used:
            rules.append(rule)
    head = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:head]}<style>{''.join(rules)}</style>{svg[head:]}"


@cache
def _rules() -> dict[tuple[str, str, str], str]:
    """The faces of EMBEDDED, each as a rule of a style sheet."""
    found = {}
    for (family, style, weight), file in EMBEDDED.items():
        data = base64.b64encode((FONTS / file).read_bytes()).decode()
        found[family, style, weight] = (
            f"@font-face{{font-family:'{family}';font-style:{style};font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
        )
    return found
