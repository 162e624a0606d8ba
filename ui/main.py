"""The script that Streamlit runs for every page: look, masthead, the page itself, foot."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui import visit
from ui.components import device, frame
from ui.components.go import follow
from ui.look import styles

FAVICON = Path(__file__).parent / "static" / "favicon.svg"

st.set_page_config(page_title="Sweet Spot", page_icon=str(FAVICON), layout="centered")
st.html(styles())

PAGES = {
    "home": st.Page("pages/home.py", title="Sweet Spot", default=True),
    "quiz": st.Page("pages/quiz.py", title="Questions", url_path="quiz"),
    "result": st.Page("pages/result.py", title="My map", url_path="result"),
    "audit": st.Page("pages/audit.py", title="A closer look", url_path="audit"),
    "look": st.Page("pages/outcome.py", title="What it says", url_path="look"),
    "plan": st.Page("pages/plan.py", title="Plan", url_path="plan"),
    "policies": st.Page("pages/policies.py", title="Policies", url_path="policies"),
    "rehearse": st.Page("pages/rehearse.py", title="Rehearse", url_path="rehearse"),
    "practice": st.Page("pages/practice.py", title="My practice", url_path="practice"),
    "journal": st.Page("pages/journal.py", title="My journal", url_path="journal"),
    "compare": st.Page("pages/compare.py", title="Compare", url_path="compare"),
    "send": st.Page("pages/send.py", title="Share", url_path="send"),
    "shared": st.Page("pages/shared.py", title="A shared map", url_path="shared"),
    "room": st.Page("pages/room.py", title="For a group", url_path="room"),
    "wall": st.Page("pages/wall.py", title="Wall", url_path="wall"),
    "about": st.Page("pages/about.py", title="About and limits", url_path="about"),
    "support": st.Page("pages/support.py", title="If today is heavy", url_path="support"),
    "safety": st.Page("pages/safety.py", title="Something happened with a client", url_path="safety"),
}
BARE = ("quiz", "wall")
"""Pages that show one thing only: no masthead there."""
PROJECTED = ("wall",)
"""Pages for a whole room to look at: no foot either. The two cards are on every phone."""

page = st.navigation(list(PAGES.values()), position="hidden")
here = next(name for name, each in PAGES.items() if each.url_path == page.url_path)
if here != "home":
    st.set_page_config(page_title=f"{page.title} · Sweet Spot")
follow(PAGES, here)
visit.begin(here)

if here not in BARE:
    frame.masthead(PAGES, here)
page.run()
if here not in PROJECTED:
    frame.foot(PAGES, here)
device.deliver()
