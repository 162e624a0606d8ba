"""The result page in each of its states."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest

from content import zones
from quizzes.schema import Scenario
from tests.ui.visits import (
    AT,
    AUDIT,
    GUESS,
    QUIZ,
    TILTED,
    ZONES,
    Visit,
    entry,
    guess,
    journal,
    sheet,
)

pytestmark = pytest.mark.usefixtures("app")

NAMES_OF_THE_ARTICLE = re.compile("doormat|diva|sweet spot", re.IGNORECASE)
AID = "A reflection aid. Not tested on a norm group, not a diagnosis."
LATER = "2026-06-04T10:00:00Z"


def result(*entries: object, **settings: object) -> Visit:
    return Visit(journal(*entries, **settings)).see("result")


# ---- nothing to show ---------------------------------------------------------------------


def test_before_the_browser_answers_only_one_moment_is_said() -> None:
    visit = Visit(None).see("result")
    assert visit.markup.count('<h1 class="sr">One moment.</h1>') == 1
    assert visit.links == {}
    assert not visit.at.button
    assert visit.tells(journal(sheet())).title == "Doormat side, borderline"


def test_nothing_yet_says_so_and_offers_the_questions() -> None:
    visit = result()
    assert visit.title == "No map yet"
    assert visit.press("Take the quiz").here == "quiz"
    assert visit.has(f"player-{QUIZ.id}")


@pytest.mark.parametrize(
    "foreign",
    [
        sheet(version=QUIZ.version + 1, name="s9", at=LATER),
        sheet(quiz="another_quiz", name="s9"),
        entry(AUDIT, sheet().answers, "s9"),
    ],
    ids=["another version", "an unknown questionnaire", "answers under another name"],
)
def test_a_sheet_of_something_else_is_ignored(foreign: object) -> None:
    assert result(foreign).title == "No map yet"
    assert result(sheet(at="2026-01-01T10:00:00Z"), foreign).title == "Doormat side, borderline"


def test_unknown_items_and_letters_count_as_not_answered() -> None:
    visit = result(sheet("", "", more={"SC01": "z", "XX99": "b", "ST01": 77, "ST02": "often", "SC02": ["b"]}))
    assert visit.title == "Not enough answers for a map yet"


def test_too_few_answers_name_no_place_and_lead_on() -> None:
    visit = result(sheet("DDBB", "42"))
    assert visit.title == "Not enough answers for a map yet"
    assert "you can go on where you stopped" in visit.words
    assert not visit.has("pic-map")
    assert visit.links == {"See the plan": "plan"}
    assert AID in visit.words
    assert visit.press("Go on with the quiz").here == "quiz"


# ---- the first screen and what follows ---------------------------------------------------


def test_the_worked_example_says_it_as_the_guard_rails_do() -> None:
    visit = result(sheet())
    assert visit.title == "Doormat side, borderline"
    assert visit.inside("result") == (
        "Your balance, 4 May Doormat side, borderline "
        "Your answers tilt to the client by about 27 points, give or take 21. "
        "The mixed middle or the sweet spot are possible as well. Things to try, if you like"
    )
    assert (
        "In 10 of 12 situations your answer looked after the client. In 7 of 12 it looked after you."
        in visit.inside("counts")
    )
    assert "Caring this much is not the problem. The question is who looks after the one who cares." in visit.words
    assert visit.words.count(AID) == 1
    assert not re.search(r"!|\bshould\b|you are a |None|nan\b|\{|\d\.\d", visit.words)


def test_the_first_screen_is_map_sentence_and_step_and_the_rest_follows() -> None:
    visit = result(sheet(), guess(40, 90))
    order = [visit.words.index(visit.inside(key)) for key in ("result", "counts", "moved", "where", "margins", "ways")]
    assert order == sorted(order)
    assert visit.has("pic-map")
    assert visit.press("Things to try, if you like").here == "plan"


def test_what_moved_it_holds_the_persons_answers_by_side_with_ideas() -> None:
    moved = result(sheet()).inside("moved")
    assert "The client, not you 4 of 12 and one habit" in moved
    assert "You, not the client 1 of 12" in moved
    assert "Neither 1 of 12" in moved
    assert "Both: 6" in moved
    assert "Twenty minutes late The full hour, lunch gone The time that is left, used well" in moved
    none = result(sheet(*ZONES["sweet_spot"])).inside("moved")
    assert "The client, not you 0 of 12 No answer of this kind." in none


def test_heading_and_fold_count_the_same_answers() -> None:
    visit = result(sheet("DDDHDDDDDDDD", "515151 151515"))
    assert "The client, not you 11 of 12 and 6 habits" in visit.inside("moved")
    folds = [fold.label for fold in visit.at.expander]
    assert f"{11 + 6 - 4} more" in folds, "four lines stand open"
    assert "Habits that hold: 6" in folds


def test_every_picture_has_words_and_a_table_beside_it() -> None:
    visit = result(sheet())
    for key, tells in (("map", "doormat side"), ("strips", "client")):
        spec = visit.spec(key)
        assert tells in spec["description"].lower()
        assert len(json.dumps(spec)) < 15_000
    folds = [fold.label for fold in visit.at.expander]
    assert folds.count("The same as a table") == 2
    assert "Tilt 27 toward the client 21" in visit.inside("margins")


def test_the_region_names_the_day_of_its_answers() -> None:
    """Whoever comes back after weeks looks at an earlier day."""
    before = json.dumps(result(sheet()).spec("map"))
    assert "You, 4 May" in before
    assert "today" not in before
    now = result(sheet(at=datetime.now(UTC).isoformat()))
    assert "You, today" in json.dumps(now.spec("map"))


@pytest.mark.parametrize("zone", ZONES)
def test_each_zone_has_its_name_its_words_and_a_picture(zone: str) -> None:
    visit = result(sheet(*ZONES[zone]))
    words = zones()[zone]
    assert visit.title.startswith(f"{words.named}, ")
    assert words.heart in visit.inside("counts")
    assert words.ask in visit.inside("counts")
    assert visit.spec("map")["description"]


# ---- parts, flags, notes -----------------------------------------------------------------


def test_situations_alone_are_said_to_stand_alone() -> None:
    visit = result(sheet(TILTED[0], ""))
    assert "This rests on the situations alone" in visit.inside("counts")
    assert "Doormat side" in visit.title


def test_habits_alone_have_nothing_to_count_and_no_swing() -> None:
    visit = result(sheet("", TILTED[1]))
    assert "This rests on the habits alone" in visit.inside("counts")
    assert "looked after the client" not in visit.inside("counts")
    assert visit.has("pic-map")


def test_one_flag_is_told_and_two_leave_an_outline() -> None:
    whole, rough = result(sheet()), result(sheet(statements="333333 333333"))
    assert "may be rougher" not in whole.words
    one = "Many habits in a row have the same answer"
    assert one in rough.inside("counts")
    assert "drawn in outline only" not in rough.words
    slow = {f"{item}.seconds": 1.0 for item in sheet().answers}
    both = result(sheet(statements="333333 333333", more=slow))
    assert one in both.inside("counts")
    assert "The habits were answered quickly" in both.inside("counts")
    assert "More than one thing makes this picture rough, so it is drawn in outline only." in both.inside("counts")
    assert both.title.endswith("borderline")
    assert filled(both) == 0 < filled(whole)
    assert filled(rough) > 0


def filled(visit: Visit) -> int:
    """How many shapes in the ink of the region are filled on the map."""
    marks = [layer["mark"] for layer in visit.spec("map")["layer"]]
    return sum(
        mark["type"] == "line" and mark.get("fill") == "var(--ink)" and mark["fillOpacity"] > 0 for mark in marks
    )


def test_all_best_answers_get_their_line() -> None:
    line = "That is a very even picture. If you like, answer again with your hardest week in mind."
    assert line in result(sheet("BBBBBBBBBBBB", "515151 515151")).inside("counts")
    assert line not in result(sheet(*ZONES["sweet_spot"])).words


def test_a_pendulum_is_told_with_its_swing() -> None:
    visit = result(sheet("DVDVVDVDVDVD", "422433 422433"))
    assert "The swing is 100 of 100: a pendulum" in visit.inside("margins")
    assert "pendulum" not in result(sheet()).words


def test_bad_day_picks_are_told_from_four_off_the_middle_on() -> None:
    letters = {item.id: {option.key: option.letter for option in item.options} for item in QUIZ.of_kind(Scenario)}
    slips = {f"{item}.second": letters[item]["D"] for item in ("SC05", "SC06", "SC07", "SC08")}
    line = "When you move off the balanced answer, it is mostly toward looking after the client alone."
    assert line in result(sheet(*ZONES["sweet_spot"], more=slips)).inside("margins")
    slips.pop("SC05.second")
    assert "When you move off" not in result(sheet(*ZONES["sweet_spot"], more=slips)).words


# ---- the guess beside it -----------------------------------------------------------------


def test_a_guess_stands_beside_the_result_in_words_and_on_a_map_of_its_own() -> None:
    visit = result(sheet(), guess(30, 55))
    assert "Your answers lean further to the client than your guess did, by about 57 points." in visit.inside("guessed")
    assert "Which of the two feels more like your week?" in visit.inside("guessed")
    assert "Your guess: tilt 30 toward you" in visit.inside("margins")
    assert "guess" in visit.spec("guessed")["description"]
    assert "guess" not in visit.spec("map")["description"]


@pytest.mark.parametrize(
    "made",
    [
        (),
        (guess(None, None),),
        (guess(30, None),),
        (guess(30, 55, at=LATER),),
        (guess(30, 55, version=GUESS.version + 1),),
    ],
    ids=["none", "passed over", "half of it", "made after the questions", "of another version"],
)
def test_without_a_whole_guess_before_the_questions_nothing_is_said_of_one(made: tuple[object, ...]) -> None:
    visit = result(sheet(), *made)
    assert not visit.has("guessed")
    assert "guess" not in visit.words.lower()


# ---- names -------------------------------------------------------------------------------


def test_the_switch_turns_every_name_neutral_and_is_kept() -> None:
    visit = result(sheet(), guess(30, 55))
    visit.at.toggle(key="neutral").set_value(True)
    visit.run()
    assert visit.title == "Client-tilted, borderline"
    assert not NAMES_OF_THE_ARTICLE.search(body(visit))
    for key in ("map", "strips", "guessed"):
        assert not NAMES_OF_THE_ARTICLE.search(json.dumps(visit.spec(key)))
    assert [(op["do"], op["name"], op["value"]) for op in visit.asked] == [("setting", "names", "neutral")]
    assert visit.see("plan").see("result").title == "Client-tilted, borderline"
    visit.at.toggle(key="neutral").set_value(False)
    assert visit.run().title == "Doormat side, borderline"
    assert visit.asked[-1]["value"] == "named"


@pytest.mark.parametrize("zone", ZONES)
def test_names_kept_neutral_on_the_device_stay_neutral(zone: str) -> None:
    visit = result(sheet(*ZONES[zone]), names="neutral")
    assert visit.at.toggle(key="neutral").value is True
    assert visit.title.startswith(zones()[zone].neutral)
    assert not NAMES_OF_THE_ARTICLE.search(body(visit))


def body(visit: Visit) -> str:
    """What the page says below its masthead, which holds the name of the product."""
    return visit.words.replace(visit.inside("masthead"), "", 1)


# ---- more than one sheet, and onward -----------------------------------------------------


def test_the_newest_sheet_counts_in_whatever_order_they_are_kept() -> None:
    new = sheet(*ZONES["diva"], name="s2", at=LATER)
    visit = result(new, sheet())
    assert visit.title == "Diva side, clear"
    assert "Your balance, 4 June" in visit.words


def test_onward_lead_the_plan_the_audit_and_another_try() -> None:
    visit = result(sheet())
    assert visit.links == {
        "See the plan": "plan",
        "Answer it again": "quiz",
        AUDIT.title: f"quiz?quiz={AUDIT.id}",
        "My practice": "practice",
        "Share it, or choose words and size": "send",
    }
    done = result(sheet(), entry(AUDIT, {}, "a1"))
    assert done.links[AUDIT.title] == f"audit?quiz={AUDIT.id}"


def test_the_files_are_offered_and_none_is_made_before_it_is_asked_for() -> None:
    visit = result(sheet())
    assert [one.label for one in visit.of("download_button")] == [
        "As a picture (PNG)",
        "For print (SVG)",
        "As a page (PDF)",
        "Report (PDF)",
        "Answers and codebook (ZIP)",
    ]


def test_the_day_of_a_sheet_is_the_day_where_the_browser_is() -> None:
    visit = Visit(journal(sheet(at="2026-05-04T22:30:00Z")))
    visit.at.context["timezone"] = "Europe/Berlin"
    assert "Your balance, 5 May" in visit.see("result").words
    visit.at.context["timezone"] = "Nowhere/Land"
    assert "Your balance, 4 May" in visit.see("result").words
    assert AT.startswith("2026-05-04")


# ---- borderline: the person says which zone fits (R11) -------------------------------------


def test_all_zones_that_the_margin_touches_show_a_line_and_the_pick_tells_what_it_means() -> None:
    visit = result(sheet())
    shown = visit.inside("counts")
    for zone in ("doormat", "mixed_middle", "sweet_spot"):
        assert zones()[zone].heart in shown
    assert zones()["doormat"].ask in shown
    visit.at.button_group(key="zone-pick-result-plan.s1").set_value("sweet_spot")
    shown = visit.run().inside("counts")
    assert zones()["sweet_spot"].ask in shown
    assert zones()["doormat"].ask not in shown
    assert visit.title.startswith("Doormat side"), "where the answers lie stays as it is"
    kept = visit.asked[-1]["entry"]
    assert (kept["id"], kept["zone"], kept["model"]) == ("plan.s1", "sweet_spot", "model_v1")
    assert kept["steps"], "the plan that goes with the pick is kept with it"
    assert visit.see("plan").at.button_group(key="zone-pick-plan-plan.s1").value == "sweet_spot"


def test_a_place_that_is_no_borderline_asks_nothing() -> None:
    assert not result(sheet(*ZONES["doormat"])).has("pick")
    assert result(sheet()).has("pick")
