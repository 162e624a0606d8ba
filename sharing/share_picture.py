"""A shared map as a picture: the card of `charts.share_card` in three sizes, or the map alone, as PNG or SVG."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import asdict
from html import escape
from typing import Any, Literal
from zlib import crc32

from charts import aside, balance_map, export, share_card
from sharing.link import Shared
from sharing.share_words import share_words

SIZES = {"wide": (1200, 630), "portrait": (1080, 1350), "square": (1080, 1080)}
"""Pixels: for a link's preview, a post upright and a post square."""

MAP_ALONE = "map"
"""Asked for in place of a size: the map without words, for a page that has the words beside it."""

THEMES = ("light", "dark")

ALONE_SCALE = 2.5
"""Of a PNG of the map alone: 1100 by 1090 pixels."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def share_picture(
    shared: Shared,
    format: Literal["png", "svg", "pdf"] = "png",
    *,
    size: str = "wide",
    theme: str = "light",
    title: str = "",
    source: str = "",
) -> bytes:
    """The picture of a shared map, made anew on each call (0.1 to 0.2 s), by a worker where there are some.

    In: what the link shows; "png", "svg" or "pdf"; `size` of SIZES or MAP_ALONE; `theme` of THEMES; a title
    of the person's own (up to 80 letters) in place of ours, for a file that they save: no route takes one; the
    app's address for the small print, where it has one.
    Out: the file's bytes; an SVG carries its fonts and loads nothing, so that it works inside an <img>.
    Raises KeyError for an unknown size, ValueError for an unknown theme or format or a title too wide to fit, and
    RuntimeError where the picture ended two workers.
    """
    given = (asdict(shared), format, size, theme, title, source)
    try:
        return aside.run(f"{__name__}:made_here", *given)
    except aside.NobodyError:
        return made_here(*given)


def made_here(
    parts: Mapping[str, Any], format: Literal["png", "svg", "pdf"], size: str, theme: str, title: str, source: str = ""
) -> bytes:
    """As `share_picture`, in this process, for the fields of a Shared."""
    shared = Shared(**{**parts, "could_also_be": tuple(parts["could_also_be"])})
    words = share_words(shared)
    if size == MAP_ALONE:
        chart, scale = balance_map(shared.position, theme=theme, names=shared.names, you=""), ALONE_SCALE
    else:
        below = " ".join(part for part in (words.lead, words.means) if part)
        chart, scale = (
            share_card(
                shared.position,
                title=title or words.title,
                words=below,
                size=SIZES[size],
                theme=theme,
                names=shared.names,
                source=source,
            ),
            1.0,
        )
    made = export(chart, format, scale=scale if format == "png" else 1)
    if format == "pdf":
        return made
    return squeezed(made) if format == "png" else _told(made, words.twin)


def _told(svg: bytes, twin: str) -> bytes:
    """The SVG with its text twin, for a screen reader where the picture stands inside a page."""
    head, rest = svg.decode().split(">", 1)
    return f'{head} role="img"><title>{escape(twin)}</title>{rest}'.encode()


def squeezed(png: bytes) -> bytes:
    """The same PNG in a third of its bytes: the converter hardly compresses. Not one pixel changes."""
    kept, pixels, at = [], [], len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IDAT":
            pixels.append(body)
        else:
            kept.append((kind, body))
        at += length + 12
    packed = zlib.compress(zlib.decompress(b"".join(pixels)), 6)
    chunks = [*kept[:-1], (b"IDAT", packed), kept[-1]]
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body)) for kind, body in chunks
    )
