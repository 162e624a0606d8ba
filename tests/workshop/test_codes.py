from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.codes import hashed, letters, new_code, new_host_key, read_code, same


def test_codes_are_spoken_in_pairs_and_differ() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) > 195
    for code in codes:
        plain = code.replace("-", "")
        assert (len(code), code[4]) == (11, "-")
        assert set(plain[::2]) <= set("bdfgklmnprstv")
        assert set(plain[1::2]) <= set("aeiou")
        assert not any(part in plain for part in letters().avoid["parts"])


@given(st.integers(0, 9), st.data())
def test_one_wrong_letter_never_leads_to_another_room(place: int, data: st.DataObject) -> None:
    code = new_code()
    plain = code.replace("-", "")
    other = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789"))
    assert read_code(plain[:place] + other + plain[place + 1 :]) in (None, code)


@given(st.integers(0, 7))
def test_two_neighbours_swapped_never_lead_to_another_room(place: int) -> None:
    code = new_code()
    plain = list(code.replace("-", ""))
    for apart in (1, 2):
        swapped = plain.copy()
        swapped[place], swapped[place + apart] = swapped[place + apart], swapped[place]
        assert read_code("".join(swapped)) in (None, code)


def test_capitals_blanks_and_sounds_make_no_difference() -> None:
    # b m t d are letters 0 6 11 1 of their alphabet: 0·1 + 6·2 + 11·3 + 1·4 = 49. The last has weight 5:
    # 49 + 5·11 = 104 = 8·13, so it is letter 11, t. Vowels a o i u: 0·1 + 3·2 + 2·3 + 4·4 = 28, and 28 + 2·1 = 6·5: i.
    for typed in ("bamo-tiduti", " BAMO TIDU TI ", "bam0t1dut1", "Bamo–Tidu.ti", "b a m o t y d u t y"):
        assert read_code(typed) == "bamo-tiduti"


WRONG = ["", "bamo", "bamo-tiduto", "bamo-tiduti-x", "☃" * 10, "'; DROP TABLE rooms", "a" * 10**6]


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_secrets_are_kept_as_hashes_that_differ_from_room_to_room() -> None:
    key = new_host_key()
    assert len(key) >= 32
    assert key.isalnum()
    assert key not in hashed(key, "bamo-tiduti")
    assert hashed(key, "bamo-tiduti") != hashed(key, "other")
    assert same(key, "bamo-tiduti", hashed(key, "bamo-tiduti"))
    assert not same(key + "x", "bamo-tiduti", hashed(key, "bamo-tiduti"))


def test_what_can_be_no_key_is_a_wrong_one() -> None:
    for typed in ("", "\ud800", "a\x00b", "é" * 5_000):
        assert not same(typed, "bamo-tiduti", hashed(new_host_key(), "bamo-tiduti"))
