"""What differs by country, as data: the money, the clock and the paper that a browser's language setting hints at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from content.place_shapes import Currency, Places
from content.read import HERE, read

Clock = Literal["12", "24"]


@cache
def places() -> Places:
    """The file as it stands. Raises ContentFault where it has a fault."""
    return read(HERE / "places.toml", Places)


@cache
def currencies() -> Mapping[str, Currency]:
    """The currencies by code, in the order of the file; the first is the one where no country is known."""
    return {one.code: one for one in places().currencies}


def country_of(locale: str | None) -> str | None:
    """The country of a language setting such as "en-US", "de_CH", "zh-Hant-TW" or "de"; None where it has none."""
    parts = (locale or "").replace("_", "-").split("-")
    named = next((part.upper() for part in parts[1:] if len(part) == 2 and part.isascii() and part.isalpha()), None)
    return named or places().home.get(parts[0].lower())


def currency_of(locale: str | None) -> str:
    """The code of the money at home there."""
    country = country_of(locale)
    return next((one.code for one in places().currencies if country in one.countries), places().currencies[0].code)


def clock_of(locale: str | None) -> Clock:
    """Whether people there say 5 pm ("12", also without a setting) or 17:00 ("24")."""
    return "12" if not locale or country_of(locale) in places().clock_12 else "24"


def paper_of(locale: str | None) -> Literal["A4", "Letter"]:
    """What people print on there; A4 where nothing is known."""
    return "Letter" if country_of(locale) in places().letter else "A4"


def sign_of(money: str) -> str:
    """The sign of a currency's code; any other text is a sign of its own."""
    return currencies()[money].sign if money in currencies() else money


def times_of(money: str) -> int:
    """What the builder's amounts are multiplied by in that money."""
    return currencies()[money].times if money in currencies() else 1


def amount(given: int, money: str) -> str:
    """An amount as it stands in a sentence: "$40", "40 kr", "¥2,500"; a sign of one's own goes before if it is short.

    In: the amount; a currency's code, or a sign, which may be empty.
    """
    known = currencies().get(money)
    sign, after = (known.sign, known.after) if known else (money, len(money) != 1)
    return f"{given:,} {sign}".rstrip() if after else f"{sign}{given:,}"
