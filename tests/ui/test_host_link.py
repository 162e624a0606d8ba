"""GET /host: a page that holds no key, and a script that the content policy allows."""

from __future__ import annotations

import re

from starlette.applications import Starlette
from starlette.testclient import TestClient

from ui.shell.host_link import SCRIPT, host_page, host_routes
from ui.shell.places import STATIC, static_url


def test_the_page_is_the_same_for_everybody_and_is_kept_nowhere() -> None:
    client = TestClient(Starlette(routes=host_routes()))
    answer = client.get("/host")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text == client.get("/host?code=x&key=y").text == host_page()
    assert client.head("/host").status_code == 200
    assert client.post("/host").status_code == 405


def test_its_script_is_a_file_of_ours_and_it_works_without_one() -> None:
    page = host_page()
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page)
    assert scripts == [""], "nothing inline"
    assert f'src="{static_url(SCRIPT).removeprefix(".")}"' in page
    assert "<noscript>" in page
    code = (STATIC / SCRIPT).read_text("utf-8")
    assert code.index("history.replaceState") < code.index("fetch("), "the key leaves the address bar first"
    assert not re.search(r"localStorage|sessionStorage|document\.cookie|innerHTML", code)
