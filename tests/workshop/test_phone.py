"""The phones' light page: what it sends, how much that is, and that nothing a person typed is ever markup."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from html import unescape

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import content
import player
from content.workshop import workshop
from workshop.codes import new_code
from workshop.exercises import all_exercises
from workshop.phone import files, phone_routes
from workshop.phone.pages import CSP, country_of, join_page, room_page
from workshop.questions import questions
from workshop.rooms import Room, Step, today

LIMIT = 40_000
SAID = workshop().phone
CODE = new_code()


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=phone_routes()), follow_redirects=False)


def small(text: str) -> int:
    return len(gzip.compress(text.encode(), 9, mtime=0))


def everything(page: str) -> list[str]:
    """The addresses that a page loads by itself."""
    return re.findall(r'(?:src|href)="(/room-files/[^"]+)"', page)


# ---- how much it is --------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", sorted(all_exercises()))
def test_the_page_with_all_it_needs_and_the_questions_is_under_40_kilobytes(exercise: str) -> None:
    page = room_page("bamo-tigule", "US")
    loaded = [files.file(name) for name in (files.SCRIPT, files.STYLE, files.FONT)]
    assert sorted(address.partition("?")[0] for address in everything(page)) == [
        "/room-files/newsreader.woff2",
        "/room-files/phone.css",
        "/room-files/phone.js",
    ]
    room = Room(
        1,
        "bamo-tigule",
        "",
        "neutral",
        (exercise,),
        {exercise: Step("open", False, False)},
        exercise,
        2,
        today(),
        today(),
    )
    asked = json.dumps(questions(room, exercise), ensure_ascii=False, separators=(",", ":"))
    total = small(page) + sum(len(one.small or one.body) for one in loaded if one) + small(asked)
    assert total < LIMIT, f"{total} bytes with the questions of {exercise}"


def test_tokens_that_nobody_reads_stay_at_home() -> None:
    style = files.style()
    assert "--paper:" in style and "--tilt-1" not in style and "--green-deep:light-dark(#225443,#A9D8C2)" in style
    defined, read = set(re.findall(r"(--[\w-]+):", style)), set(re.findall(r"var\((--[\w-]+)", style))
    assert read - defined <= {"--ss-above"}
    assert style.count("{") == style.count("}")


# ---- what it is made of ----------------------------------------------------------------------


def test_no_two_modules_of_the_script_name_the_same_thing() -> None:
    theirs = [files.HERE.parents[1] / "player" / f"{name}.js" for name in player.MODULES if name not in files.WITHOUT]
    names: Counter[str] = Counter()
    for path in (*theirs, *(files.HERE / f"{name}.js" for name in files.MODULES)):
        text = path.read_text(encoding="utf-8")
        names.update(re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE))
    assert [name for name, n in names.items() if n > 1] == []
    assert {"mount", "openStore", "newSeat", "draw"} <= set(names)
    assert "phoneSays" not in names and not re.search(r"^(import|export)\b", files.script(), re.MULTILINE)


def test_every_word_of_the_phone_is_said_and_every_word_that_is_said_is_there() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted(files.HERE.glob("*.*")) if path.suffix != ".woff2"]
    used = set(re.findall(r"(?:said\.|phone\[\")(\w+)", "\n".join(sources)))
    used |= {f"kind_{step.kind}" for step in content.steps().values()}
    nowhere = re.findall(r'nowhere\(said, "(\w+)"(.*)\)', "\n".join(sources))
    used |= {name + end for name, again in nowhere for end in ("", "_text", "_again")[: 3 if again else 2]}
    assert set(SAID) == used


def test_the_words_in_the_script_are_those_of_the_content_and_pairs_come_from_the_exercises() -> None:
    found = re.search(r"^const phoneSays = (.*);$", files.script(), re.MULTILINE)
    assert found
    says = json.loads(found[1])
    assert says["said"] == SAID
    assert says["pairs"] == {one.first: one.id for one in all_exercises().values() if one.first} != {}
    assert set(says["maps"]) == {"balance", "scenarios", "before", "after"}


def test_the_script_loses_blanks_and_nothing_else() -> None:
    texts = [player.joined(*(one for one in player.MODULES if one not in files.WITHOUT))]
    texts += [player.bare((files.HERE / f"{name}.js").read_text(encoding="utf-8")) for name in files.MODULES]
    script, written = files.script(), "\n".join(texts)
    without = re.sub(r"^const phoneSays = .*\n", "", script, flags=re.MULTILINE)
    assert re.sub(r"\s", "", without) == re.sub(r"\s", "", written) and len(without) < len(written)
    for text in re.findall(r'"[^"\n]*"|`[^`]*`', written):
        assert text in script, "what is said keeps its blanks"


def test_the_page_holds_both_cards_whole_so_that_opening_them_sends_nothing() -> None:
    page = unescape(re.sub(r"</?a\b[^>]*>", "", room_page(CODE, "US")))
    for name in ("safety", "support"):
        card = content.card(name, "US")
        for text in (card.link, card.title, *card.paragraphs, *card.more):
            assert text in page, text
    assert "988" in page and "988" not in room_page(CODE)


@pytest.mark.parametrize(
    ("languages", "country"),
    [("en-US,en;q=0.9", "US"), ("de-at", "AT"), ("en", None), ("", None), ("zh-Hant-TW;q=1", "TW"), ("*", None)],
)
def test_the_country_is_that_of_the_first_language(languages: str, country: str | None) -> None:
    assert country_of(languages) == country


# ---- the addresses ---------------------------------------------------------------------------


def test_a_room_has_one_address_whatever_was_typed(client: TestClient) -> None:
    answer = client.get(f"/j/{CODE}")
    assert answer.status_code == 200 and f'data-code="{CODE}"' in answer.text
    assert answer.headers["content-security-policy"] == CSP and "private" in answer.headers["cache-control"]
    assert "'unsafe" not in CSP and "blob:" not in CSP and CSP.startswith("default-src 'none'")
    for typed in (CODE.upper(), CODE.replace("-", ""), CODE.replace("-", " ")):
        moved = client.get(f"/j/{typed}")
        assert (moved.status_code, moved.headers["location"]) == (303, f"/j/{CODE}")
        moved = client.get("/join", params={"code": typed})
        assert (moved.status_code, moved.headers["location"]) == (303, f"/j/{CODE}")


@pytest.mark.parametrize(
    "address",
    ["http://localhost:8951/j/{}", "localhost:8951/j/{}", "https://rooms.example/sweet/j/{}?from=qr#top", "/j/{}/",
     "Join at https://rooms.example/j/{} please", "https://rooms.example/join?code={}", "rooms.example%2Fj%2F{}"],
)  # fmt: skip
def test_a_whole_address_that_was_pasted_leads_to_its_room(client: TestClient, address: str) -> None:
    for code in (CODE, CODE.upper().replace("-", "")):
        moved = client.get("/join", params={"code": address.format(code)})
        assert (moved.status_code, moved.headers["location"]) == (303, f"/j/{CODE}")


def test_what_is_no_code_gets_a_sentence_and_the_form(client: TestClient) -> None:
    odd = '"><script>x</script>'
    for answer, status in ((client.get(f"/j/{odd}"), 404), (client.get("/join", params={"code": odd}), 200)):
        assert answer.status_code == status
        assert SAID["code_odd"] in unescape(answer.text) and 'action="/join"' in answer.text
        assert "<script>x" not in answer.text and 'aria-invalid="true"' in answer.text
    for typed in ("x" * 300, "https://rooms.example/host#x.y", "https://rooms.example/j/", "////", "bamo-tigule/bamo"):
        assert SAID["code_odd"] in unescape(client.get("/join", params={"code": typed}).text)
    fresh = client.get("/join")
    assert fresh.status_code == 200 and SAID["code_odd"] not in unescape(fresh.text)
    assert client.get("/j").headers["location"] == "/join" == client.get("/j/").headers["location"]
    assert client.post("/join").status_code == 405
    assert len(join_page("x" * 5_000)) < 4_000


@pytest.mark.parametrize("page", [room_page(CODE), join_page("<b>", SAID["code_odd"])], ids=["room", "join"])
def test_nothing_in_a_page_needs_what_its_policy_forbids(page: str) -> None:
    assert not re.search(r"<script(?![^>]*\bsrc=)", page) and "<style" not in page
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    assert not re.search(r'(?:src|action)="(?!/)', page)
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "").replace("http%3A//www.w3.org/2000/svg", "")


def test_files_are_small_and_kept_for_ever_under_their_own_mark(client: TestClient) -> None:
    for address in everything(room_page(CODE)):
        answer = client.get(address)
        assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
        assert client.get(address, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
        older = client.get(address[:-1] + ("0" if address[-1] != "0" else "1"))
        assert older.content == answer.content and older.headers["cache-control"] == "no-cache"
    script = client.get("/room-files/phone.js", headers={"Accept-Encoding": "gzip"})
    assert script.headers["content-encoding"] == "gzip" and script.text == files.script()
    plain = client.get("/room-files/phone.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers and plain.text == files.script()
    assert files.address(files.FONT) in files.style()
    for name in ("page.html", "__init__.py", "..%2Fcodes.toml", "phone.js.map"):
        assert client.get(f"/room-files/{name}").status_code == 404
    with pytest.raises(KeyError):
        files.address("page.html")


def test_the_player_for_a_phone_leaves_out_only_what_takes_files_in_and_out() -> None:
    assert set(files.WITHOUT) < set(player.MODULES)
    assert "importText" not in files.script() and "importText" in player.script()
