"""What a room says no to over HTTP, each with a sentence, and the store untouched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.workshop.bots import Host, Phone, chosen, seat_token, together
from tests.workshop.served import Served, play
from tests.workshop.wire import Answer, Wire
from workshop import export, sheets
from workshop.codes import hashed, letters, new_code
from workshop.event import event
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.moderation import hide_word
from workshop.rooms import today
from workshop.showing import showing
from workshop.store import Store

GUESS = {"G01": -20, "G02": 60}


@pytest.fixture
def served(store: Store) -> Iterator[Served]:
    with Served(store) as running:
        yield running


def refused(answer: Answer, status: int) -> None:
    """One sentence, the right status, and nothing that a browser or a proxy would keep or run."""
    assert answer.status == status, answer
    assert answer.sentence.endswith((".", "!")) and "<" not in answer.sentence
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"


def rows(store: Store) -> int:
    with store.reading() as tx:
        return int(tx.rows("SELECT COUNT(*) AS n FROM sheets")[0]["n"])


def test_codes_that_are_none_and_a_room_past_its_date(served: Served) -> None:
    host = Host.with_room(served.store, "guess")
    host.to("guess")
    past = Host.with_room(served.store, "guess", days=1, day=today() - timedelta(days=5))
    plain = host.code.replace("-", "")
    swapped = next(
        a for n in range(8) if (a := plain[:n] + plain[n + 2] + plain[n + 1] + plain[n] + plain[n + 3 :]) != plain
    )
    slipped = plain[:2] + next(one for one in letters().consonants if one != plain[2]) + plain[3:]

    async def tried() -> None:
        wire = Wire(served.url)
        for code, status in (
            (new_code(), 404), (swapped, 404), (slipped, 404), ("nothing", 404), ("%00", 404), ("%F0%9F%99%82", 404),
            ("..%2F..%2Fetc", 404), ("a" * 3000, 404), (past.code, 410),
        ):  # fmt: skip
            seat = seat_token()
            for method, what, body in (
                ("GET", "stage", None),
                ("GET", "events", None),
                ("GET", "questions/guess", None),
                ("POST", "seat", {"seat": seat}),
                ("POST", "sheets", {"seat": seat, "exercise": "guess", "answers": GUESS}),
                ("POST", "withdraw", {"seat": seat}),
                ("POST", "result", {"seat": seat, "exercise": "guess"}),
                ("POST", "host", {"key": host.key}),
            ):
                answer = await wire.ask(method, f"/api/rooms/{code}/{what}", body)
                assert answer.status == status, (code, what, answer)
                assert answer.sentence.endswith(".")
                assert "set-cookie" not in answer.headers
            wire.close()
        # The same room however its code is typed.
        for code in (plain.upper(), f"{plain[:2]}%20{plain[2:]}", plain.replace("k", "c"), f"{plain[:5]}.{plain[5:]}"):
            answer = await wire.ask("GET", f"/api/rooms/{code}/stage")
            assert (answer.status, answer.json()["exercise"]) == (200, "guess"), code
        wire.close()

    play(tried())
    assert rows(served.store) == 0


def bodies(seat: str) -> list[tuple[str, dict[str, Any], int]]:
    """What a sheet may not be: why, the body, the status."""
    good = {"seat": seat, "exercise": "balance", "answers": {"SC01": "a"}}

    def but(**other: Any) -> dict[str, Any]:
        return {**good, **other}

    def answers(**given: Any) -> dict[str, Any]:
        return but(answers={name.replace("_", "."): one for name, one in given.items()})

    return [
        ("an item that is not asked", answers(SC99="a"), 422),
        ("a key where a letter belongs", answers(SC01="D"), 422),
        ("keys in all places", answers(SC01="B", SC02="H", SC01_second="V"), 422),
        ("a letter that is not offered", answers(SC01="e"), 422),
        ("a number that is not offered", answers(ST01=6), 422),
        ("a number as text", answers(ST01="4"), 422),
        ("true for one", answers(ST01=True), 422),
        ("a list for a letter", answers(SC01=["a"]), 422),
        ("an answer of another exercise", answers(G01=5), 422),
        ("a second vote where none is asked", answers(SC01="a", SC01_again="b"), 422),
        ("a column of the scorer", answers(SC01_position=1), 422),
        ("nothing at all", but(answers={}), 422),
        ("only seconds", answers(SC01_seconds=3), 422),
        ("no answers", but(answers=None), 422),
        ("a list of answers", but(answers=["a"]), 422),
        ("another exercise of the room", but(exercise="guess", answers=GUESS), 409),
        ("an exercise that the room has not", but(exercise="pledge", answers={"pledge": "CARE-01"}), 409),
        ("an exercise that nobody has", but(exercise="dance"), 422),
        ("an exercise that is a number", but(exercise=3), 422),
        ("no seat", {"exercise": "balance", "answers": {"SC01": "a"}}, 422),
        ("a short seat", but(seat="short"), 422),
        ("a long seat", but(seat="a" * 65), 422),
        ("a seat with a blank", but(seat="abcdefgh ijklmnopq"), 422),
        ("a seat that is SQL", but(seat="' OR 1=1; DROP TABLE sheets --"), 422),
        ("a seat with a NUL", but(seat="abcdefghijklmnopq\x00"), 422),
        ("a seat that is a list", but(seat=[seat]), 422),
        ("half a letter", but(seat="abcdefghijklmnop\ud800"), 422),
    ]


def test_sheets_that_are_none(served: Served) -> None:
    host = Host.with_room(served.store, "balance", "guess")
    seat = seat_token()

    async def tried() -> None:
        wire = Wire(served.url)
        path = f"/api/rooms/{host.code}/sheets"
        good = {"seat": seat, "exercise": "balance", "answers": {"SC01": "a"}}
        refused(await wire.ask("POST", path, good), 409)  # still in the lobby
        host.to("balance")
        for why, body, status in bodies(seat):
            answer = await wire.ask("POST", path, body)
            assert answer.status == status, (why, answer)
            refused(answer, status)
        json_type = {"content-type": "application/json"}
        for raw, headers, status in (
            (json.dumps(good).encode(), {"content-type": "text/plain"}, 415),
            (json.dumps(good).encode(), {"content-type": "application/x-www-form-urlencoded"}, 415),
            (json.dumps(good).encode(), {"content-type": "multipart/form-data; boundary=x"}, 415),
            (json.dumps(good).encode(), {"content-encoding": "gzip"}, 415),
            (json.dumps(good).encode(), json_type | {"origin": "https://elsewhere.example"}, 403),
            (json.dumps(good).encode(), json_type | {"origin": "null"}, 403),
            (json.dumps(good).encode(), json_type | {"sec-fetch-site": "cross-site"}, 403),
            (json.dumps(good).encode(), json_type | {"sec-fetch-site": "same-site"}, 403),
            (b"", json_type, 422),
            (b"{", json_type, 422),
            (b"[]", json_type, 422),
            (b"\xff\xfe", json_type, 422),
            (b"[" * 60_000, json_type, 422),
            (b'{"seat": NaN}', json_type, 422),
            (json.dumps(good | {"more": "x" * 66_000}).encode(), json_type, 413),
        ):
            answer = await wire.ask("POST", path, raw=raw, headers=headers)
            assert answer.status == status, (raw[:60], headers, answer)
            assert answer.sentence
            wire.close()
        for method in ("GET", "PUT", "DELETE", "PATCH"):
            assert (await wire.ask(method, path)).status == 405
        assert rows(served.store) == 0
        # And the one that is right, from a page of our own.
        own = json_type | {"origin": served.url, "sec-fetch-site": "same-origin"}
        assert (await wire.ask("POST", path, good, headers=own)).json() == {"accepted": True}
        wire.close()

    play(tried())
    assert rows(served.store) == 1


def test_no_key_reaches_a_phone(served: Served) -> None:
    host = Host.with_room(served.store, *all_exercises())

    async def tried() -> None:
        phone = Phone(served.url, host.code)
        for name in host.room.exercises:
            told = json.dumps(await phone.questions(name))
            for word in ('"key"', '"sign"', '"scale"', '"pair"', '"idea"', '"short"', '"sources"', '"D"', '"V"', '"H"'):
                assert word not in told, (name, word)
        assert host.key not in json.dumps((await phone.join()).json())
        await phone.leave()

    play(tried())


def test_the_last_seat_and_the_one_after_it(served: Served) -> None:
    host = Host.with_room(served.store, "guess")
    host.to("guess")
    with served.store.writing() as tx:
        tx.run(
            "INSERT INTO seats (room_id, token_hash) WITH RECURSIVE n(i) AS "
            "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many) "
            "SELECT CAST(:room AS BIGINT), 'filled' || CAST(i AS TEXT) FROM n",
            room=host.room.id,
            many=sheets.MOST_SEATS - 1,
        )

    async def tried() -> None:
        last, over = Phone(served.url, host.code), Phone(served.url, host.code)
        assert (await last.join()).json()["seats"] == sheets.MOST_SEATS
        for what, body in (("seat", {}), ("sheets", {"exercise": "guess", "answers": GUESS})):
            refused(await over.ask("POST", what, {"seat": over.seat, **body}), 429)
        assert (await last.send("guess", GUESS)).status == 200
        assert (await last.join()).json()["sheets"] == ["guess"]
        await together([last.leave(), over.leave()])

    play(tried())
    assert rows(served.store) == 1


def test_one_seat_in_two_rooms_is_two_seats(served: Served) -> None:
    here, there = (Host.with_room(served.store, "guess") for _ in range(2))
    here.to("guess")
    there.to("guess")

    async def tried() -> None:
        phone = Phone(served.url, here.code)
        same = Phone(served.url, there.code, seat=phone.seat)
        await phone.send("guess", GUESS)
        assert (await same.join()).json()["sheets"] == []
        assert (await same.withdraw()).json() == {"withdrawn": 0}
        assert (here.kept("guess"), there.kept("guess")) == (1, 0)
        here.to("guess:close")
        assert (await phone.result("guess")).status == 200
        there.to("guess:close")
        refused(await same.result("guess"), 404)
        await together([phone.leave(), same.leave()])

    play(tried())
    with served.store.reading() as tx:
        kept = {row["token_hash"] for row in tx.rows("SELECT token_hash FROM seats")}
    assert len(kept) == 2, "nobody can see from the store that it was one phone"


def test_hosts_wrong_right_and_two_at_once(served: Served) -> None:
    host = Host.with_room(served.store, "guess", changed=served.changed)
    seen = host.room.revision

    async def tried() -> None:
        wire, path = Wire(served.url), f"/api/rooms/{host.code}/host"
        for key in ("", "x", host.key[:-1], host.key + "0", hashed(host.key, host.code), "é" * 40):
            answer = await wire.ask("POST", path, {"key": key})
            refused(answer, 403)
            assert "set-cookie" not in answer.headers
        refused(await wire.ask("POST", path, {"key": host.key}, headers={"origin": "https://elsewhere.example"}), 403)
        answer = await wire.ask("POST", path, {"key": host.key})
        cookie = answer.headers["set-cookie"]
        assert answer.status == 200 and cookie.startswith(f"sweet-spot-host-{host.code}={host.key};")
        assert {"httponly", "samesite=strict", "path=/"} <= {one.strip().lower() for one in cookie.split(";")}
        assert "expires" not in cookie.lower() and "max-age" not in cookie.lower()
        assert host.key not in answer.body.decode()
        wire.close()

    play(tried())
    host.to("guess", seen)
    with pytest.raises(Refused) as no:
        host.to("guess:reveal", seen)  # a second screen, which has not seen the first one's move
    assert no.value.status == 409
    assert host.room.place == "guess:open"
    with pytest.raises(Refused) as no:
        Host(served.store, host.room, host.key[:-1] + "g").to("end")
    assert no.value.status == 403


def test_words_and_titles_that_would_like_to_run(served: Served) -> None:
    host = Host.with_room(served.store, "words", title='=1+1 <script>alert(1)</script> "\u202e')
    host.to("words")
    nasty = ["<script>alert(1)</script>", '=HYPERLINK("http://x")', "@SUM(A1)", "![](http://x/y.png)", "kind\u202e"]

    async def tried() -> None:
        phone, other = (Phone(served.url, host.code) for _ in range(2))
        assert (await phone.send("words", {"words": nasty})).status == 200
        assert (await other.send("words", {"words": ["kind", "rude"]})).status == 200
        stage = await phone.ask("GET", "stage")
        assert stage.json()["title"] == host.room.title and "\u202e" not in host.room.title
        assert stage.headers["content-type"] == "application/json"
        await together([phone.leave(), other.leave()])

    play(tried())
    host.to("words:reveal")
    hide_word(served.store, host.code, host.key, "RUDE ")
    frame = showing(served.store, host.room, "words")
    assert frame is not None
    said = {one["word"]: one["count"] for one in frame.shown["words"]}
    assert said == {**dict.fromkeys(nasty[:4], 1), "kind": 2}
    # As text on paper, and not at all in the file.
    assert dict(event(served.store, host.room)["words"]) == said
    host.to("end")
    room, parts = export.take_home(served.store, host.code, host.key)
    assert "SUM" not in export.as_csv(parts) and "script" not in export.as_csv(parts)
    assert json.loads(export.as_json(room, parts))["title"] == host.room.title


def test_questions_are_answered_in_every_kind(served: Served) -> None:
    """What the bots answer by is what the page gets: each exercise's own questions, at random, all valid."""
    host = Host.with_room(served.store, *all_exercises())

    async def tried() -> None:
        phone = Phone(served.url, host.code)
        for name in host.room.exercises:
            host.to(name)
            asked = await phone.questions(name)
            assert asked["before"] and asked["name"]
            assert await phone.questions(name) is asked, "asked again, it is known by its mark"
            for _ in range(3):
                assert (await phone.send(name, chosen(asked, phone.chance))).status == 200
        await phone.leave()

    play(tried())
    assert rows(served.store) == len(all_exercises())
