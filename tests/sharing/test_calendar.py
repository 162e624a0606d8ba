"""The calendar file: what a calendar reads from it, and that nothing in it rings, mails or leaks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from sharing.calendar import MOST_TEXT, Reminder, calendar_file, plain

MADE = datetime(2026, 5, 4, 22, 30, 15, 999, tzinfo=UTC)
LOOK = Reminder("look-1", date(2026, 5, 18), "Look at my steps", ("First; second, third", "Fourth"))
AGAIN = Reminder("retake", date(2026, 12, 31), "Once more")


def events(*reminders: Reminder, owner: str = "plan.s1") -> list[dict[str, str]]:
    found = Calendar.from_ical(calendar_file(owner, reminders, MADE)).walk("VEVENT")
    return [{name: event.decoded(name) for name in event} for event in found]


def test_each_reminder_is_a_whole_day_that_blocks_no_time() -> None:
    look, again = events(LOOK, AGAIN)
    assert (look["DTSTART"], look["DTEND"]) == (date(2026, 5, 18), date(2026, 5, 19))
    assert (again["DTSTART"], again["DTEND"]) == (date(2026, 12, 31), date(2027, 1, 1))
    assert look["DTSTAMP"] == datetime(2026, 5, 4, 22, 30, 15, tzinfo=UTC)
    assert look["SUMMARY"] == "Look at my steps"
    assert look["DESCRIPTION"] == "First; second, third\nFourth"
    assert {one["TRANSP"] for one in (look, again)} == {"TRANSPARENT"}
    assert "DESCRIPTION" not in again


def test_nothing_rings_and_nobody_is_told() -> None:
    raw = calendar_file("plan.s1", [LOOK, AGAIN], MADE).decode()
    for name in ("VALARM", "ATTENDEE", "ORGANIZER", "mailto", "METHOD", "URL", "TZID"):
        assert name not in raw
    assert raw.startswith("BEGIN:VCALENDAR\r\n")
    assert raw.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))


def test_ids_stay_for_the_same_owner_and_name_alone_and_hold_neither() -> None:
    (look, again), (same, _), (other,) = events(LOOK, AGAIN), events(LOOK, AGAIN), events(LOOK, owner="plan.s2")
    assert look["UID"] == same["UID"]
    assert len({look["UID"], again["UID"], other["UID"]}) == 3
    assert not {"plan", "s1", "look"} & set(re.split(r"\W", look["UID"]))


def test_a_moment_without_a_time_zone_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="has no time zone; give one"):
        calendar_file("a", [LOOK], datetime(2026, 5, 4))


def test_a_link_is_the_entrys_address() -> None:
    (event,) = events(
        Reminder("x", date(2026, 1, 1), "Look", ("Your map: https://a.example/share/ab",), "https://a.example/share/ab")
    )
    assert event["URL"] == "https://a.example/share/ab"
    assert event["DESCRIPTION"] == "Your map: https://a.example/share/ab"


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "https://", "https://a b", "https://a\r\nATTENDEE:x", "/share/x", "https://" + "a" * 3000],
)
def test_what_is_no_address_of_a_page_is_refused_in_a_sentence(link: str) -> None:
    with pytest.raises(ValueError, match="is no address of a page; one such as"):
        calendar_file("a", [Reminder("x", date(2026, 1, 1), "Look", (), link)], MADE)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nATTENDEE:mailto:x@y.z", "a ATTENDEE:mailto:x@y.z"),
        ("a\rEND:VEVENT\nBEGIN:VALARM", "a END:VEVENT BEGIN:VALARM"),
        ("a\u2028b\u0085c\x0bd", "a b c d"),
        ("\x00a\x1b[31m\x7f", "a[31m"),
        ("\ud800half", "half"),
        ("\u202eabc", "abc"),
        ("👩\u200d🎨 = 1, 2; \\n", "👩\u200d🎨 = 1, 2; \\n"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
    ],
)
def test_what_a_person_typed_stays_on_its_line(typed: str, kept: str) -> None:
    assert plain(typed, 200) == kept
    (event,) = events(Reminder("x", date(2026, 1, 1), typed, (typed, "next")))
    assert event["SUMMARY"] == kept
    assert event["DESCRIPTION"].split("\n") == [kept, "next"]


@given(title=st.text(max_size=400), text=st.lists(st.text(max_size=3000), max_size=4))
def test_any_text_gives_one_event_with_bounded_text(title: str, text: list[str]) -> None:
    raw = calendar_file("o", [Reminder("x", date(2026, 1, 1), title, tuple(text))], MADE)
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert set(event) <= {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
    assert len(str(event.get("SUMMARY", ""))) <= MOST_TEXT // 10
    assert len(str(event.get("DESCRIPTION", ""))) <= MOST_TEXT
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
