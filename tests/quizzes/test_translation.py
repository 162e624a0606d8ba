"""A translation lays its texts over the original and can change nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizzes import QuizFault, keyed, load, load_all, public
from tests.support.questionnaires import LINES, POSITION, SAMPLES

HEAD = """
format = "sweet-spot-quiz-text/1"
quiz = "{quiz}"
language = "es"
version = 1
"""

SPANISH = (
    HEAD.format(quiz="small_map")
    + """
title = "Un título"

[answers.agree]
labels = ["nada", "poco", "medio", "casi", "del todo"]

[items.SC01]
stem = "Un cliente llega tarde."
options.a = { text = "Todo mi descanso.", short = "Todo el descanso" }
options.c = { text = "La mitad." }

[items.ST01]
text = "Digo que sí primero."
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small_map.toml").write_text(POSITION, encoding="utf-8")
    (tmp_path / "small_map.es.toml").write_text(SPANISH, encoding="utf-8")
    return tmp_path


def test_texts_are_laid_over_and_missing_ones_fall_back(folder: Path) -> None:
    quiz = load(folder / "small_map.toml", language="es")
    shown = public(quiz)
    assert (quiz.language, quiz.title, quiz.about) == ("es", "Un título", "What it is for.")
    assert shown["items"][0]["stem"] == "Un cliente llega tarde."
    assert [option["text"] for option in shown["items"][0]["options"]] == [
        "Todo mi descanso.", "None of it.", "La mitad.", "I will see.",
    ]  # fmt: skip
    assert quiz.item("SC01").options[0].short == "Todo el descanso"  # type: ignore[union-attr]
    assert shown["items"][3]["answers"][0] == {"value": 1, "label": "nada"}


def test_a_translation_never_changes_what_an_answer_counts_for(folder: Path) -> None:
    answers = {"SC01": "a", "SC02": "c", "ST01": 5}
    path = folder / "small_map.toml"
    assert keyed(load(path), answers) == keyed(load(path, language="es"), answers)


def test_a_language_without_a_translation_gives_the_original(folder: Path) -> None:
    for language in ("fr", "en", "../es", ""):
        assert load(folder / "small_map.toml", language=language).title == "A title"


def test_a_translation_is_no_questionnaire(folder: Path) -> None:
    assert list(load_all(folder=folder)) == ["small_map"]
    assert load_all("es", folder)["small_map"].title == "Un título"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[items.ST01]", "[items.ST99]", "items: ST99 is not in the original; known here: SC01, SC02"),
        ("options.c", "options.e", "SC01: option e is not in the original; known here: a, b, c, d"),
        ('"Todo mi descanso."', '"Todo mi descanso.", key = "B"', "SC01: options, a, key is not a known name"),
        ('text = "Digo', 'sign = "-"\ntext = "Digo', "ST01: sign is not a known name"),
        ('text = "Digo', 'stem = "Digo', "ST01: stem is no text of a statement; known here: text, short, idea"),
        ("version = 1", "version = 2", "file: version is 2 and the original is at 1; look the texts over and write 1"),
        ('quiz = "small_map"', 'quiz = "large_map"', 'file: quiz is "large_map"; write "small_map"'),
        ('language = "es"', 'language = "fr"', 'file: language is "fr" in a file named for "es"; make them agree'),
        (', "del todo"]', "]", "answers.agree: labels are 4; write 5, as in the original"),
        ("[answers.agree]", "[answers.agreed]", 'answers: agreed is not in the original; did you mean "agree"?'),
        ('title = "Un título"', "title = 7", "file: title is 7; write text in quotes"),
        ('title = "Un título"', '[scales.body]\nlabel = "x"', "scales: body is not in the original"),
        ('title = "Un título"', '[asks]\nbody = "x"', "asks: body is not in the original; there is none to name"),
        ('title = "Un título"', "title = ", "line 7, column 9: is not TOML"),
    ],
)
def test_a_fault_in_a_translation_gets_its_line(folder: Path, old: str, new: str, line: str) -> None:
    path = folder / "small_map.es.toml"
    assert old in SPANISH
    path.write_text(SPANISH.replace(old, new, 1), encoding="utf-8")
    for reading in (lambda: load(folder / "small_map.toml", language="es"), lambda: load_all(folder=folder)):
        with pytest.raises(QuizFault) as caught:
            reading()
        assert any(one.startswith(f"small_map.es.toml: {line}") for one in caught.value.lines), caught.value.lines


def test_a_translation_without_its_original_is_told(tmp_path: Path) -> None:
    (tmp_path / "lines.toml").write_text(LINES.replace("minutes = 3", "minutes = 3\nleads = true"), encoding="utf-8")
    (tmp_path / "gone.es.toml").write_text(HEAD.format(quiz="gone"), encoding="utf-8")
    with pytest.raises(QuizFault, match=r"gone\.toml: file: cannot be opened"):
        load_all(folder=tmp_path)


@pytest.mark.parametrize(
    ("sample", "texts", "line"),
    [
        ("touchpoints", '[groups.spcae]\nlabel = "x"', 'groups: spcae is not in the original; did you mean "space"?'),
        ("touchpoints", '[bands]\nsteadi = "x"', 'bands: steadi is not in the original; did you mean "steady"?'),
        ("association", '[tags.tune]\nask = "x"', 'tags: tune is not in the original; did you mean "tone"?'),
        (
            "association",
            '[tags.tone.labels]\nwarn = "x"',
            'tags.tone: warn is not in the original; did you mean "warm"?',
        ),
        (
            "mission",
            '[items.MI03.options.spa]\nshort = "x"',
            "MI03: option spa has a short text; a choice has only text",
        ),
    ],
)
def test_a_slip_in_any_table_gets_its_line(sample: str, texts: str, line: str, tmp_path: Path) -> None:
    (tmp_path / f"{sample}.toml").write_text(SAMPLES[sample], encoding="utf-8")
    (tmp_path / f"{sample}.es.toml").write_text(HEAD.format(quiz=sample) + texts, encoding="utf-8")
    with pytest.raises(QuizFault) as caught:
        load(tmp_path / f"{sample}.toml", language="es")
    assert caught.value.lines == [f"{sample}.es.toml: {line}"]


def test_every_kind_of_text_can_be_translated(tmp_path: Path) -> None:
    texts = {
        "touchpoints": '[groups.space]\nlabel = "Espacio"\n[bands]\nthin = "Poco"\n[items.TP01]\ntext = "Precios."\n',
        "pulse": '[scales.able]\nlabel = "Capaz"\n[items.PU04]\nunit = "sesiones"\n',
        "association": '[tags.tone]\nask = "¿Cómo?"\nlabels = { warm = "Cálido" }\n',
        "mission": '[items.MI03.options]\nspa.text = "Balneario"\n',
        "lines": '[items.LI01]\nlow = "Aquí"\nhigh = "Allí"\n',
        "body_check": '[asks]\nbody = "¿Qué hace el cuerpo?"\n',
    }
    said = {}
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(SAMPLES[name], encoding="utf-8")
        (tmp_path / f"{name}.es.toml").write_text(HEAD.format(quiz=name) + text, encoding="utf-8")
        said[name] = load(tmp_path / f"{name}.toml", language="es")
    checklist, scales = said["touchpoints"].scoring.checklist, said["pulse"].scoring.scales
    assert checklist is not None and scales is not None
    assert [group.label for group in checklist.groups] == ["Marketing", "Espacio"]
    assert [group.note for group in checklist.groups] == [None, "Where you work."]
    assert [band.label for band in checklist.bands] == ["Poco", "Steady"]
    assert [scale.label for scale in scales.scales] == ["Ready", "Willing", "Capaz"]
    assert said["association"].tags["tone"].labels == {"warm": "Cálido", "cold": "Cold", "mixed": "Mixed"}
    assert public(said["mission"])["items"][2]["options"][0] == {"id": "spa", "label": "Balneario"}
    assert public(said["lines"])["items"][0]["low"] == "Aquí"
    assert public(said["pulse"])["items"][3]["unit"] == "sesiones"
    assert public(said["body_check"])["asks"] == {"body": "¿Qué hace el cuerpo?"}
