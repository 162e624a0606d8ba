"""The printed report: whole, in order, on both papers and in both sizes, and harmless whatever was typed."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import content
from sharing import report as reports
from sharing import typeset
from sharing.policy_sheet import Clause, Labels, PolicySheet
from sharing.report import Material, PlanGiven, pdf
from tests.content.people import QUIZ
from tests.scoring.forms import sheet
from tests.sharing.report_people import core, full
from tests.support import varied

NASTY = (
    '#panic() #link("x")[y] *b* _i_ `c` $x^2$ @ref <label> \\ // /* =HYPERLINK("http://e.org","y") '
    "<script>alert(1)</script> &lt; [a](b) - + = 1."
)
SHEETS = {
    "doormat": ("DDDHDDDDDDDD", "515151 151515"),
    "diva": ("VVVVVVVVVVVV", "151515 515151"),
    "worn_out": ("DHHHHHVHHHHH", "151515 151515"),
    "mixed_middle": ("BHBHBHBHBHBH", "422433 422433"),
    "sweet_spot": ("BBBBBBBBBBBV", "515151 424251"),
}
EMPTY = Material("22 November 2026", core().today)


def tool(name: str, made: bytes, folder: Path, *more: str) -> str:
    """What one of poppler's tools says of the PDF."""
    (folder / "report.pdf").write_bytes(made)
    done = subprocess.run([name, *more, folder / "report.pdf", *(["-"] if name == "pdftotext" else [])],
                          capture_output=True, text=True, errors="replace", check=True)  # fmt: skip
    return done.stdout


def words(made: bytes, folder: Path) -> str:
    """The PDF's words on one line."""
    return " ".join(tool("pdftotext", made, folder).replace("\u200b", "").split())


def pages(made: bytes, folder: Path) -> int:
    found = re.search(r"Pages: +(\d+)", tool("pdfinfo", made, folder))
    assert found
    return int(found[1])


def said(known: Material) -> list[str]:
    """All texts of a report's blocks, before they are printed."""

    def texts(part: object) -> list[str]:
        if isinstance(part, str):
            return [part]
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ()
        return [text for one in inner for text in texts(one)]

    return texts(reports.report(known).blocks)


# ---- what stands in it -------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("zone", SHEETS)
def test_the_map_and_the_plan_alone_take_two_pages(zone: str, paper: str, tmp_path: Path) -> None:
    made = pdf(core(sheet(*SHEETS[zone])), paper)
    assert pages(made, tmp_path) == 2
    told = words(made, tmp_path)
    assert content.zones()[zone].named in told
    assert "Where it differs" in told
    assert "if you like" in told


def test_those_of_whom_most_is_said_take_two_pages_of_letter_too(tmp_path: Path) -> None:
    """Three of the four took a third for a line or two, before Letter had margins and a size of its own."""
    people = [core(answers) for answers in varied.sheets(QUIZ, 40, seed=8)]
    people.sort(key=lambda one: -sum(len(text) for text in said(one)))
    assert [pages(pdf(one, "Letter"), tmp_path) for one in people[:4]] == [2] * 4


def test_the_parts_come_in_order(tmp_path: Path) -> None:
    told = words(pdf(full()), tmp_path)
    order = [
        *("A report for yourself, 22 November 2026", "Where your care goes", "What it is not: a test"),
        *("I give tired people an hour.", "Your balance, 4 May", "The map in numbers", "How sure this is"),
        *("Where it differs", "Tilt by situation, in numbers", "Two weeks, until 6 December", "In your own words"),
        *("If it is six, then I lock up.", "How full is your tank?", "What trips you up?", "Practice policies"),
    ]
    places = [told.lower().find(part.lower()) for part in order]
    assert -1 not in places
    assert places == sorted(places)
    assert all(
        one.quiz.title in told for one in full().looked if one.quiz.id != QUIZ.id and not content.is_tank(one.quiz)
    )
    sheet_ = full().policies
    assert sheet_
    assert all(one.title in told for one in sheet_.clauses)


def test_how_a_step_went_is_ticked() -> None:
    (first, *others) = (one for one in reports.report(full()).blocks if one["kind"] == "step")
    assert [state["on"] for state in first["went"]["said"]] == [False, True, False]
    assert not any(state["on"] for one in others for state in one["went"]["said"])
    assert first["sentence"] == "If it is six, then I lock up."
    made = full().plan.plan.steps  # type: ignore[union-attr]
    assert others[0]["sentence"] == made[1].if_then
    assert [one["title"] for one in (first, *others)] == [step.title for step in made]


def test_a_step_stands_on_paper_in_words_and_one_done_before_is_named(tmp_path: Path) -> None:
    known = core()
    assert known.plan
    told = words(pdf(known), tmp_path)
    for step in known.plan.plan.steps:
        assert step.title in told and step.if_then in told
        assert told.index(step.title) < told.index(step.if_then)
    assert "Done already" not in told
    done = replace(known, plan=replace(known.plan, went={"CARE-07": "done", "CARE-08": "partly"}))
    assert f"Done already: {content.steps()['CARE-07'].title}" in said(done)


def test_no_word_of_a_zone_points_at_something_beside_it() -> None:
    """The same words stand on the result, on a shared page, in a room and on paper."""
    every = content.zone_words()
    lines = [*every.low.means, *every.pendulum.means, *(one for zone in every.zones for one in (*zone.means, zone.ask))]
    assert not [line for line in lines if re.search(r"below|above|steps|this page|here are", line)]


def test_what_is_not_there_leaves_no_heading(tmp_path: Path) -> None:
    kinds = [one for one in reports.report(core()).blocks if one["kind"] == "head"]
    assert [one["text"] for one in kinds] == ["Doormat side", "Where it differs", "Three things to try, if you like"]
    assert pages(pdf(EMPTY), tmp_path) == 1
    assert reports.report(EMPTY).blocks == ()
    few = reports.report(core({"SC01": "D"}, plan=None)).blocks
    assert [one["kind"] for one in few] == ["head", "text"]
    assert few[0]["text"] == "Not enough answers for a map yet"


def test_requests_print_with_what_to_find_out_and_what_to_say_to_a_no(tmp_path: Path) -> None:
    asks = Clause(
        "Lateness", "“Could we agree on a buffer?”", "Then I note it.", "Check the contract.", ("Who decides?",)
    )
    labels = Labels("What to ask for", "To a no", "Local", points="Find out")
    told = words(pdf(replace(EMPTY, policies=PolicySheet("", (asks,), labels))), tmp_path)
    order = ("What to ask for", "Find out", "Who decides?", "“Could we", "To a no: “Then I", "Local: Check")
    places = [told.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_neutral_names_hold_on_paper_too(tmp_path: Path) -> None:
    told = words(pdf(core(names="neutral")), tmp_path)
    assert content.zones()["doormat"].neutral in told
    assert not re.search("doormat|diva", told + " ".join(said(core(names="neutral"))).replace("map.svg", ""), re.I)


def test_nothing_of_the_safety_card_is_in_it() -> None:
    known = core()
    facts = content.facts(known.facts.position, sheets=known.facts.sheets, more={"safety": True})
    plan = content.plan(facts)
    assert plan.first == "safety"
    told = " ".join(said(replace(known, facts=facts, plan=PlanGiven(plan, "Two weeks, until 6 December"))))
    card = content.card("safety")
    assert card.title not in told
    assert "happened" not in told
    assert [one for one in plan.steps if one.rule == "R01"]
    assert all(one.if_then not in told for one in plan.steps if one.rule == "R01")
    one_tap = [way for words in content.read.outcome_words().values() for way in words.patterns if way.card == "safety"]
    assert one_tap
    assert all(way.next not in " ".join(said(full())) for way in one_tap)


def test_a_heavy_week_brings_the_support_card_before_the_plan() -> None:
    facts = content.facts(sheets=(), more={"unable_days": 3, "scale.body": 20.0})
    plan = content.plan(facts)
    assert plan.first == "support"
    told = said(replace(EMPTY, plan=PlanGiven(plan, "Two weeks, until 6 December")))
    assert content.card("support").paragraphs[0] in told
    assert content.card("support").title not in said(core())


def test_the_help_line_of_the_country_stands_on_the_printed_card(tmp_path: Path) -> None:
    facts = content.facts(sheets=(), more={"unable_days": 3, "scale.body": 20.0})
    heavy = replace(EMPTY, plan=PlanGiven(content.plan(facts), "Two weeks, until 6 December"))
    assert "In the US, call or text 988." in words(pdf(replace(heavy, country="US")), tmp_path)
    for elsewhere in (None, "GB"):
        told = words(pdf(replace(heavy, country=elsewhere)), tmp_path)
        assert "988" not in told and "local emergency number" in told


def test_in_a_heavy_week_the_plan_on_paper_says_nothing_else() -> None:
    more = {"unable_days": 3, "scale.body": 20.0, "access_gaps": ("space",), "rules_by_others": True}
    plan = content.plan(content.facts(sheets=(), more=more))
    told = said(replace(EMPTY, plan=PlanGiven(plan, "Two weeks, until 6 December")))
    notes = [rule.note for rule in content.read.rules().rules if rule.id in ("R19", "R27")]
    assert len(notes) == 2 and not set(notes) & set(told)
    assert "One step only, and the smallest. The rest can wait." in told


def test_a_note_that_leads_to_a_questionnaire_stays_on_the_page() -> None:
    middle = core(sheet(*SHEETS["mixed_middle"]))
    assert middle.plan
    leads = [note.text for note in middle.plan.plan.notes if note.quizzes]
    assert leads and not set(leads) & set(said(middle))


# ---- how it is printed -------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("paper", "size"), [("A4", (595.276, 841.89)), ("Letter", (612.0, 792.0))])
def test_it_is_tagged_embedded_and_nothing_is_cropped(
    paper: str, size: tuple[float, float], large: bool, tmp_path: Path
) -> None:
    made = pdf(full(), paper, large)
    info = tool("pdfinfo", made, tmp_path)
    assert f"{size[0]:g} x {size[1]:g}" in info
    assert re.search(r"Tagged: +yes", info)
    assert "Where your care goes. A report for yourself" in info
    assert b"pdfuaid" in made
    rows = tool("pdffonts", made, tmp_path).splitlines()[2:]
    assert rows
    assert all(" yes yes yes " in row for row in rows)
    boxes = re.findall(r'xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">',
                       tool("pdftotext", made, tmp_path, "-bbox"))  # fmt: skip
    assert len(boxes) > 1000
    assert min(float(box[0]) for box in boxes) > 40
    assert max(float(box[2]) for box in boxes) < size[0] - 40
    assert max(float(box[3]) for box in boxes) < size[1] - 20


def test_large_print_is_larger_type_on_more_pages(tmp_path: Path) -> None:
    def sizes(large: bool) -> list[float]:
        boxes = tool("pdftotext", pdf(core(), "A4", large), tmp_path, "-bbox")
        found = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(?:situations|answer|client\.)<', boxes)
        return [float(bottom) - float(top) for top, bottom in found]

    assert pages(pdf(core(), "A4", True), tmp_path) > 2
    assert min(sizes(True)) >= 1.75 * min(sizes(False))
    assert "\u200b" not in words(pdf(core(), "A4", True), tmp_path)


def test_the_map_names_the_day_of_its_answers() -> None:
    drawn = reports.report(core()).charts["map.svg"].to_json()
    assert "You, 4 May" in drawn
    assert "today" not in drawn


def test_pictures_have_alt_texts_and_structure(tmp_path: Path) -> None:
    tree = tool("pdfinfo", pdf(core()), tmp_path, "-struct-text")
    assert tree.count("Figure") == 2
    assert re.findall(r"^ *(H[1-6])", tree, re.MULTILINE)[:2] == ["H1", "H2"]
    assert tree.count("THead") == 2
    alts = [one["left"][0]["alt"] for one in reports.report(core()).blocks if one.get("swap")]
    assert [alt.split(". ")[0] for alt in alts] == ["Balance map", "Tilt by situation"]


def test_an_unknown_paper_gets_a_sentence() -> None:
    with pytest.raises(ValueError, match='take "A4" or "Letter"'):
        pdf(EMPTY, "A5")


# ---- whatever was typed ------------------------------------------------------------------------


def test_markup_stays_text_in_every_field(tmp_path: Path) -> None:
    told = words(pdf(full(NASTY)), tmp_path).replace(" ", "")
    plain = NASTY.replace(" ", "")
    assert told.count(plain) >= 1 + len(content.policy_drafts())
    assert told.count(plain[:40]) >= 4 + len(content.policy_drafts())
    assert b"/URI" not in pdf(full(NASTY))
    assert b"/JavaScript" not in pdf(full(NASTY))


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("text", ["שלום 😀 مرحبا 👩‍🚀 ok", "W" * 5000, "long text " * 500, "a\n" * 400, "中文" * 800])
def test_odd_texts_reach_the_paper_whole(text: str, large: bool, tmp_path: Path) -> None:
    made = pdf(replace(EMPTY, mission=text), "A4", large)
    told = words(made, tmp_path).replace(" ", "")
    shown = "".join(typeset.printable(text).split())
    for letter in set(shown) - {typeset.NO_GLYPH}:
        assert told.count(letter) >= shown.count(letter)
    boxes = tool("pdftotext", made, tmp_path, "-bbox")
    assert max(float(right) for right in re.findall(r'<word .*?xMax="([\d.]+)"', boxes)) < 556
    assert (content.report_words().print.signs[:40].replace(" ", "") in told) == (typeset.NO_GLYPH in shown)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_prints(text: str) -> None:
    plan = core().plan
    assert plan
    own = {one.id: text for one in plan.plan.steps}
    sheet_ = replace(full().policies, practice=text, clauses=full().policies.clauses[:1])  # type: ignore[union-attr, type-var]
    known = replace(EMPTY, mission=text, plan=replace(plan, own=own), policies=sheet_)
    assert pdf(known).startswith(b"%PDF-")


def test_nothing_is_remembered_between_two_reports(tmp_path: Path) -> None:
    assert "tangerine" in words(pdf(replace(EMPTY, mission="tangerine")), tmp_path)
    assert "tangerine" not in words(pdf(replace(EMPTY, mission="plum")), tmp_path)
