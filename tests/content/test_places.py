"""Money, clock and paper by country: data, and a first guess from a browser's language setting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from content.place_shapes import Places
from content.places import amount, clock_of, country_of, currencies, currency_of, paper_of, places, sign_of, times_of
from content.policy_builder import limits, policy_drafts, value


@pytest.mark.parametrize(
    ("locale", "country", "money", "clock", "paper"),
    [
        ("en-US", "US", "USD", "12", "Letter"), ("en", "US", "USD", "12", "Letter"),
        ("en_CA", "CA", "CAD", "12", "Letter"),
        ("de-CH", "CH", "CHF", "24", "A4"), ("de", "DE", "EUR", "24", "A4"), ("en-IE", "IE", "EUR", "12", "A4"),
        ("zh-Hans-CN", "CN", "CNY", "24", "A4"), ("es-419", "ES", "EUR", "24", "A4"),
        ("es-MX", "MX", "MXN", "24", "Letter"),
        ("xx-ZZ", "ZZ", "USD", "24", "A4"), ("tlh", None, "USD", "24", "A4"),
        ("", None, "USD", "12", "A4"), (None, None, "USD", "12", "A4"),
    ],
)  # fmt: skip
def test_a_language_setting_hints_at_a_place(
    locale: str | None, country: str | None, money: str, clock: str, paper: str
) -> None:
    assert country_of(locale) == country
    assert (currency_of(locale), clock_of(locale), paper_of(locale)) == (money, clock, paper)


@given(st.text(max_size=20) | st.none())
def test_any_setting_gives_a_place(locale: str | None) -> None:
    assert currency_of(locale) in currencies()
    assert clock_of(locale) in ("12", "24")
    assert paper_of(locale) in ("A4", "Letter")


@pytest.mark.parametrize(
    ("given", "money", "read"),
    [(40, "USD", "$40"), (40, "SEK", "40 kr"), (2500, "JPY", "¥2,500"), (40, "CHF", "40 CHF"), (40, "BRL", "R$40"),
     (40, "¤", "¤40"), (40, "Taler", "40 Taler"), (40, "", "40")],
)  # fmt: skip
def test_an_amount_in_a_sentence(given: int, money: str, read: str) -> None:
    assert amount(given, money) == read


def test_signs_and_sizes() -> None:
    assert (sign_of("SEK"), sign_of("kr."), times_of("SEK"), times_of("kr.")) == ("kr", "kr.", 10, 1)


def test_amounts_of_the_builder_are_as_large_as_the_money_asks_for() -> None:
    (gift,) = (one for policy in policy_drafts().values() for one in policy.blanks if one.kind == "money")
    least, most, step, default = limits(gift)
    assert limits(gift, "SEK") == (10 * least, 10 * most, 10 * step, 10 * default)
    assert [value(gift, one, "SEK") for one in (None, 0, 10**9, 333)] == [10 * default, 10 * least, 10 * most, 333]
    hours = next(one for policy in policy_drafts().values() for one in policy.blanks if one.kind == "hours")
    assert limits(hours, "SEK") == limits(hours, "USD")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"code": "USD"}, "names USD twice"),
        ({"countries": ["US"]}, "names US twice"),
        ({"code": "usd"}, "code"),
        ({"sign": ""}, "sign"),
        ({"times": 0}, "times"),
    ],
)
def test_a_fault_in_the_file_is_told(changed: dict[str, object], told: str) -> None:
    whole = places().model_dump()
    whole["currencies"] = [*whole["currencies"][:2], whole["currencies"][2] | changed]
    with pytest.raises(ValidationError, match=told):
        Places.model_validate(whole)
