"""What the file of the paper version's words may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from quizzes.schema import Part, Words

Says = dict[str, Words | tuple[Words, ...]]
Halves = Annotated[tuple[tuple[int, int], ...], Field(min_length=1)]


class Example(Part):
    """A made-up sheet. Where a questionnaire has more rows than stand here, they begin again from the first."""

    part: Words
    lead: Words
    ticked: Words
    result: Words
    left_out: Words
    not_needed: Words
    moments: Annotated[str, Field(pattern=r"^[DVBH]+$")]
    """What was picked in each moment, by key."""
    client: Halves
    """For each pair of habits of that side: the answer to the plain one, and to the turned one."""
    you: Halves


class MapWords(Part):
    """The words of the blank map, and how wide a margin is drawn to be."""

    part: Words
    lead: Words
    values: Words
    tilt: Words
    ground: Words
    left: Words
    right: Words
    low: Words
    high: Words
    margin: Words
    tilt_margin: int = Field(ge=1, le=100)
    ground_margin: int = Field(ge=1, le=50)
    alt: Words
    alt_point: Words
    zones: Words


class Offer(Part):
    """The few words on the page that offers the files."""

    title: Words
    lead: Words
    apart: Words
    paper: Words
    large: Words
    whole: Words
    questions: Words
    scoring: Words
    map: Words


class Paper(Part):
    """The file of the paper version's words."""

    format: Literal["sweet-spot-paper/1"]
    questions: Says
    scoring: Says
    example: Example
    map: MapWords
    offer: Offer
