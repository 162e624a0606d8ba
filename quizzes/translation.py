"""A questionnaire in another language: texts by id, laid over the original.

`NAME.es.toml` beside `NAME.toml` holds Spanish texts and nothing else. Keys, signs and scales
stay in the original, so that a translation can never change what an answer counts for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from quizzes.faults import Fault, nearest
from quizzes.schema import ItemId, Language, Letter, Part, Quiz, Slug, Words


class OptionTexts(Part):
    """The texts of one option; `short` only where the original has one."""

    text: Words | None = None
    short: Words | None = None


class ItemTexts(Part):
    """The texts of one item. Which of them it may have depends on the item's kind."""

    name: Words | None = None
    stem: Words | None = None
    text: Words | None = None
    short: Words | None = None
    idea: Words | None = None
    low: Words | None = None
    high: Words | None = None
    unit: Words | None = None
    options: dict[Letter | Slug, OptionTexts] = Field(default_factory=dict)


class LabelTexts(Part):
    """The labels of an answer set, lowest first, as many as in the original."""

    labels: tuple[Words, ...]


class TagTexts(Part):
    """The question over a set of tags, and its labels by id."""

    ask: Words | None = None
    labels: dict[Slug, Words] = Field(default_factory=dict)


class ScaleTexts(Part):
    """The label and note of a scale or group."""

    label: Words | None = None
    note: Words | None = None


class Translation(Part):
    """One translation file, as read."""

    format: Literal["sweet-spot-quiz-text/1"]
    quiz: Slug
    language: Language
    version: int = Field(ge=1)
    """The version of the original that was translated."""
    title: Words | None = None
    about: Words | None = None
    instruction: str | None = None
    finish: Words | None = None
    asks: dict[Literal["scenario", "statement", "check", "body", "second"], Words] = Field(default_factory=dict)
    answers: dict[Slug, LabelTexts] = Field(default_factory=dict)
    tags: dict[Slug, TagTexts] = Field(default_factory=dict)
    scales: dict[Slug, ScaleTexts] = Field(default_factory=dict)
    groups: dict[Slug, ScaleTexts] = Field(default_factory=dict)
    bands: dict[Slug, Words] = Field(default_factory=dict)
    items: dict[ItemId, ItemTexts] = Field(default_factory=dict)


def check(translation: Translation, quiz: Quiz, language: str) -> list[Fault]:
    """What in the translation has no place in the original; empty when all is well."""
    return [*_head(translation, quiz, language), *_tables(translation, quiz), *_items(translation, quiz)]


def _head(translation: Translation, quiz: Quiz, language: str) -> Iterator[Fault]:
    if translation.quiz != quiz.id:
        yield Fault("file", f'quiz is "{translation.quiz}"; write "{quiz.id}"')
    if translation.language != language:
        yield Fault("file", f'language is "{translation.language}" in a file named for "{language}"; make them agree')
    if translation.version != quiz.version:
        yield Fault(
            "file",
            f"version is {translation.version} and the original is at {quiz.version}; "
            f"look the texts over and write {quiz.version}",
        )


def _tables(translation: Translation, quiz: Quiz) -> Iterator[Fault]:
    scoring = quiz.scoring
    scales = scoring.scales.scales if scoring.scales else ()
    groups = scoring.checklist.groups if scoring.checklist else ()
    bands = (*(scoring.scales.bands if scoring.scales else ()), *(scoring.checklist.bands if scoring.checklist else ()))
    yield from _unknown("asks", translation.asks, quiz.asks)
    yield from _unknown("answers", translation.answers, quiz.answers)
    yield from _unknown("tags", translation.tags, quiz.tags)
    yield from _unknown("scales", translation.scales, (scale.id for scale in scales))
    yield from _unknown("groups", translation.groups, (group.id for group in groups))
    yield from _unknown("bands", translation.bands, (band.id for band in bands))
    for name, texts in translation.answers.items():
        original = quiz.answers.get(name)
        if original and len(texts.labels) != len(original.labels):
            yield Fault(
                f"answers.{name}", f"labels are {len(texts.labels)}; write {len(original.labels)}, as in the original"
            )
    for name, tags in translation.tags.items():
        if name in quiz.tags:
            yield from _unknown(f"tags.{name}", tags.labels, quiz.tags[name].labels)


def _items(translation: Translation, quiz: Quiz) -> Iterator[Fault]:
    originals = {item.id: item.model_dump() for item in quiz.items}
    yield from _unknown("items", translation.items, originals)
    for item_id, texts in translation.items.items():
        if item_id not in originals:
            continue
        original = originals[item_id]
        own = [field for field in ItemTexts.model_fields if field in original]
        for field in texts.model_fields_set:
            if field not in own:
                yield Fault(item_id, f"{field} is no text of a {original['kind']}; {nearest(field, own)}")
        options = original.get("options", ())
        lettered = not isinstance(options, Mapping)
        known = [option["letter"] for option in options] if lettered else list(options)
        yield from _unknown(item_id, texts.options, known, "option ")
        for name, option in texts.options.items():
            if not lettered and option.short is not None:
                yield Fault(item_id, f"option {name} has a short text; a choice has only text")


def _unknown(where: str, given: Iterable[str], known: Iterable[str], what: str = "") -> Iterator[Fault]:
    names = list(known)
    for one in given:
        if one not in names:
            yield Fault(where, f"{what}{one} is not in the original; {nearest(one, names)}")


def lay_over(quiz: Quiz, translation: Translation) -> Quiz:
    """The quiz with the translated texts; the original's where one is missing. Both are checked before."""
    raw = quiz.model_dump()
    texts = translation.model_dump(exclude_none=True)
    raw["language"] = texts["language"]
    for field in ("title", "about", "instruction", "finish"):
        raw[field] = texts.get(field, raw[field])
    raw["asks"] |= texts["asks"]
    for name, one in texts["answers"].items():
        raw["answers"][name]["labels"] = one["labels"]
    for name, one in texts["tags"].items():
        raw["tags"][name]["ask"] = one.get("ask", raw["tags"][name]["ask"])
        raw["tags"][name]["labels"] |= one["labels"]
    for part, table in (("scales", "scales"), ("checklist", "groups")):
        scoring = raw["scoring"][part]
        for row in scoring[table] if scoring else ():
            row |= texts[table].get(row["id"], {})
        for band in scoring["bands"] if scoring else ():
            band["label"] = texts["bands"].get(band["id"], band["label"])
    for item in raw["items"]:
        _lay_over_item(item, texts["items"].get(item["id"], {}))
    return Quiz.model_validate(raw)


def _lay_over_item(item: dict[str, Any], texts: dict[str, Any]) -> None:
    options = texts.pop("options", {})
    item |= texts
    if isinstance(item.get("options"), Mapping):
        item["options"] |= {name: one["text"] for name, one in options.items() if "text" in one}
    else:
        for option in item.get("options", ()):
            option |= options.get(option["letter"], {})
