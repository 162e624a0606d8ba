"""How much may be asked at a time. The clock is the test's own, so nothing waits."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from workshop import limits as limits_of
from workshop.faults import Refused
from workshop.limits import (
    ADDRESS_POSTS,
    MISSES_ADDRESS,
    MISSES_ALL,
    ROOMS_ADDRESS,
    ROOMS_ALL,
    SEAT_POSTS,
    Buckets,
    Limits,
    Rate,
    TooMany,
    Turns,
    network,
)

HALL, ELSEWHERE = "203.0.113.7", "198.51.100.9"


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    ours = Clock()
    monkeypatch.setattr(limits_of, "monotonic", ours)
    return ours


@pytest.fixture
def waited(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """How long each one who waits for a turn would have waited."""
    found: list[float] = []

    async def sleep(seconds: float) -> None:
        found.append(seconds)

    monkeypatch.setattr("workshop.limits.asyncio.sleep", sleep)
    yield found


def refused(status: int, done: object) -> TooMany:
    with pytest.raises(TooMany) as found:
        done()  # type: ignore[operator]
    assert found.value.status == status
    return found.value


def test_a_bucket_empties_and_fills(clock: Clock) -> None:
    bucket = Buckets(Rate(3, 0.5))
    assert [bucket.take(b"a") for _ in range(3)] == [0, 0, 0]
    assert bucket.take(b"a") == 2, "one drop takes two seconds"
    assert bucket.take(b"b") == 0
    clock.now += 1
    assert bucket.take(b"a") == 1 and bucket.empty(b"a")
    clock.now += 1
    assert bucket.take(b"a") == 0
    clock.now += 1000
    assert [bucket.take(b"a") for _ in range(4)].count(0) == 3, "no more than full"
    bucket.give_back(b"a")
    assert not bucket.empty(b"a")
    assert bucket.take(b"a") == 0


def test_whoever_was_quiet_is_forgotten(clock: Clock) -> None:
    bucket = Buckets(Rate(10, 1))
    for number in range(500):
        bucket.take(number.to_bytes(2, "big"))
    assert len(bucket) == 500
    clock.now += 31
    bucket.take(b"last")
    assert len(bucket) == 1


def test_a_hall_of_phones_behind_one_address_posts_at_once_and_again() -> None:
    ours = Limits()
    for _ in range(3):
        for seat in range(3000):
            ours.post(HALL, "room", f"seat{seat}")


def test_one_phone_posts_some_at_once_then_one_a_second(clock: Clock) -> None:
    ours = Limits()
    for _ in range(int(SEAT_POSTS.burst)):
        ours.post(HALL, "room", "seat")
    assert refused(429, lambda: ours.post(HALL, "room", "seat")).after == 1
    ours.post(HALL, "room", "other")
    ours.post(HALL, "other", "seat")
    clock.now += 1
    ours.post(HALL, "room", "seat")
    refused(429, lambda: ours.post(HALL, "room", "seat"))


def test_seats_made_up_one_after_another_come_to_an_end() -> None:
    ours = Limits()
    for seat in range(int(ADDRESS_POSTS.burst)):
        ours.post(HALL, "room", f"seat{seat}")
    refused(429, lambda: ours.post(HALL, "room", "seat"))
    ours.post(ELSEWHERE, "room", "seat")


def test_guesses_at_the_same_time_count_each(clock: Clock) -> None:
    ours = Limits()
    assert [ours.guess(HALL) for _ in range(100)].count(True) == MISSES_ADDRESS.burst
    assert ours.slowed(HALL) and not ours.slowed(ELSEWHERE)
    clock.now += 1 / MISSES_ADDRESS.per_second
    assert not ours.slowed(HALL)


def test_a_right_guess_costs_nothing() -> None:
    ours = Limits()
    for _ in range(200):
        assert ours.guess(HALL)
        ours.guessed(HALL)
    assert not ours.slowed(HALL)


def test_guesses_from_many_addresses_slow_everybody(clock: Clock, waited: list[float]) -> None:
    ours = Limits()
    for number in range(int(MISSES_ALL.burst)):
        assert ours.guess(f"10.0.{number // 256}.{number % 256}")
    assert ours.slowed(ELSEWHERE)
    for _ in range(3):
        asyncio.run(ours.turn(ELSEWHERE))
    assert waited == pytest.approx([0, 1 / 30, 2 / 30])


def test_turns_come_one_after_another_and_nobody_waits_for_ever(clock: Clock, waited: list[float]) -> None:
    door = Turns(3.0, longest=1.1)

    async def crowd() -> list[object]:
        return await asyncio.gather(*(door.wait(b"x") for _ in range(6)), return_exceptions=True)

    told = asyncio.run(crowd())
    assert waited == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert [type(one) for one in told[4:]] == [TooMany, TooMany]
    assert told[4].after == 2, "a whole number of seconds, rounded up"  # type: ignore[attr-defined]
    clock.now += 2
    asyncio.run(door.wait(b"x"))


def test_wrong_keys() -> None:
    ours = Limits()
    for number in range(20):
        ours.wrong_key(f"10.0.0.{number}", "room")
    assert "wrong keys" in str(refused(429, lambda: ours.wrong_key("10.0.1.1", "room")))
    for number in range(20):
        ours.wrong_key(HALL, f"room{number}")
    refused(429, lambda: ours.wrong_key(HALL, "room99"))


def test_rooms_made_by_one_address_and_by_all(clock: Clock) -> None:
    limits_of.use(Limits())
    for _ in range(int(ROOMS_ADDRESS.burst)):
        assert limits_of.may_make_room(HALL)
    assert "an hour" in str(refused(429, lambda: limits_of.may_make_room(HALL)))
    made = int(ROOMS_ADDRESS.burst)
    for number in range(int(ROOMS_ALL.burst) - made):
        # None is this machine itself; it has no limit of its own.
        assert limits_of.may_make_room(f"10.0.0.{number}" if number % 2 else None)
    with pytest.raises(Refused):
        limits_of.may_make_room(None)
    clock.now += 3600
    assert limits_of.may_make_room(HALL)
    limits_of.use(Limits())


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("testclient", "testclient"),
        ("a:b", ""),
    ],
)
def test_what_counts_as_one_address(address: str, counts_as: str) -> None:
    assert network(address) == counts_as


def test_nothing_that_is_kept_leads_back_to_an_address_or_a_seat() -> None:
    """Two processes keep other things of the same phone, and none of it is the address itself."""
    kept = []
    for _ in range(2):
        ours = Limits()
        ours.post(HALL, "bamo-tigule", "seat_0001-abcdefghijk\ud800")
        ours.missed(HALL)
        kept.append({key for bucket in vars(ours).values() if isinstance(bucket, Buckets) for key in bucket._left})
    assert kept[0] & kept[1] == {b""}, "the count of all"
    assert not any(HALL.encode() in key or b"seat" in key for keys in kept for key in keys)
