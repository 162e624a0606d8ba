"""The cards, filled for a country, and the words of the self-care audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from content.page_shapes import HelpNumber
from content.read import card_words, selfcare
from quizzes.schema import Quiz
from scoring import Scales


@dataclass(frozen=True)
class Card:
    """A card as it is shown. `numbers` are the help lines it names, with the day they were checked.

    `reach` is what a screen can offer to tap: the words of a link and its address (`tel:` or `sms:`).
    """

    id: str
    link: str
    title: str
    paragraphs: tuple[str, ...]
    more_title: str
    more: tuple[str, ...]
    numbers: tuple[HelpNumber, ...]
    directory: str
    directory_url: str
    reach: tuple[tuple[str, str], ...] = ()


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
    reach = tuple(
        (words.format(number=one.number), scheme + one.number.replace(" ", ""))
        for one in numbers
        for way, words, scheme in (("call", said.lines.call, "tel:"), ("text", said.lines.text, "sms:"))
        if way in one.ways
    )
    return Card(text.id, text.link, text.title, paragraphs, text.more_title, text.more, numbers,
                directory, said.directory.url, reach)  # fmt: skip


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
    thin: tuple[str, ...]
    """The names of the thin parts, lowest first."""
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
    lowest, thin = names.get(scales.lowest or ""), tuple(names[one] for one in _thin(scales) if one in names)
    label = said.label_thin.format(thin=_listed(thin)) if thin else _label(scales, lowest, bands)
    return SelfCareWords(said.lead, label, lowest, thin, domains)


def _thin(scales: Scales) -> list[str]:
    """Thin parts, lowest first; ties in their order."""
    return sorted((name for name, band in scales.bands.items() if band == "thin"),
                  key=lambda name: round(scales.scores[name] or 0.0, 9))  # fmt: skip


def _listed(names: Sequence[str]) -> str:
    """ "body, spirit and family": the names of a list in a sentence."""
    lowered = [name.lower() for name in names]
    return " and ".join(one for one in (", ".join(lowered[:-1]), lowered[-1]) if one)


def _label(scales: Scales, lowest: str | None, bands: dict[str, float] | None) -> str:
    said = selfcare()
    if lowest is None:
        return ""
    overall = scales.overall
    if overall is None or not bands:
        return said.label_short.format(lowest=lowest.lower())
    band = max((start, name) for name, start in bands.items() if round(overall, 9) >= start)[1]
    return said.label.format(overall=getattr(said, f"overall_{band}", band), lowest=lowest.lower())
