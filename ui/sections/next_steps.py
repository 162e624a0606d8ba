"""From a result onward: the plan, a closer look, the picture to keep, the names on the map."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

import streamlit as st

import charts
import content
from ui import visit
from ui.components import frame
from ui.components.links import set_address
from ui.sections import compare_csv, compare_link, report
from ui.sections.standing import Reading

FORMATS = (("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf"))


def show(shown: Reading) -> None:
    """Three short columns: try, look closer, keep; then all of it on paper."""
    says = content.page("result").says
    with st.container(key="ways"):
        onward, closer, keep = st.columns(3, gap="large")
        with onward:
            frame.head(says["plan"])
            frame.paragraph(shown.words.place_note)
            st.page_link("pages/plan.py", label=says["all_steps_few"])
            frame.paragraph(says["retake"].format(weeks=4), "sub")
            st.page_link("pages/quiz.py", label=says["again"])
            compare_link.show(shown.quiz)
        with closer:
            frame.head(says["closer"])
            for audit in visit.audits():
                frame.paragraph(audit.about)
                done = visit.latest(audit) is not None
                page = "pages/audit.py" if done else "pages/quiz.py"
                st.page_link(page, label=audit.title, query_params={"quiz": audit.id})
            frame.paragraph(content.page("practice").lead)
            st.page_link("pages/practice.py", label=content.page("practice").title)
        with keep:
            frame.head(says["download"])
            frame.paragraph(says["download_note"])
            with st.container(key="files"):
                for kind, mime in FORMATS:
                    st.download_button(
                        says[f"download_{kind}"],
                        data=partial(card, shown, kind),
                        file_name=f"sweet-spot.{kind}",
                        mime=mime,
                        on_click="ignore",
                        key=f"save-{kind}",
                    )
            st.page_link("pages/send.py", label=content.page("send").says["from_result"])
            st.toggle(says["neutral"], value=shown.names == "neutral", key="neutral", on_change=_rename)
    report.show("result")
    compare_csv.show("result")


def card(shown: Reading, kind: str) -> bytes:
    """The result as a picture to keep: heading, map, sentence and what it is not. `kind` is png, svg or pdf."""
    chart = charts.share_card(
        shown.position,
        title=shown.words.heading,
        words=shown.words.lead,
        names=shown.names,
        outline=shown.outline,
        source=set_address(),
    )
    return charts.export(chart, cast(Any, kind), scale=1)


def _rename() -> None:
    visit.set_setting("names", "neutral" if st.session_state["neutral"] else "named")
