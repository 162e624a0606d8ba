"""The addresses of a shared link, as a chat, a browser and a prankster ask for them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from sharing.link import Shared, decode
from sharing.pasted import shared_at
from sharing.share_words import share_words
from tests.support.codes import mutated, whole
from ui.shell.headers import Headers
from ui.shell.pages import Pages
from ui.shell.routes import answers
from ui.shell.share import share_page, share_routes
from ui.shell.share_cache import Pictures

WORKED = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))
AT = f"/share/{WORKED.code}"


class Drawn(list[tuple[Any, ...]]):
    """Stands for the pen: writes down what it was asked for."""

    sources: tuple[str, ...] = ()

    def __call__(self, shared: Shared, format: str, *, size: str, theme: str, source: str) -> bytes:
        self.append((shared, format, size, theme))
        self.sources += (source,)
        return f"{shared.code} {format} {size} {theme}".encode()


@pytest.fixture
def pen() -> Drawn:
    return Drawn()


def serve(pen: Drawn | None = None, **more: Any) -> TestClient:
    routes = share_routes(draw=pen, **more) if pen is not None else share_routes(**more)
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Headers)]), base_url="https://sweet.example")


@pytest.fixture
def client(pen: Drawn, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    with serve(pen) as found:
        yield found


class Tags(HTMLParser):
    """The <meta> of a page by name, its links by rel, and what else matters to a chat."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.images: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        if tag == "meta":
            self.meta[found.get("property") or found.get("name") or found.get("http-equiv") or ""] = str(
                found.get("content", "")
            )
        elif tag == "link":
            self.links[str(found["rel"])] = str(found["href"])
        elif tag == "img":
            self.images.append(found)


# ---- the page ----------------------------------------------------------------------------


def test_a_chat_finds_title_words_and_picture(client: TestClient, pen: Drawn) -> None:
    answer = client.get(AT)
    words = share_words(WORKED)
    tags = Tags(answer.text)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert tags.meta["og:title"] == tags.meta["twitter:title"] == words.title == "Doormat side, borderline"
    assert tags.meta["og:description"] == tags.meta["description"] == words.preview
    assert tags.links["canonical"] == tags.meta["og:url"] == f"https://sweet.example{AT}"
    assert tags.meta["og:image"] == tags.meta["twitter:image"] == f"https://sweet.example{AT}.png"
    assert (tags.meta["og:image:width"], tags.meta["og:image:height"]) == ("1200", "630")
    assert tags.meta["og:image:alt"] == words.twin and tags.images[0]["alt"] == words.twin
    assert tags.meta["twitter:card"] == "summary_large_image"
    assert "script" not in tags.tags and 'lang="en"' in answer.text
    assert pen == []  # the page alone draws nothing
    assert client.get(tags.meta["og:image"]).headers["content-type"] == "image/png"


def test_every_picture_that_the_page_names_is_there(client: TestClient) -> None:
    html = client.get(AT).text
    named = set(re.findall(r"""(?:src|srcset)=["']([^"']+)""", html))
    assert len(named) == 5
    for one in named:
        assert client.get(one.replace("&amp;", "&")).status_code == 200


def test_without_words_no_place_is_in_the_preview(client: TestClient) -> None:
    bare = dataclasses.replace(WORKED, words=False)
    tags = Tags(client.get(f"/share/{bare.code}").text)
    assert tags.meta["og:title"] == "A balance map"
    assert "27" not in tags.meta["og:description"] and "oormat" not in tags.meta["og:description"]
    for name in ("og:image:alt", "twitter:image:alt"):
        assert tags.meta[name] == share_words(bare).alt
        assert "oormat" not in tags.meta[name] and "middle" not in tags.meta[name]


@pytest.mark.parametrize("rest", ["", ".png", ".svg"])
def test_an_address_all_in_capitals_is_sent_on_to_its_own(client: TestClient, rest: str) -> None:
    for written in (f"/SHARE/{WORKED.code}{rest}", f"{AT}{rest}".upper(), f"/Share/{WORKED.code.upper()}{rest}"):
        answer = client.get(written, follow_redirects=False)
        assert answer.status_code == 308, written
        assert answer.headers["location"].partition("?")[0] == f"{AT}{rest}"
        assert client.get(written).status_code == 200
    assert client.get("/SHARE/nothing").status_code == 404


def test_people_are_sent_on_where_the_app_has_a_page(pen: Drawn) -> None:
    with serve(pen, app_page="/shared") as client:
        html = client.get(AT).text
    assert Tags(html).meta["refresh"] == f"0; url=/shared?code={WORKED.code}"
    assert f'<a href="/shared?code={WORKED.code}">See it in the app</a>' in html
    assert "refresh" not in Tags(share_page(WORKED, "https://sweet.example")).meta


def test_links_are_made_from_the_public_address(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def url(**headers: str) -> str:
        return Tags(client.get(AT, headers=headers).text).meta["og:url"]

    assert url(host="other.example:8501") == f"https://other.example:8501{AT}"
    forwarded = {"x-forwarded-host": "evil.example", "forwarded": "host=evil.example", "x-host": "evil.example"}
    assert url(**forwarded) == f"https://sweet.example{AT}"
    for host in ('"><script>', "a b", "evil.example/x?", "user@evil.example"):
        assert url(host=host) == AT
    monkeypatch.setenv("PUBLIC_URL", "https://maps.example/")
    assert url(host="other.example") == f"https://maps.example{AT}"
    for none in ("javascript:alert(1)", "maps.example", "https://", "https://a b"):
        monkeypatch.setenv("PUBLIC_URL", none)
        assert url() == f"https://sweet.example{AT}"


def test_what_the_page_may_do(client: TestClient) -> None:
    answer = client.get(AT)
    rules = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))
    assert rules["default-src"] == rules["form-action"] == rules["frame-ancestors"] == "'none'"
    assert rules["img-src"] == rules["font-src"] == "'self'"
    assert re.fullmatch(r"'sha256-[\w+/]{43}='", rules["style-src"])
    assert "script-src" not in rules
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert not re.search(r"\sstyle=|\son\w+=", answer.text)


def test_a_page_is_asked_for_again_and_sent_once(client: TestClient) -> None:
    first = client.get(AT)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(AT, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(AT, headers={"if-none-match": first.headers["etag"], "host": "other.example"})
    assert other.status_code == 200


# ---- the pictures ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "asked", "kind"),
    [
        (f"{AT}.png", ("png", "wide", "light"), "image/png"),
        (f"{AT}.png?size=portrait", ("png", "portrait", "light"), "image/png"),
        (f"{AT}.png?size=square&theme=dark", ("png", "square", "dark"), "image/png"),
        (f"{AT}.svg?size=map", ("svg", "map", "light"), "image/svg+xml"),
        (f"{AT}.svg", ("svg", "wide", "light"), "image/svg+xml"),
        (f"{AT}.svg?theme=dark&x=1", ("svg", "wide", "dark"), "image/svg+xml"),
    ],
)
def test_each_picture_has_its_address(
    client: TestClient, pen: Drawn, address: str, asked: tuple[str, str, str], kind: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert pen == [(WORKED, *asked)]
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"  # for an <img> in somebody's blog
    client.get(address)
    assert len(pen) == 1
    known = client.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_etags_differ_and_asking_for_the_head_draws_nothing(client: TestClient, pen: Drawn) -> None:
    addresses = [f"{AT}.png", f"{AT}.svg", f"{AT}.png?size=square", f"{AT}.png?theme=dark", AT]
    heads = [client.head(one) for one in addresses]
    assert len({one.headers["etag"] for one in heads}) == 5 and pen == []
    assert [one.status_code for one in heads] == [200] * 5
    assert "content-length" not in heads[0].headers
    assert client.get(f"{AT}.png").headers["etag"] == heads[0].headers["etag"]
    assert client.head("/share/nonsense.png").status_code == 404


def test_the_real_pen_draws_what_the_page_promises() -> None:
    with serve() as client:
        with Image.open(BytesIO(client.get(f"{AT}.png").content)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert client.get(f"{AT}.svg").text.startswith("<svg")


def test_too_many_at_once_are_told_to_wait(pen: Drawn) -> None:
    with serve(pen, pictures=Pictures(waiting=0)) as client:
        answer = client.get(f"{AT}.png")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert answer.headers["cache-control"] == "no-store" and "Try again" in answer.text


def test_other_methods_are_refused(client: TestClient) -> None:
    for address in (AT, f"{AT}.png", f"{AT}.svg"):
        assert client.post(address).status_code == 405


# ---- what is no link ---------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["", ".png", ".svg"])
def test_a_bad_code_is_a_sentence(client: TestClient, pen: Drawn, ending: str) -> None:
    answer = client.get(f"/share/1{'0' * 16}{ending}")
    assert answer.status_code == 404
    assert "A letter of this link was changed on the way." in answer.text
    assert answer.headers["cache-control"] == "no-store" and pen == []
    html = answer.headers["content-type"].startswith("text/html")
    assert html is (not ending)
    if html:
        assert "This link shows no map" in answer.text and 'href="/"' in answer.text


@pytest.mark.parametrize("query", ["size=huge", "size=", "theme=neon", "size=<script>"])
def test_a_size_that_does_not_exist_is_a_sentence(client: TestClient, pen: Drawn, query: str) -> None:
    answer = client.get(f"{AT}.png?{query}")
    assert (answer.status_code, pen) == (404, [])
    assert "wide, portrait, square" in answer.text and "script" not in answer.text


@pytest.mark.parametrize(
    "code", ["%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "%00", "{{7*7}}", "é"]
)
def test_nothing_of_a_bad_code_is_repeated(client: TestClient, code: str) -> None:
    for ending in ("", ".png"):
        answer = client.get(f"/share/{code}{ending}")
        assert answer.status_code == 404
        assert not re.search(r"alert|onerror|49|7\*7|é|\x00", answer.text)


@settings(max_examples=150, deadline=None)
@given(mutated())
def test_no_code_makes_an_error(code: str) -> None:
    with serve(Drawn()) as client:
        for ending in ("", ".png"):
            answer = client.get(f"/share/{''.join(f'%{byte:02x}' for byte in code.encode('utf-8', 'replace'))}{ending}")
            assert answer.status_code in (200, 404)
            assert "Traceback" not in answer.text
            if answer.status_code == 200 and not ending:
                last = answer.url.path.rpartition("/")[2].removesuffix(".png").removesuffix(".svg")
                assert decode(last.strip()) == shared_at(code)


# ---- what is forgiven --------------------------------------------------------------------


CODE = WORKED.code


@pytest.mark.parametrize(
    ("given", "to"),
    [
        (f"{CODE}/", AT),
        (f"{CODE}.", AT),
        (CODE.upper(), AT),
        (f"{CODE})", AT),
        (f"{CODE}%20", AT),
        (f"{CODE}%E2%80%8B", AT),
        (f"{CODE[:6]}%E2%81%A0{CODE[6:]}", AT),
        (f"{CODE}.PNG", f"{AT}.png"),
        (f"{CODE.upper()}.svg", f"{AT}.svg?size=wide&theme=light"),
        (f"{CODE}..png?size=square&theme=dark", f"{AT}.png?size=square&theme=dark"),
    ],
)
def test_a_link_that_suffered_on_the_way_leads_to_its_own_address(
    client: TestClient, pen: Drawn, given: str, to: str
) -> None:
    answer = client.get(f"/share/{given}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, to)
    assert pen == [] and client.get(f"/share/{given}").status_code == 200


@pytest.mark.parametrize("address", ["/share", "/share/", f"/share/x/{CODE[:-2]}"])
def test_without_a_code_there_is_a_sentence(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404 and "This link shows no map" in answer.text
    assert "Copy the whole link once more" in answer.text


@pytest.mark.parametrize("given", ["%00", f"{CODE}%00", "..%2f..%2fetc", "%2e%2e/x", "x\\..%5cy"])
def test_what_streamlit_refuses_without_a_word_is_left_to_the_page_for_no_page(given: str) -> None:
    app = Pages(Starlette(routes=(own := share_routes(draw=Drawn()))), "shell", lambda scope: answers(own, scope))
    with TestClient(app, base_url="https://sweet.example") as client:
        answer = client.get(f"/share/{given}")
    assert answer.status_code == 404 and "There is no page here" in answer.text


def test_pictures_are_given_the_address_that_is_set_and_no_other(
    client: TestClient, pen: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(f"{AT}.png", headers={"host": "other.example"})
    monkeypatch.setenv("PUBLIC_URL", "https://maps.example/")
    client.get(f"{AT}.svg")
    assert pen.sources == ("", "https://maps.example")


@settings(max_examples=60, deadline=None)
@given(whole())
def test_every_map_has_its_page(shared: Shared) -> None:
    html = share_page(shared, "https://sweet.example")
    assert Tags(html).meta["og:image"] == f"https://sweet.example/share/{shared.code}.png"
    assert "{{" not in html and "None" not in html
