"""People for the tests of the report: one with the map alone, one with everything, one with odd texts."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cache

import charts
import content
import scoring
from content.policy_builder import Chosen, Voice, policy_heading, policy_text
from quizzes.schema import FreeWords, OpenText
from sharing.policy_sheet import Clause, Labels, PolicySheet
from sharing.report import Looked, Material, PlanGiven
from tests.content.answering import ALL, any_sheet
from tests.content.people import QUIZ, TILTED, scored

TODAY = date(2026, 11, 22)
DAY, SINCE, UNTIL = "22 November 2026", "4 May", "Two weeks, until 6 December"


def core(answers: dict[str, object] | None = None, names: str = "named", **more: object) -> Material:
    """Somebody who has answered the questions behind the map and nothing else."""
    given = TILTED if answers is None else answers
    known = content.facts(scored(given), sheets=[(QUIZ, given)])
    looked = (Looked(QUIZ, given, SINCE, guess=(-30.0, 55.0)),)
    plan = PlanGiven(content.plan(known), UNTIL)
    return Material(**{"day": DAY, "today": TODAY, "names": names, "looked": looked, "facts": known, "plan": plan,
                       **more})  # type: ignore[arg-type]  # fmt: skip


@cache
def full(text: str = "", names: str = "named") -> Material:
    """Somebody with every questionnaire, a plan under way, a mission and all policies; `text` in every free field."""
    luck = random.Random(3)
    before = {name for quiz in ALL.values() for name in quiz.before}
    sheets = [(quiz, TILTED if quiz.id == QUIZ.id else any_sheet(quiz, luck))
              for quiz in ALL.values() if quiz.id not in before]  # fmt: skip
    for quiz, answers in sheets if text else ():
        answers |= {item.id: text for item in quiz.of_kind(OpenText)}
        answers |= {item.id: [{"word": text[:60], "tags": {}}] for item in quiz.of_kind(FreeWords)}
    results = [scoring.score(quiz, answers) for quiz, answers in sheets]
    known = content.facts(
        next(one.position for one in results if one.position),
        [one.scales for one in results if one.scales],
        sheets=sheets,
        checklists=[one.checklist for one in results if one.checklist],
        today=TODAY,
    )
    voice = Voice(text[:80] or "Still Waters")
    clauses = [Clause(policy_heading(one, voice), text or policy_text(one, Chosen.read(one, {}), voice))
               for one in content.policy_drafts().values()]  # fmt: skip
    days = tuple((TODAY - timedelta(days=ago), 50.0, "half") for ago in (9, 4, 0))
    plan = content.plan(known)
    first, *_ = plan.steps
    looked = [
        Looked(quiz, answers, SINCE, (charts.DayLine("Ready", days),) if content.over_days(quiz) else ())
        for quiz, answers in sheets
    ]
    return Material(
        DAY, TODAY, names, tuple(looked), known,
        PlanGiven(plan, UNTIL, {first.id: "partly"}, {first.id: text[:200] or "If it is six, then I lock up."}),
        text or "I give tired people an hour.\nAnd I go home with something left.",
        PolicySheet(voice.practice, tuple(clauses), Labels("Practice policies", "", "")),
    )  # fmt: skip
