from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workshop.rooms_made import GUESS, made
from workshop import rooms, stages
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.store import Store

TWO = ("words", "guess")


def test_a_whole_evening(store: Store) -> None:
    room = made(store, *TWO)
    seen = []
    for place in ("words", "words:reveal", "words:close", "guess:open", "end"):
        now = room.to(place)
        seen.append((now.place, now.revision, [(one.state, one.shown) for one in now.steps.values()]))
    assert seen == [
        ("words:open", 2, [("open", False), ("new", False)]),
        ("words:reveal", 3, [("open", True), ("new", False)]),
        ("words:close", 4, [("closed", True), ("new", False)]),
        ("guess:open", 5, [("closed", True), ("open", False)]),
        ("end", 6, [("closed", True), ("closed", False)]),
    ]
    assert room.seen() == now
    assert (now.exercise, now.state) == (None, "end")


def test_the_way_of_the_arrows(store: Store) -> None:
    room = made(store, *TWO)
    walk = ("lobby", "words:open", "words:reveal", "words:close", "guess:open", "guess:reveal", "guess:close", "end")
    assert stages.course(TWO) == walk
    for place in walk[1:]:
        assert room.to(stages.beside(room.seen(), 1)).place == place
    assert stages.beside(room.seen(), 1) == "end"
    assert stages.beside(room.seen(), -1) == "guess:close"
    room.to("lobby")
    assert stages.beside(room.seen(), -1) == "lobby"


def test_a_closed_exercise_can_be_shown_and_hidden_without_taking_sheets(store: Store) -> None:
    room = made(store, *TWO)
    room.to("words")
    room.to("words:close")
    shown = room.to("words:reveal")
    assert (shown.place, shown.steps["words"].state, shown.steps["words"].shown) == ("words:reveal", "closed", True)
    hidden = stages.hide(store, room.code, room.key)
    assert (hidden.place, hidden.steps["words"].state, hidden.steps["words"].shown) == ("words:close", "closed", False)
    assert hidden.revision == shown.revision + 1
    assert stages.hide(store, room.code, room.key) == hidden


def test_hiding_while_open_leaves_it_open(store: Store) -> None:
    room = made(store, *TWO)
    room.to("words:reveal")
    hidden = stages.hide(store, room.code, room.key)
    assert (hidden.place, hidden.steps["words"].state) == ("words:open", "open")


def test_what_was_taken_home_stays_closed(store: Store) -> None:
    room = made(store, *TWO)
    with store.writing() as tx:
        tx.run("UPDATE exercises SET taken = 1 WHERE exercise = 'words'")
    room.to("words:close")
    with pytest.raises(Refused, match="stays closed") as no:
        room.to("words:open")
    assert no.value.status == 409
    assert room.to("words:reveal").steps["words"].state == "closed"


@pytest.mark.parametrize("wrong", ["", "dance", "words:dance", "lobby:open", "body", "open", ":open"])
def test_what_is_no_stage_gets_a_sentence(store: Store, wrong: str) -> None:
    room = made(store, *TWO)
    with pytest.raises(Refused, match="A stage is lobby, end, or one of words, guess with :open") as no:
        room.to(wrong)
    assert no.value.status == 422
    assert room.seen().revision == 1


def test_the_arrows_lead_past_the_opening_of_what_was_taken_home(store: Store) -> None:
    room = made(store, "words", "guess", "body")
    with store.writing() as tx:
        tx.run("UPDATE exercises SET taken = 1, state = 'closed' WHERE exercise = 'guess'")
    walk = ["words:open", "words:reveal", "words:close", "guess:reveal", "guess:close", "body:open"]
    for place in walk:
        assert room.to(stages.beside(room.seen(), 1)).place == place
    for place in walk[-2::-1]:
        assert room.to(stages.beside(room.seen(), -1)).place == place
    room.to("guess:reveal")
    assert stages.beside(room.seen(), 1) == "guess:close" and stages.beside(room.seen(), -1) == "words:close"


def test_a_second_time_waits_for_four_weeks_unless_it_is_asked_for(store: Store) -> None:
    room = made(store, "before", "after")
    first = date(2026, 3, 2)
    assert all_exercises()["after"].apart == 28, "F22"

    def to(place: str, day: date) -> rooms.Room:
        return stages.move(store, room.code, room.key, place, day=day)

    assert stages.too_soon(room.seen(), "after", day=first) == 0, "no first time, nothing to wait for"
    to("before:open", first)
    assert stages.too_soon(room.seen(), "after", day=first) == 28
    closed = to("before:close", first)
    assert closed.steps["before"].closed_on == first
    # Day one: the arrow leads to the end, and back from there; 27 days later still.
    for days, left, on in ((0, 28, "end"), (27, 1, "end"), (28, 0, "after:open"), (40, 0, "after:open")):
        day = first + timedelta(days=days)
        assert (stages.too_soon(closed, "after", day=day), stages.beside(closed, 1, day=day)) == (left, on)
        assert [stages.too_soon(closed, one, day=day) for one in ("before", "after")] == [0, left]
    assert stages.beside(to("end", first), -1, day=first) == "before:close"
    # Closing what is closed, or another part, is no other close.
    assert to("before:close", first + timedelta(days=9)).steps["before"].closed_on == first
    # Who asks for it opens it, and goes on from there.
    opened = to("after:open", first + timedelta(days=1))
    assert [stages.beside(opened, one, day=first) for one in (-1, 1, 2, 3)] == [
        "before:close", "after:reveal", "after:close", "end"]  # fmt: skip
    assert stages.beside(to("end", first), -1, day=first) == "after:close"
    assert room.seen().steps["after"].closed_on == first


def test_a_first_time_that_closed_before_days_were_kept_counts_from_the_making_of_its_room(store: Store) -> None:
    room, key = rooms.create(store, exercises=["before", "after"], day=date(2026, 3, 2))
    for place in ("before:open", "before:close"):
        stages.move(store, room.code, key, place, day=date(2026, 3, 9))
    with store.writing() as tx:
        tx.run("UPDATE exercises SET closed_on = NULL")
    then = rooms.find(store, room.code, day=date(2026, 3, 9))
    assert stages.too_soon(then, "after", day=date(2026, 3, 9)) == 21


def test_that_a_result_was_on_the_wall_stays_so(store: Store) -> None:
    room = made(store, *TWO)
    assert not room.to("words:open").steps["words"].revealed
    assert room.to("words:reveal").steps["words"].revealed
    for now in (stages.hide(store, room.code, room.key), room.to("words:open"), room.to("guess:open")):
        assert (now.steps["words"].shown, now.steps["words"].revealed) == (False, True)
    assert not now.steps["guess"].revealed


def test_blanks_and_capitals_do_no_harm_and_no_state_means_open() -> None:
    assert [stages.read_place(one, TWO) for one in (" End ", "WORDS", "words:", "Guess:Close")] == [
        "end", "words:open", "words:open", "guess:close"]  # fmt: skip


def test_two_hosts_do_not_jump_over_a_stage(store: Store) -> None:
    room = made(store, *TWO)
    seen = room.seen().revision
    stages.move(store, room.code, room.key, "words", revision=seen)
    with pytest.raises(Refused, match="moved on") as no:
        stages.move(store, room.code, room.key, "words:reveal", revision=seen)
    assert no.value.status == 409
    assert room.seen().place == "words:open"


def test_a_wrong_key_moves_nothing(store: Store) -> None:
    room = made(store, *TWO)
    for act in (lambda: stages.move(store, room.code, "x", "end"), lambda: stages.hide(store, room.code, "x")):
        with pytest.raises(Refused) as no:
            act()
        assert no.value.status == 403


PLACES = st.sampled_from([*stages.course(TWO), "hide", "post"])


@settings(max_examples=40)
@given(st.lists(PLACES, max_size=12))
def test_wherever_a_room_goes_at_most_its_own_exercise_takes_sheets(
    tmp_path_factory: pytest.TempPathFactory, walk: list[str]
) -> None:
    place: Path = tmp_path_factory.getbasetemp() / "walks.sqlite3"
    store = Store(f"sqlite:///{place}")
    room = made(store, *TWO)
    before = room.seen()
    for one in walk:
        if one == "post":
            taken = before.steps["guess"].state == "open"
            try:
                room.post(1, "guess", GUESS)
                assert taken
            except Refused as no:
                assert (no.status, taken) == (409, False)
            now = room.seen()
        elif one == "hide":
            now = stages.hide(store, room.code, room.key)
        else:
            now = room.to(one)
            assert now.place == one
        opened = [name for name, step in now.steps.items() if step.state == "open"]
        assert opened in ([], [now.exercise])
        assert now.revision - before.revision in (0, 1)
        assert (now.revision == before.revision) == (now == before)
        assert all(now.steps[x].state != "new" for x in TWO if before.steps[x].state != "new")
        before = now
    store.close()
