"""Fields for free words: any length goes in, whole characters are kept, and how many is said."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.ask_for import LONGEST_NEED, OWN
from content.place_shapes import LONGEST_SIGN
from content.policy_builder import LONGEST_NAME
from sharing.journal import LONGEST_LABEL, read_entry
from tests.support.reading import grade
from tests.ui.visits import AT, Visit, journal, sheet
from ui.components import field
from ui.sections import rehearsal_own
from ui.sections.journal_rows import spot_of
from ui.sections.share_picture import TITLE
from workshop import rooms

UI = Path(field.__file__).parents[1]
FAMILY, PIRATE, WALES = "👩‍👩‍👧‍👦", "🏴‍☠️", "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
FLAGS, WAVE, NOTE, KOREAN = "🇳🇿🇩🇪", "👋🏽", "❤️", "\u1112\u1161\u11ab"
HEAP = "a" + "\u0301" * 30


@pytest.mark.parametrize(
    ("words", "longest", "kept"),
    [
        ("plain", 5, "plain"), ("plain words", 5, "plain"), ("", 5, ""), ("a" * 9, 3, "aaa"),
        (f"ab{FAMILY}", 8, "ab"), (f"ab{FAMILY}", 9, f"ab{FAMILY}"), (f"a{PIRATE}b", 4, "a"),
        (f"{WALES}{WALES}", 12, WALES),
        (FLAGS, 3, "🇳🇿"), (f"a{FLAGS}", 4, "a🇳🇿"), (FLAGS, 4, FLAGS), (f"{WAVE}{WAVE}", 3, WAVE), (f"a{NOTE}a", 2, "a"),
        ("e\u0301e\u0301", 3, "e\u0301"), ("नि" * 2, 3, "नि"), (f"a{KOREAN}", 3, "a"), ("a\r\nb", 2, "a"),
        ("  two  " + " " * 90, 9, "two"), (" " * 90 + "late", 9, "late"),
        (HEAP, 4, "a\u0301\u0301\u0301"), (FAMILY, 4, "👩‍👩"), ("𝒜𝒜𝒜", 2, "𝒜𝒜"),
    ],
)  # fmt: skip
def test_whole_characters_are_kept(words: str, longest: int, kept: str) -> None:
    assert field.first(words, longest) == kept


@given(st.text(st.characters() | st.sampled_from([*FAMILY, *FLAGS, *WAVE, *HEAP[:2], " ", "\n"])), st.integers(1, 9))
def test_whatever_is_typed_its_start_is_kept(words: str, longest: int) -> None:
    kept = field.first(words, longest)
    assert len(kept) <= longest
    assert kept in (words, words.strip()) if len(words.strip()) <= longest else words.strip().startswith(kept)
    assert kept or not words.strip() or words.strip()[0] == field.JOINER


def test_the_sentences_are_in_the_houses_voice() -> None:
    said = tomllib.loads((UI / "components" / "field.toml").read_text("utf-8"))["kept"]
    assert set(said) == {"one", "more"}
    assert grade(*(text.replace("{n}", "80") for text in said.values())) <= 8
    assert not re.search(r"!|\bshould\b", " ".join(said.values()))


def told(visit: Visit, key: str) -> str:
    """What the line under the field with that key says."""
    data: dict[str, Any] = json.loads(visit.at.main.get_by_key(f"told-{key}").proto.json)
    return str(data["said"])


# ---- on the pages ------------------------------------------------------------------------


def draft(name: str, **fields: Any) -> Any:
    return read_entry({"id": name, "kind": "draft", "at": AT, **fields})


LABEL = f"passing.journal-label-{spot_of(sheet())}"
PLACES: dict[str, tuple[int, str, str, dict[str, str], dict[str, Any]]] = {
    "practice": (LONGEST_NAME, "policies", "voice.practice", {}, {}),
    "sign": (LONGEST_SIGN, "policies", "voice.money", {}, {"money": ""}),
    "blank": (60, "policies", "blank.POL-06.days", {"policy": "POL-06"}, {}),
    "need": (LONGEST_NEED, "policies", "own-need.POL-07", {"policy": "POL-07"}, {"role": "employed"}),
    "reply": (rehearsal_own.LONGEST, "rehearse", "own-REH-01", {"situation": "REH-01"}, {}),
    "label": (LONGEST_LABEL, "journal", LABEL, {}, {}),
    "picture": (LONGEST_LABEL, "send", TITLE, {}, {}),
    "room": (rooms.LONGEST_TITLE, "room", "room-title", {}, {}),
}
"""Where a person types: the limit, the page, the field's key, the page's address, what is set on the device."""


def opened(place: str) -> tuple[Visit, int, str]:
    longest, page, key, params, more = PLACES[place]
    kept = [sheet(), draft("practice", **({"money": more["money"]} if "money" in more else {}))]
    kept.append(draft("ask.POL-07", need=OWN))
    visit = Visit(journal(*kept, **({"role": more["role"]} if "role" in more else {}))).see(page, **params)
    if place == "reply":
        visit.press("Write my own")
    if place == "label":
        visit.at.button(key=f"change-{spot_of(sheet())}").click()
        visit.run()
    return visit, longest, key


def typed(visit: Visit, key: str, words: str) -> Visit:
    fields = [*visit.at.text_input, *visit.at.text_area]
    next(one for one in fields if one.key == key).set_value(words)
    return visit.run()


def held(visit: Visit) -> str:
    """Everything that the device is asked to keep, as text."""
    return json.dumps(visit.asked, ensure_ascii=False)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("place", PLACES)
def test_a_long_paste_stays_in_the_field_and_what_is_kept_is_said(place: str) -> None:
    visit, longest, key = opened(place)
    assert told(visit, key) == ""
    paste = "ab " * 1_000 + "end"
    typed(visit, key, paste)
    assert visit.at.session_state[key] == paste
    kept = paste[:longest]
    assert told(visit, key) == f"The first {longest:,} characters are kept."
    if place in ("practice", "sign", "blank", "need", "label"):
        assert f'"{kept.rstrip()}"' in held(visit)
        assert paste[: longest + 2] not in held(visit)
    typed(visit, key, "short")
    assert told(visit, key) == ("" if longest >= 5 else "The first 4 characters are kept.")


@pytest.mark.usefixtures("app")
def test_no_emoji_is_torn_and_each_counts_as_one() -> None:
    visit, _, key = opened("practice")
    typed(visit, key, FAMILY * 40)  # seven code points each: eleven of them fit into 80
    assert told(visit, key) == "The first 11 characters are kept."
    assert f'"practice": "{FAMILY * 11}"' in held(visit)


@pytest.mark.usefixtures("app")
def test_a_character_that_is_longer_than_the_limit_is_one_character() -> None:
    visit, _, key = opened("sign")
    typed(visit, key, HEAP)
    assert told(visit, key) == "The first character is kept."


@pytest.mark.usefixtures("app")
def test_a_reply_of_any_length_is_read_kept_and_comes_back_as_far_as_it_goes() -> None:
    visit, longest, key = opened("reply")
    paste = "I am glad. " * 300
    typed(visit, key, paste)
    visit.press("Keep it")
    assert visit.asked[-1]["entry"]["text"] == paste[:longest].strip()
    assert "Kept on this device." in visit.words
    assert visit.at.session_state[key] == paste


@pytest.mark.usefixtures("app")
def test_a_picture_has_the_first_characters_as_its_title() -> None:
    visit, longest, key = opened("picture")
    typed(visit, key, "a b " * 100)
    assert visit.at.session_state["passing.share-choice"]["title"] == ("a b " * 100)[:longest].strip()


def test_no_field_of_our_own_lets_the_browser_refuse_a_long_text() -> None:
    """A link that is pasted is no text to keep: whoever opens one has a limit of their own (sharing.pasted)."""
    found = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.keyword) and node.arg == "max_chars"
    }
    assert found <= {"sections/share_open.py", "sections/friend.py", "sections/follow_up.py"}
