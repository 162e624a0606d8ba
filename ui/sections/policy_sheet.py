"""The policy sheet to take along: for print, to edit, as text, on the clipboard."""

from __future__ import annotations

from functools import partial

import streamlit as st

import content
from content.policy_builder import policy_heading, policy_local, policy_say, policy_text
from sharing import policy_sheet as sheets
from ui import visit
from ui.components import frame
from ui.components.copy_text import copy_text
from ui.sections import policy_kept

PAPERS = ("A4", "Letter")
LETTER = ("US", "CA", "MX", "PH", "CL", "CO")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def made(mine: bool) -> sheets.PolicySheet:
    """The sheet of what was chosen; with `mine`, how to say it and the local notes stand on it too."""
    says, voice = content.page("policies").says, policy_kept.voice()
    clauses = []
    for policy in policy_kept.on_sheet():
        chosen = policy_kept.chosen(policy)
        clauses.append(
            sheets.Clause(
                title=policy_heading(policy, voice),
                text=policy_text(policy, chosen, voice),
                say=policy_say(policy, chosen, voice) if mine else "",
                local=policy_local(policy, voice) if mine else "",
            )
        )
    labels = sheets.Labels(
        title=says["sheet_title"],
        say=says["say_we" if voice.person == "we" else "say"],
        local=says["local"],
        note=content.builder().note if mine else "",
    )
    return sheets.PolicySheet(practice=voice.practice, clauses=tuple(clauses), labels=labels)


def paper() -> str:
    """The paper set on this device, or what the browser's country prints on."""
    kept = visit.setting("paper")
    if kept in PAPERS:
        return str(kept)
    parts = (st.context.locale or "").replace("_", "-").split("-")
    return "Letter" if any(part.upper() in LETTER for part in parts[1:]) else "A4"


def show(says: dict[str, str]) -> None:
    """What is on the sheet, and the ways to take it along."""
    with st.container(key="policy-sheet"):
        frame.head(says["sheet"])
        count = len(policy_kept.on_sheet())
        if not count:
            frame.paragraph(says["sheet_empty"])
            return
        frame.paragraph(says["sheet_holds_1"] if count == 1 else says["sheet_holds"].format(count=count))
        st.segmented_control(says["paper"], PAPERS, default=paper(), required=True, key="paper", on_change=_set_paper)
        mine = st.toggle(says["mine"], key="sheet-mine")
        sheet, size = made(mine), paper()
        with st.container(key="files"):
            _save(says["pdf"], "pdf", "application/pdf", partial(sheets.pdf, sheet, size), primary=True)
            _save(says["docx"], "docx", WORD, partial(sheets.docx, sheet, size))
            _save(says["markdown"], "md", "text/markdown", partial(sheets.markdown, sheet))
            copy_text(
                sheets.plain(sheet), label=says["copy"], done=says["copied"], failed=says["copy_failed"], key="copy"
            )


def _save(label: str, kind: str, mime: str, data: partial[bytes] | partial[str], *, primary: bool = False) -> None:
    st.download_button(
        label,
        data=data,
        file_name=f"practice-policies.{kind}",
        mime=mime,
        on_click="ignore",
        key=f"sheet-{kind}",
        type="primary" if primary else "secondary",
    )


def _set_paper() -> None:
    visit.set_setting("paper", st.session_state["paper"])
