"""The page that a link leads to: the map of somebody else, apart from one's own, and two maps on one ground."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from content import page
from sharing.journal import read_entry, shared_note
from sharing.link import Shared, share
from sharing.share_words import sentences, share_words
from tests.ui.visits import QUIZ, Visit, journal, sheet
from ui import visit as visits_own
from ui.sections import friend
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
    ago = datetime.now(UTC) - datetime.fromisoformat(note["at"])
    assert timedelta(days=27, hours=23) < ago < timedelta(days=28, hours=1)
    assert SAYS["mine_kept"] in visit.words and visit.links[SAYS["journal"]] == "journal"
    assert SAYS["mine"] not in [one.label for one in visit.at.button]


def test_when_it_was_can_be_said_and_it_can_be_somebody_elses() -> None:
    visit = at(SELF.code).press(SAYS["mine"]).press(SAYS["mine_not"])
    assert visit.asked == []
    visit.press(SAYS["mine"]).at.segmented_control(key="passing.shared-when").set_value("year_1")
    note = visit.press(SAYS["mine_keep"]).asked[0]["entry"]
    assert (datetime.now(UTC) - datetime.fromisoformat(note["at"])).days == 365


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
