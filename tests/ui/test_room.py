"""The host's page of a room: made, paced, looked through, taken home, deleted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

import content
from sharing.facilitator import pack as packs
from tests.test_bad_input import WORDS, Tags
from tests.ui import visits
from tests.ui.visits import Visit
from tests.workshop.rooms_made import Made, token
from ui.components import ask, host_cookie
from ui.sections import room_create, room_home, room_key, room_live, room_moves, room_pack
from ui.sections.room_course import ahead, onward, standing, where
from workshop import limits, live, moderation, rooms, stages
from workshop.asked import asked
from workshop.exercises import all_exercises, usual
from workshop.limits import TOO_MANY_ROOMS, Limits
from workshop.rooms import GONE, Room, today
from workshop.store import Store, StoreFault

HOST = content.workshop().host
SPEAKING = next(one.id for one in all_exercises().values() if one.shows == "spoken")
TWICE = next(one.id for one in all_exercises().values() if one.again)
LATER = next(one.id for one in all_exercises().values() if one.first)


@pytest.fixture(autouse=True)
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    live.use(opened)
    limits.use(Limits())
    with visits.app():
        yield opened
    live.use(None)
    limits.use(Limits())


@pytest.fixture
def made(store: Store) -> Made:
    """A room that speaks and votes."""
    room, key = rooms.create(store, "Tuesday", exercises=[SPEAKING, TWICE])
    return Made(store, room.code, key)


def host(made: Made, page: str = "room", **params: str) -> Visit:
    """A visit whose browser holds the key."""
    visit = Visit(visits.journal())
    visit.at.session_state["room.keys"] = {made.code: made.key}
    return visit.see(page, code=made.code, **params)


def told(visit: Visit, component: str) -> dict[str, Any]:
    """What a component of the page was given last."""
    data: dict[str, Any] = json.loads(visit.at.main.get_by_key(component).proto.json)
    return data


def by_key(visit: Visit, key: str) -> Visit:
    visit.at.button(key=key).click()
    return visit.run()


def code_of(visit: Visit) -> str:
    """The room that the address names."""
    code = visit.at.query_params["code"]
    return code if isinstance(code, str) else code[0]


def words(made: Made, *said: str) -> None:
    for seat, word in enumerate(said):
        made.post(seat, SPEAKING, {all_exercises()[SPEAKING].plain or "": [word]})


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


# ---- pacing ------------------------------------------------------------------------------


def test_next_walks_the_whole_course_and_asks_before_each_close(made: Made) -> None:
    visit, walked = host(made), [made.seen().place]
    while onward(made.seen()):
        room = made.seen()
        assert visit.at.button(key="room-next").label == onward(room)
        by_key(visit, "room-next")
        question = visit.at.session_state.get(room_moves.ASKING)
        closing = ahead(room).endswith(":close")
        assert (question is not None) is closing
        if question is not None:
            assert made.seen() == room, "nothing closes before the answer"
            answers(visit, question, yes=True)
        walked.append(made.seen().place)
    assert tuple(walked) == stages.course(made.seen().exercises)
    assert visit.run().title == HOST["at_end"]
    assert not visit.has("room-next")


def answers(visit: Visit, question: dict[str, Any], *, yes: bool) -> None:
    """The dialog's answer comes in, as a press of one of its buttons sends it."""
    state: dict[str, Any] = {room_moves.ASKING: question, room_key.HELD: visit.at.session_state[room_key.HELD]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "session_state", state)
        room_moves.answered("another question", True)
        room_moves.answered(question["id"], yes)
    assert room_moves.ASKING not in state
    del visit.at.session_state[room_moves.ASKING]
    visit.run()


def test_a_no_leaves_the_part_open(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    made.post(1, SPEAKING, {all_exercises()[SPEAKING].plain or "": ["calm"]})
    visit = by_key(host(made), "room-close")
    question = visit.at.session_state[room_moves.ASKING]
    assert question["text"] == told(visit, ask.KEY)["text"] == HOST["close_ask"]
    answers(visit, question, yes=False)
    assert made.seen().steps[SPEAKING].state == "open"
    assert told(visit, ask.KEY)["id"] == ""


def test_two_screens_at_once_move_one_step(made: Made) -> None:
    one, other = host(made), host(made)
    by_key(one, "room-next")
    place = made.seen().place
    assert stages.MOVED in by_key(other, "room-next").words
    assert made.seen().place == place
    assert other.title == one.title == content.workshop().exercise(SPEAKING).name


def test_a_second_press_of_the_same_hand_is_passed_over(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {room_key.HELD: {made.code: made.key}}
    monkeypatch.setattr(st, "session_state", state)
    revision = made.seen().revision
    for _ in range(3):
        room_moves.press(made.code, "next", revision)
    assert made.seen().place == f"{SPEAKING}:open"
    assert "passing.room-said" not in state


def test_keys_do_what_their_buttons_do(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {room_key.HELD: {made.code: made.key}}
    monkeypatch.setattr(st, "session_state", state)

    def press(name: str) -> str:
        room_moves.press(made.code, name, made.seen().revision)
        if question := state.get(room_moves.ASKING):
            room_moves.answered(question["id"], True)
        return made.seen().place

    for nothing in ("back", "reveal", "close", "hide"):
        assert press(nothing) == "lobby"
    assert press("next") == f"{SPEAKING}:open"
    assert press("reveal") == f"{SPEAKING}:reveal"
    assert press("hide") == f"{SPEAKING}:open"
    assert press("close") == f"{SPEAKING}:close"
    assert press("next") == f"{TWICE}:open"
    assert press("back") == f"{SPEAKING}:close"
    assert press("back") == f"{SPEAKING}:reveal"
    assert press("next") == f"{TWICE}:open", "what is closed is not closed again"


def test_one_switch_turns_the_keys_off_and_the_device_remembers(made: Made) -> None:
    visit = host(made)
    assert told(visit, "room-keys") == {"on": True, "revision": made.seen().revision}
    visit.at.toggle(key="room-keys-on").set_value(False)
    visit.run()
    assert told(visit, "room-keys")["on"] is False
    assert visit.asked[-1] == {"op": visit.asked[-1]["op"], "do": "setting", "name": "room_keys", "value": False}
    later = Visit(visits.journal(room_keys=False))
    later.at.session_state["room.keys"] = {made.code: made.key}
    assert told(later.see("room", code=made.code), "room-keys")["on"] is False
    unknown = Visit(None)
    unknown.at.session_state["room.keys"] = {made.code: made.key}
    assert told(unknown.see("room", code=made.code), "room-keys")["on"] is False, "until the browser has told"


def test_any_part_can_be_opened_and_the_course_is_told_in_words(made: Made) -> None:
    visit = host(made)
    by_key(visit, "swap-go_open-1")
    room = made.seen()
    assert (where(room), standing(room)) == ("Part 2 of 2", HOST["is_open"])
    made.to(f"{TWICE}:reveal")
    assert standing(made.seen()) == HOST["is_open_again"]
    made.to(f"{TWICE}:close")
    assert standing(made.seen()) == HOST["is_shown"]


# ---- counts, words, questions ------------------------------------------------------------


def test_the_counts_and_the_page_follow_the_room(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    visit = host(made)
    words(made, "calm", "Calm", "tired")
    assert "3 joined 0 answering 3 done" in joined(visit.run())
    made.post(7, SPEAKING, {all_exercises()[SPEAKING].plain or "": ["x"]})
    made.to(f"{TWICE}:open")
    assert "4 joined 4 answering 0 done" in joined(visit.run())


def joined(visit: Visit) -> str:
    pairs = re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", " ".join(visit.markup))
    return " ".join(f"{n} {name}" for name, n in pairs)


def test_words_are_read_before_they_go_up_and_can_be_hidden(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    visit = host(made)
    assert HOST["words_none"] in visit.words
    words(made, "calm", "Calm", "<b>rude</b>", "tired")
    texts = [one.value for one in visit.run().of("text")]
    assert texts == ["Calm  × 2", "<b>rude</b>", "tired"]
    (hide,) = (one for one in visit.at.button if one.label.startswith(HOST["words_hide"]) and "rude" in one.label)
    hide.click()
    visit.run()
    assert len(moderation.hidden_words(made.store, made.seen())) == 1
    made.to(f"{SPEAKING}:reveal")
    frame = room_live.look(made.seen()).frame
    assert frame is not None
    assert [one["word"] for one in frame.shown["words"]] == ["Calm", "tired"]
    (back,) = (one for one in visit.run().at.button if one.label.startswith(HOST["words_back"]))
    back.click()
    visit.run()
    assert moderation.hidden_words(made.store, made.seen()) == frozenset()


def test_the_question_for_the_room_waits_for_something_to_show_and_is_asked_once(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    visit = host(made)
    assert not visit.has("room-asked")
    words(made, "calm", "warm", "tired", "kind", "slow")
    made.to(f"{SPEAKING}:reveal")
    first = visit.run().tagged("p.ask")
    second = by_key(visit, "room-other").tagged("p.ask")
    third = by_key(visit, "room-asked").tagged("p.ask")
    assert len({*first, *second, *third}) == 3
    used = [one.ask for one in content.prompts_by_id(asked(made.store, made.seen()))]
    assert used == second
    while visit.has("room-other"):
        by_key(visit, "room-other")
    assert content.compass().none_left in visit.words
    assert by_key(visit, "room-prompt-again").tagged("p.ask") == first


# ---- taking home, forgetting, deleting ---------------------------------------------------


def test_what_is_taken_home_is_what_the_room_gives(made: Made) -> None:
    made.to(f"{TWICE}:open")
    item = content.vote_moments().items[0].id
    for seat in range(9):
        made.post(seat, TWICE, {item: "ab"[seat % 2]})
    made.to("end")
    host(made)
    told_of = room_home._csv(made.code, made.key)
    assert told_of.count("sheet,") == 9
    assert made.seen().steps[TWICE].taken
    assert json.loads(room_home._json(made.code, made.key))["title"] == "Tuesday"
    assert item in room_home._codebook(made.seen().exercises)
    choice = {"minutes": 45, "paper": "Letter", "large": False}
    assert room_pack._report(made.code, choice).startswith(b"%PDF-")
    assert room_pack._packed(choice) == packs(45, "Letter", False)


def test_forgetting_the_key_leaves_the_room(made: Made) -> None:
    visit = by_key(host(made), "room-lock")
    assert HOST["locked"] in visit.words
    assert told(visit, host_cookie.KEY)["key"] == ""
    assert made.seen().place == "lobby"
    assert visit.see("room", code=made.code).title == HOST["key_title"]


def test_deleting_is_asked_and_then_done(made: Made) -> None:
    visit = by_key(host(made), "room-delete")
    question = visit.at.session_state[room_moves.ASKING]
    assert question["text"] == HOST["delete_ask"]
    assert made.seen()
    state: dict[str, Any] = {room_moves.ASKING: question, room_key.HELD: {made.code: made.key}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "session_state", state)
        patch.setattr(st, "query_params", {"code": made.code})
        room_moves.answered(question["id"], True)
        assert st.query_params == {}
    assert state["passing.room-said"] == HOST["gone"]
    with pytest.raises(rooms.Refused):
        made.seen()


def test_every_exercise_has_a_line_for_the_wall_and_every_word_is_there() -> None:
    assert all(content.workshop().exercise(name).wall for name in all_exercises())
    used = set()
    for path in Path(room_key.__file__).parent.glob("room_*.py"):
        if "room_shown" not in path.name:
            used |= set(re.findall(r'said\(\s*"(\w+)"', path.read_text("utf-8")))
    assert used <= set(HOST)
    assert len(used) > 60


def test_a_room_says_its_revision_and_not_its_key(made: Made) -> None:
    visit = host(made)
    assert made.key not in visit.words
    assert all(made.key not in text for text in visit.markup)
    assert isinstance(made.seen(), Room)
    assert token(1) not in visit.words
