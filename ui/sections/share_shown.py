"""A shared map on a page: the picture, its words, and its text twin. Nothing of the reader's own is in it."""

from __future__ import annotations

import streamlit as st

import charts
import content
from charts.wording import whole
from content import zone_name, zones
from scoring import MODEL
from sharing.link import Shared
from sharing.share_words import sentences, share_words
from ui.components import frame
from ui.components.picture import picture, table


def show(shared: Shared, ways: object = None, under: object = None) -> None:
    """Map and words side by side; `ways`, where given, is called for what stands under the words, `under` for what
    stands under the map."""
    words, says = share_words(shared), content.page("shared").says
    with st.container(key="shared-map"):
        frame.title(words.title, sentences()["page"]["heading"])
        left, right = st.columns([1.1, 1], gap="large", vertical_alignment="center")
        with left:
            chart = charts.balance_map(shared.position, names=shared.names, you="")
            picture(chart.properties(description=words.twin), "shared")
            if callable(under):
                under()
        with right:
            frame.paragraph(words.lead or says["no_words"], "lead")
            if words.means:
                frame.paragraph(words.means)
            if callable(ways):
                ways()


def twin(shared: Shared) -> None:
    """The picture in a paragraph and in a table, folded away."""
    says = content.page("shared").says
    with st.expander(says["twin"]):
        frame.paragraph(share_words(shared).twin)
        table([says["col_what"], says["col_value"], says["col_margin"]], rows(shared), says["caption"])


def rows(shared: Shared) -> list[tuple[str, str, str]]:
    """The map in rows: what, value, give or take (half of the 90 % interval), in whole numbers."""
    says, place = content.page("shared").says, shared.position
    sure = sentences()["confidence"][shared.confidence]
    found = [(says["row_zone"], f"{zone_name(shared.zone, shared.names)}, {sure}", "")]
    if shared.could_also_be:
        others = ", ".join(zone_name(zone, shared.names) for zone in shared.could_also_be)
        found.append((says["row_also"], others, ""))
    found.append((says["row_tilt"], tilt(shared.S - shared.C), _margin(place.SE_B)))
    amounts = (("row_ground", place.G, place.SE_G), ("row_client", shared.C, shared.SE_C),
               ("row_self", shared.S, shared.SE_S))  # fmt: skip
    return found + [(says[row], str(whole(value or 0.0)), _margin(error)) for row, value, error in amounts]


def tilt(points: float) -> str:
    """Points and a side, of somebody who is not the reader."""
    way = "none" if whole(points) == 0 else "client" if points < 0 else "self"
    return str(sentences()["tilt"][way]).format(points=abs(whole(points)))


def inside(zone: str, names: str) -> str:
    """A zone as it stands inside a sentence: "the mixed middle"."""
    found = zones()[zone]
    return found.in_words_neutral if names == "neutral" else found.in_words


def _margin(error: float | None) -> str:
    return str(whole(MODEL.wide * (error or 0.0)))
