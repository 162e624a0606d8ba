"""A shared map out of what people paste: links of every kind, broken lines, messages around them, and nonsense."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sharing.link import Shared, ShareFault
from sharing.pasted import shared_at, shared_from
from tests.support.codes import mutated, whole

WORKED = Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))
CODE = WORKED.code
LINK = f"https://sweet.example/share/{CODE}"


@pytest.mark.parametrize(
    "pasted",
    [
        CODE,
        f"  {CODE}\n",
        CODE.upper(),
        LINK,
        f"<{LINK}>",
        f"({LINK}).",
        f"“{LINK}”",
        f"{LINK}.png",
        f"{LINK}.svg?theme=dark",
        f"{LINK}/",
        f"{LINK}#x",
        f"https://sweet.example/shared?code={CODE}",
        f"https://sweet.example/shared?x=1&code={CODE}&y=2",
        f"sweet.example/share/{CODE}",
        f"Look at this: {LINK} and tell me what you think",
        f"[my map]({LINK})",
        f'<a href="{LINK}"><img src="{LINK}.svg" alt="x"></a>',
        f"{LINK[:30]}\n{LINK[30:]}",
        f"{LINK[:-4]} \r\n {LINK[-4:]}",
        f"{CODE[:8]} {CODE[8:]}",
        f"> {LINK[:-6]}\n{LINK[-6:]} see",
        f"\u200b{LINK}\u200b",
        f"{LINK[:-5]}\u200b{LINK[-5:]}",
        f"{CODE[:5]}\u2060{CODE[5:]}\ufeff",
        f"\u202a{LINK}\u202c",
        f"{CODE[:9]}\u00ad{CODE[9:]}",
    ],
)
def test_a_link_is_found_however_it_was_pasted(pasted: str) -> None:
    assert shared_from(pasted) == WORKED


@pytest.mark.parametrize("pasted", ["", "   \n"])
def test_nothing_pasted_says_what_to_paste(pasted: str) -> None:
    with pytest.raises(ShareFault, match="Paste a link to a shared map here"):
        shared_from(pasted)


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        (LINK[:-3], "too short"),
        (f"{LINK[:-1]}{'0' if LINK[-1] != '0' else '2'}", "changed on the way"),
        (LINK.replace(f"/{CODE}", f"/2{CODE[1:]}"), "another version"),
        ("https://other.example/", "."),
        ("hello there", "character|too short|too long"),
        ("x" * 100_000, "too long|character"),
    ],
)
def test_a_bad_link_gets_the_sentence_for_its_fault(pasted: str, said: str) -> None:
    with pytest.raises(ShareFault, match=said):
        shared_from(pasted)


@settings(max_examples=150, deadline=None)
@given(whole(), st.text(max_size=20), st.text(max_size=20))
def test_every_map_is_found_in_a_message(shared: Shared, before: str, after: str) -> None:
    assert shared_from(f"{before} https://sweet.example/share/{shared.code} {after}") == shared


@settings(max_examples=200, deadline=None)
@given(st.one_of(mutated(), st.text(max_size=300)))
def test_anything_else_is_a_map_or_a_sentence(pasted: str) -> None:
    try:
        found = shared_from(pasted)
    except ShareFault as fault:
        assert str(fault).endswith(".") and "Traceback" not in str(fault)
    else:
        assert isinstance(found, Shared)


@pytest.mark.parametrize("given", [CODE, CODE.upper(), f"{CODE}/", f"{CODE}.", f"{CODE})", f" {CODE}\u200b", LINK])
def test_a_code_in_an_address_is_forgiven_what_pasting_is(given: str) -> None:
    assert shared_at(given) == WORKED


@pytest.mark.parametrize(("given", "said"), [
    ("", "too short"), (CODE[:-1], "too short"), ("\x00", "a character"), (f"{CODE}0.", "a character"),
    (f"2{CODE[1:]}", "another version"), ("a" * 5000, "too long"),
])  # fmt: skip
def test_a_code_that_cannot_be_read_gets_the_sentence_for_it_as_it_stands(given: str, said: str) -> None:
    with pytest.raises(ShareFault, match=said):
        shared_at(given)
