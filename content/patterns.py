"""What several answers of one sheet show together. Counts and percents of this sheet; nobody is compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from content.outcome_shapes import Pattern, PatternWhen, ResultWords
from quizzes.schema import BodyReaction, Check, FreeWords, Quiz


def patterns(said: ResultWords, quiz: Quiz, answers: Mapping[str, object]) -> Iterator[tuple[Pattern, dict[str, str]]]:
    """The patterns that show in a sheet, in the order of the file, each with what its sentence is filled with."""
    for one in said.patterns:
        more = shows(one.when, quiz, answers)
        if more is not None:
            yield one, more


def shows(when: PatternWhen, quiz: Quiz, answers: Mapping[str, object]) -> dict[str, str] | None:
    """What a pattern's sentence is filled with, or None where it does not show."""
    if when.yes and when.not_yes:
        names = _between(when.yes, when.not_yes, quiz, answers)
        return {"names": ", ".join(names)} if len(names) >= when.count_at_least else None
    if when.group:
        return {} if _group(when, quiz, answers) else None
    if when.tag:
        return {} if _share(when, quiz, answers) else None
    if when.same_reaction_at_least is not None:
        felt = Counter(answers[item.id] for item in quiz.of_kind(BodyReaction) if item.id in answers)
        return {} if max(felt.values(), default=0) >= when.same_reaction_at_least else None
    answer = answers.get(when.item or "")
    wanted = (when.answered and answer) or answer == (when.reaction or "") or answer in when.answer_one_of
    return {} if answer is not None and wanted else None


def _rows(group: str, quiz: Quiz, answers: Mapping[str, object]) -> list[Check]:
    return [item for item in quiz.of_kind(Check) if item.group == group and item.id in answers]


def _group(when: PatternWhen, quiz: Quiz, answers: Mapping[str, object]) -> bool:
    rows = _rows(str(when.group), quiz, answers)
    yes = sum(answers[row.id] == "yes" for row in rows)
    if len(rows) < when.answered_at_least:
        return False
    return yes == len(rows) if when.all_yes else when.yes_below is not None and yes < when.yes_below


def _between(yes: str, not_yes: str, quiz: Quiz, answers: Mapping[str, object]) -> list[str]:
    """Names of what is answered yes in one group and no or partly in another. Rows name it before their colon."""

    def by_name(group: str) -> dict[str, object]:
        return {row.text.partition(":")[0]: answers[row.id] for row in _rows(group, quiz, answers)}

    lacking = by_name(not_yes)
    return [name for name, said in by_name(yes).items() if said == "yes" and lacking.get(name) in ("no", "partly")]


def _share(when: PatternWhen, quiz: Quiz, answers: Mapping[str, object]) -> bool:
    """Percent of the words tagged in the set that has the tag; fewer than three tagged words show nothing."""
    for item in quiz.of_kind(FreeWords):
        words = answers.get(item.id)
        for name in item.tags:
            if when.tag in quiz.tags[name].labels and isinstance(words, list):
                tags = [word["tags"].get(name) for word in words if word["tags"].get(name)]
                percent = 100 * tags.count(str(when.tag)) / len(tags) if len(tags) >= 3 else -1.0
                return percent >= (when.percent_at_least or 0)
    return False
