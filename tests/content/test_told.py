"""The cards, word for word where it matters, and the words of the self-care audit."""

from __future__ import annotations

import datetime

import pytest

from content import card, page, selfcare_words
from content.read import card_words
from tests.content.people import tank


def test_the_support_card_names_a_number_only_where_it_was_checked() -> None:
    unknown = " ".join(card("support").paragraphs)
    assert "988" not in unknown
    assert "Call your local emergency number, or find a line near you at findahelpline.com." in unknown
    american = card("support", "US")
    assert "In the US, call or text 988. Elsewhere: your local emergency number" in " ".join(american.paragraphs)
    assert american.numbers[0].checked <= datetime.date.today()
    assert american.reach == (("Call 988", "tel:988"), ("Text 988", "sms:988"))
    assert card("safety", "US").numbers == card("safety", "US").reach == card("support").reach == ()
    assert card("support", "DE").paragraphs == card("support").paragraphs
    assert card("support").title == "If today is heavier than a quiz can hold"
    assert card("support").paragraphs[1] == "You can close this tool. Nothing is lost."


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not your fault, whatever you said or did not say.",
        "not a customer-service question and not a matter of balance",
        "You may stop at once, without their agreement: “This session is over. Please get dressed; I will be outside.”",
        "call your local emergency number",
        "you may end the client relationship without giving a reason",
        "What you do next is your choice.",
        "Fee, review and feelings of the client are not your task right now.",
    ],
)
def test_the_safety_card_says_what_it_has_to(sentence: str) -> None:
    assert sentence.lower() in " ".join(card("safety").paragraphs).lower()


def test_the_other_direction_is_on_the_safety_card_too() -> None:
    more = " ".join(card("safety").more)
    assert "get supervision" in more
    assert "board" in more


def test_every_number_says_its_country_and_the_day_it_was_checked() -> None:
    for one in card_words().numbers:
        assert one.number in one.call
        assert one.ways


def test_an_unknown_card_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        card("lucky")


def test_what_happens_with_answers_is_told_the_same_everywhere() -> None:
    line = "Answers are scored on the app's server, in memory, and kept on this device only."
    for name, section in (("home", "answers"), ("about", "privacy")):
        assert line in next(one for one in page(name).sections if one.id == section).text
    assert page("quiz").says["private"] == line


BANDS = {"thin": 0.0, "patchy": 40.0, "steady": 65.0}


def test_the_tank_in_words() -> None:
    told = selfcare_words(tank(body=30.0, finances=50.0, family=None), BANDS)
    assert (told.label, told.lowest) == ("Thin just now: body", "Body")
    by_id = {one.id: one for one in told.domains}
    assert "a good place to begin" in by_id["body"].text
    assert (by_id["finances"].band, by_id["spirit"].band) == ("patchy", "steady")
    assert by_id["family"].text == "Too few answers here for a word. Three of the four would do."
    assert by_id["family"].score is None


def test_the_label_follows_the_bands_it_is_given() -> None:
    even = dict.fromkeys(("body", "finances", "spirit", "social", "family", "community"), 40.0)
    assert selfcare_words(tank(**even), BANDS).label == "Tank: patchy, lowest: body"
    low = selfcare_words(tank(**dict.fromkeys(even, 39.9)), BANDS)
    first = ", ".join(one.name.lower() for one in low.domains[:5])
    assert low.label == f"Thin just now: {first} and community"
    assert selfcare_words(tank(**dict.fromkeys(even, 65.0)), BANDS).label == "Tank: steady, lowest: body"
    assert selfcare_words(tank(**even)).label == "Lowest: body"


def test_a_tank_with_a_part_at_the_floor_is_never_called_steady() -> None:
    """Two parts at 0 and four at 100 have a mean of 66.7, which is in the band "steady"."""
    full = dict.fromkeys(("finances", "social", "family", "community"), 100.0)
    told = selfcare_words(tank(body=0.0, spirit=0.0, **full), BANDS)
    assert (told.label, told.thin) == ("Thin just now: body and spirit", ("Body", "Spirit"))
    uneven = selfcare_words(tank(body=30.0, spirit=10.0, **full), BANDS)
    assert uneven.label == "Thin just now: spirit and body", "the lowest stands first"


def test_an_empty_tank_says_nothing_of_the_whole() -> None:
    told = selfcare_words(tank(**dict.fromkeys(("body", "finances", "spirit", "social", "family", "community"), None)))
    assert (told.label, told.lowest) == ("", None)
