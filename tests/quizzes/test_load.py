"""Reading: what is right comes in, and each fault gets a line that says what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizzes import QuizFault, course, leading, load, load_all
from quizzes.faults import nearest
from tests.support.questionnaires import LINES, POSITION, SAMPLES, check, scenario, statement


def lines_of(tmp_path: Path, text: str, name: str = "small_map.toml") -> list[str]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuizFault) as caught:
        load(path)
    return caught.value.lines


# what to write for what in a good file, and the line that follows
FAULTS = {
    "a misspelt field": (
        'touchpoint = "session"',
        'touchpont = "session"',
        'SC01: touchpont is not a known name; did you mean "touchpoint"?',
    ),
    "a misspelt field at the top": (
        'title = "A title"',
        'titel = "A title"',
        'file: titel is not a known name; did you mean "title"?',
    ),
    "a field missing": (
        'about = "What it is for."',
        "",
        "file: about is missing; write text in quotes (at most 600 characters)",
    ),
    "text for a number": (
        "version = 1",
        'version = "one"',
        'file: version is "one"; write a whole number (at least 1)',
    ),
    "an unknown key": (
        'letter = "b", key = "V"',
        'letter = "b", key = "X"',
        'SC01: option b, key is "X"; write one of "D", "V", "B", "H"',
    ),
    "an unknown kind": (
        'kind = "scenario"\nid = "SC01"',
        'kind = "scene"\nid = "SC01"',
        'SC01: kind is "scene"; write one of "amount", "body", "check", "choice", "scenario", "slider", '
        '"statement", "text", "words"',
    ),
    "no kind": (
        'kind = "scenario"\nid = "SC01"',
        'id = "SC01"',
        'SC01: kind is missing; write one of "amount", "body", "check", "choice", "scenario", "slider", '
        '"statement", "text", "words"',
    ),
    "an item without id": (
        'id = "SC02"\n',
        "",
        "item 2: id is missing; write capital letters, digits and _, like SC01",
    ),
    "a source that is no id": (
        'sources = ["BOW-24"]',
        'sources = ["page 3"]',
        'SC01: source 1 is "page 3"; write an id of the inventory, like BOW-24, KND-16 or N6',
    ),
    "no source": (
        'sources = ["BOW-24"]',
        "sources = []",
        "SC01: sources is a list of 0; write a list, each an id of the inventory, like BOW-24, KND-16 or N6",
    ),
    "letters out of order": (
        'letter = "b", key = "V"',
        'letter = "c", key = "V"',
        "SC01: has options lettered a, c, c, d; letter them a, b, c, d in the order shown",
    ),
    "too few labels": (
        ', "fully"]',
        "]",
        "answers: agree has 5 values and 4 labels; give one label a value",
    ),
    "values with a hole": (
        "values = [1, 2, 3, 4, 5]",
        "values = [1, 2, 3, 4, 6]",
        "answers: agree has values that are not whole numbers in a row; write them as 1, 2, 3, 4, 5",
    ),
    "a wrong name in a table": (
        "[answers.agree]",
        '[asks]\nmonth = "What?"\n[answers.agree]',
        'asks: the name "month" is not a known name; known here: scenario, statement, check, body, second',
    ),
    "a name of nothing": (
        'title = "A title"',
        'title = "A title"\n"" = 3',
        'file: "" is not a known name; known here: format, id, language, version, order, before, leads, title, '
        "about, minutes, instruction, asks, finish, answers, tags, scoring, items",
    ),
    "a name that looks like ours": (
        'title = "A title"',
        'title = "A title"\n"[key]" = 3',
        "file: [key] is not a known name; known here: format, id, language, version, order, before, leads, title, "
        "about, minutes, instruction, asks, finish, answers, tags, scoring, items",
    ),
    "a name that cannot be shown": (
        "[answers.agree]",
        '[answers."a\\n\\u0007b"]\nvalues = [1, 2]\nlabels = ["a", "b"]\n[answers.agree]',
        'answers: the name "a ?b" cannot be a name here; write small letters, digits and _, like money_time',
    ),
    "an item id twice": ('id = "SC02"', 'id = "SC01"', 'SC01: item id "SC01" stands 2 times; give each its own'),
    "answers that are not there": (
        'pair = "A"',
        'pair = "A"\n' + statement("ST09", "C", answers="agreed"),
        'ST09: answers names "agreed", which is not under [answers]; did you mean "agree"?',
    ),
    "an answer set that nothing uses": (
        "[answers.agree]",
        '[answers.spare]\nvalues = [0, 1]\nlabels = ["no", "yes"]\n[answers.agree]',
        "answers.spare: is used by no item; name it in an item or leave it out",
    ),
    "a scale the map has not": (
        'scale = "C"',
        'scale = "care"',
        'ST01: scale is "care"; statements of the balance map count for "C" or "S"',
    ),
    "a scale that is no id": (
        'scale = "C"',
        'scale = "Care"',
        'ST01: scale is "Care"; write "C", "S" or the id of a scale in small letters',
    ),
    "a pair of two plus": (
        'sign = "-"',
        'sign = "+"',
        'ST01: pair A has ST01, ST02 with signs +, +; give it one "+" and one "-"',
    ),
    "a pair of one": (
        'id = "ST01"\nscale = "C"\nsign = "+"\ntext = "I say yes first."\nanswers = "agree"\n'
        'sources = ["BOW-55"]\npair = "A"',
        'id = "ST01"\nscale = "C"\nsign = "+"\ntext = "I say yes first."\nanswers = "agree"\nsources = ["BOW-55"]',
        'ST02: pair A has ST02 with signs -; give it one "+" and one "-"',
    ),
    "a pair of two scales": (
        'scale = "S"\nsign = "+"',
        'scale = "C"\nsign = "+"',
        "ST03: pair D has ST03, ST04 of two scales; pair statements of one scale",
    ),
    "a scenario floor too high": (
        "scenario_floor = 2",
        "scenario_floor = 4",
        "scoring.position: scenario_floor is 4 and there are 3 scenarios; write at most 3",
    ),
    "a statement floor too high": (
        "statement_floor = 1",
        "statement_floor = 3",
        "scoring.position: statement_floor is 3 and there are 2 statements of C; write at most 2",
    ),
    "answers the map cannot count": (
        "values = [1, 2, 3, 4, 5]",
        "values = [0, 1, 2, 3, 4]",
        'ST01: answers "agree" are not 1 to 5; the map counts from 1 to 5',
    ),
    "itself first": (
        "leads = true",
        'before = ["small_map"]',
        'before: names "small_map" itself; name only questionnaires that come first',
    ),
    "shares of nothing": (
        'kind = "scenario"\nid = "SC01"',
        'kind = "scenario"\nid = "SC01"\nsecond = "yes please"',
        'SC01: second is "yes please"; write true or false',
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_gets_its_line(name: str, tmp_path: Path) -> None:
    old, new, line = FAULTS[name]
    assert old in POSITION
    assert f"small_map.toml: {line}" in lines_of(tmp_path, POSITION.replace(old, new, 1))


@pytest.mark.parametrize(
    ("sample", "old", "new", "line"),
    [
        ("pulse", "floor = 1", "floor = 2",
         "scoring.scales: floor is 2 and there are 1 statements of ready; write at most 1"),
        ("pulse", 'id = "able",', 'id = "able", floor = 2,',
         "scoring.scales: floor is 2 and there are 1 statements of able; write at most 1"),
        ("pulse", "floor = 1", "floor = 1\noverall_floor = 4",
         "scoring.scales: overall_floor is 4; write a number from 1 to 3 (scales)"),
        ("pulse", 'id = "able", label', 'id = "lowest", label',
         'scoring.scales: "lowest" is the name of a column of every table of results; choose another id'),
        ("pulse", 'id = "able", label', 'id = "ready", label',
         'scoring.scales: scale id "ready" stands 2 times; give each its own'),
        ("pulse", 'scale = "able"', 'scale = "abel"',
         'PU03: scale names "abel", which is not under [scoring.scales]; did you mean "able"?'),
        ("pulse", 'scale = "able"', 'scale = "C"',
         'PU03: scale is "C" without [scoring.position]; name a scale of this file'),
        ("stumbling", 'minus = "doubt_shows"', 'minus = "doubt"',
         'contrast route: minus names "doubt", which is not a scale; did you mean "doubt_shows"?'),
        ("stumbling", 'minus = "doubt_shows"', 'minus = "doubt_gives"',
         'contrast route: sets "doubt_gives" against itself; name two scales'),
        ("touchpoints", 'group = "space"', 'group = "spcae"',
         'TP02: group names "spcae", which is not under [scoring.checklist]; did you mean "space"?'),
        ("touchpoints", 'group = "space"', 'group = "marketing"',
         'scoring.checklist: group "space" has no row; add a check or leave the group out'),
        ("touchpoints", "start = 0", "start = 10",
         "scoring.checklist: bands have a gap or overlap; start the first at 0 and each next one higher"),
        ("touchpoints", "start = 65", "start = 0",
         "scoring.checklist: bands have a gap or overlap; start the first at 0 and each next one higher"),
        ("association", 'tags = ["tone", "whose"]', 'tags = ["tune", "whose"]',
         'FA01: tags names "tune", which is not under [tags]; did you mean "tone"?'),
        ("body_check", 'reactions = "reactions"', 'reactions = "signs"',
         'BO01: reactions names "signs", which is not under [tags]; known here: reactions'),
        ("body_check", "labels = { curl", 'quiet = ["culr"]\nlabels = { curl',
         'tags.reactions: quiet names "culr", which is not among its labels; did you mean "curl"?'),
        ("lines", "minimum = -100", "minimum = 100",
         "LI01: runs from 100 to 100; the minimum must be the smaller number"),
        ("lines", "minutes = 3", "minutes = 3\nscoring = { shares = true }",
         "scoring.shares: counts keys, and no item is a scenario; add scenarios or leave it out"),
    ],
)  # fmt: skip
def test_a_fault_of_other_kinds_gets_its_line(sample: str, old: str, new: str, line: str, tmp_path: Path) -> None:
    assert old in SAMPLES[sample]
    lines = lines_of(tmp_path, SAMPLES[sample].replace(old, new, 1), f"{sample}.toml")
    assert f"{sample}.toml: {line}" in lines


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("B", ['C cannot reach 100, as no option has key "D" or "B"', 'S cannot reach 100']),
        ("H", ['C cannot reach 0, as no option has key "V" or "H"', 'S cannot reach 0']),
    ],
)  # fmt: skip
def test_a_moment_that_keeps_the_map_from_its_ends_is_named(gone: str, said: list[str], tmp_path: Path) -> None:
    other = {"B": "H", "H": "B"}[gone]
    text = POSITION
    for key in ("D", "V", gone):
        text = text.replace(f'key = "{key}"', f'key = "{other}"', 1)
    lines = lines_of(tmp_path, text)
    for sentence in said:
        assert any(line.startswith(f"small_map.toml: SC01: {sentence}") for line in lines)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = POSITION.replace("version = 1", "version = 0").replace('key = "V"', 'key = "W"').replace("order", "ordre")
    lines = lines_of(tmp_path, text)
    assert len(lines) == 1 + 3 + 2  # the version; one key in each moment; order missing, ordre unknown


def test_toml_that_cannot_be_read_names_the_line(tmp_path: Path) -> None:
    (line,) = lines_of(tmp_path, 'format = "sweet-spot-quiz/1"\nid = small\n')
    assert line == "small_map.toml: line 2, column 6: is not TOML (Invalid value); mend that line"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfeid", "byte 1 is not UTF-8; save the file as UTF-8"),
        (b"id = [" + b"[" * 20_000, "is nested too deeply to read; write plain tables and lists"),
        (b"id = " + b"9" * 5_000, "is not TOML"),
    ],
)
def test_a_file_that_is_no_text_or_too_much_is_told(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_bytes(content)
    with pytest.raises(QuizFault) as caught:
        load(path)
    assert said in caught.value.lines[0]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuizFault, match=r"gone\.toml: file: cannot be opened .*; give the path of a \.toml file"):
        load(tmp_path / "gone.toml")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "lines.toml"
    path.write_text(LINES, encoding="utf-8-sig")
    assert load(path).id == "lines"


def test_an_id_with_a_slip_is_told_the_nearest() -> None:
    with pytest.raises(QuizFault, match='no questionnaire has this id; did you mean "self_care"'):
        load("selfcare")


def test_an_edited_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "lines.toml"
    path.write_text(LINES, encoding="utf-8")
    assert load(path).title == "A title"
    path.write_text(LINES.replace("A title", "Another title"), encoding="utf-8")
    assert load(path).title == "Another title"


# ---- several files together -----------------------------------------------------------------


def folder_lines(folder: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(QuizFault) as caught:
        load_all(folder=folder)
    return caught.value.lines


def test_the_faults_of_all_files_come_together(tmp_path: Path) -> None:
    broken = LINES.replace("step", "stop").replace("version = 1", "version = 0")
    lines = folder_lines(tmp_path, lines=broken, small_map=POSITION.replace("order = 90", 'order = "x"'))
    assert {line.split(":")[0] for line in lines} >= {"lines.toml", "small_map.toml"}


def test_a_file_has_the_name_of_its_id(tmp_path: Path) -> None:
    assert 'other.toml: file: id is "small_map"; name the file small_map.toml' in folder_lines(tmp_path, other=POSITION)


def test_a_course_names_what_is_there(tmp_path: Path) -> None:
    text = POSITION.replace("leads = true", 'leads = true\nbefore = ["line"]')
    assert 'small_map.toml: before: names "line", which is not there; did you mean "lines"?' in folder_lines(
        tmp_path, small_map=text, lines=LINES
    )


def test_a_course_is_written_in_one_place(tmp_path: Path) -> None:
    first = POSITION.replace("leads = true", 'leads = true\nbefore = ["lines"]')
    second = LINES.replace("minutes = 3", 'minutes = 3\nbefore = ["pulse"]')
    lines = folder_lines(tmp_path, small_map=first, lines=second, pulse=SAMPLES["pulse"])
    assert lines == ['small_map.toml: before: names "lines", which has a "before" of its own; list all of them here']


def test_one_questionnaire_leads(tmp_path: Path) -> None:
    assert folder_lines(tmp_path, lines=LINES) == [
        "all files: leads: is true in none; a first visit starts with the one that says so"
    ]
    both = LINES.replace("minutes = 3", "minutes = 3\nleads = true")
    assert "lines.toml: leads: is true in lines.toml, small_map.toml; leave it in one" in folder_lines(
        tmp_path, lines=both, small_map=POSITION
    )


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert folder_lines(tmp_path)[0].endswith("holds no questionnaire; add a .toml file")


def test_a_sitting_asks_what_comes_before_first(tmp_path: Path) -> None:
    for name, text in SAMPLES.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    text = POSITION.replace("leads = true", 'leads = true\nbefore = ["lines", "pulse"]')
    (tmp_path / "small_map.toml").write_text(text, encoding="utf-8")
    quizzes = load_all(folder=tmp_path)
    assert leading(quizzes).id == "small_map"
    assert [quiz.id for quiz in course(quizzes, "small_map")] == ["lines", "pulse", "small_map"]
    assert [quiz.id for quiz in course(quizzes, "pulse")] == ["pulse"]


def test_nearest_names_all_when_none_is_near() -> None:
    assert nearest("zzz", ["one", "two"]) == "known here: one, two"
    assert nearest("zzz", []) == "there is none to name"


def test_samples_for_this_file_are_sound() -> None:
    assert check("A", "b") and scenario("A") in POSITION.replace("SC01", "A")
