"""The journal page: what is listed and how, opened, named, removed and put back, and what is worked out for it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from icalendar import Calendar

import content
import quizzes
from content import page
from scoring import score
from sharing.journal import Entry, Journal, read_entry, shared_note
from sharing.link import encode
from tests.ui.visits import AUDIT, GUESS, QUIZ, TILTED, ZONES, Visit, audit, entry, guess, journal, sheet
from ui import visit as held
from ui.components import links
from ui.sections import calendar_map, follow_up, journal_map, journal_results, journal_rows
from ui.sections import journal as section
from ui.sections.journal_rows import spot_of

pytestmark = pytest.mark.usefixtures("app")

SAYS = page("journal").says
MARCH, APRIL, MAY = (f"2026-{month}-04T10:00:00Z" for month in ("03", "04", "05"))
NASTY = '<img src=x onerror="alert(1)"> ![a](https://a.example/b.png) **b** :red[c]'


def other(kind: str, name: str, **fields: Any) -> Entry:
    return read_entry({"id": name, "kind": kind, "at": MAY, **fields})


def code_of(scenarios: str, statements: str) -> str:
    return encode(score(QUIZ, quizzes.keyed(QUIZ, sheet(scenarios, statements).answers)))


def row(visit: Visit, one: Entry) -> str:
    return visit.inside(f"entry-{spot_of(one)}")


def tap(visit: Visit, key: str) -> Visit:
    visit.at.button(key=key).click()
    return visit.run()


# ---- the timeline


def test_without_anything_it_says_what_would_stand_here_and_how_to_bring_a_file_in() -> None:
    visit = Visit(journal()).see("journal")
    assert visit.title == "Nothing here yet"
    assert visit.has("journal-file-ways")
    assert visit.has("erase")
    assert not visit.has("timeline")
    assert visit.press("Take the quiz").here == "quiz"


def test_entries_stand_by_month_the_newest_first() -> None:
    kept = [sheet(name="a", at=MARCH), audit(name="b"), sheet(name="c", at=APRIL), other("note", "n", text="Hi.")]
    visit = Visit(journal(*kept)).see("journal")
    assert [head for head in visit.tagged("h2") if "2026" in head] == ["May 2026", "April 2026", "March 2026"]
    order = [str(one.key) for one in visit.at.button if str(one.key).startswith("change-")]
    assert order == [f"change-{spot_of(kept[at])}" for at in (1, 3, 2, 0)]
    assert "4 March 2026" in row(visit, kept[0])


def test_a_sheet_says_what_stands_out_in_it() -> None:
    visit = Visit(journal(sheet())).see("journal")
    told = row(visit, sheet())
    assert "Doormat side, borderline" in told
    neutral = Visit(journal(sheet(), names="neutral")).see("journal")
    assert "oormat" not in row(neutral, sheet())


def test_the_guess_goes_with_the_map_of_the_same_sitting() -> None:
    alone = guess(1, 2, name="lonely", at=MARCH)
    visit = Visit(journal(guess(10, 20), sheet(), alone)).see("journal")
    assert not visit.has(f"entry-{spot_of(guess(10, 20))}")
    assert GUESS.title in row(visit, alone)
    assert not visit.has(f"open-{spot_of(alone)}")


def test_every_kind_of_entry_has_its_line_and_its_place() -> None:
    policy, moment = next(iter(content.policy_drafts().values())), next(iter(content.rehearsals().values()))
    kept = {
        other("draft", f"policy.{policy.id}"): ("Policy: ", "policies", {"policy": policy.id}),
        other("draft", "practice"): ("Your practice’s voice", "policies", {}),
        other("note", f"rehearsal.{moment.id}", rehearsal=moment.id, text="No."): (
            "Your own reply", "rehearse", {"situation": moment.id},
        ),
        read_entry({"id": "plan.s1", "kind": "plan", "at": MAY}): ("Plan", "plan", {}),
    }  # fmt: skip
    for one, (title, where, params) in kept.items():
        visit = Visit(journal(sheet(), *kept)).see("journal")
        assert title in row(visit, one)
        tap(visit, f"open-{spot_of(one)}")
        assert visit.here == where
        assert {name: visit.at.query_params[name] for name in visit.at.query_params} in (
            params, {name: [value] for name, value in params.items()},
        )  # fmt: skip


def test_words_without_a_page_are_read_in_place_as_plain_text() -> None:
    note = other("note", "n1", text=f"{NASTY}\nsecond line")
    visit = tap(Visit(journal(note)).see("journal"), f"open-{spot_of(note)}")
    (html,) = (text for text in visit.markup if "second line" in text)
    assert "<img" not in html
    assert html == next(str(one.value) for one in visit.of("html") if "second line" in str(one.value))
    tap(visit, f"close-{spot_of(note)}")
    assert "second line" not in visit.words


def test_an_older_plan_is_read_with_how_its_steps_went() -> None:
    old = read_entry(
        {
            "id": "plan.s0",
            "kind": "plan",
            "at": MARCH,
            "steps": ["CARE-01", "MIND-06", "no such step", 7],
            "went": {"CARE-01": "done"},
            "own": {"CARE-01": "If 12, I eat."},
        }
    )
    visit = Visit(journal(sheet(name="s0", at=MARCH), sheet(), old)).see("journal")
    assert "For the map of 4 March 2026. One step noted on" in row(visit, old)
    tap(visit, f"open-{spot_of(old)}")
    assert f"{content.steps()['CARE-01'].title}: done" in visit.words
    assert content.steps()["MIND-06"].title in visit.words, "all that stood in it, not only what was noted"
    assert "If 12, I eat." in visit.words


def test_sheets_of_another_version_and_of_unknown_questions_are_listed_and_say_so() -> None:
    old = entry(AUDIT, audit().answers, "old", version=AUDIT.version + 1)
    strange = read_entry(old.plain() | {"id": "strange", "quiz": "no_such_thing"})
    visit = Visit(journal(old, strange)).see("journal")
    assert SAYS["other_version"] in row(visit, old)
    assert SAYS["unknown"] in row(visit, strange)
    assert not visit.has(f"open-{spot_of(old)}")


def test_only_what_is_shown_is_worked_out_and_the_rest_is_a_tap_away() -> None:
    kept = [sheet(name=f"s{n}", at=f"20{n // 12 + 10}-{n % 12 + 1:02}-04T10:00:00Z") for n in range(50)]
    with mock.patch.object(journal_results.scoring, "score", wraps=journal_results.scoring.score) as scored:
        visit = Visit(journal(*kept)).see("journal")
        first = scored.call_count
        visit.run()
        assert scored.call_count == first, "held while the page is open"
    assert first == section.AT_ONCE
    assert "12 of 50 entries" in visit.words
    for _ in range(4):
        tap(visit, "journal-earlier")
    assert not visit.has("journal-earlier")
    assert len([one for one in visit.at.button if str(one.key).startswith("change-")]) == 50
    assert not [name for name in visit.see("plan").at.session_state.to_dict() if str(name).startswith("passing.")]


def test_unreadable_entries_are_counted() -> None:
    assert SAYS["skipped_1"] in Visit(Journal(entries=(sheet(),), skipped=1)).see("journal").words
    assert "3 more entries could not be read" in Visit(Journal(entries=(sheet(),), skipped=3)).see("journal").words


# ---- opening


@pytest.mark.parametrize("made", [sheet, audit])
def test_an_opened_sheet_is_shown_with_its_day_and_the_way_back_and_stands_in_no_address(made: Any) -> None:
    old = read_entry(made().plain() | {"id": "old-one", "at": MARCH, "label": NASTY})
    newest = read_entry(made().plain() | {"id": "new-one"})
    visit = Visit(journal(old, newest)).see("journal")
    tap(visit, f"open-{spot_of(old)}")
    assert visit.here in ("result", "audit")
    assert "old-one" not in str(visit.at.query_params)
    assert "4 March 2026" in visit.inside("opened")
    assert all("<img" not in text for text in visit.markup)
    assert visit.links["My journal"] == "journal"
    visit.see("plan").see(visit_page := ("result" if made is sheet else "audit"))
    assert visit.has("opened"), "the choice stays in this visit"
    visit.press("Back to the newest")
    assert not visit.has("opened")
    assert visit.here == visit_page


def test_a_new_sheet_ends_the_choice() -> None:
    old, new = sheet(name="old", at=MARCH), sheet(*ZONES["diva"], name="new")
    visit = Visit(journal(old, sheet())).see("journal")
    tap(visit, f"open-{spot_of(old)}")
    assert visit.title.startswith("Doormat side")
    visit.at.session_state[f"player-{QUIZ.id}.sheets"] = [read_entry(new.plain() | {"at": "2026-06-04T10:00:00Z"})]
    visit.see("quiz")
    assert visit.here == "result"
    assert visit.title.startswith("Diva side")
    assert not visit.has("opened")


# ---- a clock that was off


def test_what_is_dated_ahead_stands_apart_and_never_for_today() -> None:
    soon, far = datetime.now(UTC) + timedelta(hours=20), datetime.now(UTC) + timedelta(days=2)
    ahead = sheet(*ZONES["diva"], name="ahead", at="2150-01-01T00:00:00Z")
    near = sheet(*ZONES["worn_out"], name="far", at=far.isoformat())
    visit = Visit(journal(sheet(), ahead, near)).see("journal")
    heads = visit.tagged("h2")
    assert heads.index(SAYS["ahead"]) < heads.index("May 2026")
    assert "January 2150" not in heads
    assert SAYS["ahead_note"] in visit.words
    assert "1 January 2150" in row(visit, ahead)
    told = spec_text(visit)
    assert "You, 4 May" in told and "2150" not in told and "Earlier, " not in told
    assert SAYS["map_ahead"].format(count=2) in visit.words
    alone = Visit(journal(ahead)).see("journal")
    assert not alone.has("pic-over-time")
    assert SAYS["map_ahead_1"] in alone.words
    tomorrow = Visit(journal(sheet(name="soon", at=soon.isoformat()))).see("journal")
    assert SAYS["ahead"] not in tomorrow.words, "in another time zone it is tomorrow already"
    assert tomorrow.has("pic-over-time")


# ---- naming, removing


def test_a_name_is_kept_on_the_entry_and_shown_as_text() -> None:
    one = sheet()
    visit = tap(Visit(journal(one)).see("journal"), f"change-{spot_of(one)}")
    visit.at.text_input(key=f"passing.journal-label-{spot_of(one)}").set_value("  After   the move ")
    visit.run()
    (kept,) = [op["entry"] for op in visit.asked]
    assert kept["label"] == "After the move"
    assert kept["answers"] == one.answers
    assert "After the move" in row(visit, one)
    tap(visit, f"done-{spot_of(one)}")
    assert not visit.has(f"edit-{spot_of(one)}")
    assert len(visit.asked) == 1, "nothing new to keep"


def test_a_run_on_the_heels_of_done_takes_no_name_away(monkeypatch: pytest.MonkeyPatch) -> None:
    one = sheet(label="My own name")
    state: dict[str, Any] = {"device.held": journal(one), "journal": journal(one)}
    monkeypatch.setattr(held.st, "session_state", state)
    key = f"passing.journal-label-{spot_of(one)}"
    journal_rows._rename(one.id, key)
    assert "device.ops" not in state, "the field is gone: it says nothing"
    state[key] = ""
    journal_rows._rename(one.id, key)
    assert [op["entry"].get("label") for op in state["device.ops"].values()] == [None], "an empty field does"


def test_what_this_version_does_not_know_stays_through_a_name_and_through_removing() -> None:
    later = {"feeling": "calm", "place": {"x": 1, "y": None}, "none": None}
    one = sheet(**later)
    visit = tap(Visit(journal(one)).see("journal"), f"change-{spot_of(one)}")
    visit.at.text_input(key=f"passing.journal-label-{spot_of(one)}").set_value("Mine")
    visit.run()
    tap(visit, f"remove-{spot_of(one)}").press("Put it back")
    named, _, back = visit.asked
    for kept in (named["entry"], back["entry"]):
        assert {name: kept.get(name, "gone") for name in later} == later
        assert kept["label"] == "Mine"


def test_the_focus_goes_to_what_is_next() -> None:
    one = sheet()
    visit = tap(Visit(journal(one)).see("journal"), f"change-{spot_of(one)}")

    def on() -> Any:
        return json.loads(visit.at.main.get_by_key("focus-next").proto.json)["on"]

    assert on() == ""
    tap(visit, f"done-{spot_of(one)}")
    assert on() == f"change-{spot_of(one)}"
    tap(tap(visit, f"change-{spot_of(one)}"), f"remove-{spot_of(one)}")
    assert on() == f"back-{spot_of(one)}"
    visit.press("Put it back")
    assert on() == f"change-{spot_of(one)}"


def test_a_name_stays_when_the_entry_is_kept_again() -> None:
    plan = read_entry({"id": "plan.s1", "kind": "plan", "at": MAY, "label": "Spring"})
    visit = Visit(journal(sheet(), plan)).see("plan")
    visit.at.button(key="swap-1").click()
    visit.run()
    assert [op["entry"]["label"] for op in visit.asked] == ["Spring"]


def test_a_removed_entry_leaves_a_line_with_the_way_back_and_takes_its_guess_along() -> None:
    one, first = sheet(), guess(10, 20)
    visit = tap(Visit(journal(one, first, audit())).see("journal"), f"change-{spot_of(one)}")
    tap(visit, f"remove-{spot_of(one)}")
    assert f"Removed: {QUIZ.title}, 4 May 2026." in visit.inside(f"gone-{spot_of(one)}")
    assert [(op["do"], op["id"]) for op in visit.asked] == [("remove", "s1"), ("remove", "g1")]
    assert not visit.has(f"entry-{spot_of(one)}")
    visit.press("Put it back")
    assert [op["entry"]["id"] for op in visit.asked[2:]] == ["s1", "g1"]
    assert {name: value for name, value in visit.asked[2]["entry"].items() if name != "changed"} == one.plain()
    assert "Doormat side" in row(visit, one)
    gone = tap(tap(visit, f"change-{spot_of(one)}"), f"remove-{spot_of(one)}")
    assert not gone.see("plan").see("journal").has(f"gone-{spot_of(one)}"), "leaving the page ends it"


# ---- the map


def spec_text(visit: Visit) -> str:
    return json.dumps(visit.spec("over-time"))


def test_one_map_stands_alone_and_says_what_comes() -> None:
    visit = Visit(journal(sheet())).see("journal")
    assert SAYS["map_one"] in visit.words
    assert "Earlier, " not in spec_text(visit)


def test_earlier_maps_are_outlines_with_their_days() -> None:
    first, second = sheet(*ZONES["diva"], name="a", at=MARCH), sheet(*ZONES["worn_out"], name="b", at=APRIL)
    visit = Visit(journal(first, second, sheet())).see("journal")
    told = spec_text(visit)
    assert "Earlier, 4 March" in told and "Earlier, 4 April" in told
    assert "You, 4 May" in told
    assert "strokeDash" in told
    assert "Full: 4 May 2026." in visit.words


def test_maps_that_cannot_be_drawn_are_counted_and_many_are_cut_to_the_latest() -> None:
    few, old = sheet("DDB", "4", name="few", at=MARCH), sheet(name="old", at=APRIL, version=QUIZ.version + 1)
    visit = Visit(journal(few, old, sheet())).see("journal")
    assert "2 entries are not drawn" in visit.words
    assert "Earlier, " not in spec_text(visit)
    many = [sheet(name=f"s{n}", at=f"2025-{n:02}-04T10:00:00Z") for n in range(1, 13)]
    visit = Visit(journal(*many)).see("journal")
    assert "the last 6 of 12 maps" in visit.words
    assert spec_text(visit).count("Earlier, ") == journal_map.MOST - 1


def test_a_map_kept_from_a_link_is_an_outline_and_is_read_in_place() -> None:
    kept = read_entry(shared_note(code_of(*ZONES["diva"])) | {"at": MARCH})
    visit = Visit(journal(kept, sheet())).see("journal")
    assert "Earlier, 4 March" in spec_text(visit)
    assert "An earlier map, kept from a link" in row(visit, kept)
    assert "Diva side" in row(visit, kept)
    tap(visit, f"open-{spot_of(kept)}")
    assert visit.has(f"pic-kept-{spot_of(kept)}")


def test_a_code_of_another_model_is_listed_and_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = read_entry(shared_note(code_of(*TILTED)) | {"at": MARCH})
    monkeypatch.setattr(journal_results, "MODEL", mock.Mock(version="model_v2"))
    visit = Visit(journal(kept)).see("journal")
    assert SAYS["map_other_1"] in visit.words
    assert SAYS["kept_map_other"] in tap(visit, f"open-{spot_of(kept)}").words


# ---- the calendar's link


def test_the_calendar_leads_back_to_the_map_only_where_the_person_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://a.example")
    link = f"https://a.example/share/{code_of(*TILTED)}"
    assert links.share_url(code_of(*TILTED)) == link
    monkeypatch.setattr(held.st, "session_state", {})
    assert calendar_map.line(sheet()) == ("", "")
    monkeypatch.setattr(held.st, "session_state", {calendar_map.TICK: True})
    said = f"Your map of 4 May 2026: {link}"
    assert calendar_map.line(sheet()) == (said, link)
    assert calendar_map.line(None) == calendar_map.line(sheet("DDB", "4")) == ("", "")
    plan = content.plan(content.facts(score(QUIZ, quizzes.keyed(QUIZ, sheet().answers)).position))
    for map_line, wanted in ((("", ""), None), ((said, link), link)):
        raw = follow_up.file(plan, sheet().at, page("plan"), {}, "plan.s1", False, map_line)
        for event in Calendar.from_ical(raw).walk("VEVENT"):
            assert event.get("URL") == wanted
            assert (said in str(event["DESCRIPTION"])) is bool(wanted)


def test_the_tick_says_what_the_link_shows_and_is_off_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://a.example")
    visit = Visit(journal(sheet())).see("plan")
    assert visit.at.toggle(key=calendar_map.TICK).value is False
    assert SAYS["calendar_map_note"] in visit.words
    assert not any(one.key == calendar_map.TICK for one in Visit(journal(audit())).see("plan").at.toggle)
