"""The journal as a file: saved and brought in by the browser alone. What is in it never goes through the server."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

import content
import player
import quizzes
from content.policy_builder import policy_drafts
from sharing.journal import SHARED

CODE = Path(__file__).with_name("journal_file.js")
KEY = "journal-file-ways"
Part = Literal["aside", "keeps", "save", "bring"]
ALL: tuple[Part, ...] = ("keeps", "save", "bring")
HTML = """
<div class="file" hidden>
  <ul data-of="aside" data-part="aside"></ul>
  <p data-of="keeps" data-part="keeps" class="keeps"></p>
  <p data-of="keeps" data-part="safari" class="keeps"></p>
  <div class="ways">
    <div data-of="save"><button type="button" data-part="save" aria-describedby="save-note"></button><p data-part="save_note" id="save-note"></p></div>
    <div data-of="bring"><label class="button"><span data-part="bring"></span><input type="file" accept=".json,application/json" aria-describedby="bring-note"></label><p data-part="bring_note" id="bring-note"></p></div>
  </div>
  <p role="status" data-part="said"></p>
</div>
"""  # noqa: E501
LOOK = """
:host, div { font-family:var(--sans); }
.file { display:grid; gap:.9rem; }
[hidden] { display:none !important; }
p { margin:0; font-size:var(--t-small); line-height:1.5; color:var(--ink-2); max-width:35rem; text-wrap:pretty; }
p:empty { display:none; }
.keeps, li p { font-size:1rem; }
.warns .keeps { border-inline-start:2px solid var(--clay); padding-inline-start:.9rem; color:var(--ink); }
[data-part=said] { font-size:1rem; color:var(--ink); border-inline-start:2px solid var(--green); padding-inline-start:.9rem; }
ul { display:grid; gap:1.1rem; margin:0; padding:0; list-style:none; } ul:empty { display:none; }
li { display:grid; gap:.5rem; } .acts { display:flex; flex-wrap:wrap; gap:.6rem; }
.sr { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); white-space:nowrap; }
.ways { display:grid; grid-template-columns:1fr; gap:1.1rem; } .ways:not(:has(> :not([hidden]))) { display:none; }
.ways > div { display:grid; gap:.4rem; align-content:start; justify-items:start; }
button, .button { box-sizing:border-box; min-height:46px; padding:.6rem 1.15rem; font:500 1rem/1.42 var(--sans); color:var(--ink);
  background:var(--sheet); border:1px solid var(--edge); border-radius:var(--r-control); cursor:pointer; position:relative; }
button:hover, .button:hover { border-color:var(--ink); }
button:focus-visible, .button:has(:focus-visible) { outline:3px solid var(--focus); outline-offset:3px; }
input { position:absolute; inset:0; width:100%; height:100%; opacity:0; cursor:pointer; font-size:0; }
@media (min-width:640px) { .ways { grid-template-columns:1fr 1fr; gap:2rem; } }
@media (max-width:480px) { button, .button { width:100%; text-align:center; } .ways > div { justify-items:stretch; } }
"""  # noqa: E501


@cache
def _component() -> Any:
    return st.components.v2.component(
        "sweet_spot_journal_file",
        html=HTML,
        css=LOOK,
        js=player.script(store_only=True) + CODE.read_text(encoding="utf-8"),
    )


def journal_file(parts: tuple[Part, ...] = ALL, *, key: str = KEY, clears: bool = False) -> None:
    """Save the journal as a file, bring one in, and what this browser promises about keeping it.

    `parts` are those of it that a place shows: "aside" has what could not be read, each to be saved or taken away.
    `clears` adds what a browser that clears after some days makes wise.
    """
    says = content.page("journal_file").says
    data = {**says, "parts": list(parts), "safari": says["safari"] if clears else ""}
    _component()(key=key, data={**data, "names": _names() if "bring" in parts else {}})


def _names() -> dict[str, str]:
    """What entries are called: sheets by questionnaire, others by their id or its first word, the rest by kind."""
    says = content.page("journal").says
    kinds = {name: says[name] for name in ("sheet", "plan", "draft", "pulse", "note")}
    firsts = {"practice": says["voice"], "rehearsal": says["reply"], SHARED: says["kept_map"]}
    drafts = {f"policy.{one.id}": says["policy"].format(title=one.title) for one in policy_drafts().values()}
    return {**kinds, **firsts, **drafts, **{quiz.id: quiz.title for quiz in quizzes.load_all().values()}}
