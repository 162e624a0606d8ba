"""The addresses of a room, as phones, hosts and pranksters ask for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import content
import workshop.live
from content import steps
from tests.workshop.made_rooms import map_quiz
from tests.workshop.rooms_made import BALANCE, GUESS, Made, made, token
from workshop import limits, rooms, sheets
from workshop.exercises import all_exercises
from workshop.limits import Limits
from workshop.routes import room_routes
from workshop.store import Store

SITE = "https://sweet.example"
MAP = next(one.id for one in all_exercises().values() if one.quiz == map_quiz().id)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """These tests look at the routes: one kind of database is enough."""
    return f"sqlite:///{tmp_path}/rooms.sqlite3"


@pytest.fixture
def client(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    workshop.live.use(store)
    limits.use(Limits())
    with TestClient(Starlette(routes=room_routes()), base_url=SITE, raise_server_exceptions=False) as found:
        yield found
    workshop.live.use(None)


@pytest.fixture
def room(store: Store) -> Made:
    return made(store, MAP, "words", "vote", "pledge", "guess")


def sheet(seat: int, exercise: str = MAP, answers: object = None) -> dict[str, Any]:
    return {"seat": token(seat), "exercise": exercise, "answers": BALANCE if answers is None else answers}


def error(answer: Any) -> str:
    assert set(answer.json()) == {"error"}
    assert answer.headers["cache-control"] == "no-store"
    return str(answer.json()["error"])


# ---- what is read ------------------------------------------------------------------------


def test_the_stage_in_any_spelling_of_the_code(client: TestClient, room: Made) -> None:
    told = client.get(f"/api/rooms/{room.code}/stage").json()
    assert told == {
        "revision": 1, "exercise": None, "state": "lobby", "open": False, "shown": False, "seen": False, "taken": False,
        "round": 1,
        "title": "Tuesday", "names": "neutral", "until": room.seen().delete_on.isoformat(),
        "exercises": [MAP, "words", "vote", "pledge", "guess"], "closed": [], "seats": 0,
    }  # fmt: skip
    for spelling in (room.code.upper(), room.code.replace("-", ""), room.code.replace("-", "%20")):
        assert client.get(f"/api/rooms/{spelling}/stage").json() == told
    assert client.head(f"/api/rooms/{room.code}/stage").status_code == 200


def test_the_second_round_of_a_vote_begins_when_the_first_is_shown(client: TestClient, room: Made) -> None:
    def told(place: str) -> tuple[object, ...]:
        room.to(place)
        workshop.live.live().changed(room.code)
        found = client.get(f"/api/rooms/{room.code}/stage").json()
        while found["revision"] != room.seen().revision:
            found = client.get(f"/api/rooms/{room.code}/stage").json()
        return tuple(found[name] for name in ("exercise", "state", "open", "shown", "seen", "round"))

    assert told("vote:open") == ("vote", "open", True, False, False, 1)
    assert told("vote:reveal") == ("vote", "reveal", True, True, True, 2)
    # Whatever is on the wall since: the second round stays the second one.
    assert told("vote:open") == ("vote", "open", True, False, True, 2)
    assert told("vote:close") == ("vote", "close", False, False, True, 2)
    assert told("vote:open") == ("vote", "open", True, False, True, 2)
    assert told(f"{MAP}:reveal") == (MAP, "reveal", True, True, True, 1)
    assert told("end") == (None, "end", False, False, False, 1)


def test_questions_hold_no_key_and_are_sent_once(client: TestClient, room: Made) -> None:
    for exercise in room.seen().exercises:
        answer = client.get(f"/api/rooms/{room.code}/questions/{exercise}")
        asked = answer.json()
        assert asked["exercise"] == exercise and asked["name"] and asked["before"]
        assert str(room.seen().delete_on.year) in " ".join(asked["before"])
        assert ("steps" in asked) != ("course" in asked)
        assert not any(f'"{name}":' in answer.text for name in ("key", "sign", "scale", "pair", "sources", "idea"))
        tag = answer.headers["etag"]
        again = client.get(f"/api/rooms/{room.code}/questions/{exercise}", headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        plain = client.get(f"/api/rooms/{room.code}/questions/{exercise}", headers={"Accept-Encoding": "identity"})
        assert plain.json() == asked and "content-encoding" not in plain.headers
    asked = client.get(f"/api/rooms/{room.code}/questions/{MAP}").json()
    assert (asked["again"], asked["self"], asked["map"]) == (False, True, True)
    assert [item["id"] for item in asked["course"][0]["items"]] == [item.id for item in map_quiz().items]
    listed = client.get(f"/api/rooms/{room.code}/questions/pledge").json()["steps"]
    assert [(one["id"], one["kind"], one["text"]) for one in listed] == [
        (name, one.kind, one.title) for name, one in steps().items()
    ]
    assert client.get(f"/api/rooms/{room.code}/questions/body").status_code == 404
    assert client.get(f"/api/rooms/{room.code}/questions/").status_code == 404


# ---- a phone's way through ---------------------------------------------------------------


def test_a_phone_sits_down_answers_changes_and_sees_its_result(client: TestClient, room: Made) -> None:
    at = f"/api/rooms/{room.code}"
    first = client.post(f"{at}/seat", json={"seat": token(1)})
    assert (first.json()["seats"], first.json()["sheets"], first.json()["state"]) == (1, [], "lobby")
    assert client.post(f"{at}/seat", json={"seat": token(1)}).json()["seats"] == 1
    assert "open now" in error(client.post(f"{at}/sheets", json=sheet(1)))
    room.to(f"{MAP}:open")
    for answers in (BALANCE, BALANCE | {"SC01": "b"}):
        assert client.post(f"{at}/sheets", json=sheet(1, answers=answers)).json() == {"accepted": True}
    assert room.kept(MAP) == 1
    assert client.post(f"{at}/seat", json={"seat": token(1)}).json()["sheets"] == [MAP]
    assert client.post(f"{at}/result", json={"seat": token(1), "exercise": MAP}).status_code == 409
    assert client.post(f"{at}/withdraw", json={"seat": token(1)}).json() == {"withdrawn": 1}
    assert room.kept(MAP) == 0
    whole = {item.id: "a" if item.kind == "scenario" else 4 for item in map_quiz().items}
    assert client.post(f"{at}/sheets", json=sheet(1, answers=whole)).status_code == 200
    room.to(f"{MAP}:close")
    assert client.post(f"{at}/withdraw", json={"seat": token(1)}).status_code == 409
    own = client.post(f"{at}/result", json={"seat": token(1), "exercise": MAP}).json()
    assert own["code"] and own["title"] and own["lines"] and "Balance map" in own["alt"]
    other = client.post(f"{at}/result", json={"seat": token(2), "exercise": MAP})
    assert (other.status_code, error(other)) == (404, "There is no sheet of this phone in this part.")


def test_what_is_no_sheet_is_said_in_a_sentence(client: TestClient, room: Made) -> None:
    room.to("guess:open")
    at = f"/api/rooms/{room.code}/sheets"
    for fault, said in (
        (sheet(1, "guess", {"G01": 5, "SC01": "a"}), "SC01"),
        (sheet(1, "guess", {"G01": 1000}), "G01"),
        (sheet(1, "guess", {}), "no answer"),
        (sheet(1, "guess", ["G01"]), "not a list of items"),
        (sheet(1, "tea"), "no such exercise"),
        (sheet(1, "guess") | {"seat": "short"}, "seat"),
        (sheet(1, "guess") | {"seat": 7}, "seat"),
        ({"seat": token(1), "answers": GUESS}, "exercise"),
        ([], "JSON"),
    ):
        answer = client.post(at, json=fault)
        assert answer.status_code == 422 and said in error(answer), fault
    answer = client.post(at, json=sheet(1, "words", {"words": ["x"]}))
    assert answer.status_code == 409
    assert room.kept("guess") == 0


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"seat": "x"}', "text/plain", 415),
        (b'{"seat": "x"}', "application/x-www-form-urlencoded", 415),
        (b"", "application/json", 422),
        (b'{"seat": NaN}', "application/json", 422),
        (b'{"seat": 1e', "application/json", 422),
        (b"[" * 60_000, "application/json", 422),
        (b'{"a":' * 12_000, "application/json", 422),
        (b'{"seat": ' + b"9" * 60_000 + b"}", "application/json", 422),
        ('{"seat": "ä"}'.encode("latin-1"), "application/json", 422),
        ('{"seat": "x"}'.encode("utf-16"), "application/json", 422),
        (b'{"seat": "\\ud800\\u0000"}', "application/json; charset=utf-8", 422),
        (b" " * (64 * 1024) + b"{}", "application/json", 413),
    ],
)
def test_odd_bodies(client: TestClient, room: Made, body: bytes, kind: str, status: int) -> None:
    for what in ("sheets", "seat", "withdraw", "result", "host"):
        answer = client.post(f"/api/rooms/{room.code}/{what}", content=body, headers={"Content-Type": kind})
        assert answer.status_code == status
        assert error(answer).endswith((".", "sent it.")) or "“" in error(answer)


def test_a_body_that_says_to_be_small_is_counted(client: TestClient, room: Made) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 1000

    answer = client.post(
        f"/api/rooms/{room.code}/sheets", content=parts(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413


def test_who_may_ask(client: TestClient, room: Made) -> None:
    at = f"/api/rooms/{room.code}/seat"
    for headers, status in (
        ({}, 200),
        ({"Origin": SITE}, 200),
        ({"Origin": SITE, "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": f"{SITE}.evil.example"}, 403),
        ({"Origin": "https://["}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ):
        assert client.post(at, json={"seat": token(1)}, headers=headers).status_code == status, headers
    assert client.get(f"/api/rooms/{room.code}/events", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_the_address_that_the_app_is_known_under_is_its_own(
    client: TestClient, room: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://rooms.example/")
    answer = client.post(
        f"/api/rooms/{room.code}/seat", json={"seat": token(1)}, headers={"Origin": "https://rooms.example"}
    )
    assert answer.status_code == 200


def test_other_addresses_and_ways_of_asking(client: TestClient, room: Made) -> None:
    at = f"/api/rooms/{room.code}"
    assert client.get(f"{at}/people").status_code == 404
    assert client.get(f"{at}/sheets/x").status_code == 404
    wrong = client.get(f"{at}/sheets")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "POST")
    wrong = client.put(f"{at}/stage", json={})
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET, HEAD")
    assert client.head(f"{at}/events").headers["content-type"].startswith("text/event-stream")


def test_rooms_that_are_none(client: TestClient, store: Store, room: Made) -> None:
    for code in ("bamo", "x" * 300, "%F0%9F%92%A9", room.code[:-1]):
        answer = client.get(f"/api/rooms/{code}/stage")
        assert answer.status_code == 404 and "no room" in error(answer)
    with store.writing() as tx:
        tx.run("UPDATE rooms SET delete_on = '2020-01-01'")
    for answer in (client.get(f"/api/rooms/{room.code}/stage"), client.get(f"/api/rooms/{room.code}/events")):
        assert answer.status_code == 410 and "deleted" in error(answer)
    rooms.purge(store)
    assert client.post(f"/api/rooms/{room.code}/sheets", json=sheet(1)).status_code == 404


def test_no_seat_left(client: TestClient, room: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_SEATS", 1)
    at = f"/api/rooms/{room.code}/seat"
    assert client.post(at, json={"seat": token(1)}).status_code == 200
    assert client.post(at, json={"seat": token(2)}).status_code == 429


def test_leaving_frees_the_seat_and_a_code_of_another_room_takes_none(client: TestClient, room: Made) -> None:
    at = f"/api/rooms/{room.code}"
    for seat in (1, 2):
        client.post(f"{at}/seat", json={"seat": token(seat)})
    stranger = client.post(f"{at}/seat", json={"seat": token(3), "back": True})
    assert (stranger.status_code, error(stranger)) == (404, content.workshop().phone["comeback_none"])
    assert client.post(f"{at}/seat", json={"seat": token(2), "back": True}).json()["seats"] == 2
    room.to(f"{MAP}:open")
    client.post(f"{at}/sheets", json=sheet(1))
    assert client.post(f"{at}/withdraw", json={"seat": token(2), "leave": True}).json() == {"withdrawn": 0}
    assert client.post(f"{at}/withdraw", json={"seat": token(1), "leave": True}).json() == {"withdrawn": 1}
    assert sheets.counts(room.store, room.seen())[0] == 0
    assert client.post(f"{at}/seat", json={"seat": token(4)}).json()["seats"] == 1
    room.to("end")  # nothing is open: no reason to say no to who leaves
    assert client.post(f"{at}/withdraw", json={"seat": token(4), "leave": True}).json() == {"withdrawn": 0}


# ---- the host ----------------------------------------------------------------------------


def test_the_hosts_key_goes_into_a_cookie_that_no_script_reads(client: TestClient, room: Made) -> None:
    at = f"/api/rooms/{room.code.replace('-', '')}/host"
    answer = client.post(at, json={"key": room.key})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"sweet-spot-host-{room.code}={room.key};")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=strict"} <= set(cookie.split("; "))
    assert "expires" not in cookie.lower() and "max-age" not in cookie.lower()
    gone = client.delete(at).headers["set-cookie"]
    assert gone.startswith(f'sweet-spot-host-{room.code}="";') and "Max-Age=0" in gone
    for key in ("", room.key[:-1], "x" * 5000, "ключ", f"{room.key};x"):
        answer = client.post(at, json={"key": key})
        assert answer.status_code == 403 and "set-cookie" not in answer.headers
    assert client.delete("/api/rooms/nothing/host").status_code == 404


def test_a_cookie_over_http_is_not_held_to_https(store: Store, room: Made) -> None:
    workshop.live.use(store)
    with TestClient(Starlette(routes=room_routes()), base_url="http://sweet.example") as plain:
        answer = plain.post(f"/api/rooms/{room.code}/host", json={"key": room.key})
        assert "Secure" not in answer.headers["set-cookie"]
    workshop.live.use(None)


# ---- faults of ours ----------------------------------------------------------------------


def test_a_fault_of_ours_is_a_sentence_and_tells_the_log_nothing_of_anybody(
    client: TestClient, room: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise ValueError(f"about {token(1)}")

    monkeypatch.setattr("workshop.routes.find", fails)
    answer = client.post(f"/api/rooms/{room.code}/seat", json={"seat": token(1)})
    assert answer.status_code == 500 and "our side" in error(answer)
    with (
        TestClient(Starlette(routes=room_routes()), base_url=SITE) as loud,
        pytest.raises(Exception, match="ValueError at") as told,
    ):
        loud.post(f"/api/rooms/{room.code}/seat", json={"seat": token(1)})
    assert token(1) not in str(told.value) and told.value.__suppress_context__
    assert json.dumps(room.code) not in str(told.value)
