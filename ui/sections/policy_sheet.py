"""The policy sheet to take along: for print, to edit, as text, on the clipboard."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

import content
from content.places import paper_of
from content.policy_builder import policy_heading, policy_local, policy_say, policy_text
from sharing import policy_sheet as sheets
from ui import visit
from ui.components import frame
from ui.components.copy_text import copy_text
from ui.sections import ask_kept, knowing, policy_kept

PAPERS = ("A4", "Letter")
POLICIES_FILE = "practice-policies"
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
    return paper_of(st.context.locale)


def requested() -> sheets.PolicySheet:
    """The sheet for talks about rules that somebody else sets: what to find out, what to say, and what to a no."""
    says, words = content.page("policies").says, content.ask_words()
    clauses = tuple(
        sheets.Clause(title=found.title, text=f"“{found.say}”", say=found.if_no, local=found.local, points=found.rule)
        for found in map(ask_kept.asked, ask_kept.on_sheet())
    )
    labels = sheets.Labels(
        title=words.sheet_title,
        say=words.refused,
        local=says["local"],
        note=words.sheet_note,
        points=words.find_out,
    )
    return sheets.PolicySheet(practice="", clauses=clauses, labels=labels)


def show(says: dict[str, str]) -> None:
    """What is on the sheet, and the ways to take it along."""
    asking, words = knowing.asks(), content.ask_words()
    with st.container(key="policy-sheet"):
        frame.head(words.sheet if asking else says["sheet"])
        count = len(ask_kept.on_sheet()) if asking else len(policy_kept.on_sheet())
        if not count:
            frame.paragraph(words.sheet_empty if asking else says["sheet_empty"])
            _held_back(asking)
            return
        one, more = (words.sheet_holds_1, words.sheet_holds) if asking else (says["sheet_holds_1"], says["sheet_holds"])
        frame.paragraph(one if count == 1 else more.format(count=count))
        _held_back(asking)
        st.segmented_control(says["paper"], PAPERS, default=paper(), required=True, key="paper", on_change=_set_paper)
        mine = False if asking else st.toggle(says["mine"], key="sheet-mine")
        whole = requested() if asking else made(mine)
        sheet, size = replace(whole, mission=_mission(says)), paper()
        name = words.sheet_file if asking else POLICIES_FILE
        with st.container(key="files"):
            _save(says["pdf"], name, "pdf", "application/pdf", partial(sheets.pdf, sheet, size), primary=True)
            _save(says["docx"], name, "docx", WORD, partial(sheets.docx, sheet, size))
            _save(says["markdown"], name, "md", "text/markdown", partial(sheets.markdown, sheet))
            copy_text(
                sheets.plain(sheet), label=says["copy"], done=says["copied"], failed=says["copy_failed"], key="copy"
            )


def _held_back(asking: bool) -> None:
    """The policies that stay off the sheet until they are mended: each with the way there, and what would be right."""
    held = [] if asking else policy_kept.held_back()
    if held:
        with st.container(key="held-back"):
            for policy in held:
                st.page_link("pages/policies.py", label=policy.title, query_params={"policy": policy.id})
                for fault in policy_kept.told(policy):
                    frame.paragraph(fault, "note")


def _mission(says: dict[str, str]) -> str:
    """What the person has written their work is for, unless they have taken it off the sheet."""
    said = knowing.mission()
    if not said:
        return ""
    on = st.toggle(
        says["sheet_mission"],
        value=visit.setting("sheet_mission") is not False,
        key="sheet-mission",
        on_change=_set_mission,
    )
    return said if on else ""


def _save(
    label: str, name: str, kind: str, mime: str, data: partial[bytes] | partial[str], *, primary: bool = False
) -> None:
    st.download_button(
        label,
        data=data,
        file_name=f"{name}.{kind}",
        mime=mime,
        on_click="ignore",
        key=f"sheet-{kind}",
        type="primary" if primary else "secondary",
    )


def _set_paper() -> None:
    visit.set_setting("paper", st.session_state["paper"])


def _set_mission() -> None:
    visit.set_setting("sheet_mission", st.session_state["sheet-mission"] is True)
