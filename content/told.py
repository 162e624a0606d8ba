"""The cards, filled for a country, and the words of the self-care audit."""

from __future__ import annotations

from dataclasses import dataclass

from content.page_shapes import HelpNumber
from content.read import card_words, selfcare
from quizzes.schema import Quiz
from scoring import Scales


@dataclass(frozen=True)
class Card:
    """A card as it is shown. `numbers` are the help lines it names, with the day they were checked."""

    id: str
    link: str
    title: str
    paragraphs: tuple[str, ...]
    more_title: str
    more: tuple[str, ...]
    numbers: tuple[HelpNumber, ...]
    directory: str
    directory_url: str


def card(card_id: str, country: str | None = None) -> Card:
    """The support card or the safety card.

    In: its id; the country as two capital letters, or None where it is not known: then only the local emergency
    number and the directory are named. Raises KeyError for a card that does not exist.
    """
    said = card_words()
    text = {one.id: one for one in said.cards}[card_id]
    asks = any("{lines}" in one for one in text.paragraphs)
    numbers = tuple(one for one in said.numbers if asks and one.country == country)
    directory = said.directory.name
    if numbers:
        lines = said.lines.known.format(call=" ".join(one.call for one in numbers), directory=directory)
    else:
        lines = said.lines.unknown.format(directory=directory)
    paragraphs = tuple(" ".join(one.replace("{lines}", lines).split()) for one in text.paragraphs)
    return Card(text.id, text.link, text.title, paragraphs, text.more_title, text.more, numbers,
                directory, said.directory.url)  # fmt: skip


def is_tank(quiz: Quiz) -> bool:
    """Whether the scales of a questionnaire are the parts of the tank, so that its words fit it."""
    rule = quiz.scoring.scales
    return rule is not None and [one.id for one in rule.scales] == [one.id for one in selfcare().domains]


@dataclass(frozen=True)
class DomainWords:
    """A part of life: its score 0 to 100 and band, None where too few answers, and one kind sentence."""

    id: str
    name: str
    note: str
    score: float | None
    band: str | None
    text: str


@dataclass(frozen=True)
class SelfCareWords:
    """The audit in words: the lead, the label for the map, and the parts in the article's order."""

    lead: str
    label: str
    lowest: str | None
    """The name of the lowest part."""
    domains: tuple[DomainWords, ...]


def selfcare_words(scales: Scales, bands: dict[str, float] | None = None) -> SelfCareWords:
    """The words for a self-care audit.

    In: its scales; and, for the word of the whole, the bands of the questionnaire as id -> start (0 to 100).
    """
    said = selfcare()
    domains = tuple(
        DomainWords(one.id, one.name, one.note, scales.scores.get(one.id), band,
                    getattr(one, band) if band in ("thin", "patchy", "steady") else said.not_enough)
        for one in said.domains
        for band in [scales.bands.get(one.id)]
    )  # fmt: skip
    names = {one.id: one.name for one in said.domains}
    lowest = names.get(scales.lowest or "")
    return SelfCareWords(said.lead, _label(scales, lowest, bands), lowest, domains)


def _label(scales: Scales, lowest: str | None, bands: dict[str, float] | None) -> str:
    said = selfcare()
    if lowest is None:
        return ""
    overall = scales.overall
    if overall is None or not bands:
        return said.label_short.format(lowest=lowest.lower())
    band = max((start, name) for name, start in bands.items() if round(overall, 9) >= start)[1]
    return said.label.format(overall=getattr(said, f"overall_{band}", band), lowest=lowest.lower())
