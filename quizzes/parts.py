"""What the parts of a questionnaire file are made of: ids, words, and a part itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Touchpoint = Literal["marketing", "first_contact", "space", "session", "money_time", "conflict", "after_care", "hiring"]

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
ItemId = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$", max_length=16)]
ScaleId = Annotated[str, Field(pattern=r"^(C|S|[a-z][a-z0-9_]*)$", max_length=40)]
"""C and S are the two of the balance map; any other is the id of a scale in the same file."""
Letter = Literal["a", "b", "c", "d", "e"]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Words = Annotated[str, Field(min_length=1, max_length=600)]
Source = Annotated[str, Field(pattern=r"^(BOW-\d{2,3}|KND-\d{2}|N\d)$")]


class Part(BaseModel):
    """Anything in the file: frozen, and a name that the schema does not know is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")
