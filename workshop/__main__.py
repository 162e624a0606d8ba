"""`python -m workshop create | stage | export | purge`: rooms from the command line (docs/workshop.md)."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from workshop import export, rooms, stages
from workshop.exercises import all_exercises
from workshop.faults import Refused
from workshop.store import Store, StoreFault


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Gives the exit code: 0 done, 1 refused (one sentence on stderr), 2 not a command."""
    asked = _parser().parse_args(argv)
    try:
        store = Store()
        try:
            return _run(store, asked)
        finally:
            store.close()
    except (Refused, StoreFault) as fault:
        print(fault, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m workshop", description="Work with rooms of a workshop.")
    commands = parser.add_subparsers(dest="command", required=True)
    create = commands.add_parser("create", help="make a room; prints its code, the host's key and the address to join")
    create.add_argument("--title", default="", help="what stands on the wall")
    create.add_argument("--names", default="neutral", choices=rooms.NAMES, help="how the zones are called")
    create.add_argument("--exercises", help=f"with commas between, out of {','.join(all_exercises())}")
    create.add_argument("--days", type=int, help="days until the room is deleted, 1 to 180")
    stage = commands.add_parser("stage", help="move a room")
    stage.add_argument("code")
    stage.add_argument("stage", help="lobby, end, or an exercise with :open, :reveal or :close")
    taking = commands.add_parser("export", help="what may be taken home, as CSV")
    taking.add_argument("code")
    taking.add_argument("--json", action="store_true", help="as JSON")
    taking.add_argument("--codebook", action="store_true", help="what the columns mean, instead of the data")
    for one in (stage, taking):
        one.add_argument("--host-key", required=True, help="the key that was printed when the room was made")
    commands.add_parser("purge", help="delete the rooms that are past their date")
    return parser


def _run(store: Store, asked: argparse.Namespace) -> int:
    if asked.command == "create":
        chosen = None if asked.exercises is None else [one.strip() for one in asked.exercises.split(",") if one.strip()]
        room, key = rooms.create(store, asked.title, names=asked.names, exercises=chosen, days=asked.days)
        print(json.dumps({"code": room.code, "host_key": key, "join_url": f"{_address()}/j/{room.code}"}))
    elif asked.command == "stage":
        room = stages.move(store, asked.code, asked.host_key, asked.stage)
        print(json.dumps({"code": room.code, "stage": room.place, "revision": room.revision}))
    elif asked.command == "export":
        if asked.codebook:
            room = rooms.as_host(store, asked.code, asked.host_key)
            text = export.codebook(room.exercises, export.left_out(store, room))
        else:
            room, parts = export.take_home(store, asked.code, asked.host_key)
            text = export.as_json(room, parts) if asked.json else export.as_csv(parts)
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    else:
        print(json.dumps({"deleted": rooms.purge(store)}))
    return 0


def _address() -> str:
    """Where phones find this app: PUBLIC_URL, else the port that `make run` serves on."""
    return os.environ.get("PUBLIC_URL", "").strip().rstrip("/") or f"http://localhost:{os.environ.get('PORT') or 8501}"


if __name__ == "__main__":
    sys.exit(main())
