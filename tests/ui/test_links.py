"""Links that pages hand out: under PUBLIC_URL, else where the person's own browser found the app."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from ui.components.links import app_url, share_url

FORGED = {"x-forwarded-host": "evil.example", "forwarded": "host=evil.example", "host": "evil.example"}


@pytest.fixture(autouse=True)
def seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    monkeypatch.setattr(st, "context", SimpleNamespace(url="https://sweet.example:8443/send", headers=FORGED))


def test_no_header_of_a_proxy_names_the_host() -> None:
    assert share_url("1abc") == "https://sweet.example:8443/share/1abc"


def test_the_public_address_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://maps.example/")
    assert share_url("1abc") == "https://maps.example/share/1abc"


@pytest.mark.parametrize("url", [None, "", "about:blank"])
def test_a_browser_that_does_not_say_gives_no_link(monkeypatch: pytest.MonkeyPatch, url: str | None) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(url=url, headers=FORGED))
    assert app_url() == share_url("1abc") == ""
