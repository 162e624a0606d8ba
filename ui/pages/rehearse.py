"""Rehearsals: the list of moments, or the one of the address, with its second round (?situation=REH-01&again=1)."""

from __future__ import annotations

import streamlit as st

import content
from ui.components.turn import turned
from ui.sections import rehearsal, rehearsal_list

asked = st.query_params.get("situation", "")
again = st.query_params.get("again") == "1"
moment = content.rehearsals().get(asked)

if moment:
    rehearsal.show(moment, again)
    turned("rehearse", {"situation": moment.id, **({"again": "1"} if again else {})})
else:
    rehearsal_list.show(unknown=bool(asked))
    turned("rehearse", {"situation": asked} if asked else {})
