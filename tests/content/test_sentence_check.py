"""The sentence check: which words make which mark, and which do not."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.sentence_check import LONG, WANTED_HELD_OUT, all_parts, exact, hits
from content import rehearsals, sentence_check
from content.sentence_check import HARM, MARKS, READS, read_reply, words_of
from content.sentence_phrases import any_of

PARTS = all_parts()
FRESH = PARTS["a second hand, fresh"]
"""The lists were never tuned on these: look at totals only, and tune on none."""


def ids(text: str) -> set[str]:
    return set(read_reply(text).ids)


# ---- the sentences with marks written beforehand -----------------------------------------


def test_there_are_enough_sentences_and_half_are_tricky() -> None:
    rows = [row for name in ("tuned", "held out") for row in PARTS[name]]
    assert len(rows) >= 60
    assert sum(row["tricky"] for row in rows) * 2 >= len(rows)
    assert {mark for row in rows for mark in row["marks"]} == set(MARKS)
    assert len({row["text"] for row in rows}) == len(rows)


@pytest.mark.parametrize("part", ["tuned", "held out"])
def test_marks_are_those_that_a_reader_gave(part: str) -> None:
    assert exact(PARTS[part]) >= WANTED_HELD_OUT


def test_what_was_once_seen_of_a_second_hand_stays_seen() -> None:
    assert exact(PARTS["a second hand, tuned"]) >= 0.95


def test_more_than_half_of_a_second_hands_fresh_sentences_are_marked_as_it_would() -> None:
    both, made, wanted = hits(FRESH)
    assert exact(FRESH) >= 0.55
    assert both >= made * 0.8
    assert both >= wanted * 0.75


def test_no_sentence_stands_in_two_sets() -> None:
    ids = [row["id"] for rows in PARTS.values() for row in rows]
    assert len(set(ids)) == len(ids)
    assert {mark for rows in PARTS.values() for row in rows for mark in row["marks"]} == set(MARKS)


def test_few_marks_are_made_that_no_reader_gave() -> None:
    rows = [row for rows in PARTS.values() for row in rows]
    made = sum(len(ids(row["text"])) for row in rows)
    assert sum(len(ids(row["text"]) - set(row["marks"])) for row in rows) <= made * 0.05


# ---- what must hold ----------------------------------------------------------------------


def test_the_pattern_of_a_rehearsal_is_seen_with_its_words() -> None:
    text = "Your neck does want more, I felt it too. We are at time today. Shall we book 75 minutes next time?"
    reading = read_reply(text)
    assert [mark.id for mark in reading.marks] == ["warmth", "limit", "offer"]
    for mark in reading.marks:
        for found in mark.found:
            assert text[found.start : found.end] == found.words
    assert "at time" in reading.get("limit")[0].words
    assert reading.get("blame") == ()


@pytest.mark.parametrize(
    ("text", "mark", "there"),
    [
        ("No problem, come at two.", "limit", False),
        ("I can't say no.", "limit", False),
        ("I can't do Friday.", "limit", True),
        ("I can’t do Friday.", "limit", True),
        ("I CANNOT DO FRIDAY.", "limit", True),
        ("“I cannot do Friday”, you said.", "limit", False),
        ("“I cannot do Friday.”", "limit", True),
        ("Sorry, I am full.", "over_apology", False),
        ("Sorry, sorry, I am full.", "over_apology", True),
        ("Sorry to hear that you are ill.", "over_apology", False),
        ("You should have told me.", "blame", True),
        ("It is not your fault.", "blame", False),
        ("Maybe it works.", "hedge", True),
        ("You always do this.", "absolute", True),
        ("It almost always works.", "absolute", False),
        ("Better late than never.", "absolute", False),
        ("Your sister says everyone gets ten percent off.", "absolute", False),
        ("You said I could, but I cannot do Friday.", "limit", True),
        ('Your note says "see you." I cannot do Friday.', "limit", True),
        ("Im full and I cant do Friday.", "limit", True),
        ("I kind of really don't do Fridays.", "limit", True),
        ("It is forty quid.", "limit", True),
        ("No cheques, please.", "limit", True),
        ("No worries, no rush.", "limit", False),
        ("Friday, 10am?", "offer", True),
        ("Same time next week?", "offer", True),
        ("Did you come on Friday?", "offer", False),
        ("Nina's got a slot tomorrow.", "offer", True),
        ("Please don't text me.", "offer", False),
        ("Have a lovely week.", "offer", False),
        ("Have the ten o'clock.", "offer", True),
        ("Kind of you to offer.", "offer", False),
        ("It's kind of late.", "warmth", False),
        ("It's kind of you.", "warmth", True),
        ("That must have been exhausting.", "warmth", True),
        ("You should have a rest.", "blame", False),
        ("If you'd read the page, you would know.", "blame", True),
        ("Thanks a bunch.", "warmth", False),
        ("I'm touched.", "warmth", True),
        ("I was so touched by your note.", "warmth", True),
        ("Your card touched me.", "warmth", True),
        ("You touched my heart.", "warmth", True),
        ("The pressure touched a nerve.", "warmth", False),
        ("The strap touched your arm.", "warmth", False),
        ("I'll pass on dinner.", "offer", False),
        ("I'll pass on dinner.", "limit", True),
        ("I'll pass your number to Anna.", "offer", True),
        ("I'll pass it on to the desk.", "limit", False),
        ("I'll have to say no.", "offer", False),
        ("I'll give it a miss.", "offer", False),
        ("I'm booked solid until Friday, is that okay?", "offer", False),
        ("We're packed until the 14th.", "limit", True),
        ("I wish I could, but no.", "offer", False),
        ("I wish we could fit you in.", "offer", False),
        ("Stay as long as you like.", "limit", False),
        ("Stay as long as you like.", "offer", True),
        ("The price stays as it is.", "limit", True),
        ("I can never say no to you.", "limit", False),
        ("I'm bad at saying no.", "limit", False),
        ("I have to say no.", "limit", True),
        ("Let's stop here for today.", "limit", True),
        ("Let's stop here for today.", "offer", False),
        ("Let's finish with your feet.", "offer", True),
        ("My next client is here.", "limit", True),
        ("My next client is lovely.", "limit", False),
        ("No worries, it happens.", "warmth", True),
        ("It happens every week.", "warmth", False),
        ("He asked “more?” No.", "limit", True),
        ("Stop.", "limit", True),
        ("Stop by on Friday.", "limit", False),
        ("Please get dressed.", "limit", True),
        ("Please get comfortable.", "limit", False),
    ],
)
def test_look_alikes_are_told_apart(text: str, mark: str, there: bool) -> None:
    assert (mark in read_reply(text).ids) is there


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("You touched my thigh. Stop.", "Stop"),
        ("You touched me and asked for more. I don't want to be touched like that.", "I don't want to be touched"),
        ("You touched me. Please get dressed.", "Please get dressed"),
        ("He put his hand on my leg. This session is over.", "session is over"),
        ("You touched my arm. Please don't.", "Please don't"),
        ("Get your hands off me.", "Get your hands off"),
        ("Massage here is never sexual.", "never sexual"),
        ("You said “how about a happy ending?” No.", "No"),
        ("If you threaten me again, I'll call the police.", "I'll call the police"),
        ("You followed me home. I won't see you again.", "I won't"),
        ("A client grabbed my bum and I thanked them, sorry, I always do.", None),
        ("YOU TOUCHED MY THIGH", None),
    ],
)
def test_what_the_safety_card_is_for_shows_its_limit_and_nothing_else(text: str, limit: str | None) -> None:
    reading = read_reply(text)
    assert reading.note == HARM
    assert reading.ids == ({"limit"} if limit else set())
    if limit:
        assert limit in [found.words for found in reading.get("limit")]


@pytest.mark.parametrize(
    "text",
    [
        "The pressure touched a nerve.", "Your note touched me, and I can't take the watch.", "Keep in touch.",
        "You touched me deeply with your words. I can't accept it.", "You touched my heart.",
        "You've touched me with your kindness, but no.", "I never fail to be touched.",
        "Please don't touch the candles.", "You don't like to be touched on the feet; I've noted that.",
        "I'd rather not touch on politics.", "I can touch only the shoulder today.",
        "Put your hand on my shoulder and step down slowly.", "You shook my hand. I can't do Friday.",
        "You pushed me to do better. I can't on Friday.", "Hit me up on Friday. I'm full until then.",
        "Thanks for following me on Instagram. I keep it private.", "Follow me to the room, please.",
        "It was a happy ending to a long week.", "I work with survivors of sexual abuse.",
        "You threatened me with a bad review. The fee stands.", "I don't feel safe driving in this snow.",
        "If you were hurt or felt unsafe, get care first.", "I don't like to be hugged, thank you.",
        "I'd understand if you spat at me.", "This session is over. Please get dressed.", "Stop.",
    ],
)  # fmt: skip
def test_a_kind_or_plain_touch_is_no_alarm(text: str) -> None:
    assert read_reply(text).note is None


def test_among_all_sentences_and_replies_only_those_that_tell_of_it_are_an_alarm() -> None:
    rows = [row for rows in PARTS.values() for row in rows]
    assert sum((read_reply(row["text"]).note == HARM) is not row.get("harm", False) for row in rows) == 0
    assert sum(row.get("harm", False) for row in rows) >= 4
    keys = ("D", "V", "B", "H")
    replies = [told.reply(key) for one in rehearsals().values() for told in (one, one.again) for key in keys]
    assert [text for text in replies if read_reply(text).note == HARM] == []


def test_the_words_of_harm_have_a_source() -> None:
    data = tomllib.loads(sentence_check.WORDS.read_text(encoding="utf-8"))
    known = (Path(__file__).parents[1] / "data" / "inventory_ids.txt").read_text(encoding="ascii").split()
    assert data["harm"]["sources"] and set(data["harm"]["sources"]) <= set(known)


@pytest.mark.parametrize(
    ("text", "note"),
    [("", "empty"), ("  \n\t", "empty"), ("🙂👍🏽", "no_words"), ("…!?", "no_words"),
     ("Мне очень жаль", "other_script"), ("我不能", "other_script"), ("Okay", None), ("x" * (READS + 1), "long")],
)  # fmt: skip
def test_what_cannot_be_read_is_said(text: str, note: str | None) -> None:
    reading = read_reply(text)
    assert reading.note == note
    assert reading.marks == ()
    if note:
        assert words_of(note)["says"]


@given(st.text(max_size=400))
def test_every_text_is_read_and_every_place_is_in_it(text: str) -> None:
    for mark in read_reply(text).marks:
        assert mark.id in MARKS
        assert mark.found
        edges = [(found.start, found.end) for found in mark.found]
        assert edges == sorted(edges)
        assert all(text[found.start : found.end] == found.words != "" for found in mark.found)


@given(st.lists(st.sampled_from([row["text"] for row in PARTS["tuned"] if len(row["text"]) < 300]), max_size=4))
def test_line_ends_and_capitals_change_no_mark(texts: list[str]) -> None:
    text = "\n".join(texts)
    assert ids(text) == ids(text.upper().lower()) == ids(f"\n\n{text}\n")


def test_a_long_text_is_read_quickly() -> None:
    start = time.perf_counter()
    read_reply(LONG)
    read_reply("a " * 30_000)
    read_reply('"' * 20_000)
    read_reply("i can't " * 6_000)
    read_reply("i really really " * 3_000)
    read_reply("would a would a " * 3_000)
    assert time.perf_counter() - start < 20


# ---- how a phrase is written -------------------------------------------------------------

LISTS = {"day": "monday|friday"}


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("come|stay [in] now", "stay now", "stay now"),
        ("come|stay [in] now", "come in  now", "come in  now"),
        ("on @day", "on friday", "on friday"),
        ("a_bit late", "a bit, late", "a bit, late"),
        ("work*", "working", "working"),
        ("work", "working", None),
        ("* gone", "it's gone", "it's gone"),
        ("at #", "at 7.30", "at 7.30"),
        ("is £#", "is £35", "is £35"),
        ("it|that 's", "that's it", "that's"),
        ("wait|that 's", "waits", None),
        ("thank you", "thank you're", "thank you"),
        ("don't", "dont", "dont"),
        ("we're", "were", None),
        ("from .. to", "from one of us to", "from one of us to"),
        ("from .. to", "from one of all us to", None),
        ("so !much|many", "so much", None),
        ("so !much|many", "so few", "so"),
        ("!not|n't free", "not free", None),
        ("!not|n't free", "isn't free", None),
        ("!not|n't free", "is free", "free"),
        ("^ no $", "no", "no"),
        ("^ no $", "no, no", None),
        ("friday ?", "is it friday?", "friday"),
        ("friday ?", "it is friday", None),
        ("> try", "then try", "try"),
        ("> try", "i try", None),
    ],
)
def test_a_phrase_finds_what_it_says(phrase: str, text: str, found: str | None) -> None:
    match = any_of([phrase], LISTS).search(text)
    assert (match and match.group()) == found


def test_a_phrase_that_cannot_be_read_is_told() -> None:
    with pytest.raises(ValueError, match="list '@week'; name one of day"):
        any_of(["on @week"], LISTS)
    with pytest.raises(ValueError, match="no word"):
        any_of([" "], LISTS)


def test_no_phrase_is_only_a_look_alike_and_no_list_goes_unused() -> None:
    data = tomllib.loads(sentence_check.WORDS.read_text(encoding="utf-8"))
    for mark in data["marks"]:
        assert not set(mark["phrases"]) & set(mark.get("unless", ())), mark["id"]
    text = sentence_check.WORDS.read_text(encoding="utf-8")
    assert [name for name in data["lists"] if f"@{name}" not in text] == []


def test_names_and_meanings_hold_no_verdict() -> None:
    data = tomllib.loads(sentence_check.WORDS.read_text(encoding="utf-8"))
    assert [mark["id"] for mark in data["marks"]] == list(MARKS)
    told = " ".join(f"{words_of(name)['name']} {words_of(name)['says']}" for name in MARKS).lower()
    for verdict in ("good", "bad", "wrong", "better", "worse", "too much", "weak", "poor", "should"):
        assert verdict not in told
    with pytest.raises(KeyError):
        words_of("nothing")
