from __future__ import annotations

import logging

import pytest

from ui.shell import seldom


def line(text: str) -> logging.LogRecord:
    return logging.LogRecord("asyncio", logging.ERROR, "", 0, text, (), None)


def test_the_same_line_comes_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(seldom, "monotonic", lambda: now[0])
    lets = seldom.Seldom().filter
    assert [lets(line("accept failed\nsocket 1")), lets(line("accept failed\nsocket 2"))] == [True, False]
    assert lets(line("something else"))
    now[0] += 61
    assert lets(line("accept failed\nsocket 3"))


def test_a_thousand_different_lines_are_not_remembered() -> None:
    some = seldom.Seldom()
    assert all(some.filter(line(f"line {n}")) for n in range(1000))
    assert len(some._said) <= 101
