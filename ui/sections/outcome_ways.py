"""What one might do with a result, and where each of it leads."""

from __future__ import annotations

import streamlit as st

import content
import quizzes
from content.outcome import Way
from content.shapes import Page
from ui.components import frame
from ui.sections import knowing


def show(found: content.Outcome, page: Page) -> None:
    """What to look for, then what to do next."""
    with st.container(key="readings"):
        for number, (read, way) in enumerate(found.readings):
            with st.container(key=f"reading-{number}"):
                frame.paragraph(read, "read")
                one(way, f"reading-{number}")
    if found.ways:
        with st.container(key="next"):
            frame.head(page.says["next"])
            for number, way in enumerate(found.ways):
                one(way, f"next-{number}")


def one(way: Way, key: str) -> None:
    """One thing to do: its sentence, its steps folded away, and links to rehearsals, questionnaires and cards."""
    says = content.page("look").says
    if way.text:
        frame.paragraph(way.text)
    every = quizzes.load_all()
    steps = [content.steps()[name] for name in way.steps]
    if steps:
        with st.expander(says["step"] if len(steps) == 1 else says["steps"]):
            for step in steps:
                frame.paragraph(content.title(step.id, knowing.asks()), "half")
                frame.paragraph(content.if_then(step.id, knowing.asks()), "sub")
                frame.paragraph(step.effort, "fine")
                if step.id in content.policy_drafts():
                    words = content.ask_words()
                    label = words.build if knowing.asks() else content.page("policies").says["from_plan"]
                    _link("pages/policies.py", label, f"{key}-{step.id}", policy=step.id)
    for name in way.rehearsals:
        label = says["rehearse"].format(line=content.rehearsals()[name].line)
        _link("pages/rehearse.py", label, f"{key}-{name}", situation=name)
    for name in way.quizzes:
        if name in every:
            _link("pages/quiz.py", every[name].title, f"{key}-{name}", quiz=name)
    if way.card:
        _link(f"pages/{way.card}.py", content.card(way.card).link, f"{key}-{way.card}")


def _link(page: str, label: str, key: str, **params: str) -> None:
    with st.container(key=f"to-{key}"):
        st.page_link(page, label=label, query_params=params or None)


def asking(found: content.Outcome) -> None:
    """Questions to ask somebody else, with what to listen for; what to know before comes before."""
    if found.asking is None:
        return
    with st.container(key="asking"):
        frame.head(found.asking.title)
        frame.paragraph(found.asking.lead)
        for note in found.asking.notes:
            frame.paragraph(note, "sub")
        for number, (ask, listen) in enumerate(found.asking.questions, 1):
            frame.paragraph(f"{number}. {ask}", "half")
            frame.paragraph(listen, "sub")
