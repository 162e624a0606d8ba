"""The rooms of a process: phones are told, sheets are acknowledged after the commit, faults are sentences."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import InternalError, OperationalError

import workshop.live
from tests.workshop.rooms_made import GUESS, Made, made, token
from workshop import hall, limits, listening, rooms, stages
from workshop.door import PROOF
from workshop.faults import Refused
from workshop.limits import Limits
from workshop.live import Live, live
from workshop.routes import RoomAnswers
from workshop.sheets import Post, join
from workshop.store import Store, StoreFault


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/rooms.sqlite3"


@pytest.fixture(autouse=True)
def ours(store: Store) -> Iterator[Live]:
    limits.use(Limits())
    yield workshop.live.use(store)
    workshop.live.use(None)


@pytest.fixture
def room(store: Store) -> Made:
    return made(store, "guess", "words")


def run(test: Callable[[], Coroutine[Any, Any, None]]) -> None:
    async def whole() -> None:
        try:
            await asyncio.wait_for(test(), 30)
        finally:
            await live().close()

    asyncio.run(whole())


class Ask:
    """One request, as the server hands it over; for a stream, what comes piece by piece."""

    def __init__(self, path: str, body: object = None, *, address: str = "203.0.113.7", cookie: str = "") -> None:
        headers = [(b"host", b"sweet.example"), (b"content-type", b"application/json"), (b"cookie", cookie.encode())]
        self.scope = {
            "type": "http", "method": "GET" if body is None else "POST", "path": path, "query_string": b"",
            "headers": headers, "client": (address, 1), "scheme": "https", "server": ("sweet.example", 443),
        }  # fmt: skip
        self.sent: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self._given = [{"type": "http.request", "body": json.dumps(body).encode() if body is not None else b""}]
        self._left = asyncio.Event()
        self.task = asyncio.create_task(RoomAnswers()(self.scope, self._receive, self._send))

    async def _receive(self) -> Any:
        if self._given:
            return self._given.pop()
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
        else:
            if message.get("body"):
                self.sent.put_nowait(message["body"])
            if not message.get("more_body"):
                self.sent.put_nowait(None)

    def leave(self) -> None:
        self._left.set()

    async def event(self) -> dict[str, Any]:
        """The next stage that comes."""
        while True:
            part = await self.sent.get()
            assert part is not None, "the stream has ended"
            for line in part.decode().splitlines():
                if line.startswith("data: ") and "revision" in line:
                    return dict(json.loads(line[6:]))

    async def json(self) -> Any:
        await self.task
        return json.loads(self.sent.get_nowait() or b"")


# ---- phones that listen ------------------------------------------------------------------


def test_phones_hear_of_each_move_whoever_made_it(room: Made, ours: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    async def test() -> None:
        phones = [Ask(f"/api/rooms/{room.code}/events") for _ in range(20)]
        assert [(await one.event())["state"] for one in phones] == ["lobby"] * 20
        assert phones[0].headers[b"content-type"].startswith(b"text/event-stream")
        assert phones[0].headers[b"x-accel-buffering"] == b"no"
        # By a page of this process, from its own thread: told at once, while the watcher sleeps.
        monkeypatch.setattr(hall, "EVERY", 60)
        watch_anew(ours)

        def host() -> None:
            room.to("guess:open")
            ours.changed(room.code.upper())

        await asyncio.to_thread(host)
        told = [await asyncio.wait_for(one.event(), 5) for one in phones]
        assert {(one["exercise"], one["open"], one["revision"]) for one in told} == {("guess", True, 2)}
        # By another process, of which nobody says a word here.
        monkeypatch.setattr(hall, "EVERY", 0.05)
        watch_anew(ours)
        room.to("guess:close")
        assert {(await asyncio.wait_for(one.event(), 5))["state"] for one in phones} == {"close"}
        for one in phones:
            one.leave()
            await one.task
        assert ours.hall.listeners.count == 0 and ours.hall.listeners.codes == []

    run(test)


def watch_anew(ours: Live) -> None:
    """A watcher in place of the one that runs, with the pause that is set by now."""
    ours.hall._watcher.cancel()
    ours.hall._watcher = asyncio.create_task(ours.hall._watch())


@pytest.mark.parametrize("fault", [InternalError("x", {}, Exception("secret")), RuntimeError("secret")])
def test_whatever_goes_wrong_once_phones_hear_of_moves_made_elsewhere_after_it(
    fault: Exception, room: Made, ours: Live, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(hall, "EVERY", 0.05)
    monkeypatch.setattr(logging.getLogger("sweet_spot"), "propagate", True)
    hurt: list[int] = []

    def hurts(*_: object) -> dict[str, int]:
        hurt.append(1)
        raise fault

    async def test() -> None:
        phone = Ask(f"/api/rooms/{room.code}/events")
        assert (await phone.event())["state"] == "lobby"
        with monkeypatch.context() as patch:
            patch.setattr(hall, "revisions", hurts)
            while len(hurt) < 3:
                await asyncio.sleep(0.02)
        room.to("guess:open")
        assert (await asyncio.wait_for(phone.event(), 5))["open"] is True

    run(test)
    assert "secret" not in caplog.text


def test_a_stream_ends_with_its_room_and_its_phones_are_no_guessers(room: Made, ours: Live) -> None:
    async def test() -> None:
        phones = [Ask(f"/api/rooms/{room.code}/events") for _ in range(50)]
        for one in phones:
            await one.event()
        rooms.delete(room.store, room.code, room.key)
        ours.changed(room.code)
        for one in phones:
            await asyncio.wait_for(one.task, 5)
        assert phones[0].sent.get_nowait() == b": over\n\n"
        again = [Ask(f"/api/rooms/{room.code}/stage") for _ in range(50)]
        for one in again:
            assert "no room" in (await one.json())["error"] and one.status == 404
        assert not limits.limits().slowed("203.0.113.7")

    run(test)


def test_the_lobby_knows_how_many_are_there_wherever_they_joined(room: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hall, "SEATS_EVERY", 0.1)

    async def test() -> None:
        phone = Ask(f"/api/rooms/{room.code}/events")
        assert (await phone.event())["seats"] == 0
        for seat in range(3):
            assert (await Ask(f"/api/rooms/{room.code}/seat", {"seat": token(seat)}).json())["seats"] == seat + 1
        assert (await Ask(f"/api/rooms/{room.code}/stage").json())["seats"] == 3
        join(room.store, room.code, token(7))  # at another machine
        while (await Ask(f"/api/rooms/{room.code}/stage").json())["seats"] != 4:
            await asyncio.sleep(0.02)
        assert phone.sent.empty(), "that alone wakes nobody"

    run(test)


def test_a_silent_stream_beats_and_a_stuck_one_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(listening, "monotonic", lambda: now[0])

    async def test() -> None:
        phones = listening.Listeners()

        async def listen(takes: bool) -> str:
            one = phones.enter("bamo-tigule")
            try:
                said = await one.heard()
                if not takes:
                    await asyncio.sleep(60)
                return said.decode() if said else ""
            except asyncio.CancelledError:
                return "cut" if one.cut else "lost"

        tasks = [asyncio.create_task(listen(takes)) for takes in (True, False)]
        await asyncio.sleep(0)
        now[0] = 14.0
        phones.beat()
        await asyncio.sleep(0)
        assert not tasks[0].done()
        now[0] = 15.0
        phones.beat()
        await asyncio.sleep(0.01)
        assert tasks[0].result() == ": here\n\n"
        now[0] = 80.0
        phones.beat()
        assert await tasks[1] == "cut"

    asyncio.run(test())


def test_of_several_stages_at_once_the_last_is_heard() -> None:
    async def test() -> None:
        one = listening.Listeners().enter("x")
        for stage in (b"1", b"2", b"3"):
            one.tell(stage)
        one.end()
        assert [await one.heard(), await one.heard()] == [b"3", None]

    asyncio.run(test())


# ---- sheets ------------------------------------------------------------------------------


def test_a_sheet_is_acknowledged_after_its_commit_alone(
    room: Made, ours: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.to("guess:open")
    go_on, begun = threading.Event(), threading.Event()
    real = hall.put_checked

    def slow(store: Store, these: Any) -> Any:
        told = real(store, these)
        begun.set()
        go_on.wait(10)
        return told

    monkeypatch.setattr(hall, "put_checked", slow)

    async def test() -> None:
        posts = [asyncio.create_task(ours.put(Post(room.code, token(seat), "guess", GUESS))) for seat in range(30)]
        await asyncio.to_thread(begun.wait, 10)
        assert not any(one.done() for one in posts)
        assert room.kept("guess") > 0
        go_on.set()
        assert await asyncio.gather(*posts) == [None] * 30
        assert room.kept("guess") == 30
        refused = await ours.put(Post(room.code, token(1), "words", {"words": ["x"]}))
        assert refused is not None and refused.status == 409

    run(test)


def test_a_store_that_is_away_acknowledges_nothing_and_comes_back(
    room: Made, ours: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.to("guess:open")
    real = hall.put_checked

    def fails(store: Store, these: Any) -> Any:
        raise OperationalError("INSERT", {}, Exception("disk full"))

    async def test() -> None:
        monkeypatch.setattr(hall, "put_checked", fails)
        bodies = [{"seat": token(seat), "exercise": "guess", "answers": GUESS} for seat in range(20)]
        asked = [Ask(f"/api/rooms/{room.code}/sheets", body) for body in bodies]
        for one in asked:
            said = (await one.json())["error"]
            assert one.status == 503 and one.headers[b"retry-after"] and "stays on this phone" in said
            assert "disk" not in said
        assert room.kept("guess") == 0
        monkeypatch.setattr(hall, "put_checked", real)
        assert await Ask(f"/api/rooms/{room.code}/sheets", bodies[0]).json() == {"accepted": True}
        monkeypatch.setattr(hall, "LONGEST", 0.05)
        monkeypatch.setattr(hall, "put_checked", lambda *_: threading.Event().wait(0.3) or [None])
        late = Ask(f"/api/rooms/{room.code}/sheets", bodies[1])
        await late.task
        assert late.status == 503

    run(test)


# ---- guessing ----------------------------------------------------------------------------


def test_a_guesser_behind_the_rooms_address_slows_nobody_who_has_a_seat(
    room: Made, ours: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workshop.codes import new_code

    waited: list[float] = []
    monkeypatch.setattr(limits, "TURNS_ADDRESS", 1000.0)
    monkeypatch.setattr(limits, "MISSES_ADDRESS", limits.Rate(20, 1e-6))
    limits.use(Limits())
    real = Limits.turn

    async def turn(self: Limits, address: str) -> None:
        waited.append(1)
        await real(self, address)

    monkeypatch.setattr(Limits, "turn", turn)

    others = [made(room.store, "guess") for _ in range(3)]

    async def test() -> None:
        cookies = []
        for one in (room, *others):
            seated = Ask(f"/api/rooms/{one.code}/seat", {"seat": token(1)}, address="198.51.100.9")
            await seated.task
            cookies.append(seated.headers[b"set-cookie"].decode().partition(";")[0])
            assert cookies[-1].startswith(f"{PROOF}{one.code}=") and token(1) not in cookies[-1]
        guesses = [Ask(f"/api/rooms/{new_code()}/stage") for _ in range(60)]
        for asked in guesses:
            await asked.task
        assert {asked.status for asked in guesses} == {404} and len(waited) == 40, "twenty at once, others in turn"
        stage = "/api/rooms/{}/stage".format
        for path, body, carried, waits in (
            (stage(room.code), None, cookies[0], 0),
            (f"/api/rooms/{others[0].code}/withdraw", {"seat": token(1)}, "", 0),
            # Right and wrong codes wait alike, and so does who has a seat in another room, or none.
            (stage(others[1].code), None, cookies[0], 1),
            (f"/api/rooms/{others[2].code}/seat", {"seat": token(2)}, f"{PROOF}{others[2].code}={'0' * 32}", 1),
            (stage(new_code()), None, cookies[0], 1),
            # Where a code was right before, at this address, it is no longer to be guessed.
            (stage(others[1].code), None, "", 0),
        ):
            waited.clear()
            asked = Ask(path, body, cookie=carried)
            await asked.task
            assert asked.status in (200, 404, 409) and len(waited) == waits, path
        # Elsewhere nobody notices, and slips of the finger cost nothing.
        waited.clear()
        for _ in range(100):
            await Ask(stage(room.code[:-1]), address="192.0.2.9").task
        asked = Ask(stage(room.code), address="192.0.2.9")
        await asked.task
        assert (asked.status, waited) == (200, [])

    run(test)


# ---- the store ---------------------------------------------------------------------------


def test_without_a_store_rooms_say_so_and_find_it_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SWEET_SPOT_DATA", str(tmp_path / "file" / "in"))
    ours = workshop.live.use(None)
    with pytest.raises(StoreFault, match="SWEET_SPOT_DATA"):
        ours.store  # noqa: B018
    monkeypatch.setenv("SWEET_SPOT_DATA", str(tmp_path / "rooms"))
    with pytest.raises(StoreFault):
        ours.store  # noqa: B018  (it is not tried again in the same breath)

    async def test() -> None:
        assert not await ours.reachable()
        one = Ask("/api/rooms/bamo-tigule/stage")
        monkeypatch.setattr("workshop.door.read_code", lambda code: code)
        monkeypatch.setattr("workshop.hall.read_code", lambda code: code)
        assert "cannot be reached" in (await one.json())["error"] and one.status == 503
        monkeypatch.setattr(workshop.live, "AGAIN", 0.0)
        ours._reached = (-1.0, False)
        assert await ours.reachable()
        one = Ask("/api/rooms/bamo-tigule/stage")
        await one.task
        assert one.status == 404

    run(test)


def test_a_store_that_hangs_is_asked_once_and_not_waited_for(ours: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, go_on = [], threading.Event()

    def hangs() -> bool:
        asked.append(1)
        return go_on.wait(10)

    monkeypatch.setattr(ours.store, "reachable", hangs)

    async def test() -> None:
        assert not await ours.reachable(0.05)
        ours._reached = (-1.0, False)
        assert not await ours.reachable(0.05)
        assert len(asked) == 1
        go_on.set()
        ours._reached = (-1.0, False)
        assert await ours.reachable(5)

    run(test)


def test_one_live_a_process_and_a_word_of_a_change_before_there_is_a_server(ours: Live, room: Made) -> None:
    assert live() is ours is live()
    assert ours.store is room.store
    ours.changed(room.code)
    assert ours.purge() == 0


def test_a_room_that_was_taken_home_tells_so_without_a_move(room: Made, ours: Live) -> None:
    """What changes beside the stage is in the next answer, and pushed to nobody."""
    room.to("guess:open")

    async def test() -> None:
        seen = await ours.hall.room(room.code)
        with room.store.writing() as tx:
            tx.run("UPDATE exercises SET taken = 1")
        ours.changed(room.code)
        while not json.loads(seen.body)["taken"]:
            await asyncio.sleep(0.01)
        with pytest.raises(Refused) as told:
            await ours.hall.room("bamo-tigulu")
        assert told.value.status == 404
        stages.move(room.store, room.code, room.key, "end")

    run(test)
