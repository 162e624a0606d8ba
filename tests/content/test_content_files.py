"""The files of words: read whole, and a fault told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import ContentFault, check, page, policies, rehearsals, sources, steps, touchpoint_names
from content import read as reading
from content.shapes import Steps
from quizzes import load_all
from quizzes.schema import Statement

INVENTORY = set((Path(__file__).parents[1] / "data" / "inventory_ids.txt").read_text(encoding="ascii").split())
STEP = """format = "sweet-spot-steps/1"
[[steps]]
id = "CARE-01"
kind = "care"
area = "body"
title = "A"
if_then = "If a, then b."
smaller = "A"
because = "A"
minutes = 1
effort = "A"
side = "self"
sources = ["BOW-42"]
"""


def test_all_files_hold_and_all_names_lead_somewhere() -> None:
    check()


def test_the_library_is_whole() -> None:
    kinds = {"CARE": 18, "KIND": 7, "MIND": 8, "TOUCH": 6, "POL": 12}
    expected = {f"{kind}-{number:02d}" for kind, most in kinds.items() for number in range(1, most + 1)}
    assert set(steps()) == expected
    assert set(policies()) == {name for name in expected if name.startswith("POL")}
    assert set(rehearsals()) == {f"REH-{number:02d}" for number in range(1, 23)}


def test_every_source_is_in_the_inventory() -> None:
    cited: dict[str, tuple[str, ...]] = {}
    cited |= {name: one.sources for name, one in steps().items()}
    cited |= {name: one.sources for name, one in rehearsals().items()}
    cited |= {rule.id: rule.sources for rule in reading.rules().rules}
    cited |= {name: one.sources for name, one in reading.zones().items()}
    cited |= {name: one.sources for name, one in reading.touchpoints().items()}
    cited |= {one.id: one.sources for one in reading.card_words().cards}
    cited |= {one.id: one.sources for one in reading.selfcare().domains}
    own = {"F4", "F16", *(f"N{number}" for number in range(1, 9))}
    assert {name: bad for name, ids in cited.items() if (bad := set(ids) - INVENTORY - own)} == {}
    assert all(cited.values())


def test_touchpoints_stand_in_their_order() -> None:
    assert list(touchpoint_names().items()) == [
        ("marketing", "Marketing"), ("first_contact", "First contact"), ("space", "Your space"),
        ("session", "In the session"), ("money_time", "Time and money"), ("conflict", "Conflict"),
        ("after_care", "After and between"), ("hiring", "Hiring"),
    ]  # fmt: skip


def test_care_steps_come_three_a_domain_of_the_audit() -> None:
    audit = next(quiz for quiz in load_all().values() if quiz.scoring.scales)
    domains = list(dict.fromkeys(item.scale for item in audit.of_kind(Statement)))
    assert [domain.id for domain in reading.selfcare().domains] == domains
    for domain in domains:
        assert sum(step.kind == "care" and step.area == domain for step in steps().values()) == 3


def test_a_rehearsal_has_a_reply_for_each_key_and_the_balanced_one_in_three_parts() -> None:
    for one in rehearsals().values():
        assert len({one.reply(key) for key in ("D", "V", "B", "H")}) == 4
        assert one.reply("B") == f"{one.warm} {one.clear} {one.offer}"


def test_the_credit_names_the_author_once_and_claims_no_approval() -> None:
    assert "Bowers" in sources().credit
    assert "endorsed" in sources().credit
    assert page("about").sections
    with pytest.raises(KeyError):
        page("nowhere")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("minutes = 1", "minutes = 0"), "step CARE-01: minutes is 0; write a whole number (at least 1)"),
        (("side = ", "syde = "), 'syde is not a known name; did you mean "side"?'),
        (('side = "self"\n', ""), "side is missing; write one of"),
        (("then b.", "b"), 'if_then is "If a, b"'),
        (("[[steps]]", "[[steps"), "is not TOML"),
        (("sources = [", "sources = ]"), "is not TOML"),
    ],
)
def test_a_fault_is_told_with_file_place_and_what_would_be_right(
    change: tuple[str, str], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "steps.toml"
    path.write_text(STEP, encoding="utf-8")
    assert reading.read(path, Steps).steps[0].id == "CARE-01"
    path.write_text(STEP.replace(*change), encoding="utf-8")
    with pytest.raises(ContentFault) as caught:
        reading.read(path, Steps)
    assert any(says in line for line in caught.value.lines), caught.value.lines
    assert all(line.startswith("steps.toml: ") for line in caught.value.lines)


def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentFault, match="cannot be read"):
        reading.read(tmp_path / "none.toml", Steps)
    (tmp_path / "latin.toml").write_bytes('a = "\xe9"'.encode("latin-1"))
    with pytest.raises(ContentFault, match="save it as UTF-8"):
        reading.read(tmp_path / "latin.toml", Steps)


def test_check_tells_all_faults_of_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in reading.HERE.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name in ("steps", "zones"):
        (tmp_path / f"{name}.toml").write_text("format = 3", encoding="utf-8")
    monkeypatch.setattr(reading, "HERE", tmp_path)
    with pytest.raises(ContentFault) as caught:
        reading.check()
    assert {line.split(":")[0] for line in caught.value.lines} == {"steps.toml", "zones.toml"}


def test_an_id_that_stands_twice_is_told() -> None:
    one = steps()["CARE-01"]
    with pytest.raises(ContentFault, match="step CARE-01: stands there twice"):
        reading.by_id([one, one])
