"""What has to fit together inside one questionnaire, beyond the shape of its parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from quizzes.faults import Fault, nearest
from quizzes.schema import (
    BodyReaction,
    Check,
    ChecklistScoring,
    FreeWords,
    PositionScoring,
    Quiz,
    ScalesScoring,
    Scenario,
    Statement,
)

CARES = {"D": (1, 0), "V": (0, 1), "B": (1, 1), "H": (0, 0)}
"""What an option of each key counts for (client care, self-care)."""

POSITION_VALUES = (1, 2, 3, 4, 5)
"""The answers that the formulas of the balance map are written for (F3)."""

TABLE_COLUMNS = {"sheet", "overall", "lowest", "bands", "percent"}
"""Columns of a table of results; a scale or group of that name would hide one."""


def check(quiz: Quiz) -> list[Fault]:
    """Everything that does not fit together, in the order of the file; empty when all is well."""
    faults = [*_doubles("file", "item", (item.id for item in quiz.items))]
    faults += _references(quiz)
    if quiz.scoring.position:
        faults += _position(quiz, quiz.scoring.position)
    if quiz.scoring.scales:
        faults += _scales(quiz, quiz.scoring.scales)
    if quiz.scoring.checklist:
        faults += _checklist(quiz, quiz.scoring.checklist)
    if quiz.scoring.shares and not quiz.of_kind(Scenario):
        faults.append(Fault("scoring.shares", "counts keys, and no item is a scenario; add scenarios or leave it out"))
    faults += _pairs(quiz)
    if quiz.id in quiz.before:
        faults.append(Fault("before", f'names "{quiz.id}" itself; name only questionnaires that come first'))
    return faults


def _doubles(where: str, what: str, ids: Iterable[str]) -> Iterator[Fault]:
    for one, times in Counter(ids).items():
        if times > 1:
            yield Fault(where if where != "file" else one, f'{what} id "{one}" stands {times} times; give each its own')


def _references(quiz: Quiz) -> Iterator[Fault]:
    """Every name that an item uses is declared, and every declared name is used."""
    used: set[tuple[str, str]] = set()

    def named(where: str, field: str, name: str, known: Iterable[str], table: str) -> Iterator[Fault]:
        used.add((table, name))
        if name not in (names := list(known)):
            yield Fault(where, f'{field} names "{name}", which is not under [{table}]; {nearest(name, names)}')

    scales = [scale.id for scale in quiz.scoring.scales.scales] if quiz.scoring.scales else []
    groups = [group.id for group in quiz.scoring.checklist.groups] if quiz.scoring.checklist else []
    for item in quiz.items:
        if isinstance(item, Statement):
            yield from named(item.id, "answers", item.answers, quiz.answers, "answers")
            if item.scale not in ("C", "S"):
                if quiz.scoring.position and not scales:
                    yield Fault(item.id, f'scale is "{item.scale}"; statements of the balance map count for "C" or "S"')
                else:
                    yield from named(item.id, "scale", item.scale, scales, "scoring.scales")
            elif not quiz.scoring.position:
                yield Fault(item.id, f'scale is "{item.scale}" without [scoring.position]; name a scale of this file')
        elif isinstance(item, Check):
            yield from named(item.id, "group", item.group, groups, "scoring.checklist")
        elif isinstance(item, FreeWords):
            for tag in item.tags:
                yield from named(item.id, "tags", tag, quiz.tags, "tags")
        elif isinstance(item, BodyReaction):
            yield from named(item.id, "reactions", item.reactions, quiz.tags, "tags")
    for name, tags in quiz.tags.items():
        for one in tags.quiet:
            if one not in tags.labels:
                yield Fault(f"tags.{name}", f'quiet names "{one}", which is not among its labels; '
                                            f"{nearest(one, tags.labels)}")  # fmt: skip
    for table, declared in (("answers", quiz.answers), ("tags", quiz.tags)):
        for name in declared:
            if (table, name) not in used:
                yield Fault(f"{table}.{name}", "is used by no item; name it in an item or leave it out")


def _position(quiz: Quiz, scoring: PositionScoring) -> Iterator[Fault]:
    """The map's scoring has enough of everything, and both its scales can reach 0 and 100."""
    scenarios = quiz.of_kind(Scenario)
    if scoring.scenario_floor > len(scenarios):
        yield _too_high("scoring.position", "scenario_floor", scoring.scenario_floor, len(scenarios), "scenarios")
    for item in scenarios:
        for place, scale in enumerate("CS"):
            got = {CARES[option.key][place] for option in item.options}
            for end, keys in ((1, "DB" if scale == "C" else "VB"), (0, "VH" if scale == "C" else "DH")):
                if end not in got:
                    wanted = " or ".join(f'"{key}"' for key in keys)
                    yield Fault(
                        item.id, f"{scale} cannot reach {end * 100}, as no option has key {wanted}; key one of them so"
                    )
    for scale in "CS":
        statements = [item for item in quiz.of_kind(Statement) if item.scale == scale]
        if scoring.statement_floor > len(statements):
            of = f"statements of {scale}"
            yield _too_high("scoring.position", "statement_floor", scoring.statement_floor, len(statements), of)
        for statement in statements:
            answers = quiz.answers.get(statement.answers)
            if answers and answers.values != POSITION_VALUES:
                yield Fault(statement.id, f'answers "{statement.answers}" are not 1 to 5; the map counts from 1 to 5')


def _scales(quiz: Quiz, scoring: ScalesScoring) -> Iterator[Fault]:
    ids = [scale.id for scale in scoring.scales]
    yield from _doubles("scoring.scales", "scale", ids)
    yield from _doubles("scoring.scales", "band", (band.id for band in scoring.bands))
    yield from _doubles("scoring.scales", "contrast", (contrast.id for contrast in scoring.contrasts))
    yield from _column_names("scoring.scales", [*ids, *(contrast.id for contrast in scoring.contrasts)])
    counts = Counter(item.scale for item in quiz.of_kind(Statement))
    for scale in {scale.id: scale for scale in scoring.scales}.values():
        floor = scoring.floor if scale.floor is None else scale.floor
        if floor > counts[scale.id]:
            yield _too_high("scoring.scales", "floor", floor, counts[scale.id], f"statements of {scale.id}")
    if scoring.overall_floor is not None and not 1 <= scoring.overall_floor <= len(ids):
        yield Fault(
            "scoring.scales", f"overall_floor is {scoring.overall_floor}; write a number from 1 to {len(ids)} (scales)"
        )
    for contrast in scoring.contrasts:
        for side in ("plus", "minus"):
            name = getattr(contrast, side)
            if name not in ids:
                yield Fault(
                    f"contrast {contrast.id}", f'{side} names "{name}", which is not a scale; {nearest(name, ids)}'
                )
        if contrast.plus == contrast.minus:
            yield Fault(f"contrast {contrast.id}", f'sets "{contrast.plus}" against itself; name two scales')


def _checklist(quiz: Quiz, scoring: ChecklistScoring) -> Iterator[Fault]:
    ids = [group.id for group in scoring.groups]
    yield from _doubles("scoring.checklist", "group", ids)
    yield from _doubles("scoring.checklist", "band", (band.id for band in scoring.bands))
    yield from _column_names("scoring.checklist", ids)
    filled = {item.group for item in quiz.of_kind(Check)}
    for group in ids:
        if group not in filled:
            yield Fault("scoring.checklist", f'group "{group}" has no row; add a check or leave the group out')


def _column_names(where: str, ids: Iterable[str]) -> Iterator[Fault]:
    for one in ids:
        if one in TABLE_COLUMNS:
            yield Fault(where, f'"{one}" is the name of a column of every table of results; choose another id')


def _pairs(quiz: Quiz) -> Iterator[Fault]:
    pairs: dict[str, list[Statement]] = defaultdict(list)
    for item in quiz.of_kind(Statement):
        if item.pair:
            pairs[item.pair].append(item)
    for letter, members in pairs.items():
        names = ", ".join(item.id for item in members)
        if sorted(item.sign for item in members) != ["+", "-"]:
            signs = ", ".join(item.sign for item in members)
            yield Fault(members[0].id, f'pair {letter} has {names} with signs {signs}; give it one "+" and one "-"')
        elif members[0].scale != members[1].scale:
            yield Fault(members[0].id, f"pair {letter} has {names} of two scales; pair statements of one scale")


def _too_high(where: str, field: str, floor: int, count: int, of: str) -> Fault:
    right = f"write at most {count}" if count else "add some or leave this scoring out"
    return Fault(where, f"{field} is {floor} and there are {count} {of}; {right}")
