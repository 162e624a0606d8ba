"""The policy builder's words: every wording whole in both voices, every blank within its limits, nothing trusted."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from content import policies, policy_builder, policy_drafts
from content.policy_builder import (
    Chosen,
    Voice,
    builder,
    faults,
    policy_heading,
    policy_local,
    policy_say,
    policy_text,
    said,
    unit,
    value,
)
from content.policy_shapes import Blank, PolicyDraft, number
from content.typed import one_line

INVENTORY = set((Path(__file__).parents[1] / "data" / "inventory_ids.txt").read_text(encoding="ascii").split())
VOICES = [Voice(person=person, client=client) for person in ("i", "we") for client in ("client", "patient")]  # type: ignore[arg-type]
BY_ID = pytest.mark.parametrize("policy", policy_drafts().values(), ids=policy_drafts())
JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def blank(**changed: Any) -> Blank:
    plain = {"name": "notice", "label": "Notice", "kind": "hours", "unit": "hours", "one": "hour", "minimum": 2,
             "maximum": 72, "step": 1, "default": 24, "use": [1, 2, 3]}  # fmt: skip
    return Blank.model_validate(plain | changed)


TIME = {"kind": "time", "minimum": "06:00", "maximum": "14:00", "default": "09:00", "step": 15}
TEXT = {"kind": "text", "minimum": 3, "maximum": 20, "default": "a card"}


def draft(**changed: Any) -> dict[str, Any]:
    plain = {"id": "POL-01", "title": "A", "pattern": "stop", "sources": ["BOW-97"], "say": {"i": "Hm.", "we": "Hm."},
             "wordings": [{"label": "a", "i": "I wait {notice}.", "we": "We wait {notice}."}] * 3,
             "blanks": [blank().model_dump()]}  # fmt: skip
    return plain | changed


def test_all_twelve_are_there_under_the_same_titles() -> None:
    assert {name: one.title for name, one in policy_drafts().items()} == {
        name: one.title for name, one in policies().items()
    }


@BY_ID
def test_sources_are_in_the_inventory(policy: PolicyDraft) -> None:
    assert set(policy.sources) <= INVENTORY


@BY_ID
def test_every_wording_is_whole_in_every_voice_and_at_every_limit(policy: PolicyDraft) -> None:
    for place, voice in itertools.product(range(len(policy.wordings)), VOICES):
        for limit in ("minimum", "default", "maximum"):
            ends = {one.name: getattr(one, limit) if one.kind != "text" else one.default for one in policy.blanks}
            chosen = Chosen(place, ends)
            for text in (policy_text(policy, chosen, voice), policy_say(policy, chosen, voice)):
                assert not re.search(r"[{}]|  |\bNone\b|\b1 \w+s\b", text), text
                assert text[0].isupper()
                assert text[-1] in ".?"
        assert 10 <= len(policy_text(policy, Chosen(place), voice).split()) <= (105 if policy.fixed else 75)


@BY_ID
def test_the_voice_is_kept(policy: PolicyDraft) -> None:
    for place in range(len(policy.wordings)):
        mine = policy_text(policy, Chosen(place), Voice(person="i")).replace("either of us", "")  # the two in the room
        ours = policy_text(policy, Chosen(place), Voice(person="we", client="patient"))
        assert not re.search(r"\b(we|us|our|ours)\b", mine, re.IGNORECASE) or policy.title.startswith("Conduct"), mine
        assert not re.search(r"\b(I|me|my|mine)\b", ours), ours
        assert "client" not in ours


def test_the_limit_of_conduct_is_the_same_in_every_wording() -> None:
    conduct = policy_drafts()["POL-05"]
    assert conduct.fixed
    assert not conduct.blanks
    assert conduct.card == "safety"


def test_the_line_of_conduct_holds_for_both_sides() -> None:
    conduct = policy_drafts()["POL-05"]
    for place, voice in itertools.product(range(len(conduct.wordings)), VOICES):
        text = policy_text(conduct, Chosen(place), voice)
        assert re.search(
            r"If you feel unsafe, or feel (I|one of us) crossed that line, you owe nothing and can "
            r"(go to my|tell another of us, our) board or the police\.",
            text,
        )
        assert "You can stop any time, for any reason, and pay only for the time you had." in text
        assert "You can always talk about health or harm you’ve lived through." in text
        assert "A body reacting on its own is fine too." in text
    assert re.search(r"leave the room.*phone someone.*Never argue about the fee.*Tell a colleague", conduct.say_note)


@pytest.mark.parametrize("policy", ["POL-05", "POL-08"])
def test_where_several_work_a_client_can_tell_any_of_them(policy: str) -> None:
    one = policy_drafts()[policy]
    for place in range(len(one.wordings)):
        assert re.search(r"\btell (any|another) of us\b", policy_text(one, Chosen(place), Voice(person="we")))
        assert "of us" not in policy_text(one, Chosen(place), Voice(person="i"))


@pytest.mark.parametrize("policy", ["POL-01", "POL-02"])
def test_illness_and_emergencies_cost_nothing_in_any_wording(policy: str) -> None:
    one = policy_drafts()[policy]
    for place, voice in itertools.product(range(len(one.wordings)), VOICES):
        text = policy_text(one, Chosen(place), voice)
        assert re.search(r"\bill\b", text), text
        assert "emergency" in text
        assert re.search(r"no fee|you owe nothing|costs you nothing|nothing is due|unless", text), text


def test_what_is_said_aloud_names_no_share_of_the_fee() -> None:
    """The dial has wordings with a share and one with the full fee, and one sentence stands for all."""
    cancelling = policy_drafts()["POL-01"]
    assert not [one.name for one in cancelling.blanks if one.said]
    assert not re.search(r"half|full", policy_say(cancelling, Chosen(0), Voice()))


def test_a_policy_as_it_is_read() -> None:
    chosen = Chosen.read(policy_drafts()["POL-06"], {"wording": 1, "blanks": {"opens": "08:30", "reply": 3}})
    assert policy_text(policy_drafts()["POL-06"], chosen, Voice(clock="24")) == (
        "I read messages Monday to Friday, from 8:30 to 17:00, and answer within three work days. "
        "Please use text or email. A cancellation counts from when you send it. "
        "Please save health details for a call or visit. If you feel worse after a visit, call me. "
        "If I don’t pick up, or outside those hours, call a doctor; don’t wait for me. "
        "In an emergency call your local emergency number first."
    )


@pytest.mark.parametrize(
    ("given", "read"),
    [(50, "half the fee"), (25, "a quarter of the fee"), (30, "30 percent of the fee"), (100, "all of the fee")],
)
def test_a_share_of_the_fee_reads_as_people_say_it(given: int, read: str) -> None:
    share = blank(kind="percent", unit="percent", of="the fee", minimum=10, maximum=100, step=5, default=50)
    assert said(share, given, Voice()) == read


def test_a_complaint_may_bring_the_full_fee_back_and_who_was_hurt_pays_nothing() -> None:
    refunds = policy_drafts()["POL-08"]
    for place, voice in itertools.product(range(len(refunds.wordings)), VOICES):
        text = policy_text(refunds, Chosen(place), voice)
        assert re.search(
            r"If you were hurt or felt unsafe, get care first\. There’s no deadline and nothing to pay\. "
            r"You don’t have to see (me|that therapist), and you can .*\b(my|our) board\.",
            text,
        )
        assert "again, free" in text
    assert "the full fee back" in policy_text(refunds, Chosen(2), Voice())
    assert "ask your insurer first" in refunds.local
    assert re.search(r"After a yes there is nothing to pay: .*can go to your board", refunds.say_note)


def test_titles_for_clients_turn_theirs_into_yours() -> None:
    late = policy_drafts()["POL-03"]
    assert policy_heading(late, Voice()) == "Lateness, yours and mine"
    assert policy_heading(late, Voice(person="we")) == "Lateness, yours and ours"
    assert policy_heading(policy_drafts()["POL-01"], Voice()) == "Cancellation"


def test_local_notes_follow_the_word_for_clients() -> None:
    assert "a patient who is a minor" in policy_local(policy_drafts()["POL-05"], Voice(client="patient"))


@pytest.mark.parametrize(
    ("made", "given", "read"),
    [
        ({}, 24, "24 hours"), ({}, 10, "ten hours"), ({}, 11, "11 hours"),
        ({"minimum": 1}, 1, "one hour"),
        ({"kind": "percent", "unit": "percent"}, 50, "half"),
        ({"kind": "percent", "unit": "percent"}, 30, "30 percent"),
        ({"kind": "money", "unit": "currency"}, 40, "$40"),
        ({"kind": "count", "unit": "{clients}", "one": "{client}"}, 6, "six clients"),
        (TIME, "09:00", "9 am"), (TIME, "12:00", "noon"), (TIME, "13:45", "1:45 pm"), (TEXT, "a *card*", "a *card*"),
    ],
)  # fmt: skip
def test_how_a_filled_blank_reads(made: dict[str, Any], given: Any, read: str) -> None:
    assert said(blank(**made), given, Voice()) == read


def test_money_and_clock_are_the_practices_own() -> None:
    money = blank(kind="money", unit="currency")
    assert [said(money, 40, Voice(money=sign)) for sign in ("€", "CHF", "")] == ["€40", "40 CHF", "40"]
    assert [said(blank(**TIME), one, Voice(clock="24")) for one in ("09:00", "13:45")] == ["9:00", "13:45"]
    assert unit(money, Voice(money="CHF")) == "CHF"
    assert unit(blank(**TEXT), Voice()) == ""


@pytest.mark.parametrize(
    ("made", "given", "kept"),
    [
        ({}, 1, 2), ({}, 10**30, 72), ({}, -5, 2), ({}, 30.4, 30), ({}, None, 24), ({}, "30", 24), ({}, True, 24),
        ({}, float("nan"), 24), ({}, float("inf"), 24),
        (TIME, "23:59", "14:00"), (TIME, "00:00", "06:00"), (TIME, "25:00", "09:00"), (TIME, 9, "09:00"),
        (TIME, "٠٩:٠٠", "09:00"),
        (TEXT, "  two\nlines\t here ", "two lines here"), (TEXT, "ab", "a card"), (TEXT, "x" * 500, "x" * 20),
        (TEXT, "{notice}", "{notice}"),
    ],
)  # fmt: skip
def test_values_are_brought_within_the_limits(made: dict[str, Any], given: Any, kept: Any) -> None:
    assert value(blank(**made), given) == kept


def test_what_a_person_typed_is_never_a_hole() -> None:
    policy = policy_drafts()["POL-10"]
    text = policy_text(policy, Chosen(1, {"instead": "{gift} {practice} {0}"}), Voice(practice="{gift}"))
    assert "{gift} {practice} {0}" in text


def test_times_that_cross_get_a_sentence_that_may_name_both(monkeypatch: pytest.MonkeyPatch) -> None:
    policy, crossed = policy_drafts()["POL-06"], Chosen(0, {"opens": "14:00", "closes": "10:00"})
    assert len(faults(policy, crossed)) == 1
    assert faults(policy, Chosen(0)) == []
    assert "{" not in faults(policy, crossed)[0]
    named = "{policy}: {first} {first_time}, {second} {second_time}."
    other = builder().model_copy(update={"faults": {"order": named}})
    monkeypatch.setattr(policy_builder, "builder", lambda: other)
    assert faults(policy, crossed) == ["After-hours contact: You read messages from 2 pm, until 10 am."]
    assert faults(policy, crossed, Voice(clock="24")) == [
        "After-hours contact: You read messages from 14:00, until 10:00."
    ]


@given(st.dictionaries(st.sampled_from(["wording", "blanks", "on_sheet"]), JUNK), JUNK, JUNK)
def test_whatever_a_device_kept_becomes_a_policy(raw: dict[str, Any], first: Any, second: Any) -> None:
    voice = Voice.read({"practice": first, "money": second, "person": first, "clock": second})
    for policy in policy_drafts().values():
        chosen = Chosen.read(policy, raw | {"blanks": {one.name: first for one in policy.blanks}})
        assert policy_text(policy, chosen, voice)
        assert Chosen.read(policy, chosen.kept()) == chosen
    assert Voice.read(voice.kept()) == voice


def test_a_long_name_is_cut_and_lies_on_one_line() -> None:
    assert one_line("a\n b\tc" + "d" * 100, 9) == "a b cdddd"
    assert len(Voice.read({"practice": "é" * 500}).practice) == 80


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"wordings": [{"label": "a", "i": "I {x}.", "we": "We {notice}."}] * 3}, "not in its list: x"),
        ({"wordings": [{"label": "a", "i": "I {notice}.", "we": "We."}] * 3}, "does not say"),
        ({"wordings": [{"label": "a", "i": "I {notice.", "we": "We {notice}."}] * 3}, "a brace that is no blank"),
        ({"wordings": draft()["wordings"][:2]}, "at least 3"),
        ({"fixed": "Never."}, "without its fixed words"),
        ({"blanks": [blank().model_dump()] * 2}, "a blank twice"),
        ({"blanks": [blank().model_dump() | {"before": "closes"}]}, "no time here"),
        ({"blanks": [blank().model_dump() | {"default": 1}]}, "outside its limits"),
        ({"blanks": [blank().model_dump() | {"step": 5}]}, "between two steps"),
        ({"blanks": [blank().model_dump() | {"one": ""}]}, "no word for one"),
        ({"blanks": [blank().model_dump() | {"of": "the fee"}]}, "no percentage"),
        ({"blanks": [blank().model_dump() | TIME | {"minimum": "6 am"}]}, "write it as"),
        ({"blanks": [blank().model_dump() | TIME | {"minimum": 6}]}, "limits of another kind"),
        ({"blanks": [blank().model_dump() | TEXT | {"default": "a"}]}, "outside its limits"),
    ],
)
def test_a_fault_in_the_file_is_told(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        PolicyDraft.model_validate(draft(**changed))
    assert PolicyDraft.model_validate(draft())


def test_a_time_as_a_number() -> None:
    assert [number(one) for one in ("00:00", "9:05", "23:59", 7)] == [0, 545, 1439, 7]
