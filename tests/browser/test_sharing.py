"""A map on its way: finished, kept, opened again, shared, seen by somebody else, fetched by a chat, shown in a blog."""

from __future__ import annotations

import base64
import http.server
import json
import threading
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from quizzes.schema import Scenario
from tests.browser import journey, kept, measured
from tests.browser.support import Server, goto, settled, wait_true
from tests.browser.test_journey import tab_to, tab_until
from tests.ui.visits import QUIZ

Opener = Callable[..., Page]
PROBES = r"_stcore/(health|host-config)"
MOMENTS = [item for item in QUIZ.items if isinstance(item, Scenario)]
OTHER_PICKS = (
    *([option.key for option in moment.options].index("V") for moment in MOMENTS),
    *(4 - habit for habit in journey.HABITS),
)
"""The retake: the option that looks after the therapist each time, and each habit turned round."""
SHEET = """
  window.shared = [];
  navigator.canShare = (what) => (what?.files ?? []).every((file) => file.type === 'image/png');
  navigator.share = async (what) => { window.shared.push({ url: what.url ?? null, title: what.title ?? null,
    files: await Promise.all((what.files ?? []).map(async (one) => [one.name, one.type, one.size])) }); };
"""
"""A phone's share sheet, which Chromium on a desk does not have."""


class Preview(HTMLParser):
    """What a chat reads of a page: its <meta> by name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta":
            name = found.get("property") or found.get("name") or found.get("http-equiv") or ""
            self.tags[name] = found.get("content") or ""


def fetched(url: str) -> tuple[str, bytes]:
    """As a chat service fetches: plain HTTP, no script. Kind and body."""
    asked = urllib.request.Request(url, headers={"User-Agent": "ChatPreview/1.0"})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return answer.headers["content-type"], answer.read()


def looked_over(page: Page, axe: Callable[..., None]) -> None:
    settled(page)
    axe(page)
    for measure in (measured.TOO_WIDE, measured.CHROME, measured.SMALL_TARGETS, measured.COVERED_TARGETS):
        assert page.evaluate(measure) == [], page.url


def send_page(page: Page) -> str:
    """Waits for the page that shares; the link on it."""
    page.wait_for_url("**/send")
    page.locator(".st-key-send-picture .sheet img").wait_for()
    settled(page)
    return page.locator(".linktext").inner_text().strip()


def test_from_a_finished_sheet_to_somebody_elses_screen(
    chromium: Browser, browser_page: Opener, app_server: Server, axe: Callable[..., None]
) -> None:
    page = browser_page(touch=True, tolerate=PROBES)
    page.add_init_script(journey.CALM)
    journey.begin(page, app_server.url)
    journey.guess(page)
    journey.answer_all(page)
    journey.see_map(page)
    heading = page.locator("h1").inner_text()
    device = page.context.storage_state()
    page.context.close()

    # Another day: the browser was closed, its storage is there. Answered again, with other answers.
    page = browser_page(touch=True, tolerate=PROBES, storage_state=device)
    page.add_init_script(journey.CALM)
    page.add_init_script(SHEET)
    goto(page, f"{app_server.url}/journal")
    page.locator(".st-key-pic-over-time svg.marks").wait_for()
    goto(page, f"{app_server.url}/quiz?quiz=balance&again=1")
    page.get_by_role("button", name="Begin").click()
    journey.guess(page, 2, -1)
    journey.answer_all(page, OTHER_PICKS)
    journey.see_map(page)
    expect(page.locator("h1")).not_to_have_text(heading)
    later = page.locator("h1").inner_text()

    # Two maps in the journal, and what lies between them.
    goto(page, f"{app_server.url}/compare")
    expect(page.locator("h1")).to_be_visible()
    page.locator('[class*="st-key-pic-"] svg.marks').first.wait_for()

    # Shared by touch: seen first, then handed to the phone.
    goto(page, f"{app_server.url}/result")
    page.get_by_role("link", name="Share it, or choose words and size").tap()
    url = send_page(page)
    assert url.startswith(f"{app_server.url}/share/")
    looked_over(page, axe)
    page.get_by_role("button", name="Send it").tap()
    wait_true(page, "window.shared.length === 1")
    page.get_by_role("button", name="Send the picture").tap()
    wait_true(page, "window.shared.length === 2")
    link, picture = page.evaluate("window.shared")
    assert link["url"] == url and link["files"] == []
    assert picture["url"] is None and picture["files"][0][:2] == ["sweet-spot.png", "image/png"]
    assert picture["files"][0][2] > 10_000

    # A chat fetches the preview.
    kind, body = fetched(url)
    tags = Preview(body.decode()).tags
    assert kind.startswith("text/html") and tags["og:url"] == url
    assert tags["og:title"].lower() == later.lower()
    kind, body = fetched(tags["og:image"])
    with Image.open(BytesIO(body)) as shown:
        assert (kind, shown.size) == ("image/png", (1200, 630))

    # Somebody else opens it, at a desk, with nothing of the person's there.
    other = browser_page(1280, 900, tolerate=PROBES)
    goto(other, url)
    other.wait_for_url("**/shared?code=*")
    onward = Preview(fetched(other.url)[1].decode()).tags
    assert onward["og:title"] == tags["og:title"] and onward["og:url"] == url, "who passes this address on shows it too"
    other.locator(".st-key-pic-shared svg.marks").wait_for()
    expect(other.locator("h1")).to_contain_text(tags["og:title"])
    looked_over(other, axe)
    stored = json.loads(other.evaluate("localStorage.getItem('sweet-spot:journal') ?? '{\"entries\": []}'"))
    assert stored["entries"] == [], "it is nobody's own result"
    other.get_by_role("button", name="Try it yourself").click()
    other.wait_for_url("**/quiz")
    assert "code=" not in other.url


def test_sharing_by_keyboard_alone(browser_page: Opener, app_server: Server, axe: Callable[..., None]) -> None:
    page = browser_page(1280, 900, dark=True, tolerate=PROBES, permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script(kept.init_script(kept.worked_example()))
    goto(page, f"{app_server.url}/result")
    page.locator(".st-key-pic-map svg.marks").wait_for()
    tab_to(page, "Share it")
    page.keyboard.press("Enter")
    url = send_page(page)
    looked_over(page, axe)
    assert page.get_by_role("button", name="Send it").count() == 0, "no share sheet, no button"
    tab_to(page, "Copy the link")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied.", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == url
    tab_until(page, "on => on.localName === 'summary' && on.textContent.includes('code to scan')")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="A square code to scan. It leads to the same link.")).to_be_visible()
    tab_until(page, "on => on.getAttribute('aria-label') === 'A title of your own'")
    before = page.locator(".sheet img").get_attribute("src")
    page.keyboard.type("My spring")
    page.keyboard.press("Tab")
    expect(page.locator(".sheet img")).not_to_have_attribute("src", before or "")
    settled(page)
    assert page.locator(".linktext").inner_text().strip() == url
    tab_to(page, "Save as SVG")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert "My spring" in saved.value.path().read_text("utf-8")
    assert page.url == f"{app_server.url}/send"

    # One's own link on an empty device: back in the journal in two taps, and the friend's map beside it.
    fresh = browser_page(tolerate=PROBES)
    goto(fresh, f"{app_server.url}/shared")
    tab_until(fresh, "on => on.getAttribute('aria-label') === 'Link or code'")
    fresh.keyboard.insert_text(f"see {url[:-6]} \n{url[-6:]}")
    fresh.keyboard.press("Enter")
    fresh.wait_for_url("**/shared?code=*")
    fresh.locator(".st-key-pic-shared svg.marks").wait_for()
    looked_over(fresh, axe)
    settled(fresh)
    expect(fresh.get_by_role("button", name="This was mine")).to_be_visible()
    tab_to(fresh, "This was mine")
    fresh.keyboard.press("Enter")
    expect(fresh.get_by_role("button", name="Keep it here")).to_be_visible()
    tab_to(fresh, "Keep it here")
    fresh.keyboard.press("Enter")
    expect(fresh.get_by_text("This map is in your journal as an earlier one.")).to_be_visible()
    wait_true(fresh, "JSON.parse(localStorage.getItem('sweet-spot:journal') ?? '{}').entries?.length === 1")
    tab_until(fresh, "on => on.getAttribute('aria-label') === 'A second link or code'")
    fresh.keyboard.insert_text(url)
    fresh.keyboard.press("Enter")
    fresh.locator(".st-key-pic-both svg.marks").wait_for()
    expect(fresh.get_by_text("too close to tell apart").first).to_be_visible()
    looked_over(fresh, axe)


# ---- nothing older goes out than what is seen


NEXT = """async ([first, second]) => {
  first.click();
  await new Promise((resolve) => setTimeout(resolve, 0));   // the page has heard of it, Python has not
  second.click();
}"""


def seen(page: Page) -> bytes:
    """The picture that the page shows."""
    src = page.locator(".st-key-send-picture .sheet img").get_attribute("src") or ""
    return base64.b64decode(src.partition(",")[2])


def sent(page: Page) -> list[Any]:
    return list(page.evaluate("window.shared"))


WHOLE = SHEET.replace("one.size]", "one.size, btoa(Array.from(new Uint8Array(await one.arrayBuffer()), "
                                   "(n) => String.fromCharCode(n)).join(''))]")  # fmt: skip


def test_a_tap_right_after_a_change_hands_on_nothing_older(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(touch=True, tolerate=PROBES)
    page.add_init_script(kept.init_script(kept.worked_example()))
    page.add_init_script(WHOLE)
    goto(page, f"{app_server.url}/send")
    send_page(page)
    button, told = (page.locator(f".st-key-send-file {part}") for part in ("button", "[role=status]"))
    plain = seen(page)

    # A title is typed, and the button tapped from inside the field.
    page.get_by_label("A title of your own").tap()
    page.keyboard.type("For Ana")
    expect(button).to_have_text("One moment")
    expect(button).to_be_disabled()
    button.tap(force=True)
    assert sent(page) == []
    expect(told).to_have_text("The picture has changed. Have a look, then send it.")
    expect(button).to_have_text("Send the picture")
    with_title = seen(page)
    assert with_title != plain and sent(page) == []
    button.tap()
    wait_true(page, "window.shared.length === 1")
    assert base64.b64decode(sent(page)[0]["files"][0][3]) == with_title

    # A size, a name and the words are chosen, and the button tapped in the same breath.
    for choice, what in (
        (".st-key-passing-share-size button:has-text('Square')", "send-file"),
        (".st-key-passing-share-theme button:has-text('Dark')", "send-file"),
        (".st-key-passing-share-names button:has-text('Neutral')", "send-sheet"),
        (".st-key-passing-share-words input", "send-sheet"),
    ):
        before, link, count = seen(page), page.locator(".linktext").inner_text(), len(sent(page))
        which = page.locator(f".st-key-{what} button")
        page.evaluate(NEXT, [page.locator(choice).element_handle(), which.element_handle()])
        expect(page.locator(f".st-key-{what} [role=status]")).to_contain_text("has changed.")
        settled(page)
        assert len(sent(page)) == count, choice
        assert seen(page) != before
        which.tap()
        wait_true(page, f"window.shared.length === {count + 1}")
        last = sent(page)[-1]
        if what == "send-file":
            assert base64.b64decode(last["files"][0][3]) == seen(page)
        else:
            assert last["url"] == page.locator(".linktext").inner_text().strip() != link.strip()


def test_a_file_saved_right_after_a_change_is_the_new_one(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(1280, 900, tolerate=PROBES)
    page.add_init_script(kept.init_script(kept.worked_example()))
    goto(page, f"{app_server.url}/send")
    send_page(page)
    save = page.get_by_role("button", name="Save as SVG")
    page.get_by_label("A title of your own").fill("For Ana")
    with page.expect_download() as saved:
        save.click()
    assert "For Ana" in saved.value.path().read_text("utf-8")
    settled(page)
    wide = page.locator(".st-key-passing-share-size button:has-text('Wide')").element_handle()
    with page.expect_download() as saved:
        page.evaluate(NEXT, [wide, save.element_handle()])
    assert 'width="1200" height="630"' in saved.value.path().read_text("utf-8")


def test_a_map_comes_back_under_the_day_that_the_person_names(browser_page: Opener, app_server: Server) -> None:
    page = browser_page(touch=True, tolerate=PROBES, timezone_id="Pacific/Auckland")
    goto(page, f"{app_server.url}/shared?code=104PR00G311CAH62C.")
    page.get_by_role("button", name="This was mine").tap()
    field = page.get_by_label("The day, if you know it")
    weeks = field.input_value()
    page.get_by_text("A year ago").tap()
    expect(field).not_to_have_value(weeks)
    usual = field.input_value()
    field.fill("2126-01-01")
    field.blur()
    expect(field).to_have_value(usual)
    field.fill("2026-02-03")
    page.get_by_role("button", name="Keep it here").tap()
    expect(page.get_by_text("This map is in your journal as an earlier one.")).to_be_visible()
    wait_true(page, "JSON.parse(localStorage.getItem('sweet-spot:journal') ?? '{}').entries?.length === 1")
    (entry,) = json.loads(page.evaluate("localStorage.getItem('sweet-spot:journal')"))["entries"]
    assert entry["at"] == "2026-02-02T23:00:00Z", "noon of that day in Auckland"


# ---- in somebody's blog


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing: the test's own server."""


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A site on another host: its address and its folder."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}", tmp_path
    server.shutdown()


def test_the_lines_show_the_map_in_a_blog(
    chromium: Browser, browser_page: Opener, app_server: Server, blog: tuple[str, Path], axe: Callable[..., None]
) -> None:
    address, folder = blog
    page = browser_page(1280, 900, tolerate=PROBES)
    page.add_init_script(kept.init_script(kept.worked_example()))
    goto(page, f"{app_server.url}/send")
    url = page.locator(".linktext").inner_text().strip()
    settled(page)
    page.get_by_text("In a blog or on your website").click()
    expect(page.locator(".snippet")).to_be_visible()
    lines = page.locator(".snippet").inner_text()
    (folder / "post.html").write_text(
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Blog</title>'
        f'<link rel="icon" href="data:,"></head><body><main>'
        f"<h1>My year</h1><p>Some words.</p>{lines}</main></body></html>",
        "utf-8",
    )
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    errors: list[str] = []
    post = context.new_page()
    post.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    post.goto(f"{address}/post.html")
    picture = post.locator("a img")
    picture.scroll_into_view_if_needed()
    wait_true(post, "document.querySelector('a img').complete && document.querySelector('a img').naturalWidth")
    size = picture.evaluate("(one) => [one.naturalWidth, one.naturalHeight, one.clientWidth, innerWidth]")
    assert size[:2] == [1200, 630] and 200 < size[2] <= size[3]
    assert post.evaluate(measured.TOO_WIDE) == []
    alt = picture.get_attribute("alt") or ""
    assert alt.startswith("Balance map. Doormat side") and "27 toward the client" in alt
    assert post.locator("a").get_attribute("href") == url
    axe(post)
    assert errors == []
    context.close()
