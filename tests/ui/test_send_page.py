"""Sharing: what others will see stands on the page before anything is sent, and is exactly what they get."""

from __future__ import annotations

import base64
import dataclasses
import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
import segno

from content import page
from sharing import share_picture as share_pictures
from sharing.link import Shared, decode, share
from sharing.share_picture import share_picture
from sharing.share_words import sentences, share_words
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
    assert SAYS["ends"] in said


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


@pytest.mark.parametrize(("one", "side"), [
    (sheet("B" * 12, "515151 515151"), "both"),
    (sheet("DDDBDDBBBBBB", "515151 333333"), "client"),
    (sheet("DDDHDHDHDDDD", "424242 151515"), "self"),
])  # fmt: skip
def test_at_an_end_the_person_is_told_which_answers_can_be_worked_out(one: Any, side: str) -> None:
    visit = send(one)
    told = sentences()["before"]
    assert shown(visit).ends == (("client", "self") if side == "both" else (side,))
    assert told[side] in visit.words and all(told[other] not in visit.words for other in told if other != side)
    assert visit.words.index(told[side]) < visit.words.index(SAYS["holds_end"])
    assert not re.search("no answers|no single answer", visit.inside("send-link"))
    assert SAYS["ends"] not in visit.words


def test_off_the_ends_nobody_is_warned() -> None:
    assert not any(one in send().words for one in sentences()["before"].values())


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


@pytest.mark.parametrize(("title", "said"), [
    ("My map \U0001f33f\U0001f33f \U0001f486\U0001f3fd", "\U0001f33f \U0001f486\U0001f3fd"),
    ("*\u20e3 <b>\u2602", "*\u20e3 \u2602"),
])  # fmt: skip
def test_signs_that_the_picture_cannot_show_are_named_before_it_is_saved(title: str, said: str) -> None:
    visit = send()
    before, after = SAYS["own_title_signs"].split("{signs}{more}")
    assert before not in visit.words
    visit.at.text_input(key=own_picture.TITLE).set_value(title)
    visit.run()
    assert f"{before}{said}{after}" in visit.inside("send-picture")
    visit.at.text_input(key=own_picture.TITLE).set_value("\u0411\u0430\u043b\u0430\u043d\u0441, \u00bdé")
    visit.run()
    assert before not in visit.words


def test_many_lost_signs_are_not_all_named() -> None:
    visit = send()
    visit.at.text_input(key=own_picture.TITLE).set_value("".join(map(chr, range(0x0E01, 0x0E1F))))
    visit.run()
    assert f"\u0e0c{SAYS['own_title_more']}" in visit.words and "\u0e0d" not in visit.words


# ---- nothing older goes out ----------------------------------------------------------------


def told_to(visit: Visit, key: str) -> dict[str, Any]:
    """What the browser side of the button with that key is told."""
    return dict(json.loads(visit.at.main.get_by_key(key).proto.json))


def test_the_buttons_know_what_the_picture_and_the_link_have_to_show() -> None:
    """What they do with it is in tests/browser/test_sharing.py."""
    visit = send()
    marks = re.findall(r'data-shows="(\w{16})"', html(visit))
    told = told_to(visit, "send-file")
    assert marks[1] == told["shows"] and len(set(marks)) == 2
    assert told["chosen"] == {
        "passing.share-names": SAYS["named"], "passing.share-words": True, own_picture.SIZE: SAYS["portrait"],
        own_picture.THEME: SAYS["light"], own_picture.TITLE: "",
    }  # fmt: skip
    assert (told["wait"], told["ready"]) == (SAYS["one_moment"], SAYS["picture_ready"])
    visit.at.text_input(key=own_picture.TITLE).set_value("  Spring ")
    visit.at.segmented_control(key=own_picture.SIZE).set_value("square")
    visit.run()
    after = told_to(visit, "send-file")
    assert after["chosen"][own_picture.TITLE] == "  Spring ", "as it stands in the field"
    assert after["chosen"][own_picture.SIZE] == SAYS["square"] and after["shows"] not in marks
    assert re.findall(r'data-shows="(\w{16})"', html(visit)) == [marks[0], after["shows"]]
    visit.at.segmented_control(key="passing.share-names").set_value("neutral")
    visit.run()
    for key in ("copy-link", "send-sheet", "copy-embed"):
        assert told_to(visit, key)["chosen"]["passing.share-names"] == SAYS["neutral"]
    assert told_to(visit, "send-file")["shows"] != after["shows"]


def test_a_mark_changes_with_everything_that_a_picture_shows() -> None:
    one = decode("104pr00g311cah62c")
    marks = {
        share_link.mark(one, "wide", "light"), share_link.mark(one, "square", "light"),
        share_link.mark(one, "wide", "dark"), share_link.mark(one, "wide", "light", "A"),
        share_link.mark(dataclasses.replace(one, names="neutral"), "wide", "light"),
        share_link.mark(dataclasses.replace(one, words=False), "wide", "light"),
    }  # fmt: skip
    assert len(marks) == 6


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


@pytest.mark.parametrize(("size", "said"), [
    ("wide", '.svg" alt="x" width="1200" height="630"'),
    ("portrait", '.svg?size=portrait" alt="x" width="1080" height="1350"'),
    ("square", '.svg?size=square" alt="x" width="1080" height="1080"'),
])  # fmt: skip
def test_the_lines_for_a_blog_come_in_each_size(size: str, said: str) -> None:
    assert said in share_link.embedding("https://sweet.example/share/1ab", "x", size)
    visit = send()
    visit.at.segmented_control(key=share_link.EMBEDDED).set_value(size)
    visit.run()
    asked = "" if size == "wide" else f"?size={size}"
    assert f".svg{asked}&quot; alt=" in html(visit)
    assert f'.svg{asked}" alt=' in told_to(visit, "copy-embed")["text"]


def test_the_picture_names_the_app_and_its_address_only_where_one_is_set(
    monkeypatch: pytest.MonkeyPatch, pen: None
) -> None:
    one = decode("104pr00g311cah62c")
    said = []
    for address in ("", "https://quiz.example"):
        monkeypatch.setenv("PUBLIC_URL", address)
        choice = {"shared": one, "size": "wide", "theme": "light", "title": "", "source": share_link.set_address()}
        said.append(own_picture._file("svg", choice).decode())
    assert all("Sweet Spot" in one for one in said)
    assert "quiz.example" not in said[0] and "quiz.example" in said[1]


def test_the_lines_stand_on_the_page_as_text() -> None:
    visit = send()
    assert "&lt;img src=&quot;" in html(visit) and ".svg&quot; alt=&quot;Balance map. Doormat side" in html(visit)


# ---- ways here ---------------------------------------------------------------------------


def test_the_result_leads_here_and_this_page_to_a_friends() -> None:
    assert Visit(journal(sheet())).see("result").links[SAYS["from_result"]] == "send"
    assert send().links[SAYS["friend_link"]] == "shared"
