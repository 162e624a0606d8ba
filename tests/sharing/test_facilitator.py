"""What the host prints: whole on both papers, sound for every reader, and never a small group in the report."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import content
import quizzes
from quizzes.schema import Scenario
from sharing.facilitator import pack, printables, report
from sharing.facilitator.__main__ import main
from sharing.paper import PARTS, on_paper

SIZES = {"A4": "595.276 x 841.89", "Letter": "612 x 792"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="12"><rect width="20" height="12" fill="#ccc"/></svg>'
WORDS = content.workshop()
ROOM: dict[str, Any] = {
    "title": "Friday #group <b>*strong*",
    "day": "20 November 2026",
    "n": 23,
    "cloud": SVG,
    "cloud_alt": "Most of the cloud lies left of the middle.",
    "zones": [("Client-tilted", 11), ("Mixed middle", 7), ("Other zones together", 5)],
    "strips": [("Time and money", -14.2), ("Session", 3.4), ("Space", 0.2)],
    "bodies": [("The price", [("It curls in", 12), ("Others together", 11)])],
    "gap": "The guess lay nearer to “me first”.",
    "words": [("hold music", 4), ("smile", 1), ("#sys.inputs", 1)],
    "votes": [
        {"name": "A moment", "first": [("Yes", 9), ("No", 14)], "second": [("Yes", 1), ("No", 22)], "line": "8 moved."}
    ],
    "pledges": [("Care", [("Take the break", 3)])],
    "change": ["The tilt moved by 6 points."],
    "pairs": 8,
    "prompts": ["CP18", "CP22"],
}


def run(*given: object) -> str:
    return subprocess.run([str(one) for one in given], capture_output=True, text=True, check=True).stdout


def told(made: bytes, folder: Path) -> str:
    """All that stands on the pages, row by row, as `bare` leaves it: what breaks a line or a word tells nothing."""
    (folder / "made.pdf").write_bytes(made)
    return bare(run("pdftotext", "-raw", folder / "made.pdf", "-"))


def bare(text: str) -> str:
    return "".join(text.split())


def sound(made: bytes, folder: Path, paper: str) -> None:
    path = folder / "made.pdf"
    path.write_bytes(made)
    info = run("pdfinfo", path)
    assert re.search(r"Tagged: +yes", info) and SIZES[paper] in info
    assert b"pdfuaid" in made
    fonts = run("pdffonts", path).splitlines()[2:]
    assert fonts and all(" yes yes yes " in row for row in fonts)


@cache
def printed(minutes: int = 60, paper: str = "A4", large: bool = False) -> bytes:
    return pack(minutes, paper, large)


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_the_pack_is_sound_on_both_papers(paper: str, large: bool, tmp_path: Path) -> None:
    sound(printed(60, paper, large), tmp_path, paper)


@pytest.mark.parametrize("minutes", [45, 60, 90])
def test_the_pack_holds_agenda_script_prompts_and_votes(minutes: int, tmp_path: Path) -> None:
    said = told(printed(minutes), tmp_path)
    agenda = content.agenda(minutes)
    for slot in agenda.slots:
        assert bare(slot.what) in said
        if slot.exercise:
            exercise = WORDS.exercise(slot.exercise)
            assert bare(exercise.name) in said
            assert [line for line in exercise.script if bare(line) not in said] == []
    used = {slot.exercise for slot in agenda.slots}
    for prompt in content.compass().prompts:
        assert (bare(prompt.ask) in said) == (not prompt.exercises or bool(used & set(prompt.exercises))), prompt.id
    for item in content.vote_moments().of_kind(Scenario):
        assert bare(item.name) in said
    last = sum(slot.minutes for slot in agenda.slots[:-1])
    assert bare(f"{last // 60}:{last % 60:02} {agenda.slots[-1].minutes} min {agenda.slots[-1].title}") in said


def test_each_prompt_stands_once(tmp_path: Path) -> None:
    said = told(printed(90), tmp_path)
    assert [one.id for one in content.compass().prompts if said.count(bare(one.ask)) > 1] == []


def test_the_pack_never_tells_which_answer_counts_for_what(tmp_path: Path) -> None:
    said = told(printed(90), tmp_path)
    assert bare(WORDS.pack.votes_lead) in said
    for item in content.vote_moments().of_kind(Scenario):
        assert bare(item.idea) not in said


def test_everything_to_print_comes_with_the_quiz_and_the_map() -> None:
    found = printables(45, "Letter")
    quiz = on_paper(quizzes.load_all().values())[0]
    assert set(found) == {"workshop-45-minutes-Letter.pdf", *(f"{quiz.id}-{part}-Letter.pdf" for part in PARTS)}
    assert all(made.startswith(b"%PDF") for made in found.values())
    assert set(printables(45, "Letter", every=())) == {"workshop-45-minutes-Letter.pdf"}


def test_the_command_writes_the_files_and_says_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["45", "-o", str(tmp_path), "--paper", "Letter"]) == 0
    assert len(list(tmp_path.glob("*.pdf"))) == len(capsys.readouterr().out.splitlines()) == 4
    assert main(["50"]) == 1
    assert capsys.readouterr().err == "There is no agenda of 50 minutes; take one of 45, 60, 90.\n"
    assert main(["45", "-o", str(tmp_path / "made" / "new")]) == 0
    assert len(list((tmp_path / "made" / "new").glob("*.pdf"))) == len(capsys.readouterr().out.splitlines()) == 4
    (tmp_path / "file").write_text("no folder")
    assert main(["45", "-o", str(tmp_path / "file")]) == 1
    assert "give a folder that can be" in capsys.readouterr().err
    assert main(["--paper", "A5"]) == 2


# ---- the report ------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_the_report_is_sound_on_both_papers(paper: str, large: bool, tmp_path: Path) -> None:
    sound(report(ROOM, paper, large), tmp_path, paper)


def test_the_report_holds_what_was_shown_and_typed_text_stays_text(tmp_path: Path) -> None:
    said = told(report(ROOM), tmp_path)
    for part in ("Friday #group <b>*strong*", "20 November 2026", "23 finished sheets", "Client-tilted 11",
                 "Time and money −14", "Session +3", "Space 0", "The price It curls in 12",
                 "hold music (4), smile, #sys.inputs", "client first me first",
                 "8 moved.", "Take the break (3)", "The tilt moved by 6 points.", *(
                     one.ask for one in content.prompts_by_id(ROOM["prompts"]))):  # fmt: skip
        assert bare(part) in said, part
    assert bare(WORDS.pack.nothing) not in said


def test_signs_without_a_shape_are_told(tmp_path: Path) -> None:
    signs = bare(content.report_words().print.signs)
    assert signs not in told(report(ROOM), tmp_path)
    said = told(report({**ROOM, "words": [("😊", 2), ("joy", 1)]}), tmp_path)
    assert signs in said and bare("� (2), joy") in said


def test_an_empty_room_gets_a_sentence(tmp_path: Path) -> None:
    said = told(report({}), tmp_path)
    assert bare(WORDS.pack.nothing) in said and bare("finished sheets") not in said


@pytest.mark.parametrize("part", ["cloud", "zones", "strips", "bodies", "gap"])
def test_nothing_about_people_comes_from_four_sheets(part: str) -> None:
    with pytest.raises(ValueError, match=f"The part “{part}” needs at least 5 finished sheets"):
        report({"n": 4, part: ROOM[part]})


def test_the_number_of_sheets_is_told_from_five_on(tmp_path: Path) -> None:
    assert "finishedsheets" not in told(report({"n": 4, "words": [("smile", 1)]}), tmp_path)
    assert "5finishedsheets" in told(report({"n": 5, "words": [("smile", 1)]}), tmp_path)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"zones": [("A", 19), ("B", 4)]}, "“B” under “zones” is a group of 4"),
        ({"zones": [("A", 11), ("B", 8)]}, "under “zones” is a group of 4"),
        ({"zones": [("A", 24)]}, "more than its 23 sheets"),
        ({"bodies": [("Price", [("curls", 1)])]}, "“curls” under “Price” is a group of 1"),
        ({"bodies": [("Price", [("curls", 20)])]}, "“the rest” under “Price” is a group of 3"),
        ({"votes": [{"name": "M", "first": [("Yes", 4)], "second": [], "line": ""}]}, "“M” has fewer than 5 votes"),
        ({"pairs": 7}, "at least 8 pairs"),
        ({"seats": ["x"]}, 'no part "seats"'),
    ],
)
def test_small_groups_and_unknown_parts_are_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        report({**ROOM, **change})


def test_another_paper_is_refused() -> None:
    for make in (lambda: pack(60, "A5"), lambda: report(ROOM, "A5")):
        with pytest.raises(ValueError, match='no paper "A5"'):
            make()
