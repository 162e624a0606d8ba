"""One room on two replicas of the app, one PostgreSQL and nginx, as deploy/ has them; one dies in the middle."""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.protocol import State

from tests.browser.support import Server
from tests.deploy.image import lay_out
from tests.deploy.machines import Nginx
from tests.workshop.bots import Host, Phone, same_as_acknowledged, together
from workshop.store import Store

PHONES = 24
PUSH = 1.0
"""Seconds within which a move made anywhere is on every phone."""


class Replica(Server):
    """The files of the image, on a port of its own, with the settings that the compose file gives."""

    def __init__(self, folder: Path, database: str) -> None:
        super().__init__(folder)
        self.settings = {
            "DATABASE_URL": database,
            "STREAMLIT_SERVER_COOKIE_SECRET": "the same for both",
            "SWEET_SPOT_PROXIES": "127.0.0.1",
            "FORWARDED_ALLOW_IPS": "",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def command(self) -> list[str]:
        return ["env", *(f"{name}={value}" for name, value in self.settings.items()), *super().command()]


@dataclass
class Site:
    """Two replicas behind nginx, and their database."""

    nginx: Nginx
    replicas: tuple[Replica, Replica]
    store: Store


@pytest.fixture
def site() -> Iterator[Site]:
    import pgserver

    with ExitStack() as ends:
        # A socket's path may be about a hundred letters long; pytest's own folders can be longer.
        folder = ends.enter_context(tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True))
        database = pgserver.get_server(folder, cleanup_mode="stop")
        ends.callback(database.cleanup)
        image = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="image")))
        lay_out(image)
        replicas = Replica(image, database.get_uri()), Replica(image, database.get_uri())
        for one in replicas:
            ends.callback(one.kill)
        with ThreadPoolExecutor() as both:
            list(both.map(Replica.start, replicas))
        nginx = ends.enter_context(Nginx((replicas[0].port, replicas[1].port)))
        store = Store(database.get_uri())
        ends.callback(store.close)
        yield Site(nginx, replicas, store)


async def host_page(site: Site, number: int) -> ClientConnection:
    """The websocket of a page of Streamlit, with the cookie that a browser would have been given."""
    return await connect(
        f"ws://127.0.0.1:{site.nginx.port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers={"Cookie": f"sweet_spot_stay={number:02x}"},
        origin=site.nginx.url,  # type: ignore[arg-type]
    )


async def everybody_hears(phones: Sequence[Phone], host: Host, place: str) -> None:
    """Moves the room in this process, which is neither of the replicas, and waits for every phone."""
    began = asyncio.get_running_loop().time()
    revision = host.to(place).revision
    await together([phone.heard(lambda told: told["revision"] >= revision) for phone in phones])
    late = [round(phone.hearing[revision] - began, 2) for phone in phones]
    assert max(late) < PUSH, f"{place} reached phones after {late} s"


def test_a_replica_dies_in_the_middle_of_a_workshop(site: Site) -> None:
    asyncio.run(workshop(site))
    for one in site.replicas:
        one.stop()
        for secret in ("bamo", "guess", "127.0.0.1:", "/api/", "/j/"):
            assert secret not in one.log.replace(one.url, "")


async def workshop(site: Site) -> None:
    chance = random.Random(5)
    host = Host.with_room(site.store, "guess", "words", "balance")
    phones = [Phone(site.nginx.url, host.code, random.Random(n)) for n in range(PHONES)]
    pages = [await host_page(site, number) for number in range(0, 256, 32)]
    assert {answer.status for answer in await together([phone.join() for phone in phones])} == {200}
    for phone in phones:
        phone.listen()
    await together([phone.heard(lambda told: told["state"] == "lobby") for phone in phones])
    await everybody_hears(phones, host, "guess:open")

    async def answers(phone: Phone) -> int:
        await asyncio.sleep(chance.uniform(0, 1.5))
        return (await phone.answer("guess")).status

    async def dies() -> None:
        await asyncio.sleep(0.7)
        await asyncio.to_thread(site.replicas[0].kill)

    told = await together([*map(answers, phones), dies()])
    assert told[:-1] == [200] * PHONES
    assert host.kept("guess") == PHONES
    same_as_acknowledged(host, "guess", phones)

    # The pages that stood with the other replica never noticed; the rest come back at once, with the same cookie.
    await asyncio.sleep(0.2)
    lost = [at for at, page in enumerate(pages) if page.state is not State.OPEN]
    assert 0 < len(lost) < len(pages)
    for at in lost:
        pages[at] = await host_page(site, at * 32)

    late = Phone(site.nginx.url, host.code, random.Random(99))
    assert (await late.join()).json()["exercise"] == "guess"
    late.listen()
    phones.append(late)
    now = host.room.revision
    await together([phone.heard(lambda told: told["revision"] >= now) for phone in phones])
    await everybody_hears(phones, host, "guess:reveal")
    await everybody_hears(phones, host, "words:open")
    assert {(await phone.answer("words")).status for phone in phones} == {200}

    # The dead one starts again under its old address, and takes its share.
    await asyncio.to_thread(site.replicas[0].start)
    direct = [Phone(one.url, host.code) for one in site.replicas]
    for phone in direct:
        await phone.join()
        phone.listen()
    await together([phone.heard(lambda told: told["exercise"] == "words") for phone in direct])
    await everybody_hears([*phones, *direct], host, "balance:open")
    assert {answer.status for answer in await together([phone.answer("balance") for phone in phones])} == {200}
    await everybody_hears([*phones, *direct], host, "end")
    for exercise in ("guess", "words", "balance"):
        same_as_acknowledged(host, exercise, phones)

    for page in pages:
        assert page.state is State.OPEN
        await page.close()
    await together([phone.leave() for phone in [*phones, *direct]])
