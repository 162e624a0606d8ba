"""The wall of a room: what stands on it in each state, and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import content
from tests.ui import visits
from tests.ui.visits import Visit, said
from tests.workshop.rooms_made import Made
from workshop import live, rooms
from workshop.exercises import all_exercises
from workshop.store import Store

HOST = content.workshop().host
SPEAKING = next(one.id for one in all_exercises().values() if one.shows == "spoken")
NAME = content.workshop().exercise(SPEAKING).name


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    monkeypatch.setenv("PUBLIC_URL", "https://rooms.example.org")
    store = Store(f"sqlite:///{tmp_path}/rooms.sqlite3")
    live.use(store)
    room, key = rooms.create(store, "Tuesday", exercises=[SPEAKING])
    with visits.app():
        yield Made(store, room.code, key)
    live.use(None)


def wall(made: Made, **params: str) -> Visit:
    visit = Visit(visits.journal())
    visit.at.session_state["room.keys"] = {made.code: made.key}
    return visit.see("wall", code=made.code, **params)


def test_the_wall_walks_with_the_room_and_keeps_the_way_in(made: Made) -> None:
    visit = wall(made)
    assert not visit.has("masthead") and not visit.has("foot")
    assert visit.title.replace("- ", "-") == made.code
    assert "rooms<wbr>.example<wbr>.org<wbr>/join" in " ".join(visit.markup), "it breaks between its parts alone"
    assert "0 seats taken" in visit.words
    assert f"It leads to https://rooms.example.org/j/{made.code}." in " ".join(visit.markup)
    made.to(f"{SPEAKING}:open")
    assert visit.run().title == NAME
    assert content.workshop().exercise(SPEAKING).wall in visit.words
    for seat, word in enumerate(("calm", "kind", "tired")):
        made.post(seat, SPEAKING, {all_exercises()[SPEAKING].plain or "": [word]})
    assert "3 seats taken, 3 sheets in" in said(visit.run().words)
    assert "calm" not in visit.words, "nothing before it is shown"
    made.to(f"{SPEAKING}:reveal")
    assert visit.run().has("room-shown-large")
    assert visit.title == NAME
    for place in (f"{SPEAKING}:open", f"{SPEAKING}:reveal"):
        made.to(place)
        assert f"/j/{made.code}" in " ".join(visit.run().markup)
        assert made.code in visit.words.replace("- ", "-")
    made.to("end")
    assert visit.run().title == HOST["wall_thanks"]
    assert str(made.seen().delete_on.year) in visit.words
    assert not visit.has("room-next")
    assert HOST["wall_ended_plain"] in visit.words and HOST["wall_ended"] not in visit.words, "no part had a result"


def test_at_the_end_of_a_room_with_a_map_the_wall_says_where_results_are(made: Made) -> None:
    mapped = next(one.id for one in all_exercises().values() if one.shows == "map")
    room, key = rooms.create(made.store, exercises=[SPEAKING, mapped])
    other = Made(made.store, room.code, key)
    other.to("end")
    assert HOST["wall_ended"] in wall(other).words


def test_a_closed_part_that_was_not_shown_says_so(made: Made) -> None:
    made.to(f"{SPEAKING}:open")
    made.to(f"{SPEAKING}:close")
    assert HOST["wall_closed"] in wall(made).words


def test_the_bar_moves_and_hides(made: Made) -> None:
    made.to(f"{SPEAKING}:reveal")
    visit = wall(made)
    visit.at.button(key="room-hide").click()
    assert not visit.run().has("room-hide")
    assert made.seen().place == f"{SPEAKING}:open"
    visit.at.button(key="room-next").click()
    visit.run()
    assert made.seen().place == f"{SPEAKING}:reveal"


def looks(visit: Visit) -> list[str]:
    # A style sheet alone is put beside the page, not on it.
    beside = [str(getattr(node, "value", "")) for part in visit.at._tree.children.values() for node in part]
    return [look for text in beside for look in re.findall(r"\.stApp { color-scheme:(\w+) !important", text)]


def test_dark_or_light_by_address_and_by_switch(made: Made) -> None:
    assert looks(wall(made)) == []
    assert looks(wall(made, look="dark")) == ["dark"]
    assert looks(wall(made, look="</style>x")) == []
    visit = wall(made, look="dark")
    visit.at.button(key="wall-look").click()
    assert looks(visit.run()) == ["light"]


def test_the_wall_needs_the_key_and_a_code(made: Made) -> None:
    visit = Visit(visits.journal()).see("wall", code=made.code)
    assert visit.title == HOST["key_title"]
    assert "Tuesday" not in visit.words
    assert HOST["no_room"] in visit.see("wall", code="nonsense").words
    assert visit.links == {HOST["create"]: "room"}
