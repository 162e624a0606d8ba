"""The host's page of a room: how it is made, and how its key opens it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import streamlit as st

import content
from content.filled import filled
from tests.test_bad_input import WORDS, Tags
from tests.ui import visits
from tests.ui.hosts import HOST, LATER, SPEAKING, by_key, code_of, host, told
from tests.ui.visits import Visit
from tests.workshop.rooms_made import Made
from ui.components import host_cookie
from ui.sections import room_create, room_key
from workshop import limits, rooms
from workshop.exercises import all_exercises, usual
from workshop.limits import TOO_MANY_ROOMS
from workshop.rooms import GONE, today
from workshop.store import Store, StoreFault

pytestmark = pytest.mark.usefixtures("app")


# ---- opening a room ----------------------------------------------------------------------


def test_one_press_opens_a_room_and_shows_its_key_once(store: Store) -> None:
    visit = by_key(Visit(visits.journal()).see("room"), "room-open")
    code = code_of(visit)
    room = rooms.find(store, code)
    assert (room.exercises, room.names, room.title) == (usual(), "neutral", "")
    assert room.delete_on == today() + timedelta(days=30)
    link = re.search(r'class="linktext">([^<]+)<', " ".join(visit.markup))
    assert link is not None
    assert (read := room_key.read_link(link[1], "")) is not None
    assert read[0] == code
    assert rooms.as_host(store, *read) == room
    assert told(visit, host_cookie.KEY) == {"code": code, "key": read[1], "id": told(visit, host_cookie.KEY)["id"]}
    by_key(visit, "room-link-kept")
    for again in (visit, visit.see("about").see("room", code=code)):
        assert read[1] not in " ".join(again.markup)
        assert again.title == HOST["at_lobby"]


def note(visit: Visit) -> str:
    (line,) = [text for text in visit.tagged("p.fine") if text.startswith(HOST["create_note"].partition("{")[0])]
    return line


def test_the_line_beside_the_button_says_what_it_opens(store: Store) -> None:
    visit = Visit(visits.journal()).see("room")
    assert note(visit) == filled(
        HOST["create_note"],
        {
            "parts": HOST["note_parts"].replace("{n}", str(len(usual()))),
            "names": HOST["note_neutral"],
            "days": HOST["note_days"].replace("{n}", "30"),
        },
    )
    visit.at.button_group(key=room_create.AGENDA).set_value(45)
    visit.at.button_group(key=room_create.NAMES).set_value("original")
    visit.run()
    slots = len([slot for slot in content.agenda(45).slots if slot.exercise])
    for part in (HOST["note_parts"].replace("{n}", str(slots)), HOST["note_original"]):
        assert part in note(visit)
    visit.at.checkbox(key=f"room-part-{LATER}").check()
    assert HOST["note_days"].replace("{n}", "90") in note(visit.run())
    visit.at.number_input[0].set_value(1)
    assert HOST["note_day"] in note(visit.run())
    for one in all_exercises():
        visit.at.checkbox(key=f"room-part-{one}").uncheck()
    visit.run()
    assert HOST["exercises_none"] in visit.tagged("p.fine")
    visit.at.checkbox(key=f"room-part-{SPEAKING}").check()
    assert HOST["note_part"] in note(visit.run())
    room = rooms.find(store, code_of(by_key(visit, "room-open")))
    assert (room.exercises, room.names) == ((SPEAKING,), "original")


def test_an_agenda_sets_the_parts_and_before_and_after_the_date(store: Store) -> None:
    visit = Visit(visits.journal()).see("room")
    visit.at.button_group(key=room_create.AGENDA).set_value(45)
    visit.run()
    chosen = [one for one in all_exercises() if visit.at.checkbox(key=f"room-part-{one}").value]
    assert chosen == [slot.exercise for slot in content.agenda(45).slots if slot.exercise]
    visit.at.checkbox(key=f"room-part-{LATER}").check()
    visit.run()
    assert visit.at.button_group(key=room_create.AGENDA).value is None, "it is no longer that agenda"
    assert [one.value for one in visit.at.number_input] == [90]
    visit.at.number_input[0].set_value(180)
    visit.at.button_group(key=room_create.NAMES).set_value("original")
    room = rooms.find(store, code_of(by_key(visit, "room-open")))
    assert room.exercises == (*chosen, LATER)
    assert room.names == "original"
    assert room.delete_on == today() + timedelta(days=180)


def test_the_button_at_the_end_of_the_settings_opens_the_same_room(store: Store) -> None:
    visit = Visit(visits.journal()).see("room")
    visit.at.text_input(key=room_create.TITLE).set_value("Tuesday")
    room = rooms.find(store, code_of(by_key(visit, "room-open-set")))
    assert (room.title, room.exercises) == ("Tuesday", usual())


def test_a_room_without_parts_and_one_too_many_are_refused_in_words(store: Store) -> None:
    visit = Visit(visits.journal()).see("room")
    for name in usual():
        visit.at.checkbox(key=f"room-part-{name}").uncheck()
    assert HOST["exercises_none"] in by_key(visit, "room-open").words
    assert "code" not in visit.at.query_params
    while not limits.limits().rooms_all.empty(b""):
        limits.limits().make_room(None)
    visit = by_key(Visit(visits.journal()).see("room"), "room-open")
    assert TOO_MANY_ROOMS in visit.words
    assert visit.title == HOST["title"]


@pytest.mark.parametrize("name", ["script", "markdown", "streamlit", "letters", "controls", "direction"])
def test_odd_words_in_a_title_are_words(store: Store, name: str) -> None:
    visit = Visit(visits.journal()).see("room")
    visit.at.text_input(key=room_create.TITLE).set_value(WORDS[name].replace("\ud800", "")[: rooms.LONGEST_TITLE])
    by_key(visit, "room-open")
    room = rooms.find(store, code_of(visit))
    plain, _ = rooms.create(store, "Plain")
    for shown in (visit, Visit(visits.journal()).see("room")):
        found = {tag for text in shown.markup for tag in Tags(text).found}
        assert not any(tag == "script" or any(one.startswith("on") for one in names) for tag, names in found)
    assert room.title in visit.words
    assert room.title
    assert plain.title == "Plain"


def test_the_rooms_of_this_device_are_found_again(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    cookies = {f"{room_key.COOKIE}{made.code}": made.key, f"{room_key.COOKIE}none": "x", "else": "y"}
    monkeypatch.setattr(type(st.context), "cookies", property(lambda _: cookies))
    visit = Visit(visits.journal()).see("room")
    assert visit.links == {HOST["yours_open"].replace("{name}", made.code): f"room?code={made.code}"}
    assert visit.see("room", code=made.code).title == HOST["at_lobby"]


# ---- the key -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("https://x.example/host#CODE.KEY", True),
        (" CODE.KEY\n", True),
        ("KEY", True),
        ("https://x.example/host", False),
        ("CODE.", False),
        ("nonsense", False),
        ("", False),
    ],
)
def test_a_host_link_is_read_in_any_form(made: Made, typed: str, read: bool) -> None:
    text = typed.replace("CODE", made.code.upper()).replace("KEY", made.key)
    assert room_key.read_link(text, made.code) == ((made.code, made.key) if read else None)


def test_without_a_key_the_page_asks_for_it_and_opens(made: Made) -> None:
    visit = Visit(visits.journal()).see("room", code=made.code)
    assert visit.title == HOST["key_title"]
    visit.at.text_input(key=room_key.FIELD).set_value("hello")
    assert HOST["key_odd"] in visit.press(HOST["key_open"]).words
    visit.at.text_input(key=room_key.FIELD).set_value(f"http://x/host#{made.code}.{made.key}")
    assert visit.press(HOST["key_open"]).title == HOST["at_lobby"]
    assert told(visit, host_cookie.KEY)["key"] == made.key


def test_a_room_past_its_date_says_so(store: Store) -> None:
    room, key = rooms.create(store, days=1, day=today() - timedelta(days=9))
    assert GONE in host(Made(store, room.code, key)).words


def test_a_store_that_is_away_is_told_and_tried_again(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = host(made)

    def away(*_: object, **__: object) -> None:
        raise StoreFault("away")

    with monkeypatch.context() as patch:
        patch.setattr(rooms, "room_in", away)
        assert HOST["no_store"] in visit.run().words
    assert visit.run().title == HOST["at_lobby"]
