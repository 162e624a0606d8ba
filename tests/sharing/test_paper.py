"""The printed pages: whole in every size, sound for every reader, and made for any questionnaire with a map."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

import content
import quizzes
from content.paper import paper as paper_words
from quizzes.schema import Quiz, Scenario, Statement
from sharing.paper import PARTS, on_paper, pdf, printed, tables
from sharing.paper.__main__ import main

EVERY = quizzes.load_all()
QUIZ = on_paper(EVERY.values())[0]
VARIANTS = [(paper, large) for paper in ("A4", "Letter") for large in (False, True)]
SIZES = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}
EDGE = 28
"""Points (10 mm) that every printer leaves blank."""

every_variant = pytest.mark.parametrize(("paper", "large"), VARIANTS)


@cache
def made(parts: tuple[str, ...] = PARTS, paper: str = "A4", large: bool = False, names: str = "named") -> bytes:
    return pdf(QUIZ, parts, paper=paper, large=large, names=names)


def run(*words: object) -> str:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True).stdout


def told(pages: bytes, folder: Path) -> str:
    """The words in reading order, on one line."""
    (folder / "made.pdf").write_bytes(pages)
    return " ".join(run("pdftotext", folder / "made.pdf", "-").split())


@every_variant
def test_fonts_tags_title_and_size(paper: str, large: bool, tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(made(paper=paper, large=large))
    fonts = run("pdffonts", path).splitlines()[2:]
    assert fonts and all(" yes yes yes " in row for row in fonts)
    info = run("pdfinfo", path)
    assert re.search(r"Tagged: +yes", info)
    assert f"Title:           {QUIZ.title}: questions, scoring sheet, map" in info
    assert f"{SIZES[paper][0]:g} x {SIZES[paper][1]:g}" in info
    assert b"pdfuaid" in path.read_bytes()
    count = int(re.findall(r"Pages: +(\d+)", info)[0])
    assert count == 8 if not large else 16 <= count <= 22


@every_variant
def test_nothing_is_cropped(paper: str, large: bool, tmp_path: Path) -> None:
    """No word and no line of a drawing comes near an edge."""
    path = tmp_path / "made.pdf"
    path.write_bytes(made(paper=paper, large=large))
    wide, tall = SIZES[paper]
    boxes = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"',
                       run("pdftotext", "-bbox", path, "-"))  # fmt: skip
    assert len(boxes) > 1500
    assert min(float(left) for left, *_ in boxes) > EDGE
    assert max(float(right) for _, _, right, _ in boxes) < wide - EDGE
    assert max(float(foot) for *_, foot in boxes) < tall - EDGE / 2
    run("pdftoppm", "-r", "36", "-gray", "-png", path, tmp_path / "page")
    for page in sorted(tmp_path.glob("page*.png")):
        image = Image.open(page).convert("L")
        left, top, right, bottom = ImageChops.invert(image).getbbox() or (99, 99, 0, 0)
        assert left > EDGE / 2 and top > EDGE / 2 - 2, page
        assert right < image.width - EDGE / 2 and bottom < image.height - EDGE / 4, page


@every_variant
def test_every_question_is_there_in_words(paper: str, large: bool, tmp_path: Path) -> None:
    words = told(made(("questions",), paper, large), tmp_path)
    for item in QUIZ.items:
        if isinstance(item, Scenario):
            assert item.stem in words
            assert all(f"{option.letter} {option.text}" in words for option in item.options)
        elif isinstance(item, Statement):
            # A page may break in between, and a column's words stand beside the answers.
            assert item.text.split()[-1] in words and " ".join(item.text.split()[:4]) in words
    assert content.result_sentences()["aid"] in words
    assert all(label in words for label in ("almost never", "seldom", "sometimes", "often"))


@pytest.mark.parametrize("large", [False, True])
def test_the_questions_alone_give_no_key_away(large: bool, tmp_path: Path) -> None:
    words = told(made(("questions",), "A4", large), tmp_path)
    assert "These pages stand by themselves" in words
    own = tables(QUIZ)
    assert not re.search(r"\bturned\b.*\bturned\b|circle|neither .* neither", words)
    assert not [moment.name for moment in own.moments if moment.name in words]
    assert not [zone.named for zone in content.zones().values() if zone.named in words]
    assert "Keep it apart from the questions" in told(made(("scoring",)), tmp_path)


def test_the_map_has_scales_parts_and_its_limits(tmp_path: Path) -> None:
    words = told(made(("map",)), tmp_path)
    numbers = [word.replace("−", "-") for word in words.split() if re.fullmatch(r"[−\d]+", word)]
    for tilt in range(-100, 101, 20):
        assert numbers.count(str(tilt)) >= 2
    for ground in range(0, 101, 10):
        assert numbers.count(str(ground)) >= 2
    for zone in content.zones().values():
        assert words.count(zone.named.split()[0]) >= 2
        assert zone.heart in words
    for said in (content.result_sentences()["aid"], content.zone_words().style_note, "margin"):
        assert said in words


def test_the_map_is_true_to_scale(tmp_path: Path) -> None:
    """A ruler from 0 to 100 on one side meets 0 and 100 on the other, and equal steps are equally long."""
    path = tmp_path / "map.pdf"
    path.write_bytes(made(("map",)))
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([−\d]+)</word>',
                       run("pdftotext", "-bbox", path, "-"))  # fmt: skip
    spots = [((float(a) + float(c)) / 2, (float(b) + float(d)) / 2, int(word.replace("−", "-")))
             for a, b, c, d, word in found]  # fmt: skip
    top, foot = (pick(y for _, y, word in spots if word == -60) for pick in (min, max))
    for row in (top, foot):
        across = sorted((word, x) for x, y, word in spots if abs(y - row) < 2 and word % 20 == 0)
        assert [word for word, _ in across] == list(range(-100, 101, 20))
        steps = [second[1] - first[1] for first, second in pairwise(across)]
        assert max(steps) - min(steps) < 3  # a minus sign shifts a number's middle
    up = sorted({(word, round(y, 1)) for x, y, word in spots if top + 3 < y < foot - 3 and 0 <= word <= 100})
    assert [word for word, _ in up] == list(range(0, 101, 10))
    assert max(a[1] - b[1] for a, b in pairwise(up)) - (up[0][1] - up[-1][1]) / 10 < 0.6


def test_neutral_names_replace_every_name(tmp_path: Path) -> None:
    words = told(made(names="neutral"), tmp_path)
    assert not re.search("doormat|diva", words, re.IGNORECASE)
    assert "Client-tilted" in words and "Both cared for" in words
    for paper in SIZES:
        told(made(paper=paper, names="neutral"), tmp_path)
        assert re.search(r"Pages: +8\b", run("pdfinfo", tmp_path / "made.pdf"))


def test_every_sentence_has_all_its_parts() -> None:
    def walk(node: Any, at: str) -> list[str]:
        if isinstance(node, dict):
            return [found for name, inner in node.items() for found in walk(inner, f"{at}.{name}")]
        if isinstance(node, list):
            return [found for inner in node for found in walk(inner, at)]
        return [at] if isinstance(node, str) and (not node or "{" in node) else []

    found = walk(printed(QUIZ), "")
    assert found == []
    given = paper_words()
    assert set(printed(QUIZ)["scoring"]) >= set(given.scoring)


def shorter(**changes: Any) -> Quiz:
    """Another questionnaire with a map: eight habits first, then ten moments."""
    items = QUIZ.of_kind(Scenario)[:10]
    habits = [item for item in QUIZ.of_kind(Statement) if item.pair not in ("C", "F")]
    return QUIZ.model_copy(update={"id": "other", "title": "Another week", "items": (*habits, *items)} | changes)


def test_any_questionnaire_with_a_map_has_its_paper(tmp_path: Path) -> None:
    other = shorter()
    assert [quiz.id for quiz in on_paper([*EVERY.values(), other])][-1] == "other"
    words = told(pdf(other), tmp_path)
    assert "Another week: scoring sheet" in words
    own = tables(other)
    assert [row.number for row in own.moments] == list(range(1, 11))
    assert [row.number for row in own.habits] == list(range(11, 19))
    assert len(own.pairs) == 4
    assert "11 + " in words and "19" not in re.findall(r"(\d+) \+", words)


def test_a_questionnaire_without_a_map_gets_a_sentence() -> None:
    without = [quiz for quiz in EVERY.values() if quiz not in on_paper(EVERY.values())]
    assert without
    with pytest.raises(ValueError, match="has no place on the map to score by hand"):
        pdf(without[0])


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"parts": ("key",)}, 'no part "key"; take some of questions, scoring, map'),
        ({"parts": ()}, "nothing to print"),
        ({"paper": "A5"}, 'take "A4" or "Letter"'),
        ({"names": "rude"}, 'take "named" or "neutral"'),
    ],
)
def test_what_is_not_there_gets_a_sentence(given: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        pdf(QUIZ, **given)


def test_the_command_writes_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-o", str(tmp_path), "--apart", "--paper", "Letter"]) == 0
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == [f"{QUIZ.id}-{name}-Letter.pdf" for name in ("paper", *PARTS)]
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF-") for name in names)


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    no_map = next(quiz.id for quiz in EVERY.values() if quiz.scoring.position is None)
    for words, code, says in (
        ([no_map], 1, "no place on the map"),
        (["nosuch"], 1, "no questionnaire has this id"),
        (["-o", str(tmp_path / "none")], 1, "give a folder that is there"),
        (["--paper", "A5"], 2, "invalid choice"),
    ):
        assert main(words) == code
        said = capsys.readouterr().err
        assert says in said and "Traceback" not in said
