"""The ground: settings, requirements, and what the server says before any page runs."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version as installed
from pathlib import Path

import pytest

from sharing.link import Shared
from tests.browser.support import Server
from ui.shell import compress, headers, origin, page, pages, places, start

ROOT = Path(__file__).resolve().parents[1]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
SHARED = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))
INDEX = (places.STREAMLIT / "index.html").read_text(encoding="utf-8")


def ask(server: Server, path: str, method: str = "GET", **more: str) -> tuple[http.client.HTTPResponse, bytes]:
    """One request; header names in `more` with _ for -. Gives the answer and its body as sent."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in more.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.fixture(scope="module")
def served() -> Iterator[Server]:
    server = Server()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with a questionnaire in which one key is misspelt and one file is no TOML."""
    folder = tmp_path_factory.mktemp("faulty")
    shutil.copytree(
        ROOT,
        folder,
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns(".*_cache", ".git", ".venv", "tests", ".hypothesis"),
    )
    file = next(path for path in sorted((folder / "quizzes").glob("*.toml")) if 'key = "D"' in path.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace('key = "D"', 'key = "<b>X"', 1), "utf-8")
    (folder / "quizzes" / "torn.toml").write_text("id = ", "utf-8")
    server = Server(folder)
    server.start()
    yield server
    server.stop()


# ---- settings ----------------------------------------------------------------------------------------------


def test_streamlit_collects_no_garbage_after_each_run():
    """80 ms of CPU a run with pandas and Altair loaded; app start freezes what is loaded instead."""
    assert CONFIG["runner"]["postScriptGC"] is False


def test_widgets_with_a_value_and_a_start_put_no_warning_into_the_log():
    assert CONFIG["global"]["disableWidgetStateDuplicationWarning"] is True


def test_nothing_is_reported_to_anyone():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["browser"]["serverAddress"], "without one Streamlit asks a foreign host for this machine's address"
    assert CONFIG["server"]["enableAgentApi"] is False


def test_errors_and_tools_stay_out_of_sight():
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["toolbarMode"] == "minimal"
    assert "primaryColor" not in CONFIG["theme"], "a colour under bare [theme] pins the app to light"


def test_fonts_are_ours_small_and_marked_with_their_content():
    total = 0
    for face in CONFIG["theme"]["fontFaces"]:
        name, _, mark = face["url"].removeprefix("app/static/").partition("?v=")
        body = (places.STATIC / name).read_bytes()
        assert mark == sha256(body).hexdigest()[:8], (
            f"{name} has changed: its address in config.toml needs the new mark"
        )
        total += len(body)
    assert total < 100_000
    assert len(list(places.STATIC.glob("OFL-*.txt"))) == 2


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_and_say_what_for(file):
    lines = [
        line for line in (ROOT / file).read_text("utf-8").splitlines() if line and not line.startswith(("#", "-r "))
    ]
    assert lines
    for line in lines:
        match = re.fullmatch(r"([\w-]+)==([\w.]+)  # \S.{8,}", line)
        assert match, f"{file}: {line!r}; name==version, two blanks and a comment would be right"
        assert installed(match[1]) == match[2], f"{match[1]}: the tests run with another version than the one pinned"


def test_style_sheets_name_parts_that_this_streamlit_has():
    """A selector on a data-testid that a new Streamlit no longer writes would fail without a sound."""
    wanted: dict[str, str] = {}
    for folder in ("ui", "player"):
        for file in (ROOT / folder).rglob("*.css"):
            for test, name in re.findall(r"""data-testid([\^$*~|]?)=["']([\w-]+)["']""", file.read_text("utf-8")):
                wanted[name] = f"{file.relative_to(ROOT)} ({test}=)"
    assert len(wanted) > 5
    bundle = "".join(path.read_text("utf-8") for path in (places.STREAMLIT / "static" / "js").glob("*.js"))
    # Written whole, or put together: `stBaseButton-${kind}`.
    missing = {
        name: where
        for name, where in wanted.items()
        if not re.search(rf"[`\"']{re.escape(name)}\b", bundle)
        and not (name.count("-") and re.search(rf"[`\"']{re.escape(name.rpartition('-')[0])}-?[`\"'$]", bundle))
    }
    assert not missing


# ---- the shell page ----------------------------------------------------------------------------------------


def test_shell_keeps_streamlits_script_and_drops_what_is_not_ours():
    html = page.shell(INDEX, ["app/static/a.woff2?v=1"])
    assert "<title>Sweet Spot</title>" in html and "<title>Streamlit" not in html
    assert re.search(r'<script type="module" crossorigin src="\./static/js/index\.', html)
    ours, theirs = re.findall(r"<script[^>]*>", html)
    assert ours == f'<script defer src="{places.static_url(page.BEFORE)}">', "what is deferred runs in this order"
    assert 'type="module"' in theirs
    assert "SourceSans" not in html and "agent" not in html
    assert 'href="app/static/a.woff2?v=1" as="font"' in html


def test_parts_fetched_at_once_are_there_and_named_once():
    found = page.soon(places.STREAMLIT / "static" / "js")
    assert len(found) == len(page.SOON), "a new Streamlit names its parts otherwise: look which ones the pages load now"
    html = page.shell(INDEX, scripts=found)
    assert all(html.count(name.removeprefix(".")) == 1 for name in found)


def test_shell_of_another_streamlit_is_refused_by_name():
    with pytest.raises(ValueError, match="once would be right"):
        page.shell(INDEX.replace("<title>Streamlit</title>", ""))


@pytest.mark.parametrize("path", ["/", "/quiz", "/result", "/about?x=1"])
def test_a_page_has_language_title_and_nothing_foreign(served, path):
    answer, body = ask(served, path)
    html = body.decode()
    assert answer.status == 200
    assert '<html lang="en">' in html and "<title>Sweet Spot</title>" in html
    assert html.count('name="theme-color"') == 2 and 'name="description"' in html
    assert "JavaScript" in html[html.index("<noscript>") : html.index("</noscript>")]
    assert not re.search(r"""(src|href)=["'](https?:)?//""", html)


def test_a_page_is_asked_for_again_but_sent_only_when_changed(served):
    first, body = ask(served, "/", Accept_Encoding="gzip")
    assert first.getheader("Cache-Control") == "no-cache"
    assert len(body) < 4000 < len(gzip.decompress(body))
    again, nothing = ask(served, "/", If_None_Match=first.getheader("ETag"))
    assert (again.status, nothing) == (304, b"")
    head, nothing = ask(served, "/", "HEAD")
    assert (head.status, nothing) == (200, b"") and int(head.getheader("Content-Length")) > 4000


@pytest.mark.parametrize("path", ["/nosuch", "/Quiz", "/no/such/page", "/index.php", "/.env", "/quiz/more"])
def test_an_unknown_address_is_told_so(served, path):
    answer, body = ask(served, path)
    assert answer.status == 404
    assert b"There is no page here" in body and b'<a href="/">' in body


def test_every_page_of_the_navigation_has_its_address():
    named = set(re.findall(r'url_path="([\w-]+)"', (ROOT / "ui" / "main.py").read_text(encoding="utf-8")))
    assert len(named) > 10
    assert named | {""} == set(pages.NAMES) and len(set(pages.NAMES)) == len(pages.NAMES)


def test_a_slash_too_many_leads_to_the_page(served):
    answer, _ = ask(served, "/quiz/")
    assert (answer.status, answer.getheader("Location")) == (301, "/quiz")


def test_healthz(served):
    answer, body = ask(served, "/healthz")
    assert (answer.status, json.loads(body)) == (200, {"ok": True, "version": places.version()})
    assert ask(served, "/healthz", "HEAD")[0].status == 200
    assert ask(served, "/healthz", "POST")[0].status == 405


# ---- compression and caching -------------------------------------------------------------------------------


def bundles() -> list[str]:
    return re.findall(r'(?:src|href)="\.(/static/[^"]+\.(?:js|css))"', page.shell(INDEX))


def test_the_first_pages_bundles_are_small_and_kept_for_ever(served):
    total = 0
    assert len(bundles()) > 40
    for path in bundles():
        answer, body = ask(served, path, Accept_Encoding="gzip, deflate, br")
        assert answer.getheader("Content-Encoding") == "gzip"
        assert answer.getheader("Cache-Control") == "public, max-age=31536000, immutable"
        assert answer.getheader("Content-Type", "").startswith(("text/javascript", "text/css"))
        assert int(answer.getheader("Content-Length", "0")) == len(body)
        if path.endswith(".js"):
            assert gzip.decompress(body) == (places.STREAMLIT / path[1:]).read_bytes()
        total += len(body)
    assert total < 1_000_000


def test_streamlits_fonts_are_asked_for_by_no_style_sheet(served):
    path = next(path for path in bundles() if path.endswith(".css"))
    _, body = ask(served, path, Accept_Encoding="gzip")
    css = gzip.decompress(body)
    assert b"@font-face" not in css and b".katex" in css
    assert b"@font-face" in (places.STREAMLIT / path[1:]).read_bytes()


def test_without_gzip_a_bundle_comes_as_it_is(served):
    for refusal in ("identity", "gzip;q=0", "br"):
        answer, body = ask(served, bundles()[0], Accept_Encoding=refusal)
        assert answer.getheader("Content-Encoding") is None
        assert body == (places.STREAMLIT / bundles()[0][1:]).read_bytes()


def test_a_part_of_a_file_is_that_part(served):
    answer, body = ask(served, bundles()[0], Accept_Encoding="gzip", Range="bytes=0-9")
    assert (answer.status, body) == (206, (places.STREAMLIT / bundles()[0][1:]).read_bytes()[:10])
    answer, body = ask(served, "/app/static/newsreader.woff2", Range="bytes=0-3")
    assert (answer.status, body) == (206, b"wOF2")


def test_head_says_what_get_would(served):
    get, body = ask(served, bundles()[0], Accept_Encoding="gzip")
    head, nothing = ask(served, bundles()[0], "HEAD", Accept_Encoding="gzip")
    assert nothing == b""
    assert head.getheader("Content-Length") == get.getheader("Content-Length") == str(len(body))


def test_a_bundle_that_is_known_is_not_sent_again(served):
    get, _ = ask(served, bundles()[0], Accept_Encoding="gzip")
    again, nothing = ask(served, bundles()[0], Accept_Encoding="gzip", If_None_Match=get.getheader("ETag", ""))
    assert (again.status, nothing) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        *("/static/../index.html", "/static/..%2findex.html", "/static/%2e%2e/index.html", "/static/js/none.js"),
        *(f"{folder}{name}" for folder in ("/static/js/", "/app/static/") for name in ("a" * 300, "%00", "%ff%fe")),
    ],
)
def test_no_file_outside_is_served_and_none_for_a_missing_one(served, path):
    answer, body = ask(served, path, Accept_Encoding="gzip")
    assert answer.status in (400, 404)
    assert b"<html" not in body


def test_our_files_are_kept_for_ever_when_their_address_says_which(served):
    marked, _ = ask(served, "/" + places.static_url("first-paint.css")[2:])
    assert marked.getheader("Cache-Control") == "public, max-age=31536000, immutable"
    bare, _ = ask(served, "/app/static/first-paint.css")
    assert bare.getheader("Cache-Control") == "no-cache"
    lost, _ = ask(served, "/app/static/none.css?v=12345678")
    assert (lost.status, lost.getheader("Cache-Control")) == (404, "no-store")


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0", False),
        ("br", False),
    ],
)
def test_which_browsers_take_gzip(sent, taken):
    assert compress.accepts_gzip({"headers": [(b"accept-encoding", sent.encode())]}) is taken


# ---- headers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["/", "/quiz", "/quiz/", "/no/such/page", "/healthz", "/robots.txt", "/favicon.ico", "/app/static/favicon.svg",
     "/app/static/none", "/_stcore/health", "/_stcore/host-config", "/media/none.png", "/static/js/none.js"],
)  # fmt: skip
def test_every_answer_carries_the_headers(served, path):
    answer, _ = ask(served, path, Accept_Encoding="gzip")
    for name, value in headers.ALWAYS.items():
        assert answer.getheader(name) == value, name


def test_a_bundle_carries_the_headers_too(served):
    for path in (bundles()[0], bundles()[-1]):
        answer, _ = ask(served, path, Accept_Encoding="gzip")
        assert answer.getheader("Content-Security-Policy") == headers.CSP


def test_the_policy_lets_nothing_in_from_elsewhere():
    rules = dict(rule.split(" ", 1) for rule in headers.CSP.split("; "))
    assert rules["script-src"] == "'self' blob:" and rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == rules["frame-src"] == "'none'"
    assert not re.search(r"https?:|\*|unsafe-eval", headers.CSP)


@pytest.mark.parametrize(
    "path",
    ["/result", "/plan", "/share/abc", "/j/abc", "/api/rooms/x/stage", "/join", "/host", "/room", "/wall"],
)
def test_private_addresses_stay_out_of_search_engines(path):
    assert headers.headers_for(path, "")["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("path", ["/", "/about", "/sharing-is-caring", "/jobs", "/planner"])
def test_open_addresses_may_be_found(path):
    assert "X-Robots-Tag" not in headers.headers_for(path, "")


def test_robots_header_is_sent(served):
    assert ask(served, "/result")[0].getheader("X-Robots-Tag") == "noindex, nofollow"
    assert ask(served, "/")[0].getheader("X-Robots-Tag") is None


@pytest.mark.parametrize(
    ("source", "host", "let_in"),
    [
        (None, "a.org", True),
        ("https://a.org", "a.org", True),
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        ("http://127.0.0.1:8502", "127.0.0.1:8501", False),
        ("https://b.org", "a.org", False),
        ("null", "a.org", False),
        ("HTTPS://A.org", "a.org", True),
        ("http://[bad", "a.org", False),
        ("", "", False),
        ("https://a.org", None, False),
    ],
)
def test_only_our_own_pages_open_a_websocket(source, host, let_in):
    assert origin.same_origin(source, host) is let_in


def test_a_foreign_websocket_is_refused(served):
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    upgrade["Sec_WebSocket_Key"] = "AAAAAAAAAAAAAAAAAAAAAA=="
    answer, _ = ask(served, "/_stcore/stream", Origin="https://elsewhere.example", **upgrade)
    assert answer.status == 403


def test_the_log_says_nothing_of_who_asked_for_what(served):
    ask(served, "/about?secret=1")
    assert "secret" not in served.log and "GET" not in served.log
    assert "Sweet Spot" in served.log


# ---- another way to serve it -------------------------------------------------------------------------------


class ByUvicorn(Server):
    """The app served by uvicorn from a folder that is not the project's."""

    def command(self) -> list[str]:
        where = ["--app-dir", str(ROOT), "--host", "127.0.0.1", "--port", str(self.port)]
        return [sys.executable, "-m", "uvicorn", *where, "app:app"]


def test_uvicorn_from_anywhere_serves_with_our_settings(tmp_path):
    server = ByUvicorn(tmp_path, workers=1)
    server.start()
    try:
        assert ask(server, "/healthz")[0].status == 200
        assert ask(server, "/app/static/first-paint.css")[0].status == 200, (
            "static files are served by our settings only"
        )
        assert "newsreader.woff2?v=" in ask(server, "/")[1].decode()
        answer, picture = ask(server, f"/share/{SHARED.code}.svg")
        assert answer.status == 200 and picture.startswith(b"<svg")
        assert "GET" not in server.log and "pictures" not in server.log, "its worker made the picture"
    finally:
        server.stop()


# ---- a file with a fault -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/quiz", "/share/abc", "/_stcore/host-config"])
def test_a_fault_stands_on_every_page(faulty, path):
    answer, body = ask(faulty, path)
    html = body.decode()
    assert answer.status == 503
    assert "cannot start" in html and "torn.toml" in html
    assert "Traceback" not in html and "<b>X" not in html
    assert "&lt;b&gt;X" in html, "the page names the wrong key, as text"
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("Content-Security-Policy") == headers.CSP


def test_a_fault_stops_healthz_and_sessions_and_is_in_the_log(faulty):
    answer, body = ask(faulty, "/healthz")
    assert (answer.status, json.loads(body)["ok"]) == (503, False)
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    answer, _ = ask(faulty, "/_stcore/stream", Sec_WebSocket_Key="AAAAAAAAAAAAAAAAAAAAAA==", **upgrade)
    assert answer.status == 403
    assert "torn.toml" in faulty.log and "Traceback" not in faulty.log


def test_whatever_goes_wrong_at_start_is_a_sentence(monkeypatch):
    assert start.find_faults() == []
    monkeypatch.setattr(start, "READY", (("json", "loads"), ("no_such_package", "read"), ("gc", "collect")))
    faults = start.find_faults()
    assert [fault.partition(":")[0] for fault in faults] == ["json", "no_such_package"]


def test_the_page_of_faults_looks_like_the_rest(faulty):
    assert ask(faulty, "/app/static/first-paint.css")[0].status == 200
