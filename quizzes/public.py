"""What a questionnaire shows to the person who answers it, and nothing that tells what an answer counts for."""

from __future__ import annotations

from typing import Any

from quizzes.schema import (
    CHECK_ANSWERS,
    Amount,
    AnyItem,
    BodyReaction,
    Check,
    Choice,
    FreeWords,
    Quiz,
    Scenario,
    Slider,
    Statement,
    TagSet,
)


def public(quiz: Quiz) -> dict[str, Any]:
    """The questionnaire as plain JSON for the player: no key, sign, pair, scale, source or idea.

    `enough` says how many of which items a result needs: a list of {"items": [ids], "need": n}.
    """
    enough = []
    if quiz.scoring.position:
        scenarios = [item.id for item in quiz.of_kind(Scenario)]
        enough.append({"items": scenarios, "need": quiz.scoring.position.scenario_floor})
    return {
        "id": quiz.id,
        "version": quiz.version,
        "language": quiz.language,
        "title": quiz.title,
        "about": quiz.about,
        "minutes": quiz.minutes,
        "instruction": quiz.instruction,
        "finish": quiz.finish,
        "asks": dict(quiz.asks),
        "enough": enough,
        "items": [_item(quiz, item) for item in quiz.items],
    }


def _item(quiz: Quiz, item: AnyItem) -> dict[str, Any]:
    """One item: id, kind, skip, na, and what its kind shows."""
    shown: dict[str, Any] = {"id": item.id, "kind": item.kind, "skip": item.skip, "na": item.na}
    if isinstance(item, Scenario):
        options = [{"letter": option.letter, "text": option.text} for option in item.options]
        return shown | {"stem": item.stem, "second": item.second, "options": options}
    shown["text"] = item.text
    if isinstance(item, Statement):
        answers = quiz.answers[item.answers]
        pairs = zip(answers.values, answers.labels, strict=True)
        return shown | {"answers": [{"value": value, "label": label} for value, label in pairs]}
    if isinstance(item, Check):
        return shown | {"answers": [{"value": value, "label": label} for value, label in CHECK_ANSWERS.items()]}
    if isinstance(item, FreeWords):
        return shown | {"most": item.most, "tags": [_tags(tag, quiz.tags[tag]) for tag in item.tags]}
    if isinstance(item, BodyReaction):
        return shown | {"strongest": item.strongest, "reactions": _tags(item.reactions, quiz.tags[item.reactions])}
    if isinstance(item, Slider):
        ends = {"low": item.low, "high": item.high}
        return shown | ends | {"minimum": item.minimum, "maximum": item.maximum, "step": item.step}
    if isinstance(item, Choice):
        return shown | {"options": [{"id": name, "label": label} for name, label in item.options.items()]}
    if isinstance(item, Amount):
        return shown | {"unit": item.unit, "minimum": item.minimum, "maximum": item.maximum}
    return shown | {"most": item.most}


def _tags(name: str, tags: TagSet) -> dict[str, Any]:
    labels: list[dict[str, Any]] = [{"id": one, "label": label} for one, label in tags.labels.items()]
    labels = [one | {"quiet": True} if one["id"] in tags.quiet else one for one in labels]
    return {"id": name, "ask": tags.ask, "labels": labels}
