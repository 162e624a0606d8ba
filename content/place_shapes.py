"""What the file of places may hold: countries with their money, clock and paper."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from quizzes.schema import Part, Words

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
LONGEST_SIGN = 4
"""Characters of a sign of money."""


class Currency(Part):
    """A currency: how an amount is written, and how large the builder's amounts are in it."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    name: Words
    sign: Annotated[str, Field(min_length=1, max_length=LONGEST_SIGN)]
    after: bool = False
    times: int = Field(1, ge=1, le=1000)
    countries: tuple[Country, ...]


class Places(Part):
    """The file of places."""

    format: Literal["sweet-spot-places/1"]
    clock_12: tuple[Country, ...]
    letter: tuple[Country, ...]
    home: dict[Annotated[str, Field(pattern=r"^[a-z]{2}$")], Country]
    currencies: Annotated[tuple[Currency, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _once(self) -> Places:
        codes = [one.code for one in self.currencies]
        countries = [country for one in self.currencies for country in one.countries]
        twice = next((one for named in (codes, countries) for one in named if named.count(one) > 1), None)
        if twice:
            raise ValueError(f"names {twice} twice; keep one currency a code and one a country")
        return self
