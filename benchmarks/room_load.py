"""A room of phones at once: `python -m benchmarks.room_load [300 3000 …] [--postgresql]`.

One process of `streamlit run app.py`; the phones are raw connections of one other process, so that on two
cores each has one. Each phone holds a stream of events and a second connection for what it asks, as a browser does.
Twenty host pages are open all the while, every fourth of them a wall: websocket clients that speak Streamlit's protocol
and run the pages' fragments as a browser would, without drawing them.

Times count from the moment a phone meant to send: what the clients are late themselves is in them, and said apart.
"""

from __future__ import annotations

import asyncio
import gc
import gzip
import json
import random
import re
import sys
import time
from collections.abc import Awaitable, Callable

from benchmarks._rooms import Busy, Measured, open_files, room_server, row, share
from tests.tools.app_page import AppPage
from tests.workshop.bots import Host, Phone, chosen, same_as_acknowledged
from workshop.exercises import all_exercises

PAGES = 20
WITHIN = 0.5
"""Seconds within which everybody posts."""
TIMES = 4
"""How often everybody does: second thoughts, so that it falls together with the host pages' work sometimes."""
RESULTS = 0.75
"""Seconds over which phones ask for their own result after the close (workshop/phone/results.js)."""
AIMS = {300: 0.25, 3000: 2.0}
PUSH = 0.5


class Crowd:
    """The phones of one room, and what was measured of them."""

    def __init__(self, server: Measured, size: int) -> None:
        self.server, self.size = server, size
        self.exercise = next(one.id for one in all_exercises().values() if one.shows == "map")
        self.host = Host.with_room(server.store, self.exercise, title="Load")
        self.phones = [Phone(server.url, self.host.code, random.Random(number)) for number in range(size)]
        self.lines: list[str] = []
        self.posts: list[float] = []
        self.pushes: list[float] = []
        self.unkept = 0

    async def each(self, within: float, job: Callable[[Phone], Awaitable[int]]) -> tuple[list[float], float]:
        """Every phone does this once, at a random moment of so many seconds. Gives times, and how late we are."""
        loop = asyncio.get_running_loop()
        start, late, times = loop.time() + 0.05, [0.0], []

        async def one(phone: Phone) -> None:
            meant = start + phone.chance.uniform(0, within)
            await asyncio.sleep(meant - loop.time())
            late.append(loop.time() - meant)
            if (status := await job(phone)) != 200:
                self.unkept += 1
                print(f"  a phone was told {status}", file=sys.stderr)
            times.append(loop.time() - meant)

        await asyncio.gather(*map(one, self.phones))
        return times, share(late, 0.95)

    def note(self, name: str, times: list[float], late: float | None = None) -> None:
        self.lines.append(row(name, times) + (f"   clients late p95 {1000 * late:.0f}" if late is not None else ""))
        print(self.lines[-1], flush=True)

    async def push(self, place: str) -> None:
        """Moves the room from another process, and waits until every stream has it."""
        room = self.host.to(place)
        moved = asyncio.get_running_loop().time()
        await asyncio.gather(*(one.heard(lambda told: told["revision"] >= room.revision, 30) for one in self.phones))
        times = [max(0.0, one.hearing[room.revision] - moved) for one in self.phones]
        self.pushes += times
        self.note(f"push of {place}", times)


async def play(server: Measured, size: int) -> Crowd:
    """The whole evening of one room."""
    crowd = Crowd(server, size)
    print(
        f"\n{size} phones, {PAGES} host pages, {server.store.kind}\n{'ms':34}{'n':>7}{'p50':>9}{'p95':>9}{'slowest':>9}"
    )
    rested = server.memory()[0]
    pages = [
        AppPage(server.url, page, f"code={crowd.host.code}", f"sweet-spot-host-{crowd.host.code}={crowd.host.key}")
        for page in ("room", "room", "room", "wall") * (PAGES // 4)
    ]

    async def someone(page: AppPage, number: int) -> None:
        await asyncio.sleep(2 * number / PAGES)  # nobody opens theirs at the very same moment
        await page.open()

    await asyncio.gather(*(someone(page, number) for number, page in enumerate(pages)))
    if strangers := [one.page for one in pages if "Load" not in " ".join(one.texts)]:
        raise RuntimeError(f"{len(strangers)} host pages did not let us in.")
    gc.collect()
    gc.freeze()

    async def opens(phone: Phone) -> int:
        small = {"accept-encoding": "gzip"}
        page = await phone.wire.ask("GET", f"/j/{phone.code}", headers=small)
        html = gzip.decompress(page.body) if page.headers.get("content-encoding") == "gzip" else page.body
        files = sorted(set(re.findall(r"/room-files/[\w.?=&;-]+", html.decode())))
        answers = [await phone.wire.ask("GET", one.replace("&amp;", "&"), headers=small) for one in files]
        return max([page.status, *(one.status for one in answers)])

    async def joins(phone: Phone) -> int:
        answer = await phone.surely("POST", "seat", {"seat": phone.seat})
        phone.take_in(answer.json())
        phone.listen()
        return answer.status

    busy, spread = Busy(server), max(2.0, size / 300)
    crowd.note(f"the light page, over {spread:.0f} s", *await crowd.each(spread, opens))
    crowd.note(f"joins, over {spread:.0f} s", *await crowd.each(spread, joins))
    await asyncio.gather(*(one.listening() for one in crowd.phones))
    await crowd.push(f"{crowd.exercise}:open")

    async def asks(phone: Phone) -> int:
        return 200 if await phone.questions(crowd.exercise) else 500

    crowd.note("questions, all at once", *await crowd.each(0, asks))
    print(f"  CPU so far: {busy}")
    for _ in range(TIMES):
        await post(crowd)
    await crowd.push(f"{crowd.exercise}:reveal")
    await asyncio.sleep(2.5)  # the host pages draw the cloud
    await crowd.push(f"{crowd.exercise}:close")

    async def looks(phone: Phone) -> int:
        return (await phone.result(crowd.exercise)).status

    crowd.note(f"own results, all within {RESULTS} s", *await crowd.each(RESULTS, looks))
    await asyncio.sleep(1)
    now, most = server.memory()
    print(f"  server memory: {rested:.0f} MB before, {now:.0f} MB now, {most:.0f} MB at most")
    runs, faults = sum(one.runs for one in pages), sum(one.faults for one in pages)
    print(f"  host pages: {runs} runs, {faults} faults, slowest {1000 * max(one.slowest for one in pages):.0f} ms")
    same_as_acknowledged(crowd.host, crowd.exercise, crowd.phones)
    print(f"  rows in the store: {crowd.host.kept(crowd.exercise)}, acknowledged: "
          f"{sum(crowd.exercise in one.acknowledged for one in crowd.phones)}, the same sheets")  # fmt: skip
    await asyncio.gather(*(one.close() for one in pages))
    await restart(crowd)
    await asyncio.gather(*(one.leave() for one in crowd.phones))
    return crowd


async def restart(crowd: Crowd) -> None:
    """The server is killed and starts again: every phone comes back to its stream by itself."""
    loop = asyncio.get_running_loop()
    begun, heard = loop.time(), [one.events for one in crowd.phones]

    async def back(phone: Phone, before: int) -> float:
        await phone.heard(lambda _: phone.events > before, 60)
        return loop.time() - begun

    await asyncio.to_thread(crowd.server.kill)
    waiting = [asyncio.create_task(back(*one)) for one in zip(crowd.phones, heard, strict=True)]
    await asyncio.to_thread(crowd.server.start)
    crowd.note("kill -9 until the stream is back", list(await asyncio.gather(*waiting)))


async def post(crowd: Crowd) -> None:
    """Everybody sends a whole sheet within half a second."""
    bodies = {}
    asked = await crowd.phones[0].questions(crowd.exercise)
    for one in crowd.phones:
        answers = chosen(asked, one.chance)
        bodies[one.seat] = (
            answers,
            json.dumps({"seat": one.seat, "exercise": crowd.exercise, "answers": answers}).encode(),
        )
    for one in crowd.phones:  # the server lets go of what was silent for five seconds
        one.wire.close()
        await one.wire.open()

    async def sends(phone: Phone) -> int:
        answers, raw = bodies[phone.seat]
        answer = await phone.surely("POST", "sheets", raw=raw)
        if answer.status == 200:
            phone.acknowledged[crowd.exercise] = answers
        return answer.status

    busy = Busy(crowd.server)
    times, late = await crowd.each(WITHIN, sends)
    crowd.posts += times
    crowd.note(f"sheets, all within {WITHIN} s", times, late)
    print(f"  CPU of the posts: {busy}; {len(bodies[crowd.phones[0].seat][1])} bytes a sheet")


def main(words: list[str]) -> int:
    """Prints the tables; 1 when an aim is missed."""
    sizes = [int(one) for one in words if one.isdigit()] or sorted(AIMS)
    limit = open_files(4 * max(sizes) + 1000)
    print(f"two cores are shared by server and clients; open files: {limit}; {time.strftime('%Y-%m-%d %H:%M')}")
    missed = []
    for size in sizes:
        with room_server("--postgresql" in words) as server:
            crowd = asyncio.run(play(server, size))
        p95, push = share(crowd.posts, 0.95), max(crowd.pushes)
        aim = next((AIMS[one] for one in sorted(AIMS) if size <= one), max(AIMS.values()))
        print(
            f"  sheets p95 {p95:.2f} s (aim {aim} s); slowest push {push:.2f} s (aim {PUSH} s); unkept {crowd.unkept}"
        )
        if p95 > aim or push > PUSH or crowd.unkept:
            missed.append(size)
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
