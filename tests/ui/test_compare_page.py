"""The compare page as a visit sees it: what can be chosen, what is said, and what is left out and why."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

import quizzes
import scoring
from content import page
from sharing.answers_csv import answers_zip
from sharing.journal import read_entry, shared_note
from sharing.link import encode
from tests.ui.test_outcome_pages import NASTY
from tests.ui.visits import ALL, AUDIT, QUIZ, TILTED, ZONES, Visit, audit, entry, guess, journal, sheet
from ui.sections import compare_card, compare_csv, compare_pick

pytestmark = pytest.mark.usefixtures("app")

THREES = "333333 333333"
BEFORE = sheet("DDDHDDDDDDDD", THREES, "s1")
AFTER = sheet("B" * 12, THREES, "s2", at="2026-06-01T10:00:00Z", label="After the course")
"""Four weeks apart. Care for oneself moves by 100 in each moment, care for the client in one:
D_S = 50, D_C = 100/12/2 = 4.1667, so D_B = 45.8333 and D_G = 27.0833. Var_S = 6400/15/12/4 + 2500/9/6/4 + 50 = 70.4630,
Var_C = (6400 + 10000 * 11/12)/15/12/4 + 11.5741 + 50 = 83.1944; se of B = sqrt(153.6574) = 12.3959, 1.96 of it 24.30.
Before, C = (91.6667 + 50)/2 = 70.8333 and S = 25, so B = -45.8333 and G = 47.9167."""


def chosen(visit: Visit, name: str) -> str:
    """What a select box shows."""
    (box,) = (one for one in visit.at.selectbox if one.label == page("compare").says[name])
    return str(box.options[box.index])


def choose(visit: Visit, name: str, option: str) -> Visit:
    (box,) = (one for one in visit.at.selectbox if one.label == page("compare").says[name])
    box.select_index(list(box.options).index(option))
    return visit.run()


def code(zone: str) -> str:
    return encode(scoring.score(QUIZ, quizzes.keyed(QUIZ, sheet(*ZONES[zone]).answers)))


@pytest.mark.parametrize("kept", [journal(), journal(sheet()), journal(guess(0, 10), guess(5, 20, "g2"), audit())])
def test_with_one_sheet_of_a_kind_there_is_nothing_to_compare(kept: Any) -> None:
    visit = Visit(kept).see("compare")
    assert visit.title == "Nothing to compare yet"
    assert visit.links["My journal"] == "journal"
    assert not visit.has("compare-pick")
    assert visit.press("Answer the quiz").here == "quiz"


def test_while_the_browser_has_not_answered_the_page_waits() -> None:
    assert Visit(None).see("compare").title == "One moment."


def test_the_newest_two_by_day_and_own_name_with_the_words_of_a_change() -> None:
    visit = Visit(journal(AFTER, sheet(*TILTED, "s0", at="2026-03-01T10:00:00Z"), BEFORE)).see("compare")
    assert (chosen(visit, "first"), chosen(visit, "second")) == ("4 May 2026", "1 June 2026, After the course")
    assert "Likely a real change" in visit.tagged("h2")
    assert "Your tilt moved by about 46 points toward yourself." in visit.words
    assert "Toward balance:" in visit.words and "More ground:" in visit.words
    assert "From 46 toward the client to 0. 46 points toward yourself. Counts as likely from 24 on." in visit.words
    assert "It cannot show a small one." in visit.words
    assert "The answers that changed: 12 of 24" in visit.words
    drawn = visit.spec("compared")["description"]
    assert "Earlier, 4 May 2026: 46 toward the client, ground 48." in drawn
    assert visit.at.query_params == {}


def test_the_two_can_be_swapped_and_chosen_and_stay_chosen() -> None:
    oldest = sheet(*TILTED, "s0", at="2026-03-01T10:00:00Z")
    visit = Visit(journal(oldest, BEFORE, AFTER)).see("compare")
    visit.press("Swap the two")
    assert (chosen(visit, "first"), chosen(visit, "second")) == ("1 June 2026, After the course", "4 May 2026")
    assert "You look back in time here" in visit.words
    assert "Your tilt moved by about 46 points toward the client." in visit.words
    choose(visit, "first", "1 March 2026")
    assert "You look back" not in visit.words
    visit.see("journal").see("compare")
    assert (chosen(visit, "first"), chosen(visit, "second")) == ("1 March 2026", "4 May 2026")
    choose(visit, "first", "4 May 2026")
    assert "Both are the same sheet." in visit.words
    assert not visit.has("compare-map")
    visit.tells(journal(oldest, AFTER))
    assert (chosen(visit, "first"), chosen(visit, "second")) == ("1 March 2026", "1 June 2026, After the course")


def test_small_is_the_usual_word() -> None:
    visit = Visit(journal(BEFORE, sheet("BBBHDDDDDDDD", THREES, "s2", at="2026-05-20T10:00:00Z"))).see("compare")
    assert "Too small to tell" in visit.tagged("h2")
    assert "It says nothing against what you tried." in visit.words
    assert "16 days apart" in visit.words


def test_sheets_of_one_day_are_told_apart_by_the_hour() -> None:
    early, late = guess(10, 40), guess(20, 50, "g2", at="2026-05-04T18:30:00Z")
    visit = Visit(journal(early, BEFORE, late, sheet(name="s2", at="2026-05-04T18:30:00Z"))).see("compare")
    assert (chosen(visit, "first"), chosen(visit, "second")) == ("4 May 2026, 10:00", "4 May 2026, 18:30")
    drawn = str(visit.spec("compared"))
    assert "4 May 2026, 10:00" in drawn and "4 May 2026, 18:30" in drawn
    assert "4 May 2026, 10:00: you guessed" in visit.inside("compare-guesses")
    assert "4 May 2026, 18:30: you guessed" in visit.inside("compare-guesses")
    named = [BEFORE, sheet(name="s2", at="2026-05-04T18:30:00Z", label="Again")]
    labelled = Visit(journal(*named)).see("compare")
    assert chosen(labelled, "first") == "4 May 2026", "its name tells the other one apart"
    assert "4 May 2026, 18:30" in str(labelled.spec("compared")), "on the map there is no name"


@pytest.mark.parametrize(("clocks", "said"), [
    (("2026-05-04T10:00:00", "2026-05-05T10:00:00"), ["4 May 2026", "5 May 2026"]),
    (("2026-05-04T10:00:05", "2026-05-04T10:00:31"), ["4 May 2026, 10:00:05", "4 May 2026, 10:00:31"]),
    (("2026-05-04T10:00:05", "2026-05-04T10:00:31", "2026-05-04T11:00:00", "2026-05-06T11:00:00"),
     ["4 May 2026, 10:00:05", "4 May 2026, 10:00:31", "4 May 2026, 11:00", "6 May 2026"]),
    ((), []),
])  # fmt: skip
def test_days_are_told_apart(monkeypatch: pytest.MonkeyPatch, clocks: tuple[str, ...], said: list[str]) -> None:
    monkeypatch.setattr("ui.when.zone", lambda: ZoneInfo("UTC"))
    assert compare_pick.days([datetime.fromisoformat(f"{one}+00:00") for one in clocks]) == said


def test_sheets_on_other_parts_have_no_places_to_go_from_and_to() -> None:
    """The change is that of the part they share, the places are those of whole sheets (F20)."""
    visit = Visit(journal(sheet("B" * 12, "", "s1"), sheet("B" * 12, THREES, "s2", at="2026-06-01T10:00:00Z")))
    said = visit.see("compare").inside("compare-amounts")
    assert "Tilt too small to tell No change. Counts as likely from" in said
    assert "From " not in said and "on the part that both have" in said
    svg = compare_card.card(drawn_card(visit), "svg").decode()
    assert "From" not in svg


def drawn_card(visit: Visit) -> compare_card.Card:
    """The card that the files of the page are made of."""
    found = visit.at.session_state[compare_card.CHOICE]["card"]
    assert isinstance(found, compare_card.Card)
    return found


def test_the_guess_of_each_sitting_and_of_no_other() -> None:
    visit = Visit(journal(guess(10, 40), BEFORE, AFTER)).see("compare")
    said = visit.inside("compare-guesses")
    assert (
        "4 May 2026: you guessed 10 toward yourself, ground 40. Your answers: 46 toward the client, ground 48." in said
    )
    assert "1 June" not in said
    assert not Visit(journal(BEFORE, AFTER)).see("compare").has("compare-guesses")


def test_a_map_kept_from_a_link_is_compared_by_the_places_alone() -> None:
    kept = read_entry({**shared_note(code("doormat")), "at": "2026-01-05T10:00:00Z"})
    visit = Visit(journal(kept, sheet(*ZONES["sweet_spot"], "s2"))).see("compare")
    assert chosen(visit, "first") == "5 January 2026, a map kept from a link"
    assert "Likely a real change" in visit.tagged("h2")
    assert "comes from a link, which holds no answers" in visit.words
    assert "there is none to set beside yours" in visit.words
    assert visit.has("save-change-png") and "From " in visit.inside("compare-amounts")
    part = Visit(journal(kept, sheet("BBBBBBBBBBBB", "", "s2"))).see("compare")
    assert "Not compared" in part.tagged("h2")
    assert "a link does not say what its map rests on" in part.words
    assert not part.has("save-change-png")


def test_other_versions_are_left_out_and_told() -> None:
    old = entry(QUIZ, BEFORE.answers, "old", version=QUIZ.version + 1)
    note = read_entry({"id": "n", "kind": "note", "at": "2026-01-05T10:00:00Z", "shared": "nonsense"})
    visit = Visit(journal(old, note, BEFORE, AFTER)).see("compare")
    assert "One more sheet is from another version of these questions." in visit.words
    assert "One map kept from a link comes from another version of the app" in visit.words
    assert Visit(journal(old, BEFORE)).see("compare").title == "Nothing to compare yet"


def test_too_few_answers_are_no_change() -> None:
    visit = Visit(journal(BEFORE, sheet("DD", "", "s2", at="2026-06-01T10:00:00Z"))).see("compare")
    assert "Not compared" in visit.tagged("h2")
    assert "no part with enough answers" in visit.words
    assert "22 questions were answered one time only." in visit.words


def test_an_audit_is_drawn_over_time_with_what_moved_most() -> None:
    first, second, third = audit(2, "a1"), audit(2, "a2", body=4), audit(2, "a3", body=4, finances=1)
    days = ("2026-03-01T10:00:00Z", "2026-05-01T10:00:00Z", "2026-07-01T10:00:00Z")
    sheets = [read_entry({**one.plain(), "at": at}) for one, at in zip((first, second, third), days, strict=True)]
    visit = Visit(journal(*sheets, BEFORE, AFTER)).see("compare", quiz=AUDIT.id)
    assert (chosen(visit, "which"), chosen(visit, "first")) == (AUDIT.title, "1 May 2026")
    assert "Body: 3 times, first 50, last 100, between 50 and 100." in visit.spec("panels")["description"]
    assert "Finances: from 50 to 25 of 100." in visit.words
    assert "Body: from" not in visit.words
    assert "by up to 6 points" in visit.words
    assert "4 of 24" in visit.inside("compare-answers")
    choose(visit, "which", QUIZ.title)
    assert visit.has("compare-map") and not visit.has("compare-parts")


def test_a_questionnaire_without_a_score_shows_its_answers_as_plain_text() -> None:
    words = next(quiz for quiz in ALL.values() if any(item.kind == "words" for item in quiz.items))
    text = next(item for item in words.items if item.kind == "text")
    pair = [entry(words, {text.id: said}, f"w{at}", at=f"2026-0{at}-01T10:00:00Z", label=NASTY[:60])
            for at, said in ((4, NASTY), (5, "calm"))]  # fmt: skip
    visit = Visit(journal(*pair)).see("compare")
    assert not visit.has("compare-parts") and not visit.has("compare-map")
    raw = "".join(visit.markup)
    assert "&lt;script&gt;document.title" in raw and "<script>document" not in raw
    assert not [one.value for one in visit.at.markdown if "document.title" in one.value]


@pytest.mark.parametrize("quiz", ["", "no_such", "<script>", QUIZ.id])
def test_an_address_that_names_nothing_to_compare_opens_the_first(quiz: str) -> None:
    visit = Visit(journal(BEFORE, AFTER, audit())).see("compare", quiz=quiz)
    assert visit.has("compare-map") and "no_such" not in visit.words


def test_results_and_the_plan_lead_here_once_there_are_two() -> None:
    one, two = Visit(journal(BEFORE, audit())), Visit(journal(BEFORE, AFTER, audit(), audit(1, "a2")))
    label, plan = page("compare").says["result"], page("compare").says["plan_link"]
    for name, params, wanted in (("result", {}, "compare"), ("audit", {}, f"compare?quiz={AUDIT.id}")):
        assert label not in one.see(name, **params).links
        assert two.see(name, **params).links[label] == wanted
    assert plan not in one.see("plan").links
    kept = read_entry({**shared_note(code("doormat")), "at": "2026-01-05T10:00:00Z"})
    linked = Visit(journal(kept, BEFORE))
    assert plan not in linked.see("plan").links
    assert linked.see("result").links[label] == "compare"
    assert two.see("plan").links[plan] == "compare"


def test_erasing_forgets_the_choice() -> None:
    visit = Visit(journal(BEFORE, AFTER)).see("compare").press("Swap the two")
    assert visit.at.session_state["compared"] == {QUIZ.id: ("s2", "s1")}
    visit.see("about").press("Erase")
    assert "compared" not in visit.at.session_state


# ---- files -------------------------------------------------------------------------------


def test_the_card_is_in_the_order_of_time_and_is_seen_before_it_is_saved() -> None:
    visit = Visit(journal(BEFORE, AFTER)).see("compare").press("Swap the two")
    assert "You look back in time here" in visit.words
    (shown,) = images(visit)
    assert shown == compare_card.card(drawn_card(visit), "png", size="portrait")
    svg = compare_card.card(drawn_card(visit), "svg").decode()
    for said in ("Likely a real change", "Before", "Four weeks after", "Your tilt moved", "norm group", "Sweet Spot."):
        assert said in svg, said
    assert "After the course" not in svg
    assert compare_card.card(drawn_card(visit), "pdf").startswith(b"%PDF")
    (alt,) = re.findall(r'alt="([^"]*)" width="1080" height="1350"', " ".join(visit.markup))
    assert alt.startswith("Likely a real change Balance map. ") and "Earlier, Before: 46 toward the client" in alt


def images(visit: Visit) -> list[bytes]:
    found = re.findall(r'src="data:image/png;base64,([^"]+)"', " ".join(visit.markup))
    return [base64.b64decode(one) for one in found]


def test_names_and_size_of_the_card_are_chosen() -> None:
    visit = Visit(journal(BEFORE, AFTER)).see("compare")
    visit.at.segmented_control(key=compare_card.SIZE).set_value("square")
    visit.at.segmented_control(key=compare_card.NAMES).set_value("neutral")
    visit.run()
    (shown,) = images(visit)
    assert shown == compare_card.card(drawn_card(visit), "png", names="neutral", size="square")
    assert shown[16:24] == (1080).to_bytes(4, "big") * 2
    choice = visit.at.session_state[compare_card.CHOICE]
    assert (choice["names"], choice["size"]) == ("neutral", "square")
    assert visit.asked == [], "a choice for one card changes nothing on the device"
    told = json.loads(visit.at.main.get_by_key("send-change").proto.json)
    says = page("send").says
    assert told["chosen"] == {compare_card.NAMES: says["neutral"], compare_card.SIZE: says["square"]}
    assert f'data-shows="{told["shows"]}"' in " ".join(visit.markup)
    visit.see("about")
    assert compare_card.CHOICE not in visit.at.session_state and compare_card.DRAWN not in visit.at.session_state
    neutral = Visit(journal(BEFORE, AFTER, names="neutral")).see("compare")
    assert neutral.at.session_state[compare_card.CHOICE]["names"] == "neutral"


def test_a_file_needs_nothing_of_the_page_when_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit makes it outside of a run, where nobody knows the time zone. 23:30 in UTC is the next day in Berlin."""
    monkeypatch.setattr("ui.when.zone", lambda: ZoneInfo("Europe/Berlin"))
    late = sheet("B" * 12, THREES, "s2", at="2026-05-04T22:30:00Z")
    choice = dict(Visit(journal(BEFORE, late)).see("compare").at.session_state[compare_card.CHOICE])

    def nowhere() -> ZoneInfo:
        raise RuntimeError("there is no page")

    monkeypatch.setattr("ui.when.zone", nowhere)
    assert choice["card"].labels == ("Before", "One day after")
    assert b"One day after" in compare_card._file("svg", choice)


def test_a_card_has_another_mark_for_all_that_it_shows() -> None:
    visit = Visit(journal(BEFORE, AFTER)).see("compare")
    made = drawn_card(visit)
    marks = {made.mark(names, size) for names in ("named", "neutral") for size in ("wide", "square")}
    other = replace(made, labels=("Before", "After")).mark("named", "wide")
    moved = replace(made, after=made.before).mark("named", "wide")
    assert len(marks | {other, moved}) == 6


@pytest.mark.parametrize(("days", "said"), [
    (0, "After"), (1, "One day after"), (13, "13 days after"), (14, "Two weeks after"), (28, "Four weeks after"),
    (83, "Twelve weeks after"), (84, "Three months after"), (700, "23 months after"),
])  # fmt: skip
def test_how_much_later(days: int, said: str) -> None:
    assert compare_card.after(days) == said


@pytest.mark.parametrize("place", ["compare", "result", "journal"])
def test_ones_own_answers_are_offered_where_there_are_some(place: str) -> None:
    visit = Visit(journal(guess(0, 10), BEFORE, AFTER)).see(place)
    assert visit.has(f"save-answers-{place}")
    assert not Visit(journal()).see(place).has(f"save-answers-{place}")


def test_the_file_holds_every_sheet_and_its_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.visit.journal", lambda: journal(guess(0, 10), BEFORE, AFTER))
    monkeypatch.setattr("streamlit.session_state", {})
    found = compare_csv.answered()
    with zipfile.ZipFile(io.BytesIO(answers_zip(found))) as packed:
        assert len(packed.namelist()) == 4
        rows = list(csv.DictReader(io.StringIO(packed.read(f"{QUIZ.id}.csv").decode("utf-8-sig"))))
    assert [cast(str, row["sheet"]) for row in rows] == ["2026-05-04T10:00:00Z", "2026-06-01T10:00:00Z"]
    assert "After the course" not in str(rows)
