"""The ground in a real browser: nothing foreign, no error, our fonts, our paper, in light and in dark."""

from __future__ import annotations

import re

import pytest

from tests.browser.support import Watch, goto

PAPER = {False: "rgb(251, 248, 241)", True: "rgb(27, 25, 22)"}
BACKGROUND = "getComputedStyle(document.documentElement).backgroundColor"

GONE = r"(?i)WebSocket|ERR_|Failed to (load|fetch)|client error|network|not responding|when disconnected"
"""What a browser says of its own accord while a server is away."""


def test_the_first_page_arrives_whole(app_server, browser_page):
    page = goto(browser_page(), app_server.url)
    assert page.title().endswith("Sweet Spot")
    assert page.evaluate("document.documentElement.lang") == "en"
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    assert {"Newsreader", "Hanken Grotesk"} <= set(loaded)


def test_a_font_loads_once_and_no_other_font_does(app_server, browser_page):
    page = browser_page()
    fonts: list[str] = []
    page.on("request", lambda request: request.resource_type == "font" and fonts.append(request.url))
    goto(page, app_server.url)
    ours = [url for url in fonts if "/app/static/" in url]
    assert len(ours) == len(set(ours)) >= 2
    assert [url for url in fonts if url not in ours] == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_paper_is_there_before_any_script(app_server, browser_page, dark):
    page = browser_page(dark=dark, java_script_enabled=False)
    page.goto(app_server.url)
    assert page.evaluate(BACKGROUND) == PAPER[dark]
    assert "JavaScript" in page.locator("body").inner_text()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_the_page_that_is_none_has_no_barrier(app_server, browser_page, axe, dark, size):
    page = browser_page(*size, dark=dark, tolerate="404")
    response = page.goto(app_server.url + "/no/such/page")
    assert response is not None and response.status == 404
    axe(page)
    page.get_by_role("link", name="first page").click()
    page.wait_for_url(re.compile(r"/$"))


def test_a_page_comes_back_to_a_server_started_again(app_server, browser_page):
    page = goto(browser_page(tolerate=GONE), app_server.url)
    app_server.kill()
    app_server.start()
    goto(page, app_server.url + "/about")
    assert app_server.running


def test_the_watch_notices_a_foreign_request_and_an_error(chromium):
    context = chromium.new_context()
    watch = Watch(context, "127.0.0.1:1", "")
    page = context.new_page()
    page.evaluate("fetch('http://127.0.0.1:9/nothing').catch(() => 0)")
    page.evaluate("console.error('a fault')")
    page.wait_for_timeout(300)
    context.close()
    assert watch.foreign == ["http://127.0.0.1:9/nothing"]
    assert any("a fault" in text for text in watch.errors)
    with pytest.raises(AssertionError, match="another host"):
        watch.check()


def test_the_page_cannot_reach_another_host(app_server, chromium):
    """The policy holds even against our own mistakes. A context of its own, since the watch counts the attempt."""
    context = chromium.new_context()
    page = goto(context.new_page(), app_server.url)
    assert page.evaluate("fetch('http://127.0.0.1:9/x').then(() => 'went', error => error.name)") == "TypeError"
    blocked = page.evaluate(
        """new Promise(done => {
            document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
            document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/pixel.png' }));
        })"""
    )
    context.close()
    assert blocked == "img-src"
