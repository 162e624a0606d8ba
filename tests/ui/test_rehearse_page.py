"""The rehearsals: the list, one moment, the second round, and one's own reply."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Any

import pytest

import content
from content import rehearsals, touchpoint_names
from content.sentence_check import read_reply
from sharing.journal import Journal, read_entry
from tests.ui.visits import AT, Visit, journal
from ui.sections.rehearsal import KEYS, order
from ui.sections.rehearsal_own import LONGEST, MOST_EARLIER, earlier, underlined

pytestmark = pytest.mark.usefixtures("app")

ONE = rehearsals()["REH-01"]
NASTY = "Sorry, <script>alert(1)</script> **I can't** :red[x] $x$ [a](http://b.c) <img src=x onerror=alert(2)>"


def moment(kept: Journal | None = None, situation: str = ONE.id, **params: str) -> Visit:
    return Visit(kept or journal()).see("rehearse", situation=situation, **params)


def pick(visit: Visit, key: str, spot: str = ONE.id) -> Visit:
    visit.at.radio(key=f"pick-{spot}").set_value(key)
    return visit.run()


def write(visit: Visit, text: str, spot: str = ONE.id) -> Visit:
    if not visit.has(f"own-{spot}"):
        visit.press("Write my own")
    visit.at.text_area(key=f"own-{spot}").set_value(text)
    return visit.press("Look at my words")


def note(text: Any, spot: str = ONE.id) -> Any:
    return read_entry({"id": f"rehearsal.{spot}", "kind": "note", "at": AT, "rehearsal": spot, "text": text})


# ---- the list ----------------------------------------------------------------------------


def test_every_moment_is_on_the_list_under_its_touchpoint() -> None:
    visit = Visit(journal()).see("rehearse")
    assert visit.title == "Rehearse a hard moment"
    for one in rehearsals().values():
        assert visit.links[f"“{one.line}”"].endswith(f"situation={one.id}")
        assert one.moment in visit.inside(f"moment-{one.id}")
        assert one.line in visit.inside(f"moments-{one.touchpoint}")
    assert visit.tagged("h2") == list(touchpoint_names().values())


def test_the_list_needs_no_answer_of_the_browser() -> None:
    assert Visit(None).see("rehearse").title == "Rehearse a hard moment"


@pytest.mark.parametrize("wrong", ["REH-99", "x", "<script>", "REH-01 "])
def test_an_address_of_no_moment_says_so_and_lists_all(wrong: str) -> None:
    visit = Visit(journal()).see("rehearse", situation=wrong)
    assert "There is no moment by that name" in visit.words
    assert f"“{ONE.line}”" in visit.links


@pytest.mark.parametrize("params", [{}, {"situation": "REH-05"}, {"situation": "REH-05", "again": "1"}])
def test_what_happened_with_a_client_leads_to_the_safety_card_and_nothing_is_kept(params: dict[str, str]) -> None:
    visit = Visit(journal()).see("rehearse", **params)
    assert "are not for rehearsing" in visit.inside("way-out")
    assert visit.links["Something happened with a client"].startswith("safety")
    assert visit.see("safety").asked == []


# ---- one moment --------------------------------------------------------------------------


def test_the_client_speaks_and_four_replies_stand_unlabelled() -> None:
    visit = moment()
    assert visit.title == f"“{ONE.line}”"
    assert visit.tagged("p.eyebrow") == [f"Rehearsal 1 of {len(rehearsals())}. {ONE.moment}"]
    options = visit.at.radio(key="pick-REH-01").options
    assert sorted(options) == sorted(ONE.reply(key) for key in KEYS)
    assert not visit.has("reveal")
    assert "Pick the reply that is nearest to yours." in visit.words


def test_the_order_is_fixed_for_a_moment_and_mixed_over_all() -> None:
    spots = [spot for one in rehearsals() for spot in (one, f"{one}.again")]
    assert all(order(spot) == order(spot) and set(order(spot)) == set(KEYS) for spot in spots)
    first = Counter(order(spot)[0] for spot in spots)
    balanced = Counter(order(spot).index("B") for spot in spots)
    assert set(first) == set(KEYS)
    assert max(balanced.values()) <= len(spots) * 0.45


@pytest.mark.parametrize(
    ("key", "them", "you"),
    [
        ("D", "looked after", "left out"),
        ("V", "left out", "looked after"),
        ("B", "looked after", "looked after"),
        ("H", "left out", "left out"),
    ],
)
def test_each_reply_shows_what_it_gives_to_either_side(key: str, them: str, you: str) -> None:
    visit = pick(moment(), key)
    told = visit.inside("reveal")
    assert f"What it gives Them {them} You {you}" in told
    assert ("A reply that looks after both" in told) is (key != "B")
    assert f"{ONE.warm} warm {ONE.clear} clear {ONE.offer} offer" in told
    others = [ONE.reply(one) for one in KEYS if one not in (key, "B")]
    assert all(text in told for text in others)
    if key != "B":
        assert f"{ONE.reply(key)} Them" not in told  # type: ignore[arg-type]


def test_a_reply_that_could_harm_says_how_where_it_is_read() -> None:
    lump = rehearsals()["REH-03"]
    twist = f"This one could do harm. {lump.unsafe['D']}"
    assert twist in pick(moment(situation=lump.id), "D", lump.id).tagged("p.harm")
    seen = pick(moment(situation=lump.id), "B", lump.id)
    assert seen.tagged("p.harm") == []
    assert twist in seen.inside("reveal")
    assert "could do harm" not in pick(moment(), "D").inside("reveal")


def test_who_speaks_is_named_where_it_is_no_client() -> None:
    visit = pick(moment(journal(hard=True), situation="REH-22"), "B", "REH-22")
    assert "And if the applicant asks once more?" in visit.links
    assert "the applicant asks once more" in moment(situation="REH-22", again="1").words


def test_nothing_of_a_pick_is_kept() -> None:
    assert pick(moment(), "D").asked == []


def test_the_next_moment_and_the_list_are_a_link_away_and_the_last_leads_to_the_first() -> None:
    visit = moment()
    assert visit.links["Next moment"].endswith("situation=REH-02")
    assert visit.links["All moments"] == "rehearse"
    last = list(rehearsals())[-1]
    assert moment(situation=last).links["Next moment"].endswith("situation=REH-01")


# ---- hard mode ---------------------------------------------------------------------------


def test_hard_mode_is_kept_and_brings_the_second_round_after_a_reply() -> None:
    visit = moment()
    more = "And if the client asks once more?"
    assert more not in pick(visit, "B").links
    visit.at.toggle(key="hard").set_value(True)
    visit.run()
    assert visit.links[more].endswith("situation=REH-01&again=1")
    assert [(op["do"], op["name"], op["value"]) for op in visit.asked] == [("setting", "hard", True)]
    assert more not in moment(journal(hard=True)).links
    assert more in pick(moment(journal(hard=True)), "H").links
    assert more not in pick(moment(journal(hard="yes")), "H").links


def test_in_the_second_round_the_client_comes_back_and_replies_are_prepared_again() -> None:
    visit = moment(again="1")
    assert visit.title == f"“{ONE.push}”"
    assert sorted(visit.at.radio(key="pick-REH-01.again").options) == sorted(ONE.again.reply(key) for key in KEYS)
    told = pick(visit, "V", "REH-01.again").inside("reveal")
    assert f"{ONE.again.warm} warm" in told
    assert visit.links["Back to the first line"].endswith("situation=REH-01")


HELD = "You held your limit, and the client asks once more."


@pytest.mark.parametrize(("key", "held"), [("B", True), ("V", True), ("D", False), ("H", False)])
def test_only_who_held_the_limit_is_told_so_in_the_second_round(key: str, held: bool) -> None:
    visit = pick(moment(journal(hard=True)), key)
    for _ in range(2):  # a run after the first one knows it still
        (line,) = visit.see("rehearse", situation=ONE.id, again="1").tagged("p.eyebrow")
        assert (HELD in line) is held
        assert "the client asks once more" in line
    visit.see("rehearse", situation="REH-02", again="1")
    assert HELD not in visit.words, "that was another moment"


def test_ones_own_words_count_as_held_and_the_last_reply_counts() -> None:
    visit = write(pick(moment(journal(hard=True)), "D"), "I can't today.")
    assert HELD in visit.see("rehearse", situation=ONE.id, again="1").words
    visit = pick(pick(moment(journal(hard=True)), "B"), "H")
    assert HELD not in visit.see("rehearse", situation=ONE.id, again="1").words
    assert HELD in moment(journal(note("I can't today."), hard=True), again="1").words, "kept on the device"
    assert HELD not in moment(again="1").words, "nobody has said anything yet"


# ---- one's own reply ---------------------------------------------------------------------


def test_own_words_are_marked_with_the_words_that_made_each_mark() -> None:
    visit = write(moment(), "I'm glad you asked. I can't today. Maybe Monday?")
    told = visit.inside("own-read")
    assert "Warmth “glad”" in told
    assert "The limit “I can't”" in told
    assert "Words that take it back “Maybe”" in told
    assert not any(verdict in told.lower() for verdict in (" good", " bad", "wrong", "score"))
    assert visit.asked == []


def test_what_the_lists_do_not_find_is_said_as_the_limit_of_the_lists() -> None:
    assert "Not found by the lists: warm, clear, offer." in write(moment(), "Okay.").inside("own-read")
    assert "no words to read" in write(moment(), "🙂🙂").inside("own-read")
    assert not write(moment(), "   ").has("own-read")


HARM = "You touched my thigh. Stop. <b>I'm glad, sorry, sorry, you always do this."


def test_words_of_what_the_safety_card_is_for_bring_the_card_first_and_teach_nothing() -> None:
    visit = write(moment(journal(hard=True)), HARM)
    assert visit.inside("first-card").startswith(content.card("safety").title)
    told = visit.inside("own-read")
    assert "This needs no warm words and no offer from you" in told
    assert "The limit “Stop”" in told
    for taught in ("Warmth", "The offer", "reproach", "Apolog", "Not found by the lists", content.rehearsal_pattern()):
        assert taught not in told
    assert visit.links["Something happened with a client"].startswith("safety")
    assert visit.words.index(content.card("safety").title) < visit.words.index("This needs no warm words")
    assert "<b>I'm" not in "".join(visit.markup)
    assert "&lt;b&gt;" in "".join(visit.markup)


def test_such_words_are_neither_kept_nor_held_nor_counted() -> None:
    visit = write(pick(moment(journal(hard=True)), "D"), HARM)
    assert "Keep it" not in [button.label for button in visit.at.button]
    assert "This tab holds it" not in visit.words
    assert visit.asked == []
    before = visit.at.session_state["own-cleared"]
    assert before >= 1, "the tab lets go of them"
    assert visit.run().at.session_state["own-cleared"] > before
    assert HELD not in visit.see("rehearse", situation=ONE.id, again="1").words


def test_a_press_on_keep_that_overtakes_such_words_keeps_nothing() -> None:
    visit = write(moment(), "I can't today.")
    visit.at.text_area(key="own-REH-01").set_value(HARM)
    assert visit.press("Keep it").asked == []
    assert visit.has("first-card")


def test_such_words_that_a_device_has_kept_can_be_forgotten_and_count_as_no_limit() -> None:
    visit = moment(journal(note(HARM)))
    assert visit.has("first-card")
    assert HELD not in moment(journal(note(HARM), hard=True), again="1").words
    visit.press("Forget it")
    assert (visit.asked[-1]["do"], visit.asked[-1]["id"]) == ("remove", "rehearsal.REH-01")
    assert not visit.has("first-card")


def test_a_kind_touch_brings_no_card() -> None:
    visit = write(moment(), "Your note touched me. I keep to the hour.")
    assert not visit.has("first-card")
    assert "Warmth “note touched me”" in visit.inside("own-read")


def test_what_a_person_wrote_is_never_read_as_markup() -> None:
    visit = write(moment(), NASTY)
    found = [text for text in visit.markup if "alert" in text]
    assert found
    assert all("<script" not in text and "<img" not in text and "<a " not in text for text in found)
    assert "<script>alert(1)</script>" in visit.inside("own-read")
    assert ":red[x] $x$ [a](http://b.c)" in visit.inside("own-read")


@pytest.mark.parametrize(
    "text", ["", "no marks here", NASTY, "Sorry, sorry.\n\nI can't & won't <b>", "I can't, sorry, sorry" * 40]
)
def test_underlining_changes_no_letter(text: str) -> None:
    made = underlined(text, read_reply(text))
    bare = re.sub(r"<sup[^>]*>[^<]*</sup>", "", made).replace("<br>", "\n")
    assert unescape(re.sub(r"</?mark[^>]*>", "", bare)) == text
    assert len(re.findall(r"<mark", made)) == len(re.findall(r"</mark>", made))
    assert bool(read_reply(text).marks) is ("<mark" in made)


def test_own_words_are_kept_only_when_asked_and_come_back() -> None:
    visit = write(moment(), NASTY)
    assert visit.asked == []
    visit.press("Keep it")
    (op,) = visit.asked
    assert op["do"] == "keep"
    entry = read_entry(op["entry"])
    assert (entry.id, entry.kind) == ("rehearsal.REH-01", "note")
    assert entry.plain()["text"] == NASTY
    assert "Kept on this device." in visit.words
    again = moment(journal(entry))
    assert again.at.text_area(key="own-REH-01").value == NASTY
    assert again.has("own-read")
    assert not moment(journal(entry), situation="REH-02").has("own-read")


def test_kept_words_can_be_changed_and_forgotten() -> None:
    visit = write(moment(journal(note("One."))), "Two.")
    visit.press("Keep it")
    assert visit.asked[-1]["entry"]["text"] == "Two."
    visit.press("Forget it")
    assert (visit.asked[-1]["do"], visit.asked[-1]["id"]) == ("remove", "rehearsal.REH-01")
    (fresh,) = visit.at.text_area
    assert (fresh.key, fresh.value) == ("own-REH-01-1", ""), "a new field, which no late message can leave as it was"


def test_each_round_keeps_its_own_words() -> None:
    visit = write(moment(journal(note("First.")), again="1"), "Second.", "REH-01.again")
    visit.press("Keep it")
    assert visit.asked[-1]["entry"]["id"] == "rehearsal.REH-01.again"


@pytest.mark.parametrize("odd", [7, None, ["a"], {"a": 1}, "x" * 9000])
def test_an_odd_note_on_the_device_does_no_harm(odd: Any) -> None:
    visit = moment(journal(note(odd)))
    if isinstance(odd, str):
        assert len(visit.at.text_area(key="own-REH-01").value or "") == LONGEST
    else:
        assert "Write my own" in [button.label for button in visit.at.button]


def test_where_the_browser_keeps_nothing_that_is_said() -> None:
    visit = write(moment(Journal(works=False)), "Mine.")
    assert "this browser keeps nothing" in visit.press("Keep it").words


def kept_after(visit: Visit, text: str, at: str) -> Any:
    """The entry after another text was kept, as the device tells it back at that moment."""
    write(visit, text).press("Keep it")
    return read_entry({**visit.asked[-1]["entry"], "at": at, "changed": at})


def test_a_new_reply_keeps_the_older_ones_under_their_days_and_all_go_together() -> None:
    first = read_entry({**note("One <b>.").plain(), "changed": "2026-05-04T10:00:00Z"})
    second = kept_after(moment(journal(first)), "Two.", "2026-06-01T10:00:00Z")
    assert second.plain()["earlier"] == [{"at": "2026-05-04T10:00:00+00:00", "text": "One <b>."}]
    third = kept_after(moment(journal(second)), "Three.", "2026-07-01T10:00:00Z")
    assert [one["text"] for one in third.plain()["earlier"]] == ["Two.", "One <b>."]
    visit = moment(journal(third))
    assert visit.at.text_area(key="own-REH-01").value == "Three."
    said = visit.inside("own")
    assert "1 June 2026 Two." in said and "4 May 2026 One <b>." in said
    assert "One &lt;b&gt;." in "".join(visit.markup)
    visit.press("Forget it")
    assert (visit.asked[-1]["do"], visit.asked[-1]["id"]) == ("remove", "rehearsal.REH-01")
    assert "Two." not in visit.words


def test_the_same_words_again_are_no_earlier_ones_and_there_are_so_many_at_most() -> None:
    entry = read_entry({**note("Same.").plain(), "earlier": [{"at": "2026-05-04T10:00:00Z", "text": f"{n}."}
                                                             for n in range(40)]})  # fmt: skip
    assert len(earlier(entry)) == MOST_EARLIER
    visit = write(moment(journal(entry)), "Other.")
    visit.press("Keep it")
    told = [one["text"] for one in visit.asked[-1]["entry"]["earlier"]]
    assert len(told) == MOST_EARLIER and told[:2] == ["Same.", "0."]


@pytest.mark.parametrize("odd", [
    None, 7, "x", {}, [None, 7, "x", {}, {"at": "2026-05-04"}, {"text": "no day"}, {"at": 3, "text": "x"},
                       {"at": "nonsense", "text": "x"}, {"at": "2026-05-04T10:00:00Z", "text": "  "},
                       {"at": "0001-01-01T00:00:00+14:00", "text": "x"}],
])  # fmt: skip
def test_odd_earlier_words_do_no_harm(odd: Any) -> None:
    entry = read_entry({**note("One.").plain(), **({} if odd is None else {"earlier": odd})})
    assert earlier(entry) == []
    assert moment(journal(entry)).at.text_area(key="own-REH-01").value == "One."
