"""The app's own page for a shared map, as a chat fetches it: the title, description and tags of its link."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from sharing.share_words import share_words
from tests.ui.test_share_routes import AT, CODE, WORKED, Drawn, Tags
from ui.shell.headers import Headers
from ui.shell.page import shell
from ui.shell.pages import Pages
from ui.shell.places import STREAMLIT
from ui.shell.routes import answers
from ui.shell.share import share_routes

SHELL = shell((STREAMLIT / "index.html").read_text("utf-8"))


@pytest.fixture
def whole_app(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The routes behind the shell, as app.py puts them together."""
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    own = share_routes("/shared", draw=Drawn())
    wrapped = [Middleware(Headers), Middleware(Pages, html=SHELL, ours=lambda scope: answers(own, scope))]
    with TestClient(Starlette(routes=own, middleware=wrapped), base_url="https://sweet.example") as found:
        yield found


def test_the_apps_page_for_a_map_has_the_tags_of_its_link(whole_app: TestClient) -> None:
    words = share_words(WORKED)
    answer, small = whole_app.get(f"/shared?code={CODE}"), whole_app.get(AT)
    here, there = Tags(answer.text), Tags(small.text)
    names = [name for name in there.meta if name.startswith(("og:", "twitter:")) or name == "description"]
    assert len(names) == 16 and all(here.meta[name] == there.meta[name] for name in names)
    assert here.meta["og:url"] == here.links["canonical"] == f"https://sweet.example{AT}"
    assert whole_app.get(here.meta["og:image"]).headers["content-type"] == "image/png"
    assert re.findall("<title>(.*?)</title>", answer.text) == [f"{words.title} \u00b7 Sweet Spot"]
    assert answer.text.count('name="description"') == 1
    assert answer.headers["content-type"].startswith("text/html") and answer.headers["x-robots-tag"]
    # All else is the shell as it comes without a code: its scripts, its styles, its rules.
    plain = whole_app.get("/shared")
    assert set(Tags(plain.text).tags) <= set(here.tags) and re.findall("<script[^>]*>", answer.text) == re.findall(
        "<script[^>]*>", plain.text
    )
    assert answer.headers["content-security-policy"] == plain.headers["content-security-policy"]


def test_the_apps_page_is_sent_once_and_never_with_a_body_for_head(whole_app: TestClient) -> None:
    first = whole_app.get(f"/shared?code={CODE}")
    assert first.headers["cache-control"] == "no-cache"
    again = whole_app.get(f"/shared?code={CODE}", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    neutral = dataclasses.replace(WORKED, names="neutral").code
    assert whole_app.get(f"/shared?code={neutral}").headers["etag"] != first.headers["etag"]
    head = whole_app.head(f"/shared?code={CODE}")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("given", [CODE.upper(), f"{CODE}.", f"{CODE}%E2%80%8B", f"{CODE}&x=1"])
def test_its_tags_forgive_what_the_page_forgives(whole_app: TestClient, given: str) -> None:
    assert Tags(whole_app.get(f"/shared?code={given}").text).meta["og:url"] == f"https://sweet.example{AT}"


@pytest.mark.parametrize(
    "query", ["", "?code=", "?code=nonsense", "?code=%00", f"?code={CODE[:-1]}", "?x=1", "?" + "a=1&" * 60]
)
def test_without_a_map_the_apps_page_is_the_plain_shell(whole_app: TestClient, query: str) -> None:
    answer = whole_app.get(f"/shared{query}")
    assert answer.status_code == 200 and answer.text == SHELL


def test_nothing_of_a_nasty_code_gets_into_the_apps_page(whole_app: TestClient) -> None:
    answer = whole_app.get("/shared", params={"code": f'{CODE}"><script>alert(1)</script>', "x": "<b>"})
    assert "alert" not in answer.text and "<b>" not in answer.text
