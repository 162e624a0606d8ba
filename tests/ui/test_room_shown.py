"""What a room sees, drawn: every exercise of rooms of 6 and 14, for the wall and for the host's page."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from charts.letters import measure
from content import page
from quizzes.schema import FreeWords, Scenario
from tests.workshop.rooms_made import Made, made
from tests.workshop.test_event import played
from tests.workshop.test_showing import ALL, BODY, CHANGE, COUNT, GUESS, MAP, PLEDGE, VOTE, WORDS
from workshop.moderation import let
from workshop.room_words import LISTED
from workshop.store import Store

SAYS = page("room_shown").says


def script(path: str, code: str, exercise: str, large: bool, sheets: int) -> None:
    """A page with one picture on it."""
    from dataclasses import replace

    from ui.sections.room_shown import shown
    from workshop import rooms
    from workshop.showing import showing
    from workshop.store import Store

    store = Store(f"sqlite:///{path}")
    room = replace(rooms.find(store, code), place=f"{exercise}:reveal")
    shown(room, showing(store, room, exercise), large=large, sheets=sheets)
    store.close()


def seen(path: Path, room: Made, exercise: str, large: bool = False, sheets: int = 0) -> AppTest:
    at = AppTest.from_function(script, args=(str(path), room.code, exercise, large, sheets), default_timeout=60)
    at.run()
    assert [fault.message for fault in at.exception] == []
    return at


def charts_of(at: AppTest) -> list[Any]:
    return list(at.get("vega_lite_chart"))


def said(at: AppTest) -> str:
    """All words of the page, and of its pictures."""
    pictures = [json.loads(one.proto.spec)["description"] for one in charts_of(at)]
    marked = [re.sub(r"<[^>]+>", " ", str(one.value)) for one in [*at.markdown, *at.text]]
    return " ".join([html.unescape(one) for one in marked] + pictures)


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[Path, Made]]:
    found = {}
    for n in (6, 14):
        path = tmp_path_factory.mktemp("rooms") / "rooms.sqlite3"
        store = Store(f"sqlite:///{path}")
        found[n] = path, played(store, n, WORDS, BODY, GUESS, MAP, VOTE, PLEDGE, COUNT, CHANGE)
        store.close()
    return found


@pytest.mark.parametrize("n", [6, 14])
def test_each_exercise_says_something_to_talk_about(rooms: dict[int, tuple[Path, Made]], n: int) -> None:
    words = {name: said(seen(*rooms[n], name)) for name in (WORDS, BODY, GUESS, MAP, VOTE, PLEDGE, COUNT)}
    assert "word 0" in words[WORDS] and f"Said most often: word 0, word 1 ({2 if n == 6 else 4} times)." in words[WORDS]
    assert "Of 100 tagged words, 100 are warm" in words[WORDS]
    assert "Felt the most, 2.0 of 3 on the whole" in words[BODY] and "1.5" in words[BODY]
    assert ("it swells: 9, anything else: 5" in words[BODY]) == (n == 14)
    for name in (GUESS, MAP):
        assert f"{n} finished sheets" in words[name] and "The middle half" not in words[name]
        assert SAYS["no_person"] in words[name] and SAYS["still"] in words[name]
    assert "Nearest to “client first”" in words[MAP] and "Guess and answers" in words[MAP]
    assert SAYS["merged"] in words[MAP] or SAYS["one_group"] in words[MAP]
    assert f"of {n} changed their answer." in words[VOTE] and (
        "split the most" in words[VOTE] or "over another one" in words[VOTE]
    )
    assert f"{n} steps" in words[PLEDGE] and f"{n} first sheets are in." in words[COUNT]
    assert "from 8 of them on" in words[COUNT]


def test_a_change_always_has_its_caveat_in_the_meaning_of_f22(rooms: dict[int, tuple[Path, Made]]) -> None:
    at = seen(*rooms[14], CHANGE, large=True)
    told = said(at)
    for part in ("No comparison group", "expected without a workshop", "started far out", "words differently"):
        assert part in told
    assert "14 people answered both times" in told and "Mean change from before" not in told
    at.button_group(key=f"room-view-{CHANGE}-wall").set_value("view_change")
    at.run()
    assert "No comparison group" in said(at) and "Mean change from before to after" in said(at)
    waiting = said(seen(*rooms[6], CHANGE, sheets=6))
    assert "once 8 people have answered both times. 6 second sheets are in so far." in waiting


def test_the_wall_shows_one_part_at_a_time_and_the_vote_one_moment(rooms: dict[int, tuple[Path, Made]]) -> None:
    at = seen(*rooms[14], MAP, large=True)
    assert len(charts_of(at)) == 1 and "Room cloud of 14" in said(at)
    for view, picture in (("view_places", "Tilt of the room"), ("view_gap", "The room's guess beside")):
        at.button_group(key=f"room-view-{MAP}-wall").set_value(view)
        at.run()
        assert picture in said(at) and "Room cloud of 14" not in said(at)
    at = seen(*rooms[14], VOTE, large=True)
    items = ALL[VOTE].asked().of_kind(Scenario)  # type: ignore[union-attr]
    for item in items:
        at.button_group(key=f"room-view-{VOTE}-wall").set_value(item.id)
        at.run()
        assert item.stem in said(at)
        assert all(option.short in said(at) for option in item.options)


def test_the_moment_to_talk_about_is_the_first_view(rooms: dict[int, tuple[Path, Made]]) -> None:
    at = seen(*rooms[14], VOTE, large=True)
    views = at.button_group(key=f"room-view-{VOTE}-wall")
    assert views.options[0] == next(one.name for one in _moments() if one.id == views.value)
    assert SAYS["vote_split"] in said(at) or SAYS["vote_split_alike"] in said(at)


def _moments() -> list[Scenario]:
    return list(ALL[VOTE].asked().of_kind(Scenario))  # type: ignore[union-attr]


def test_on_the_wall_the_body_has_two_views_and_the_host_sees_both_at_once(
    rooms: dict[int, tuple[Path, Made]],
) -> None:
    both, at = said(seen(*rooms[14], BODY)), seen(*rooms[14], BODY, large=True)
    assert "it swells: 9, anything else: 5" in both and "Felt the most, 2.0 of 3" in both
    assert "it swells" not in said(at) and "Felt the most, 2.0 of 3" in said(at)
    at.button_group(key=f"room-view-{BODY}-wall").set_value("view_did")
    at.run()
    assert "it swells: 9, anything else: 5" in said(at) and "Felt the most" not in said(at)
    assert not seen(*rooms[6], BODY, large=True).get("button_group"), "with one group there is one view"


def test_the_fine_print_of_the_wall_is_one_line_of_letters_to_be_read() -> None:
    lines = {name: text.replace("{n}", "3000") for name, text in SAYS.items() if name.startswith("wall_")}
    lines |= {name: SAYS[name] for name in ("gap_note", "vote_no_ways")}
    assert len(lines) > 6
    assert {name for name, text in lines.items() if measure(text, "Hanken Grotesk Regular", 20) > 1150} == set()


def test_a_picture_is_drawn_anew_where_the_address_of_the_page_changes(rooms: dict[int, tuple[Path, Made]]) -> None:
    at = seen(*rooms[14], MAP, large=True)
    before = json.loads(charts_of(at)[0].proto.spec)
    at.query_params["look"] = "dark"
    at.run()
    after = json.loads(charts_of(at)[0].proto.spec)
    assert after["usermeta"].pop("address") == ["look=dark"] != before["usermeta"].pop("address")
    assert after == before


def test_while_too_few_are_there_a_sentence_says_what_is_awaited(tmp_path: Path) -> None:
    path = tmp_path / "rooms.sqlite3"
    store = Store(f"sqlite:///{path}")
    room = made(store, WORDS, MAP, VOTE)
    assert "The picture appears at 5 finished sheets. There are 3 so far." in said(seen(path, room, MAP, sheets=3))
    assert SAYS["nothing"] in said(seen(path, room, WORDS))
    room.to(VOTE)
    items = ALL[VOTE].asked().of_kind(Scenario)  # type: ignore[union-attr]
    room.post(0, VOTE, {items[0].id: "a"})
    room.to(f"{VOTE}:reveal")
    assert "The totals appear at 5 votes. There are 1 so far." in said(seen(path, room, VOTE))
    store.close()


def test_what_a_person_typed_is_never_markup(tmp_path: Path) -> None:
    path, typed = tmp_path / "rooms.sqlite3", "<b>:red[*kind*]"
    store = Store(f"sqlite:///{path}")
    room = made(store, WORDS)
    item = ALL[WORDS].asked().of_kind(FreeWords)[0].id  # type: ignore[union-attr]
    room.to(WORDS)
    for seat in range(2):
        room.post(seat, WORDS, {item: [{"word": typed}]})
    room.to(f"{WORDS}:reveal")
    at: Any = seen(path, room, WORDS, large=True)
    assert any(typed in one.value for one in at.text)
    assert not any("kind" in one.value for one in at.markdown)
    store.close()


def test_one_word_is_one_and_a_long_list_is_by_alphabet(tmp_path: Path) -> None:
    path = tmp_path / "rooms.sqlite3"
    store = Store(f"sqlite:///{path}")
    room = made(store, WORDS)
    room.to(WORDS)
    room.post(0, WORDS, {"words": ["kind"]})
    room.to(f"{WORDS}:reveal")
    assert SAYS["words_once_one"] in said(seen(path, room, WORDS, large=True))
    room.post(1, WORDS, {"words": ["kind"]})
    told = said(seen(path, room, WORDS, large=True))
    assert SAYS["words_many_one"] in told and "different" not in told
    long = [f"w{at:03}" for at in range(100)]
    for seat, word in enumerate(long, 10):
        room.post(seat, WORDS, {"words": [word]})
    let(store, room.code, room.key, WORDS, long)
    (listing,) = (one.value for one in seen(path, room, WORDS).text if "w099" in one.value)
    assert listing.splitlines() == ["kind · 2", *(f"{word} · 1" for word in long)]
    store.close()


def test_a_wall_draws_as_many_words_as_a_page_of_the_list_holds() -> None:
    from charts.word_cloud import MOST

    assert MOST == LISTED
