"""What a person put in words of their own: free words with tags, reactions of the body, picks and open texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from content.outcome_shapes import ResultWords
from quizzes.schema import Amount, BodyReaction, Choice, FreeWords, OpenText, Quiz, Slider


@dataclass(frozen=True)
class Word:
    """A free word and the labels of its tags. `ids` are (tag set, tag)."""

    word: str
    tags: tuple[str, ...]
    ids: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Reaction:
    """A moment, what the body did, how strongly in words, what to look for and one thing to do."""

    prompt: str
    said: str
    strength: str
    read: str
    next: str


@dataclass(frozen=True)
class Own:
    """A question and what was answered to it in the person's own words, by a pick, or with a number."""

    item: str
    prompt: str
    said: str
    typed: bool


def words(quiz: Quiz, answers: Mapping[str, object]) -> tuple[Word, ...]:
    """The free words in the order they were written."""
    found = []
    for item in quiz.of_kind(FreeWords):
        given = answers.get(item.id)
        for one in given if isinstance(given, list) else ():
            ids = tuple((name, one["tags"][name]) for name in item.tags if name in one["tags"])
            found.append(Word(one["word"], tuple(quiz.tags[name].labels[tag] for name, tag in ids), ids))
    return tuple(found)


def reactions(quiz: Quiz, said: ResultWords, answers: Mapping[str, object]) -> tuple[Reaction, ...]:
    """The reactions that were noted, in the order asked; what is to be said of one stands where it comes first."""
    reads = {one.id: one for one in said.reactions}
    found: list[Reaction] = []
    told: set[str] = set()
    for item in quiz.of_kind(BodyReaction):
        reaction = str(answers.get(item.id, ""))
        if not reaction:
            continue
        read = reads.get(reaction)
        strength = said.strength.get(str(answers.get(f"{item.id}.strength")), "")
        label = quiz.tags[item.reactions].labels[reaction]
        fresh = read if read and reaction not in told else None
        told.add(reaction)
        found.append(Reaction(item.text, label, strength, fresh.read if fresh else "", fresh.next if fresh else ""))
    return tuple(found)


def own(quiz: Quiz, answers: Mapping[str, object]) -> tuple[Own, ...]:
    """Picks, numbers, lines and open texts, in the order asked."""
    found = []
    for item in quiz.items:
        answer = answers.get(item.id)
        if answer is None:
            continue
        if isinstance(item, OpenText):
            found.append(Own(item.id, item.text, str(answer), True))
        elif isinstance(item, Choice):
            found.append(Own(item.id, item.text, item.options[str(answer)], False))
        elif isinstance(item, Amount):
            found.append(Own(item.id, item.text, f"{answer} {item.unit}", False))
        elif isinstance(item, Slider):
            found.append(Own(item.id, f"{item.text} ({item.low} – {item.high})", str(answer), False))
    return tuple(found)
