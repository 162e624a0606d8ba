"""What a widget begins with: the session's value and the start that the browser is told are one."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.visits import begun_otherwise


def _told_twice() -> None:
    import streamlit as st

    from ui.components.begun import begun

    st.checkbox("tick", begun("tick", True), key="tick")
    st.text_input("line", begun("line", "our words"), key="line")
    st.selectbox("one", ["a", "b"], ["a", "b"].index(begun("one", "b")), key="one")
    st.segmented_control("few", ["a", "b"], default=begun("few", "b"), key="few")
    st.select_slider("along", ["a", "b", "c"], begun("along", "b"), key="along")
    st.number_input("count", 0, 9, begun("count", 7), key="count")


def _told_once() -> None:
    import streamlit as st

    for key, value in {"tick": True, "line": "our words", "one": "b", "few": "b", "along": "b", "count": 7}.items():
        st.session_state.setdefault(key, value)
    st.checkbox("tick", key="tick")
    st.text_input("line", key="line")
    st.selectbox("one", ["a", "b"], key="one")
    st.segmented_control("few", ["a", "b"], key="few")
    st.select_slider("along", ["a", "b", "c"], key="along")
    st.number_input("count", 0, 9, key="count")


def test_a_widget_begins_with_what_the_session_has_for_it():
    at = AppTest.from_function(_told_twice).run()
    assert (at.checkbox[0].value, at.text_input[0].value, at.selectbox[0].value) == (True, "our words", "b")
    assert (at.select_slider[0].value, at.number_input[0].value) == ("b", 7)
    assert begun_otherwise(at) == []
    at.session_state["line"] = "mine"
    at.run()
    assert at.text_input[0].value == "mine", "what the session has comes before ours"
    assert begun_otherwise(at) == []


def test_an_answer_of_the_person_stays():
    at = AppTest.from_function(_told_twice).run()
    at.checkbox[0].uncheck()
    at.text_input[0].input("")
    at.run()
    assert (at.checkbox[0].value, at.text_input[0].value) == (False, "")


@pytest.mark.parametrize("key", ["tick", "line", "one", "few", "along", "count"])
def test_a_value_without_its_start_is_found_by_every_visit_of_the_tests(key: str):
    found = begun_otherwise(AppTest.from_function(_told_once).run())
    assert len(found) == 6
    assert any(f"key='{key}'" in one for one in found), found
