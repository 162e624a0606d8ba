"""The journal comes from a browser or a file: what is sound comes through, the rest is left out with a sentence."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quizzes
from scoring import score
from sharing.journal import (
    FORMAT,
    LARGEST_FILE,
    LONGEST_LABEL,
    MOST_ENTRIES,
    Entry,
    JournalFault,
    SheetEntry,
    label_of,
    read_entries,
    read_entry,
    read_journal,
    read_settings,
    shared_in,
    shared_note,
    write_journal,
)
from sharing.link import ShareFault, share
from tests.scoring.forms import sheet as keys_of


def sheet(**changes: Any) -> dict[str, Any]:
    return {
        "id": "s-1",
        "kind": "sheet",
        "quiz": "some_quiz",
        "version": 2,
        "at": "2026-05-04T10:00:00.000Z",
        "answers": {"SC01": "b", "SC01.second": "d", "SC01.seconds": 4.2, "ST01": 4, "ST02": "na"},
    } | changes


NOTE = {"id": "n-1", "kind": "note", "at": "2026-05-05T10:00:00Z", "text": "A quiet day."}


def test_a_sheet_keeps_its_answers_and_its_time() -> None:
    read = read_entry(sheet())
    assert isinstance(read, SheetEntry)
    assert read.answers["SC01.second"] == "d"
    assert read.at == datetime(2026, 5, 4, 10, tzinfo=UTC)


def test_a_sheet_keeps_the_model_of_its_day() -> None:
    read = read_entry(sheet(model="model_v1"))
    assert isinstance(read, SheetEntry)
    assert read.plain()["model"] == "model_v1"
    assert "model" not in read_entry(sheet()).plain()


def test_other_kinds_keep_fields_of_their_own() -> None:
    read = read_entry(NOTE)
    assert type(read) is Entry
    assert read.plain()["text"] == "A quiet day."


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": ""}, "id"),
        ({"id": "<script>"}, "id"),
        ({"at": "yesterday"}, "at"),
        ({"at": "2026-05-04T10:00:00"}, "at"),
        ({"quiz": "../../etc"}, "quiz"),
        ({"version": "2"}, "version"),
        ({"version": 0}, "version"),
        ({"model": "<b>"}, "model"),
        ({"answers": ["a"]}, "answers"),
        ({"answers": {"sc01": "a"}}, "answers"),
        ({"answers": {f"A{n}": 1 for n in range(1001)}}, "parts"),
        ({"answers": {"SC01": "a" * 10_001}}, "10000 characters"),
        ({"answers": {"SC01": [[[[[[["deep"]]]]]]]}}, "deep"),
        ({"answers": {"SC01": float("nan")}}, "not finite"),
    ],
)
def test_a_sheet_that_is_none_is_refused_and_the_field_named(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(JournalFault) as fault:
        read_entry(sheet(**changes))
    assert field in str(fault.value)
    assert str(fault.value).startswith("An entry cannot be read")


def test_unreadable_entries_are_left_out_and_counted_and_the_last_of_an_id_wins() -> None:
    entries, skipped = read_entries([sheet(), 7, NOTE, {"kind": "sheet"}, sheet(version=3)])
    assert [entry.id for entry in entries] == ["s-1", "n-1"]
    assert isinstance(entries[0], SheetEntry)
    assert entries[0].version == 3
    assert skipped == 2


def test_more_entries_than_fit_are_counted() -> None:
    raw = [NOTE | {"id": f"n-{n}"} for n in range(MOST_ENTRIES + 3)]
    entries, skipped = read_entries(raw)
    assert (len(entries), skipped) == (MOST_ENTRIES, 3)


def test_a_file_comes_back_as_it_went_out() -> None:
    entries, _ = read_entries([sheet(), NOTE])
    again = read_journal("\ufeff" + write_journal(entries, {"names": "neutral"}))
    assert again.entries == entries
    assert again.settings == {"names": "neutral"}
    assert again.skipped == 0
    assert [entry.id for entry in again.of("note")] == ["n-1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a journal"),
        ("{", "not a journal"),
        ("[1, 2]", "not a journal"),
        ('{"format": "other/1", "entries": []}', "not a journal"),
        (json.dumps({"format": FORMAT, "entries": {}}), "not a journal"),
        ('{"format": "sweet-spot-journal/2", "entries": []}', "newer version"),
        ("[" * 100_000, "not a journal"),
        (" " * (LARGEST_FILE + 1), "too large"),
    ],
)
def test_a_file_that_is_no_journal_is_refused_and_says_that_nothing_is_lost(text: str, said: str) -> None:
    with pytest.raises(JournalFault) as fault:
        read_journal(text)
    assert said in str(fault.value)
    assert "still here" in str(fault.value)


def test_settings_that_are_not_plain_are_dropped() -> None:
    assert read_settings({"names": "neutral"}) == {"names": "neutral"}
    assert read_settings("neutral") == {}
    assert read_settings({"x": "y" * 10_001}) == {}


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(json_like)
def test_whatever_a_browser_sends_never_raises(raw: Any) -> None:
    entries, skipped = read_entries([raw, sheet() | (raw if isinstance(raw, dict) else {})])
    assert len(entries) + skipped == 2


@given(st.sampled_from(sorted(sheet())), json_like)
def test_a_sheet_with_any_one_field_replaced_is_read_or_refused(field: str, value: Any) -> None:
    try:
        read = read_entry(sheet(**{field: value}))
    except JournalFault as fault:
        assert len(str(fault)) < 400
    else:
        assert read_entry(read.plain()) == read


# ---- names, moments, earlier maps


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  After  the\nmove ", "After the move"),
        ("x" * 81, "x" * LONGEST_LABEL),
        ("a\x00b\u202ec", "abc"),
        ("<b>", "<b>"),
        (" ", None),
        (7, None),
        (["a"], None),
        (None, None),
    ],
)
def test_a_name_of_ones_own_is_one_short_line_or_none(typed: object, kept: str | None) -> None:
    assert label_of(typed) == kept
    assert read_entry(NOTE | {"label": typed}).label == kept
    assert read_entry(sheet(label=typed)).label == kept
    assert ("label" in read_entry(sheet(label=typed)).plain()) is (kept is not None)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "1969-12-31T00:00:00Z"])
def test_a_moment_that_no_entry_can_have_is_refused(at: str) -> None:
    for field in ("at", "changed"):
        with pytest.raises(JournalFault, match=field):
            read_entry(NOTE | {field: at})


QUIZ = quizzes.leading(quizzes.load_all())
SHARED_MAP = share(score(QUIZ, keys_of("DDBBDDBBBBHV", "424233 243433")))


def test_a_map_from_a_link_is_a_note_with_its_code_and_comes_back() -> None:
    note = shared_note(SHARED_MAP.code, datetime(2026, 5, 4, tzinfo=UTC))
    assert note == shared_note(SHARED_MAP.code, datetime(2026, 5, 4, tzinfo=UTC)), "kept twice it is one"
    entry = read_entry(note)
    assert (entry.kind, entry.at.day) == ("note", 4)
    assert shared_in(entry) == SHARED_MAP
    assert shared_in(read_entry(entry.plain())) == SHARED_MAP


def test_what_is_no_code_is_refused_and_read_as_no_map() -> None:
    with pytest.raises(ShareFault):
        shared_note("nothing")
    assert shared_in(read_entry(NOTE)) is None
    assert shared_in(read_entry(NOTE | {"shared": "nothing"})) is None
    assert shared_in(read_entry(NOTE | {"shared": ["a"]})) is None
    assert shared_in(read_entry(NOTE | {"kind": "draft", "shared": SHARED_MAP.code})) is None
