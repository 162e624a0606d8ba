"""Visits of a host: a browser that holds a room's key, and what its page was given."""

from __future__ import annotations

import json
from typing import Any

import content
from tests.ui import visits
from tests.ui.visits import Visit
from tests.workshop.rooms_made import Made
from workshop.exercises import all_exercises

HOST = content.workshop().host
SPEAKING = next(one.id for one in all_exercises().values() if one.shows == "spoken")
TWICE = next(one.id for one in all_exercises().values() if one.again)
LATER = next(one.id for one in all_exercises().values() if one.first)


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
