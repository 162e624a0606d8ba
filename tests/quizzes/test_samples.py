"""Every kind of questionnaire of the set fits the schema, without a change to any code."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from quizzes import keyed, load, load_all, public
from quizzes.schema import Item
from tests.support.questionnaires import SAMPLES

ANSWERS: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "pulse": ({"PU01": 4, "PU04": 6}, {"PU01": 4, "PU04": 6}),
    "stumbling": ({"IN01": 5, "IA05": " My aunt. "}, {"IN01": 5, "IA05": "My aunt."}),
    "conflict": ({"CS01": "c", "CN01": "partly"}, {"CS01": "B", "CS01.position": 3, "CN01": "partly"}),
    "touchpoints": ({"TP01": "yes", "TP02": "na"}, {"TP01": "yes"}),
    "mission": ({"MI03": "spa"}, {"MI03": "spa"}),
    "kindness": ({"KI01": 0}, {"KI01": 0}),
    "association": (
        {"FA01": [{"word": " smile ", "tags": {"tone": "warm", "whose": "nobody", "colour": "red"}}]},
        {"FA01": [{"word": "smile", "tags": {"tone": "warm", "whose": "nobody"}}]},
    ),
    "body_check": ({"BO01": {"reaction": "curl", "strength": 2}}, {"BO01": "curl", "BO01.strength": 2}),
    "policies": ({"PO01W": "no"}, {"PO01W": "no"}),
    "hiring": ({"HI01": "yes", "HI02": "Warm."}, {"HI01": "yes", "HI02": "Warm."}),
    "lines": ({"LI01": -35}, {"LI01": -35}),
    "pack": ({"PK01": "d"}, {"PK01": "H", "PK01.position": 4}),
    "small_map": ({"SC01": "a", "ST02": 5}, {"SC01": "D", "SC01.position": 1, "ST02": 5}),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_questionnaire_of_this_kind_loads_plays_and_keeps_answers(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text(SAMPLES[name], encoding="utf-8")
    quiz = load(path)
    assert quiz.id == name
    shown = json.loads(json.dumps(public(quiz)))
    assert [item["id"] for item in shown["items"]] == [item["id"] for item in tomllib.loads(SAMPLES[name])["items"]]
    given, columns = ANSWERS[name]
    assert keyed(quiz, given) == columns


def test_the_samples_show_every_kind_of_item() -> None:
    kinds = {item["kind"] for text in SAMPLES.values() for item in tomllib.loads(text)["items"]}
    known = {one.model_fields["kind"].annotation.__args__[0] for one in Item.__subclasses__()}  # type: ignore[union-attr]
    assert kinds == known


def test_a_folder_of_all_of_them_loads_in_order(tmp_path: Path) -> None:
    for name, text in SAMPLES.items():
        later = text.replace("order = 90", "order = 95") if name == "body_check" else text
        (tmp_path / f"{name}.toml").write_text(later, encoding="utf-8")
    assert list(load_all(folder=tmp_path)) == [*sorted(set(SAMPLES) - {"body_check"}), "body_check"]
