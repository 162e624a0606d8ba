from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workshop.__main__ import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.setenv("SWEET_SPOT_DATA", str(tmp_path))


def made(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, str]:
    assert main(["create", *more]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_an_evening_from_the_command_line(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["create", "--title", "Spring", "--exercises", "words, guess"]) == 0
    room = json.loads(capfdbinary.readouterr().out)
    assert set(room) == {"code", "host_key", "join_url"}
    assert room["join_url"] == f"http://localhost:8501/j/{room['code']}"
    key = ["--host-key", room["host_key"]]
    assert main(["stage", room["code"], "guess", *key]) == 0
    assert json.loads(capfdbinary.readouterr().out) == {"code": room["code"], "stage": "guess:open", "revision": 2}
    assert main(["export", room["code"], *key]) == 0
    assert capfdbinary.readouterr().out.decode() == "\ufeffexercise,row,item,answer,count\r\n"
    assert main(["export", room["code"], *key, "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["title"] == "Spring"
    assert main(["export", room["code"], *key, "--codebook"]) == 0
    assert "G01,guess," in capfdbinary.readouterr().out.decode()
    assert main(["purge"]) == 0
    assert json.loads(capfdbinary.readouterr().out) == {"deleted": 0}


def test_the_address_is_the_public_one(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://rooms.example/")
    room = made(capsys)
    assert room["join_url"] == f"https://rooms.example/j/{room['code']}"


def test_what_is_refused_gets_one_sentence(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    room = made(capsys)
    key = room["host_key"]
    for words, says in (
        (["stage", "nothing", "end", "--host-key", key], "There is no room with this code."),
        (["stage", room["code"], "dance", "--host-key", key], "A stage is lobby, end, or one of"),
        (["stage", room["code"], "end", "--host-key", "x"], "This key does not open the room."),
        (["export", room["code"], "--host-key", "x"], "This key does not open the room."),
        (["create", "--days", "181"], "A room lives for 1 to 180 days."),
        (["create", "--exercises", "dance"], "Choose at least one exercise"),
    ):
        assert main(words) == 1
        told = capsys.readouterr()
        assert told.err.startswith(says)
        assert (told.out, told.err.count("\n")) == ("", 1)
    monkeypatch.setenv("DATABASE_URL", "mysql://h/x")
    assert main(["purge"]) == 1
    assert "rooms are kept in SQLite or PostgreSQL" in capsys.readouterr().err


def test_it_runs_as_a_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "workshop", "create", "--title", "Q"],
        cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(ran.stdout)["code"]
    assert ran.stderr == ""
