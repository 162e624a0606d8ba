"""Where a room is, and how its host moves it: lobby, each exercise open, revealed and closed, end.

An exercise takes sheets from its opening until it closes; being revealed does not close it. It closes by the host's
word or when the room leaves it. Only "open" opens it again, and not once something of it was taken home: one
sheet more would show by comparing. That it was revealed once stays so, whatever the wall shows later.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.moderation import let_what_is_there
from workshop.rooms import END, LOBBY, Room, room_in, today
from workshop.store import Store, Transaction

OPEN, REVEAL, CLOSE = "open", "reveal", "close"
STATES = (OPEN, REVEAL, CLOSE)
TAKEN = "Answers of this exercise were taken home, so it stays closed."
MOVED = "The room has moved on in the meantime, perhaps from another screen. Look where it is, then try again."


def read_place(text: str, exercises: Sequence[str]) -> str:
    """ "Words" -> "words:open". Raises Refused (422) for what is no stage of a room with these exercises."""
    name, _, state = text.strip().lower().partition(":")
    if name in (LOBBY, END) and not state:
        return name
    if name not in exercises or (state or OPEN) not in STATES:
        raise Refused(
            f"A stage is {LOBBY}, {END}, or one of {', '.join(exercises)} with :{', :'.join(STATES)} behind it.", 422
        )
    return f"{name}:{state or OPEN}"


def course(exercises: Sequence[str]) -> tuple[str, ...]:
    """Every stage of a room in its order, as → walks them."""
    return (LOBBY, *(f"{one}:{state}" for one in exercises for state in STATES), END)


def beside(room: Room, steps: int, *, day: date | None = None) -> str:
    """The stage so many steps on (→ is 1, ← is −1); the first or the last where there is none.

    It leads past what cannot be: the opening of a part that was taken home. And past a part whose first time was not
    long enough ago (`too_soon`): only who asks for that one opens it.
    """
    late = {one for one in room.exercises if room.steps[one].state == "new" and too_soon(room, one, day=day)}
    stages = [one for one in course(room.exercises) if one == room.place or not _passed_by(room, one, late)]
    return stages[max(0, min(len(stages) - 1, stages.index(room.place) + steps))]


def too_soon(room: Room, exercise: str, *, day: date | None = None) -> int:
    """Days until an exercise may well be opened, or 0: a second time asks about weeks that have to have passed (F22).

    It can be opened all the same; a page asks its host first. In: the day that it is (None: today).
    """
    one = all_exercises()[exercise]
    first = room.steps.get(one.first or "")
    if first is None or first.state == "new":
        return 0
    now = day or today()
    closed_on = now if first.state == "open" else first.closed_on or room.made_on
    return max(0, one.apart - (now - closed_on).days)


def move(
    store: Store, code: str, host_key: str, to: str, *, revision: int | None = None, day: date | None = None
) -> Room:
    """Moves a room and gives it as it is then. Moving to where it is changes nothing.

    In: the stage as `read_place` reads it; the revision that the host saw, where two screens might press at once.
    Raises Refused: 404, 410, 403 as rooms.as_host; 422 for no stage; 409 where the room has moved on since that
    revision, or the exercise stays closed.
    """
    with store.writing() as tx:
        room = room_in(tx, code, host_key=host_key, day=day, lock=True)
        place = read_place(to, room.exercises)
        if revision is not None and revision != room.revision:
            raise Refused(MOVED, 409)
        target, _, state = place.partition(":")
        if place == room.place and (state != REVEAL or room.steps[target].shown):
            return room
        tx.run(
            "UPDATE exercises SET state = 'closed', closed_on = :day "
            "WHERE room_id = :id AND state = 'open' AND exercise <> :target",
            id=room.id,
            target=target,
            day=(day or today()).isoformat(),
        )
        if state:
            if state == OPEN and room.steps[target].taken:
                raise Refused(TAKEN, 409)
            now = room.steps[target]
            opened = state == OPEN or (state == REVEAL and now.state == "new")
            closes = state == CLOSE and now.state != "closed"
            closed_on = (day or today()) if closes else now.closed_on
            tx.run(
                "UPDATE exercises SET state = :state, shown = :shown, revealed = :revealed, closed_on = :closed_on "
                "WHERE room_id = :id AND exercise = :target",
                id=room.id,
                target=target,
                state="open" if opened else "closed" if state == CLOSE else now.state,
                shown=int({OPEN: False, REVEAL: True, CLOSE: now.shown}[state]),
                revealed=int(now.revealed or state == REVEAL),
                closed_on=closed_on.isoformat() if closed_on else None,
            )
            if state == REVEAL and not now.revealed:
                let_what_is_there(tx, room, target)
        _step_on(tx, room, place)
        return room_in(tx, room.code, day=day)


def hide(store: Store, code: str, host_key: str, *, day: date | None = None) -> Room:
    """Takes the result of the room's exercise off the wall; whether it takes sheets stays as it is. Raises as move."""
    with store.writing() as tx:
        room = room_in(tx, code, host_key=host_key, day=day, lock=True)
        if room.exercise is None or not room.steps[room.exercise].shown:
            return room
        tx.run("UPDATE exercises SET shown = 0 WHERE room_id = :id AND exercise = :one", id=room.id, one=room.exercise)
        state = OPEN if room.steps[room.exercise].state == "open" else CLOSE
        _step_on(tx, room, f"{room.exercise}:{state}")
        return room_in(tx, room.code, day=day)


def _passed_by(room: Room, stage: str, late: Collection[str]) -> bool:
    name, _, state = stage.partition(":")
    return name in late or (state == OPEN and room.steps[name].taken)


def _step_on(tx: Transaction, room: Room, place: str) -> None:
    tx.run("UPDATE rooms SET place = :place, revision = revision + 1 WHERE id = :id", place=place, id=room.id)
