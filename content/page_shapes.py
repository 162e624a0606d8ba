"""What the files of cards, the self-care audit, sources and the printed report may hold."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field

from content.shapes import Lines, Sources
from quizzes.schema import Part, Slug, Words


class Domain(Part):
    """A part of life in the self-care audit, with one sentence a band."""

    id: Slug
    name: Words
    note: Words
    thin: Words
    patchy: Words
    steady: Words
    sources: Sources


class SelfCare(Part):
    """The file of the self-care audit's words."""

    format: Literal["sweet-spot-selfcare/1"]
    label: Words
    label_short: Words
    label_thin: Words
    overall_thin: Words
    overall_patchy: Words
    overall_steady: Words
    not_enough: Words
    lead: Words
    sources: Sources
    domains: tuple[Domain, ...]


class CardText(Part):
    """A card as it stands in the file; {lines} is filled by country."""

    id: Slug
    link: Words
    title: Words
    paragraphs: Lines
    more_title: str = ""
    more: Lines = ()
    sources: Sources


class HelpLines(Part):
    """The sentence about help lines, with a checked number for the country and without, and what its links say."""

    unknown: Words
    known: Words
    call: Words
    text: Words


class Directory(Part):
    """Where help lines of the whole world are listed."""

    name: Words
    url: Annotated[str, Field(pattern=r"^https://[a-z.]+/?$")]


class HelpNumber(Part):
    """A help line of one country, and the day it was checked."""

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Words
    number: Annotated[str, Field(pattern=r"^[0-9 +]+$")]
    call: Words
    ways: tuple[Literal["call", "text", "chat"], ...]
    checked: datetime.date


class Cards(Part):
    """The file of cards."""

    format: Literal["sweet-spot-cards/1"]
    cards: tuple[CardText, ...]
    lines: HelpLines
    directory: Directory
    numbers: tuple[HelpNumber, ...]


class Article(Part):
    """One of the two articles the ideas come from."""

    id: Literal["BOW", "KND"]
    author: str
    about: Words


class Reference(Part):
    """A work that the method leans on, what for, and whether it was looked at."""

    cite: Words
    for_: Words = Field(alias="for")
    seen: Literal["looked at", "memory"]


class SourceList(Part):
    """The file of sources."""

    format: Literal["sweet-spot-sources/1"]
    credit: Annotated[str, Field(min_length=1, max_length=1200)]
    articles: tuple[Article, ...]
    literature: tuple[Reference, ...]


class ReportOffer(Part):
    """What stands where the report is offered."""

    head: Words
    lead: Words
    paper: Words
    large: Words
    button: Words
    note: Words


class ReportPrint(Part):
    """What the report says beside the words of results and steps."""

    title: Words
    kicker: Words
    about: Lines
    foot: Words
    sure: Words
    numbers: Words
    strips_numbers: Words
    smaller: Words
    moments: Words
    balanced: Words
    own_step: Words
    policies_note: Words
    signs: Words


class ReportWords(Part):
    """The file of the report's words."""

    format: Literal["sweet-spot-report/1"]
    offer: ReportOffer
    print: ReportPrint
