"""A report from top to bottom: mission, map, plan, what else was looked at, policies; no part without data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import content
from sharing.policy_sheet import Clause, PolicySheet
from sharing.report import blocks
from sharing.report.balance import balance
from sharing.report.blocks import Block
from sharing.report.looks import NEVER, look, tank
from sharing.report.material import Looked, Material, PlanGiven

WENT = ("done", "partly", "not_yet")


@dataclass(frozen=True)
class Report:
    """What stands in a report: the head's words, the blocks, and the pictures as charts by file name."""

    title: str
    kicker: str
    about: tuple[str, ...]
    foot: str
    blocks: tuple[Block, ...]
    charts: dict[str, Any]


def report(material: Material) -> Report:
    """The report for what is known, words and pictures in order. Nothing of the safety card or its taps is in it."""
    words = content.report_words().print
    placed = [one for one in material.looked if one.quiz.scoring.position]
    made: list[Block] = []
    drawn: dict[str, Any] = {}
    if material.mission:
        made.append(blocks.quote(content.page("look").says["mission"], material.mission))
    for looked in placed:
        more, pictures = balance(looked, material.names)
        made += more
        drawn |= pictures
    if material.plan:
        made += _plan(material.plan, material.country)
    for looked in _others(material):
        if content.is_tank(looked.quiz):
            made += tank(looked)
            continue
        more, pictures = look(looked, material.facts, material.today)
        made += more
        drawn |= pictures
    if material.policies and material.policies.clauses:
        made += _policies(material.policies)
    return Report(words.title, words.kicker.format(date=material.day), words.about, words.foot, tuple(made), drawn)


def _others(material: Material) -> list[Looked]:
    """All without a place on the map; the parts of the tank come first."""
    found = [one for one in material.looked if not one.quiz.scoring.position]
    return sorted(found, key=lambda one: not content.is_tank(one.quiz))


def _plan(given: PlanGiven, country: str | None) -> list[Block]:
    page = content.page("plan")
    made: list[Block] = []
    for card in (content.card(name, country) for name in given.plan.cards if name != NEVER):
        made += [blocks.head(card.title), *blocks.lines("note", card.paragraphs[:1])]
    steps = [one for one in given.plan.steps if one.of_card != NEVER]
    if steps:
        made.append(blocks.head(page.says[f"count_{len(steps)}"], given.time))
    for number, one in enumerate(steps, 1):
        words = content.steps()[one.id]
        slot = page.says["policy_slot"] if one.slot == "policy" else page.says.get(f"kind_{words.kind}") or ""
        slot = " ".join(part for part in (slot or page.says["care"], page.says.get(f"for_{words.area}", "")) if part)
        own = given.own.get(one.id, "")
        went = [(page.says[state], given.went.get(one.id) == state) for state in WENT]
        made.append(
            blocks.step(
                number,
                slot=slot,
                title=one.title,
                sentence=own or one.if_then,
                own=content.report_words().print.own_step if own else "",
                reason=one.reason,
                smaller=content.report_words().print.smaller.format(text=one.smaller),
                effort=one.effort,
                went=blocks.states(page.says["went"], went),
            )
        )
    made += blocks.lines("fine", [_done_already(given)])
    # what leads on to a questionnaire belongs on the page: paper has no link
    notes = [note.text for note in given.plan.notes if not note.quizzes]
    return made + (blocks.lines("note", notes) if steps else [])


def _done_already(given: PlanGiven) -> str:
    """The steps that were done and have made room for others since; "" where there is none."""
    there = {one.id for one in given.plan.steps}
    asks = any(one.ask_for for one in given.plan.steps)
    gone = [one for one, how in given.went.items() if how == "done" and one not in there]
    titles = " ".join(content.title(one, asks) for one in gone)
    return content.page("plan").says["done_already"].format(titles=titles) if gone else ""


def _policies(sheet: PolicySheet) -> list[Block]:
    words = content.report_words().print
    return [
        blocks.head(sheet.labels.title, sheet.practice),
        *(
            blocks.clause(one.title, one.text, sheet.labels.points, one.points, _after(sheet, one))
            for one in sheet.clauses
        ),
        *blocks.lines("fine", [words.policies_note]),
    ]


def _after(sheet: PolicySheet, one: Clause) -> list[str]:
    say = f"{sheet.labels.say}: “{one.say}”" if one.say else ""
    return [say, f"{sheet.labels.local}: {one.local}" if one.local else ""]
