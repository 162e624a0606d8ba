"""The page that a link leads to: the map of somebody else, apart from one's own, and two maps on one ground."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from content import page
from sharing.journal import read_entry, shared_note
from sharing.link import Shared, share
from sharing.share_words import sentences, share_words
from tests.ui.visits import QUIZ, Visit, journal, sheet
from ui import visit as visits_own
from ui import when
from ui.components import day_field
from ui.sections import friend, share_mine
from ui.sections.friend import PASTED as SECOND_PASTED
from ui.sections.share_open import PASTED

pytestmark = pytest.mark.usefixtures("app")

SAYS, BESIDE, SAID = page("shared").says, page("beside").says, sentences()
CLIENT = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))
SELF = Shared("model_v1", 58, 68, 9, 11.5, 1, "mixed_middle", "borderline", ("diva", "sweet_spot"))


def at(code: str | None, *entries: Any, **settings: Any) -> Visit:
    return Visit(journal(*entries, **settings)).see("shared", **({} if code is None else {"code": code}))


def paste(visit: Visit, text: str, key: str = PASTED, button: str = SAYS["open"]) -> Visit:
    visit.at.text_input(key=key).set_value(text)
    (submit,) = (one for one in visit.at.button if one.label == button)
    submit.click()
    return visit.run()


# ---- a map ---------------------------------------------------------------------------------


def test_the_map_its_words_and_what_this_is() -> None:
    visit, words = at(SELF.code), share_words(SELF)
    assert visit.title == words.title
    said = visit.words
    for part in (words.lead, words.means, words.twin, SAID["page"]["what"], SAID["page"]["own"], SAID["page"]["note"]):
        assert part in said
    assert visit.spec("shared")["description"] == words.twin
    assert "You, today" not in str(visit.spec("shared")) and "toward yourself" not in said
    assert visit.press(SAID["page"]["start"]).here == "quiz"


def test_the_table_says_the_same_in_numbers() -> None:
    # C 58, S 68: tilt 10 to the therapist, ground 63. Margins: 1.645 times the errors, SE_B and SE_G as in test_beside.
    table = at(SELF.code).tagged("table")[0]
    for cells in ("Mixed middle, borderline", "10 toward the therapist 22", "63 13", "58 15", "68 19"):
        assert cells in table


def test_it_opens_before_the_browser_has_told_anything() -> None:
    visit = Visit(None).see("shared", code=SELF.code)
    assert visit.title == share_words(SELF).title
    assert not visit.has("shared-mine") and SAYS["lay_mine"] not in [one.label for one in visit.at.button]


def test_without_words_there_is_the_map_and_the_table() -> None:
    bare = Shared("model_v1", 58, 68, 9, 11.5, 1, "mixed_middle", "borderline", ("diva", "sweet_spot"), words=False)
    visit = at(bare.code)
    assert visit.title == "A balance map" and SAYS["no_words"] in visit.words
    assert share_words(SELF).lead not in visit.words
    assert "63 13" in visit.tagged("table")[0]


def test_the_names_are_those_of_who_shared_it() -> None:
    neutral = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle",), names="neutral")
    visit = at(neutral.code, names="named")
    assert not re.search("doormat|diva", visit.inside("shared") + str(visit.spec("shared")), re.IGNORECASE)


def test_ones_own_result_stays_apart() -> None:
    own = sheet()
    visit = at(SELF.code, own)
    assert visit.asked == [] and visit.links[SAYS["see_own"]] == "result"
    assert share_words(share(visits_own.result(QUIZ, own))).lead not in visit.words
    assert visit.see("result").title == "Doormat side, borderline"
    assert [one.id for one in visits_own_entries(visit)] == ["s1"]
    assert SAYS["see_own"] not in at(SELF.code).links


def visits_own_entries(visit: Visit) -> list[Any]:
    return list(visit.at.session_state["device.held"].entries)


# ---- no map --------------------------------------------------------------------------------


def test_a_bad_code_is_a_sentence_and_ways_on() -> None:
    visit = at("<b>x</b>")
    assert visit.title == SAYS["bad_title"]
    assert "<b>x" not in " ".join(visit.markup)
    assert "character that links to a shared map do not have" in visit.words
    assert paste(visit, f"here:\n https://sweet.example/share/{SELF.code} ").title == share_words(SELF).title
    assert SELF.code in visit.at.query_params["code"]
    assert at("1").press(SAID["page"]["start"]).here == "quiz"


def test_without_a_code_a_link_is_pasted() -> None:
    visit = at(None)
    assert visit.title == page("shared").title
    bad = paste(visit, "nonsense")
    assert bad.title == page("shared").title and bad.tagged('p.note" role="alert')
    assert paste(bad, "").words.count("Paste a link to a shared map here") == 1
    assert paste(bad, SELF.code).title == share_words(SELF).title


# ---- this was mine -------------------------------------------------------------------------


def test_ones_own_old_map_comes_back_in_two_taps() -> None:
    visit = at(SELF.code).press(SAYS["mine"]).press(SAYS["mine_keep"])
    (asked,) = visit.asked
    note = asked["entry"]
    assert (asked["do"], note["kind"], note["shared"], note["id"]) == ("keep", "note", SELF.code, f"shared.{SELF.code}")
    assert datetime.fromisoformat(note["at"]).date() == today() - timedelta(days=28)
    assert SAYS["mine_kept"] in visit.words and visit.links[SAYS["journal"]] == "journal"
    assert SAYS["mine"] not in [one.label for one in visit.at.button]


def test_when_it_was_can_be_said_and_it_can_be_somebody_elses() -> None:
    visit = at(SELF.code).press(SAYS["mine"]).press(SAYS["mine_not"])
    assert visit.asked == []
    visit.press(SAYS["mine"]).at.segmented_control(key="passing.shared-when").set_value("year_1")
    note = visit.press(SAYS["mine_keep"]).asked[0]["entry"]
    assert datetime.fromisoformat(note["at"]).date() == today() - timedelta(days=365)


def today() -> date:
    return datetime.now(UTC).date()


def day_told(visit: Visit) -> dict[str, str]:
    """What the field for the day is given."""
    return dict(json.loads(visit.at.main.get_by_key("mine-day").proto.json))


def test_the_very_day_can_be_said_and_none_to_come() -> None:
    visit = at(SELF.code).press(SAYS["mine"])
    assert day_told(visit)["label"] == SAYS["mine_day"]
    assert day_told(visit)["day"] == (today() - timedelta(days=28)).isoformat()
    assert day_told(visit)["last"] == today().isoformat()
    visit.at.segmented_control(key=share_mine.ABOUT).set_value("months_3")
    assert day_told(visit.run())["day"] == (today() - timedelta(days=91)).isoformat()
    visit.at.session_state[share_mine.DAY] = date(2026, 2, 3)
    assert day_told(visit.run())["day"] == "2026-02-03"
    visit.at.segmented_control(key=share_mine.ABOUT).set_value("today")
    assert day_told(visit.run())["day"] == today().isoformat(), "the choice made last counts"
    visit.at.session_state[share_mine.DAY] = date(2026, 2, 3)
    (asked,) = visit.run().press(SAYS["mine_keep"]).asked
    assert asked["entry"]["at"] == "2026-02-03T12:00:00Z"


@pytest.mark.parametrize(("zone", "at"), [
    ("UTC", "2026-02-03T12:00:00+00:00"), ("Pacific/Auckland", "2026-02-02T23:00:00+00:00"),
    ("America/Los_Angeles", "2026-02-03T20:00:00+00:00"),
])  # fmt: skip
def test_a_day_is_kept_as_that_day_where_the_person_is(monkeypatch: pytest.MonkeyPatch, zone: str, at: str) -> None:
    monkeypatch.setattr("ui.when.zone", lambda: ZoneInfo(zone))
    assert share_mine.moment(date(2026, 2, 3)).isoformat() == at
    for days in (0, 1, 400):
        found = share_mine.moment(when.today() + timedelta(days=days))
        assert abs(found - datetime.now(UTC)) < timedelta(seconds=10)


@pytest.mark.parametrize(("said", "taken"), [
    ("2026-02-03", True), ("2019-12-31", False), ("2126-01-01", False), ("", False), ("nonsense", False), (None, False),
    (["2026-02-03"], False), ("2026-02-30", False),
])  # fmt: skip
def test_only_a_whole_day_within_the_bounds_is_taken(
    monkeypatch: pytest.MonkeyPatch, said: object, taken: bool
) -> None:
    heard: dict[str, Any] = {}
    monkeypatch.setattr(day_field, "_component", lambda: lambda **given: heard.update(given))
    monkeypatch.setattr("streamlit.session_state", {"k": {"day": said}})
    picked: list[date] = []
    bounds = {"first": date(2020, 1, 1), "last": date(2026, 11, 29)}
    day_field.day_field("Day", date(2026, 1, 1), **bounds, key="k", picked=picked.append)
    heard["on_day_change"]()
    assert picked == ([date(2026, 2, 3)] if taken else [])


@pytest.mark.parametrize("code", [SELF.code.upper(), f"{SELF.code}.", f"{SELF.code}/", f"\u200b{SELF.code}\u2060"])
def test_a_code_in_the_address_is_forgiven_as_pasting_is(code: str) -> None:
    assert at(code).title == share_words(SELF).title


def test_a_map_at_an_end_is_not_said_to_hold_no_answer() -> None:
    end = Shared("model_v1", 98, 50, 9, 9, 0, "doormat", "clear", ())
    assert SAID["page"]["private_end"] in at(end.code).words and "no single answer" not in at(end.code).words
    assert SAID["page"]["private"] in at(SELF.code).words


def test_what_is_kept_already_is_not_asked_again() -> None:
    kept = read_entry({"at": "2026-05-04T10:00:00Z", **shared_note(SELF.code)})
    assert SAYS["mine_kept"] in at(SELF.code, kept).words
    assert SAYS["mine_kept"] not in at(CLIENT.code, kept).words


# ---- two maps ------------------------------------------------------------------------------


def test_a_friends_map_is_laid_over() -> None:
    visit = paste(at(CLIENT.code), f"https://sweet.example/share/{SELF.code}", SECOND_PASTED, SAYS["lay"])
    said = visit.inside("friend")
    # By hand in tests/sharing/test_beside.py: 37 apart, 1.645 times 18.27 is 30; 1.5 apart, 1.645 times 10.2 is 17.
    assert "The other map leans further to the therapist, by about 37 points, give or take 30." in said
    assert "In ground, the two lie too close to tell apart: 2 points, give or take 17." in said
    assert (
        "Both could be in the mixed middle or the sweet spot." in said and "may well be in the same place" not in said
    )
    assert BESIDE["cannot_text"] in said and BESIDE["can_text"] in said
    spec = visit.spec("both")
    assert spec["description"].startswith("Two maps on one ground. This map: Balance map. Doormat side")
    assert "The other map: Balance map. Mixed middle" in spec["description"]
    assert "37 30" in visit.inside("friend") and visit.asked == []
    visit.press(BESIDE["away"])
    assert not visit.has("pic-both") and visit.has("pic-shared")


def test_two_that_lie_close_may_be_in_the_same_place() -> None:
    visit = paste(at(SELF.code), SELF.code, SECOND_PASTED, SAYS["lay"])
    assert "too close to tell apart" in visit.inside("friend")
    assert "so they may well be in the same place" in visit.inside("friend")


def test_nothing_ranks_two_people() -> None:
    every = " ".join(BESIDE.values())
    assert not re.search(r"\b(better|worse|ahead|behind|winner|best|more balanced)\b(?! work)", every)


def test_ones_own_map_is_laid_over_and_stays_here() -> None:
    visit = at(SELF.code, sheet()).press(SAYS["lay_mine"])
    assert "My map leans further to the client" in visit.inside("friend")
    assert visit.asked == [] and SELF.code in visit.at.query_params["code"]
    assert list(visit.at.query_params) == ["code"]
    visit.see("about")
    assert all(name not in visit.at.session_state for name in (friend.SECOND, friend.MINE, SECOND_PASTED))


def test_a_bad_second_link_is_a_sentence_under_the_field() -> None:
    visit = paste(at(SELF.code), "12345", SECOND_PASTED, SAYS["lay"])
    assert "too short" in visit.inside("friend") and not visit.has("pic-both")
    good = paste(visit, CLIENT.code.upper(), SECOND_PASTED, SAYS["lay"])
    assert good.has("pic-both") and "too short" not in good.words


def test_neutral_names_of_one_are_used_for_both() -> None:
    neutral = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle",), names="neutral")
    visit = paste(at(SELF.code), neutral.code, SECOND_PASTED, SAYS["lay"])
    assert "Doormat" not in str(visit.spec("both")["layer"])
