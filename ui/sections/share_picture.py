"""A map as a picture to save or send: size, paper, and a title that goes nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from content.shapes import Page
from sharing.journal import LONGEST_LABEL, label_of
from sharing.letters import unshown
from sharing.link import Shared
from sharing.share_picture import SIZES, THEMES, share_picture
from sharing.share_words import share_words
from ui.components import field, frame
from ui.components.links import set_address
from ui.components.share_sheet import share_shown
from ui.components.told_button import Chosen, Wait
from ui.sections.share_link import image, mark

FORMATS = (("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf"))
CHOICE = "passing.share-choice"
"""What is chosen, in the session: files are made from it when they are asked for."""
SIZE, THEME, TITLE = "passing.share-size", "passing.share-theme", "passing.share-title"
MOST_NAMED = 12
"""Signs without a shape that are named."""
FILE = "sweet-spot"


def show(page: Page, shared: Shared, chosen: Chosen) -> None:
    """What is chosen on the right, and on the left the very picture that will be saved. `chosen`: names and words."""
    says = page.says
    with st.container(key="send-picture"):
        frame.head(says["picture"])
        left, right = st.columns([1.1, 1], gap="large")
        with right:
            size = st.segmented_control(
                says["size"], list(SIZES), format_func=says.__getitem__, default="portrait", required=True,
                key=SIZE,
            )  # fmt: skip
            frame.paragraph(says[f"{size}_note"], "fine")
            theme = st.segmented_control(
                says["theme"], THEMES, format_func=says.__getitem__, default="light", required=True,
                key=THEME,
            )  # fmt: skip
            title = label_of(field.text(says["own_title"], TITLE, LONGEST_LABEL)) or ""
            if lost := unshown(title):
                more = says["own_title_more"] if len(lost) > MOST_NAMED else ""
                told = says["own_title_signs"].format(signs=" ".join(lost[:MOST_NAMED]), more=more)
                st.html(f'<p class="note">{escape(told)}</p>')  # signs of theirs: markdown would read some
            frame.paragraph(says["own_title_note"], "fine")
        choice = st.session_state.setdefault(CHOICE, {})
        choice.update(shared=shared, size=size, theme=theme, title=title, source=set_address())
        with left:
            said = " ".join(filter(None, (title, share_words(shared).twin)))
            try:
                shown = image(shared, str(size), str(theme), alt=said, title=title)
            except ValueError:  # letters as wide as they come
                choice.update(title="")
                shown = image(shared, str(size), str(theme), alt=share_words(shared).twin)
                title_fits = False
            else:
                title_fits = True
            st.html(f'<figure class="sheet">{shown}</figure>')
        with right:
            if not title_fits:
                frame.paragraph(says["own_too_long"], "note")
            frame.paragraph(says["picture_note"], "sub")
            with st.container(key="files", horizontal=True):
                for kind, mime in FORMATS:
                    st.download_button(
                        says[kind],
                        data=partial(_file, kind, choice),
                        file_name=f"{FILE}.{kind}",
                        mime=mime,
                        on_click="ignore",
                        key=f"send-{kind}",
                    )
            typed = str(st.session_state.get(TITLE) or "")
            chosen = {**chosen, SIZE: says[str(size)], THEME: says[str(theme)], TITLE: typed}
            share_shown(
                ".st-key-send-picture .sheet img",
                mark(shared, str(size), str(theme), choice["title"]),
                file=f"{FILE}.png",
                label=says["send_picture"],
                failed=says["picture_not_sent"],
                key="send-file",
                wait=Wait(chosen, says["one_moment"], says["picture_ready"]),
                holds=".st-key-files button",
            )


def _file(kind: Any, choice: Mapping[str, Any]) -> bytes:
    wanted = {name: choice[name] for name in ("size", "theme", "title", "source")}
    return share_picture(choice["shared"], kind, **wanted)
