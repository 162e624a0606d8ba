"""A room in use: counts, words to look through, questions, and what is left of it in the end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

import content
from quizzes.schema import Scenario
from sharing.facilitator import pack as packs
from tests.ui.hosts import HOST, SPEAKING, TWICE, by_key, host, told, words
from tests.ui.visits import Visit
from tests.workshop.rooms_made import Made, token
from tests.workshop.test_event import answers
from ui.components import host_cookie
from ui.sections import room_home, room_key, room_live, room_moves, room_pack
from workshop import export, moderation, rooms, sheets
from workshop.asked import asked
from workshop.exercises import AGAIN, all_exercises
from workshop.room_words import LISTED
from workshop.rooms import Room
from workshop.store import Store

pytestmark = pytest.mark.usefixtures("app")


# ---- counts, words, questions ------------------------------------------------------------


def test_the_counts_and_the_page_follow_the_room(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    visit = host(made)
    words(made, "calm", "Calm", "tired")
    assert "3 joined 0 answering 3 done" in joined(visit.run())
    made.post(7, SPEAKING, {all_exercises()[SPEAKING].plain or "": ["x"]})
    made.to(f"{TWICE}:open")
    assert "4 joined 4 answering 0 done" in joined(visit.run())


def test_in_the_second_vote_those_are_counted_who_voted_again(made: Made) -> None:
    made.to(f"{TWICE}:open")
    visit = host(made)
    quiz = all_exercises()[TWICE].asked()
    assert quiz is not None
    moment = quiz.items[0].id
    for seat in range(5):
        made.post(seat, TWICE, {moment: "a"})
    sheets.join(made.store, made.code, token(9))
    assert "6 joined 1 answering 5 done" in joined(visit.run())
    made.to(f"{TWICE}:reveal")
    again = HOST["done_again"]
    assert f"6 joined 6 answering 0 {again}" in joined(visit.run())
    wall = host(made, "wall")
    assert f"<b>0</b> {HOST['again']}" in " ".join(wall.markup)
    made.post(0, TWICE, {f"{moment}{AGAIN}": "b"})
    assert f"6 joined 5 answering 1 {again}" in joined(visit.run())
    assert f"<b>1</b> {HOST['again_one']}" in " ".join(wall.run().markup)
    by_key(visit, "room-next")
    assert HOST["close_left"].replace("{n}", "5") in told(visit, "ask")["text"]


def joined(visit: Visit) -> str:
    pairs = re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", " ".join(visit.markup))
    return " ".join(f"{n} {name}" for name, n in pairs)


def test_words_are_read_before_they_go_up_and_can_be_hidden(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    visit = host(made)
    assert HOST["words_none"] in visit.words
    words(made, "calm", "Calm", "<b>rude</b>", "tired")
    texts = [one.value for one in visit.run().of("text")]
    assert texts == ["calm  × 2", "<b>rude</b>", "tired"]
    (hide,) = (one for one in visit.at.button if one.label.startswith(HOST["words_hide"]) and "rude" in one.label)
    hide.click()
    visit.run()
    assert len(moderation.hidden_words(made.store, made.seen())) == 1
    made.to(f"{SPEAKING}:reveal")
    frame = room_live.look(made.seen()).frame
    assert frame is not None
    assert [one["word"] for one in frame.shown["words"]] == ["calm", "tired"]
    (back,) = (one for one in visit.run().at.button if one.label.startswith(HOST["words_back"]))
    back.click()
    visit.run()
    assert moderation.hidden_words(made.store, made.seen()) == frozenset()


def test_every_word_of_a_full_hall_can_be_read_and_hidden(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    words(made, *(f"w{at:03}" for at in range(LISTED)))
    visit = host(made)
    assert not visit.has("room-words-after-all") and HOST["words_pages"] not in visit.words
    words(made, *(f"w{at:03}" for at in range(101)))
    first = read(visit.run())
    assert len(first) == LISTED and HOST["words_pages"] in visit.words
    assert page(1, 60, 101) in visit.words
    second = read(by_key(visit, "room-words-after-all"))
    assert len(second) == 41 and len({*first, *second}) == 101
    assert page(61, 101, 101) in visit.words
    # A word of the second page is hidden: it goes to the end of the list and off the wall, and none comes up for it.
    (hide,) = (one for one in visit.at.button if one.label == f"{HOST['words_hide']} *{second[5]}*")
    hide.click()
    assert read(visit.run())[-1] == second[5]
    assert read(by_key(visit, "room-words-after-all")) == first, "from the last page on to the first"
    assert read(by_key(visit, "room-words-before-all"))[-1] == second[5]
    made.to(f"{SPEAKING}:reveal")
    assert len(on_wall(made)) == 100 and second[5] not in on_wall(made)
    assert not late(visit.run()) and HOST["words_pages"] not in visit.words


def test_what_stood_on_a_page_that_was_not_opened_waits_in_pages_too(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    words(made, *(f"w{at:03}" for at in range(140)))
    first = read(host(made))
    made.to(f"{SPEAKING}:reveal")  # from another screen
    visit = host(made)
    assert sorted(on_wall(made)) == sorted(first)
    assert HOST["words_late"].replace("{n}", "80") in visit.words and page(1, 60, 80) in visit.words
    waits = set(late(visit))
    more = set(late(by_key(visit, "room-words-after-late")))
    assert (len(waits), len(more), len(waits | more)) == (60, 20, 80)
    by_key(visit, "room-let")
    assert len(on_wall(made)) == 80 and set(late(visit)) == waits and not visit.has("room-words-after-late")


def read(visit: Visit) -> list[str]:
    """The words of the list, as they stand there."""
    return [one.value for one in visit.of("text") if re.fullmatch(r"w\d{3}", one.value)]


def page(first: int, last: int, n: int) -> str:
    return HOST["words_page"].format(first=first, last=last, n=n)


def on_wall(made: Made) -> list[str]:
    frame = room_live.look(made.seen()).frame
    assert frame is not None
    return [one["word"] for one in frame.shown["words"]]


def late(visit: Visit) -> dict[str, str]:
    """The words of the list above, each with the key of the button that lets it up."""
    return {
        one.label.partition("*")[2].rstrip("*"): str(one.key)
        for one in visit.at.button
        if str(one.key).startswith("swap-words_let-")
    }


def test_a_word_that_comes_after_the_reveal_waits_for_a_press(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    words(made, "calm", "tired")
    visit = host(made)
    assert not visit.has("room-let") and not late(visit), "before the reveal nothing waits"
    made.to(f"{SPEAKING}:reveal")
    for seat, word in enumerate(("hurry", "slow", "noise", "rude"), 20):
        made.post(seat, SPEAKING, {all_exercises()[SPEAKING].plain or "": [word]})
    assert HOST["words_late"].replace("{n}", "4") in visit.run().words
    assert on_wall(made) == ["calm", "tired"]
    assert set(late(visit)) == {"hurry", "slow", "noise", "rude"}
    by_key(visit, late(visit)["slow"])
    assert on_wall(made) == ["calm", "slow", "tired"]
    (hide,) = (one for one in visit.at.button if one.label.startswith(HOST["words_hide"]) and "rude" in one.label)
    hide.click()
    assert set(late(visit.run())) == {"hurry", "noise"}
    # What came in a moment ago and stands on no screen yet is not let up with the others.
    made.post(30, SPEAKING, {all_exercises()[SPEAKING].plain or "": ["mean"]})
    by_key(visit, "room-let")
    assert on_wall(made) == ["calm", "hurry", "noise", "slow", "tired"]
    assert set(late(visit)) == {"mean"}
    assert HOST["words_late_one"] in visit.words and not visit.has("room-let")


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


def test_the_question_speaks_of_the_moment_that_the_page_shows_and_names_it(made: Made) -> None:
    one, two, three = all_exercises()[TWICE].asked().of_kind(Scenario)  # type: ignore[union-attr]
    made.to(f"{TWICE}:open")
    for seat in range(6):
        made.post(seat, TWICE, {one.id: "a", two.id: "abcdab"[seat], three.id: "b"})
    made.to(f"{TWICE}:reveal")
    visit = host(made)
    split, agreed = (next(p for p in content.compass().prompts if p.id == name) for name in ("CP39", "CP38"))
    assert visit.tagged("p.ask") == [split.ask] and f"({two.name}): {split.seen}" in visit.words
    visit.at.button_group(key=f"room-view-{TWICE}-host").set_value(three.id)
    assert visit.run().tagged("p.ask") == [agreed.ask] and f"({three.name}): {agreed.seen}" in visit.words


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
    assert item in room_home._codebook(made.code, made.key)
    choice = {"minutes": 45, "paper": "Letter", "large": False}
    assert room_pack._report(made.code, choice).startswith(b"%PDF-")
    assert room_pack._packed(choice) == packs(45, "Letter", False)


def test_sheets_that_stay_in_the_room_are_told_with_their_part(store: Store) -> None:
    name = next(one.id for one in all_exercises().values() if one.shows == "map")
    room, key = rooms.create(store, exercises=[name])
    made = Made(store, room.code, key)
    made.to(f"{name}:open")
    for seat in range(8):
        made.post(seat, name, answers(name, seat))
    made.to(f"{name}:reveal")
    visit = host(made)
    made.post(8, name, answers(name, 8))  # one more than the picture holds
    called = content.workshop().exercise(name).name
    one = HOST["export_stays_one"].replace("{name}", called)
    assert one not in visit.run().words, "while it is open nothing goes home"
    made.to(f"{name}:close")
    assert one in visit.run().words
    assert export.left_out(store, made.seen()) == {name: 1}
    assert room_home._csv(made.code, made.key).count("sheet,") == 8


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
