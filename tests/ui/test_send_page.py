"""Sharing: what others will see stands on the page before anything is sent, and is exactly what they get."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import Any

import pytest
import segno

from content import page
from sharing import share_picture as share_pictures
from sharing.link import Shared, decode, share
from sharing.share_picture import share_picture
from sharing.share_words import share_words
from tests.ui.visits import QUIZ, ZONES, Visit, journal, sheet
from ui import visit as visits_own
from ui.sections import share_link
from ui.sections import share_picture as own_picture

pytestmark = pytest.mark.usefixtures("app")

SAYS = page("send").says
LATER = "2026-06-04T10:00:00Z"


@pytest.fixture
def pen() -> None:
    """For a test that wants real pictures, not the sketches of the others."""


@pytest.fixture(autouse=True)
def _sketches(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture takes 0.2 s, and most tests here ask only which one it is: a line that says so stands for it."""

    def sketch(parts: Mapping[str, Any], *given: str) -> bytes:
        return f"{sorted(parts.items())} {given}".encode()

    if "pen" not in request.fixturenames:
        monkeypatch.setattr(share_pictures, "made_here", sketch)


def send(*entries: Any, **settings: Any) -> Visit:
    return Visit(journal(*(entries or (sheet(),)), **settings)).see("send")


def html(visit: Visit) -> str:
    return " ".join(visit.markup)


def shown(visit: Visit) -> Shared:
    """What the link on the page shows."""
    (code,) = re.findall(r'class="linktext">[^<]*/share/([0-9a-z]+)<', html(visit))
    return decode(code)


def pictures(visit: Visit) -> list[bytes]:
    return [base64.b64decode(one) for one in re.findall(r'src="data:image/png;base64,([^"]+)"', html(visit))]


# ---- nothing to share --------------------------------------------------------------------


def test_before_the_browser_answers_and_without_a_map() -> None:
    waiting = Visit(None).see("send")
    assert "One moment." in waiting.words and not waiting.has("send")
    nothing = Visit(journal()).see("send")
    assert nothing.title == SAYS["empty_title"]
    assert nothing.press(SAYS["start"]).here == "quiz"


def test_too_few_answers_lead_on_to_more() -> None:
    visit = send(sheet("DDBB", "42"))
    assert visit.title == "Not enough answers for a map yet"
    assert not visit.has("send")


# ---- what others will see ----------------------------------------------------------------


def test_the_link_shows_the_map_and_the_preview_is_the_very_picture() -> None:
    visit = send()
    there = share(visits_own.result(QUIZ, sheet()))
    assert shown(visit) == there
    words = share_words(there)
    preview, picture = pictures(visit)
    assert preview == share_picture(there)
    assert picture == share_picture(there, size="portrait")
    said = visit.words
    for part in (words.title, words.preview, words.lead, words.means, "It holds no answers, no name"):
        assert part in said
    assert SAYS["corner"] in said


def test_words_and_names_are_chosen() -> None:
    visit = send()
    visit.at.toggle(key="passing.share-words").set_value(False)
    visit.run()
    assert shown(visit).words is False
    assert "A balance map" in html(visit) and share_words(decode(shown(visit).code)).lead == ""
    visit.at.segmented_control(key="passing.share-names").set_value("neutral")
    visit.run()
    assert shown(visit).names == "neutral" and shown(visit).words is False
    assert not re.search("doormat|diva", visit.inside("send"), re.IGNORECASE)
    assert visit.asked == [], "a choice for one link changes nothing on the device"


def test_who_uses_neutral_names_shares_them() -> None:
    assert shown(send(names="neutral")).names == "neutral"


def test_the_corner_says_that_answers_can_be_told() -> None:
    best = sheet("B" * 12, "515151 515151")
    corner = "only a few ways to answer"
    assert shown(send(best)).at_a_corner and corner in send(best).words
    assert corner not in send().words


def test_a_sheet_opened_from_the_journal_is_the_one_that_is_shared() -> None:
    visit = send(sheet(), sheet(*ZONES["diva"], name="s2", at=LATER))
    assert shown(visit).zone == "diva"
    visit.at.session_state["opened"] = {QUIZ.id: "s1"}
    assert shown(visit.see("send")).zone == "doormat"


# ---- a title of one's own ----------------------------------------------------------------


TITLE = "Kumquat <b>spring</b> & \u201ctea\u201d"


def test_a_title_goes_into_the_picture_and_nowhere_else(monkeypatch: pytest.MonkeyPatch, pen: None) -> None:
    given: list[dict[str, Any]] = []
    real = own_picture.partial

    def noted(make: Any, *known: Any) -> Any:
        given.append(dict(known[1]))
        return real(make, *known)

    monkeypatch.setattr(own_picture, "partial", noted)
    visit = send()
    before, preview = shown(visit), pictures(visit)[0]
    visit.at.text_input(key=own_picture.TITLE).set_value(f"  {TITLE}\n ")
    visit.run()
    assert shown(visit) == before
    assert pictures(visit)[0] == preview, "the link's preview has no title of theirs"
    assert pictures(visit)[1] == share_picture(before, size="portrait", title=TITLE)
    assert {one["title"] for one in given[-3:]} == {TITLE}
    in_link = visit.inside("send-link")
    assert "Kumquat" not in in_link and visit.asked == [] and visit.at.query_params == {}
    alts = re.findall(r'alt="([^"]*)"', html(visit))
    assert "Kumquat" not in alts[0] and "&lt;b&gt;" in alts[1] and "<b>spring" not in html(visit)
    for at, kind in enumerate(("png", "svg", "pdf")):
        made = own_picture._file(kind, given[at - 3])
        assert made.startswith({"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}[kind])
        if kind == "svg":
            assert b"Kumquat" in made and b"<b>" not in made


def test_the_widest_title_that_the_field_takes_has_room(pen: None) -> None:
    visit = send()
    visit.at.text_input(key=own_picture.TITLE).set_value("W" * 80)
    visit.run()
    assert SAYS["own_too_long"] not in visit.words
    assert pictures(visit)[1] == share_picture(shown(visit), size="portrait", title="W" * 80)


def test_a_title_that_has_no_room_is_said_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def narrow(shared: Shared, *given: Any, title: str = "", **more: Any) -> bytes:
        if title:
            raise ValueError("The words are too long for a card.")
        return share_picture(shared, *given, **more)

    monkeypatch.setattr(share_link, "share_picture", narrow)
    visit = send()
    visit.at.text_input(key=own_picture.TITLE).set_value("Spring")
    visit.run()
    assert SAYS["own_too_long"] in visit.words
    assert pictures(visit)[1] == share_picture(shown(visit), size="portrait")
    assert visit.at.session_state[own_picture.CHOICE]["title"] == ""


def test_size_and_paper_are_chosen() -> None:
    visit = send()
    visit.at.segmented_control(key="passing.share-size").set_value("square")
    visit.at.segmented_control(key="passing.share-theme").set_value("dark")
    visit.run()
    assert pictures(visit)[1] == share_picture(shown(visit), size="square", theme="dark")
    assert SAYS["square_note"] in visit.words


def test_pictures_are_kept_for_the_page_alone_and_few_of_them() -> None:
    visit = send()
    for size in ("wide", "square", "portrait"):
        for theme in ("dark", "light"):
            visit.at.segmented_control(key="passing.share-size").set_value(size)
            visit.at.segmented_control(key="passing.share-theme").set_value(theme)
            visit.run()
    assert len(visit.at.session_state[share_link.DRAWN]) == share_link.MOST_DRAWN
    visit.see("about")
    assert share_link.DRAWN not in visit.at.session_state and own_picture.CHOICE not in visit.at.session_state


# ---- the code to scan, and the lines for a blog ------------------------------------------


def test_the_code_to_scan_is_the_link_dark_on_light() -> None:
    url = "https://sweet.example/share/104pr00g311cah62c"
    drawing = share_link.qr(url, "To <scan>")
    assert drawing.startswith('<svg role="img" aria-label="To &lt;scan&gt;" ')
    code = segno.make(url, error="m")
    side = code.symbol_size(border=4)[0]
    assert f'viewBox="0 0 {side} {side}"' in drawing
    light, dark = (path.split('"/>')[0] for path in drawing.split("<path ")[1:])
    assert light.startswith('fill="#fff"') and 'stroke="#25211b"' in dark
    lines = [int(run) for run in re.findall(r"h(\d+)", dark.partition(' d="')[2])]
    assert sum(lines) == sum(map(sum, code.matrix)), "as many dark squares as the code of that link has"


def test_the_lines_for_a_blog_are_safe_and_whole() -> None:
    lines = share_link.embedding('https://sweet.example/share/1a"b', 'Map. "Doormat" & <more>')
    assert lines.startswith('<a href="https://sweet.example/share/1a&quot;b"><img src="https://sweet.example/share/1a')
    assert '.svg" alt="Map. &quot;Doormat&quot; &amp; &lt;more&gt;" width="1200" height="630"' in lines
    assert lines.endswith("</a>") and lines.count("<") == 3


def test_the_lines_stand_on_the_page_as_text() -> None:
    visit = send()
    assert "&lt;img src=&quot;" in html(visit) and ".svg&quot; alt=&quot;Balance map. Doormat side" in html(visit)


# ---- ways here ---------------------------------------------------------------------------


def test_the_result_leads_here_and_this_page_to_a_friends() -> None:
    assert Visit(journal(sheet())).see("result").links[SAYS["from_result"]] == "send"
    assert send().links[SAYS["friend_link"]] == "shared"
