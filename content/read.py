"""Reads the files of words, once, and checks that what they name exists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from content import (
    ask_shapes,
    compass_shapes,
    outcome_shapes,
    page_shapes,
    paper_shapes,
    place_shapes,
    policy_shapes,
    shapes,
    workshop_shapes,
)
from content.rule_shapes import Rules
from content.sentence_check import read_reply
from quizzes.faults import Fault, QuizFault, faults_of

HERE = Path(__file__).parent

WRITTEN = "is a policy without a title as a step, or a title without its policy"

Model = TypeVar("Model", bound=BaseModel)
Named = TypeVar("Named", bound=shapes.Part)


class ContentFault(QuizFault):
    """Files of words that cannot be used. `lines` as in QuizFault: one line a fault."""


FILES: dict[str, type[BaseModel]] = {
    "zones": shapes.Zones,
    "steps": shapes.Steps,
    "policies": shapes.Policies,
    "policy_builder": policy_shapes.PolicyBuilder,
    "ask_for": ask_shapes.AskFor,
    "places": place_shapes.Places,
    "rehearsals": shapes.Rehearsals,
    "touchpoints": shapes.Touchpoints,
    "selfcare": page_shapes.SelfCare,
    "cards": page_shapes.Cards,
    "sources": page_shapes.SourceList,
    "pages": shapes.Pages,
    "journal": shapes.Pages,
    "share": shapes.Pages,
    "compare": shapes.Pages,
    "room_shown": shapes.Pages,
    "paper": paper_shapes.Paper,
    "rules": Rules,
    "outcomes": outcome_shapes.Outcomes,
    "outcomes_scales": outcome_shapes.OutcomeWords,
    "outcomes_lists": outcome_shapes.OutcomeWords,
    "report": page_shapes.ReportWords,
    "compass": compass_shapes.Compass,
    "workshop": workshop_shapes.Workshop,
}


def read(path: Path, model: type[Model]) -> Model:
    """The file, checked. Raises ContentFault, with a line for each fault."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentFault([f"{path.name}: file: cannot be read ({error}); save it as UTF-8 text"]) from None
    except tomllib.TOMLDecodeError as error:
        raise ContentFault([f"{path.name}: file: is not TOML ({error}); mend that line"]) from None
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise ContentFault.of(path.name, faults_of(error, raw, model)) from None


def by_id(parts: Iterable[Named]) -> Mapping[str, Named]:
    """The parts by their ids. Raises ContentFault where one stands there twice."""
    found: dict[str, Named] = {}
    for part in parts:
        name = str(part.id)  # type: ignore[attr-defined]
        if name in found:
            raise ContentFault([f"{type(part).__name__.lower()} {name}: stands there twice; give each its own id"])
        found[name] = part
    return found


@cache
def zones() -> Mapping[str, shapes.Zone]:
    """The five zones by id."""
    return by_id(zone_words().zones)


@cache
def zone_words() -> shapes.Zones:
    """The zones with their notes, the overlays "running low" and "pendulum", and the ideas behind the map."""
    return read(HERE / "zones.toml", shapes.Zones)


@cache
def steps() -> Mapping[str, shapes.Step]:
    """All steps by id: the 39 of the library, and the twelve policies as steps."""
    library = read(HERE / "steps.toml", shapes.Steps)
    titles = library.policies
    if missing := sorted(set(policies()) ^ set(titles)):
        raise ContentFault.of("steps.toml", [Fault(one, f"{WRITTEN}; give each policy one") for one in missing])
    return by_id((*library.steps, *(policy.step(titles[policy.id]) for policy in policies().values())))


@cache
def policies() -> Mapping[str, shapes.Policy]:
    """The twelve policies by id."""
    return by_id(policy_words().policies)


@cache
def policy_words() -> shapes.Policies:
    """The policies with the note that they are no legal advice."""
    return read(HERE / "policies.toml", shapes.Policies)


@cache
def rehearsals() -> Mapping[str, shapes.Rehearsal]:
    """All rehearsals by id."""
    return by_id(read(HERE / "rehearsals.toml", shapes.Rehearsals).rehearsals)


@cache
def rehearsal_pattern() -> str:
    """The pattern that all rehearsals practise, in one line."""
    return read(HERE / "rehearsals.toml", shapes.Rehearsals).pattern


@cache
def touchpoints() -> Mapping[str, shapes.TouchpointWords]:
    """The eight touchpoints by id, in their order."""
    return by_id(read(HERE / "touchpoints.toml", shapes.Touchpoints).touchpoints)


def touchpoint_names() -> dict[str, str]:
    """Touchpoint id -> name, in their order."""
    return {name: words.name for name, words in touchpoints().items()}


@cache
def selfcare() -> page_shapes.SelfCare:
    """The words of the self-care audit."""
    return read(HERE / "selfcare.toml", page_shapes.SelfCare)


@cache
def card_words() -> page_shapes.Cards:
    """The cards as they stand in the file, with the checked numbers."""
    return read(HERE / "cards.toml", page_shapes.Cards)


@cache
def sources() -> page_shapes.SourceList:
    """Credit, the two articles and the literature."""
    return read(HERE / "sources.toml", page_shapes.SourceList)


@cache
def report_words() -> page_shapes.ReportWords:
    """The words of the printed report and of the place that offers it."""
    return read(HERE / "report.toml", page_shapes.ReportWords)


@cache
def pages() -> Mapping[str, shapes.Page]:
    """The words of the pages by page id."""
    files = [name for name, model in FILES.items() if model is shapes.Pages]
    return by_id(one for name in files for one in read(HERE / f"{name}.toml", shapes.Pages).pages)


def page(page_id: str) -> shapes.Page:
    """The words of one page. Raises KeyError where there is none."""
    return pages()[page_id]


@cache
def rules() -> Rules:
    """The rules that pick the steps of a plan."""
    return read(HERE / "rules.toml", Rules)


@cache
def outcomes() -> outcome_shapes.Outcomes:
    """Which answers feed which fact, what is useful next, and the short words of outcomes."""
    return read(HERE / "outcomes.toml", outcome_shapes.Outcomes)


@cache
def outcome_words() -> Mapping[str, outcome_shapes.ResultWords]:
    """The words of results by the id of their questionnaire."""
    found: dict[str, outcome_shapes.ResultWords] = {}
    for name in ("outcomes_scales", "outcomes_lists"):
        for words in read(HERE / f"{name}.toml", outcome_shapes.OutcomeWords).results:
            found[words.quiz] = words
    return found


@cache
def result_sentences() -> Mapping[str, Any]:
    """The sentence patterns of a result, by table and name."""
    raw: dict[str, Any] = tomllib.loads((HERE / "result.toml").read_text(encoding="utf-8"))
    if raw.get("format") != "sweet-spot-result/1":
        raise ValueError(f'format is {raw.get("format")!r}; write "sweet-spot-result/1"')
    return raw


def check() -> None:
    """Reads every file and every name in it. Raises ContentFault with all faults at once."""
    lines: list[str] = []
    for name, model in FILES.items():
        try:
            read(HERE / f"{name}.toml", model)
        except ContentFault as fault:
            lines += fault.lines
    for name, reader in (("result", result_sentences), ("sentence_check", partial(read_reply, "Thank you."))):
        try:
            reader()
        except (KeyError, OSError, TypeError, ValueError, re.error) as fault:
            lines.append(f"{name}.toml: file: {fault}")
    if lines:
        raise ContentFault(lines)
    missing = list(_missing())
    if missing:
        raise ContentFault.of("content", missing)


def _missing() -> Iterable[Fault]:
    """Names that lead nowhere."""
    for policy in policies().values():
        if policy.rehearsal and policy.rehearsal not in rehearsals():
            yield Fault(policy.id, f"names {policy.rehearsal}, which rehearsals.toml does not have; name one it has")
        if policy.card and policy.card not in {one.id for one in card_words().cards}:
            yield Fault(policy.id, f"names the card {policy.card}, which cards.toml does not have; name one it has")
    for rehearsal in rehearsals().values():
        if rehearsal.policy and rehearsal.policy not in policies():
            yield Fault(rehearsal.id, f"names {rehearsal.policy}, which policies.toml does not have; name one it has")
    named: dict[str, set[str]] = {"tables": set(), "swaps": {one for ids in rules().swaps.values() for one in ids}}
    for table in rules().tables.values():
        named["tables"] |= {one for ids in table.values() for one in ids}
    picks = [(rule.id, pick) for rule in rules().rules for pick in rule.picks]
    picks += [("fill", pick) for fill in rules().fill for pick in fill.picks]
    named["done"] = {one.step for one in rules().done}
    for owner, pick in picks:
        named.setdefault(owner, set()).update((*pick.steps, *pick.order))
    for words in outcome_words().values():
        leads = [words, *words.next, *words.groups, *words.scales, *words.habits, *words.tags, *words.reactions]
        for one in (*leads, *words.patterns):
            named.setdefault(f"outcomes, {words.quiz}", set()).update(one.steps)
            for rehearsal_id in set(one.rehearsals) - set(rehearsals()):
                yield Fault(f"outcomes, {words.quiz}", f"names {rehearsal_id}, which rehearsals.toml does not have")
    for fed in outcomes().facts:
        if not rules().knows(fed.fact):
            yield Fault("outcomes.toml", f"feeds {fed.fact}, which rules.toml does not know; name a fact it knows")
    for place, names in named.items():
        for name in sorted(names - set(steps())):
            yield Fault(f"rules.toml, {place}", f"names {name}, which no file has; name a step or a policy that exists")
