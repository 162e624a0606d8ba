"""The code of a shared map: what is in it, what is not, and what a broken one says."""

from __future__ import annotations

import dataclasses
import itertools
import math
import random
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes import load_all
from quizzes.schema import Quiz, Scenario, Statement
from scoring import Position, Result, score, score_table
from scoring.zones import ZONES as SCORED_ZONES
from scoring.zones import named
from sharing.link import (
    CONFIDENCES,
    ERRORS,
    MODELS,
    NAMES,
    NEAR_END,
    TIES,
    ZONES,
    Shared,
    ShareFault,
    code_in,
    decode,
    encode,
    share,
)
from sharing.link_bits import ALPHABET, FIELDS, LENGTH, LONGEST, write
from tests.support import varied
from tests.support.codes import mutated

QUIZ = next(quiz for quiz in load_all().values() if quiz.scoring.position)
SCENARIOS = QUIZ.of_kind(Scenario)
STATEMENTS = QUIZ.of_kind(Statement)
GROUPS = [[one.id for one in STATEMENTS if (one.scale, one.sign) == kind] for kind in itertools.product("CS", "+-")]


def worked() -> Shared:
    """The worked example "tilted to the client": C 75, S 47.9167, V 72.5897 and 89.9508, Cov 2.3148."""
    place: Any = SimpleNamespace(
        C=75.0,
        S=47.916667,
        SE_C=math.sqrt(72.5897),
        SE_S=math.sqrt(89.9508),
        cov=2.3148,
        zone="doormat",
        confidence="borderline",
        could_also_be=("mixed_middle", "sweet_spot"),
    )
    result: Any = SimpleNamespace(position=place, model="model_v1")
    return share(result)


def sheet(scenarios: str, *groups: str) -> dict[str, object]:
    """Picks in order, and raw answers of C plus, C minus, S plus, S minus."""
    given: dict[str, object] = dict(zip([one.id for one in SCENARIOS], scenarios, strict=True))
    for ids, answers in zip(GROUPS, groups, strict=True):
        given |= {name: int(answer) for name, answer in zip(ids, answers, strict=True)}
    return given


def results(sheets: list[dict[str, object]]) -> list[Any]:
    """What `share` reads of each sheet, all scored at once."""
    frame = pd.DataFrame(sheets).reindex(columns=[item.id for item in (*SCENARIOS, *STATEMENTS)])
    table = score_table(QUIZ, frame)
    return [_read(row) for row in table.to_dict("records")]


def _read(row: dict[Any, Any]) -> Any:
    nowhere = pd.isna(row["zone"]) or not row["zone"]
    also = row["could_also_be"]
    place = SimpleNamespace(
        zone=None if nowhere else row["zone"],
        confidence=row["confidence"],
        could_also_be=tuple(also.split(";")) if isinstance(also, str) and also else (),
        cov=(row["SE_C"] ** 2 + row["SE_S"] ** 2 - row["SE_B"] ** 2) / 2,  # F10, turned round
        **{name: row[name] for name in ("C", "S", "SE_C", "SE_S")},
    )
    return SimpleNamespace(position=place, model=row["model"])


def near_end(shared: Shared) -> bool:
    return min(shared.C, 100 - shared.C, shared.S, 100 - shared.S) <= NEAR_END == 25


# ---- what a code is ----------------------------------------------------------------------


def test_the_worked_example_by_hand() -> None:
    shared = worked()
    # 8.52 and 9.48 lie below 10.5; 2.3 of 8.52 times 9.48 is nearer to no fifth than to one.
    assert shared == Shared("model_v1", 75, 48, 9, 9, 0, "doormat", "borderline", ("mixed_middle", "sweet_spot"))
    # model 0000000, C 1001011, S 0110000, SE 0000 0000, tie 4 of 8 0100, zone 000, confidence 00, also 11000, 0, 1:
    # in fives 00000 00100 10110 11000 00000 00000 10000 00011 00001.
    body = "1" + "04pr00g31"
    check = crc32(body.encode())
    assert shared.code == body + "".join(ALPHABET[check >> 5 * place & 31] for place in (6, 5, 4, 3, 2, 1, 0))
    assert decode(shared.code) == shared
    assert len(shared.code) == LENGTH == 17 <= LONGEST == 60


def test_the_position_of_a_code_by_hand() -> None:
    place = worked().position
    assert (place.C, place.S, place.B, place.G) == (75, 48, -27, 61.5)
    assert pytest.approx(math.sqrt(162)) == place.SE_B and pytest.approx(math.sqrt(162) / 2) == place.SE_G
    assert place.B_low90 == pytest.approx(-27 - 1.645 * 12.727922)
    assert place.G_high50 == pytest.approx(61.5 + 0.674 * 6.363961)
    assert (place.zone, place.confidence, place.could_also_be) == (
        "doormat",
        "borderline",
        ("mixed_middle", "sweet_spot"),
    )
    assert not place.running_low
    tied = dataclasses.replace(worked(), SE_C=11.5, tie=-2).position
    assert tied.cov == pytest.approx(-0.4 * 11.5 * 9)
    assert pytest.approx(math.sqrt(132.25 + 81 + 2 * 41.4)) == tied.SE_B
    best = Shared("model_v1", 100, 100, 9, 9, 0, "sweet_spot", "clear", ()).position
    assert (best.G_high90, best.B_low50) == (100, pytest.approx(-0.674 * math.sqrt(162)))


def test_on_a_border_the_zone_that_was_seen_decides_what_is_low() -> None:
    def low(zone: str, C: int, S: int) -> bool:
        return Shared("model_v1", C, S, 9, 9, 0, zone, "likely", ()).position.running_low

    assert low("worn_out", 40, 40) and not low("mixed_middle", 40, 40)
    assert low("doormat", 50, 29) and not low("doormat", 60, 30)


def test_the_choices_are_in_the_code() -> None:
    result: Any = results([sheet("DDBBDDBBBBHV", "443", "223", "243", "433")])[0]
    codes = {encode(result, names=names, words=words) for names in NAMES for words in (True, False)}
    assert len(codes) == 4
    assert {(one.names, one.words) for one in map(decode, codes)} == set(itertools.product(NAMES, (True, False)))
    assert encode(result) == encode(result, names="named", words=True)


def test_places_in_a_code_are_fixed_for_good() -> None:
    assert list(FIELDS) == ["model", "C", "S", "SE_C", "SE_S", "tie", "zone", "confidence", "could_also_be", "names",
                            "words"]  # fmt: skip
    assert MODELS[0] == "model_v1"
    assert ZONES[:5] == ("doormat", "diva", "worn_out", "mixed_middle", "sweet_spot")
    assert (CONFIDENCES, NAMES) == (("borderline", "likely", "clear"), ("named", "neutral"))
    assert set(SCORED_ZONES) <= set(ZONES)


# ---- there and back ----------------------------------------------------------------------


def test_every_kind_of_sheet_can_be_shared_and_comes_back() -> None:
    """Complete sheets, sheets with gaps, one part alone, all alike, leaning: nothing falls out of a code's range."""
    luck = random.Random(11)
    sheets = varied.sheets(QUIZ, 1500, seed=4)
    for key in "DVBH":
        for low, high in itertools.product(range(1, 6), repeat=2):
            sheets.append(sheet(key * 12, str(low) * 3, str(high) * 3, str(high) * 3, str(low) * 3))
            sheets.append(sheet(key * 12, str(low) * 3, str(low) * 3, str(high) * 3, str(high) * 3))
    for one in list(sheets):
        left_out = luck.choice((SCENARIOS, STATEMENTS, luck.sample([*SCENARIOS, *STATEMENTS], 5)))
        sheets.append({name: answer for name, answer in one.items() if name not in {item.id for item in left_out}})
    # Four statements a scale alone, at the ends and pulled apart: the widest margins there are.
    for answers in itertools.product("15", repeat=8):
        kept = [name for ids, count in zip(GROUPS, (2, 2, 2, 2), strict=True) for name in ids[:count]]
        sheets.append(dict(zip(kept, map(int, answers), strict=True)))
    found = 0
    for result in results(sheets):
        if result.position.zone is None:
            continue
        shared = share(result)
        place = result.position
        assert decode(shared.code) == shared
        assert abs(shared.C - place.C) <= 0.5 and abs(shared.S - place.S) <= 0.5
        for coarse, error in ((shared.SE_C, place.SE_C), (shared.SE_S, place.SE_S)):
            assert error < 10.5 if coarse == 9 else coarse - 1 <= error < coarse + 1
        tie = place.cov / (place.SE_C * place.SE_S)
        assert shared.tie == 0 if near_end(shared) else abs(shared.tie / 5 - tie) <= 0.1 + 1e-9
        assert (shared.zone, shared.confidence, shared.could_also_be) == (
            place.zone,
            place.confidence,
            place.could_also_be,
        )
        found += 1
    assert found > 3000


def test_a_scored_sheet_and_a_row_of_a_table_give_the_same_code() -> None:
    for one, result in zip(sheets := varied.sheets(QUIZ, 24, seed=8), results(sheets), strict=True):
        assert encode(score(QUIZ, one)) == encode(result)


def test_every_point_of_the_map_comes_back_in_every_zone_that_it_can_have() -> None:
    count = 0
    for C, S, zone in itertools.product(range(101), range(101), ZONES):
        try:
            shared = Shared("model_v1", C, S, 9, 11.5, 1, zone, "likely", ())
        except ShareFault:
            continue
        assert decode(shared.code) == shared
        count += 1
    assert count >= 101 * 101  # each point has a zone, those on a border more than one


@settings(max_examples=300, deadline=None)
@given(st.floats(0, 100), st.floats(0, 100))
def test_rounding_never_takes_a_point_out_of_its_zone(C: float, S: float) -> None:
    C, S = round(C, 9), round(S, 9)
    zone = SCORED_ZONES[int(named(np.array([S - C]), np.array([(C + S) / 2]))[0])]
    place = SimpleNamespace(C=C, S=S, SE_C=9.0, SE_S=9.0, cov=0.0, zone=zone, confidence="likely", could_also_be=())
    result: Any = SimpleNamespace(position=place, model="model_v1")
    assert share(result).zone == zone


def test_a_result_without_a_place_cannot_be_shared() -> None:
    with pytest.raises(ShareFault, match="no place on the map"):
        share(score(QUIZ, {}))
    with pytest.raises(ShareFault, match="no place on the map"):
        share(Result("x", "model_v1", None, None, None, None))


def test_a_result_of_an_unknown_model_cannot_be_shared() -> None:
    with pytest.raises(ShareFault, match="no result can have"):
        share(dataclasses.replace(score(QUIZ, sheet("B" * 12, *["333"] * 4)), model="model_v9"))


# ---- codes that are none -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "too short"),
        ("1", "too short"),
        (worked().code[:-1], "too short"),
        (worked().code + "0", "too long"),
        ("1" * 5000, "too long"),
        ("<script>alert(1)", "a character"),
        (worked().code.upper(), "a character"),
        (worked().code[:-1] + "é", "a character"),
        (worked().code[:-1] + "٣", "a character"),
        (worked().code[:-1] + "\n", "a character"),
        ("2" + worked().code[1:], "another version"),
        ("z" * 40, "another version"),
        (worked().code[:3] + "zz" + worked().code[5:], "changed on the way"),
    ],
)
def test_each_kind_of_bad_code_has_its_sentence(code: str, said: str) -> None:
    with pytest.raises(ShareFault, match=said) as fault:
        decode(code)
    sentence = str(fault.value)
    assert sentence.endswith(".") and "ask for" in sentence.lower()
    if len(code) > 3:
        assert code not in sentence


GOOD = {"model": 0, "C": 75, "S": 48, "SE_C": 0, "SE_S": 0, "tie": 4, "zone": 0, "confidence": 0, "could_also_be": 24,
        "names": 0, "words": 1}  # fmt: skip


@pytest.mark.parametrize(
    ("forged", "said"),
    [
        ({"model": 1}, "no result can have"),
        ({"C": 101}, "no result can have"),
        ({"S": 127}, "no result can have"),
        ({"tie": 9}, "no result can have"),
        ({"zone": 5}, "no result can have"),
        ({"confidence": 3}, "no result can have"),
        ({"could_also_be": 1}, "no result can have"),  # the doormat side could also be the doormat side
        ({"confidence": 2}, "do not go together"),  # clear, and could be another
        ({"zone": 4, "could_also_be": 0}, "do not go together"),  # 27 points off the middle
        ({"C": 48, "S": 75}, "do not go together"),
        ({"C": 30, "S": 30, "zone": 3, "could_also_be": 0}, "do not go together"),
    ],
)
def test_a_forged_code_with_a_right_checksum_is_refused(forged: dict[str, int], said: str) -> None:
    assert decode(write(GOOD)) == worked()
    with pytest.raises(ShareFault, match=said):
        decode(write(GOOD | forged))


def test_a_number_too_large_for_its_bits_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="C is 128"):
        write(GOOD | {"C": 128})


def test_each_wrong_letter_and_each_swap_is_noticed() -> None:
    code = worked().code
    for at, letter in itertools.product(range(1, LENGTH), ALPHABET):
        if letter != code[at]:
            with pytest.raises(ShareFault, match="changed on the way"):
                decode(code[:at] + letter + code[at + 1 :])
    for at in range(1, LENGTH - 1):
        if code[at] != code[at + 1]:
            with pytest.raises(ShareFault):
                decode(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


@settings(max_examples=1000, deadline=None)
@given(mutated())
def test_a_mutated_code_is_a_sentence_or_a_map(code: str) -> None:
    """The same with 100,000 codes: benchmarks/share_codes.py."""
    try:
        shared = decode(code)
    except ShareFault as fault:
        assert str(fault).endswith(".")
    else:
        assert shared.code == code
        assert isinstance(shared.position, Position)


@pytest.mark.parametrize(
    "pasted",
    [
        "{code}",
        "  {code}\n",
        "https://sweet.example/share/{code}",
        "https://sweet.example/share/{code}/",
        "https://sweet.example/share/{code}.png?size=square#x",
        "https://sweet.example/shared?code={code}&x=1",
        "sweet.example/share/{code}.svg",
    ],
)
def test_a_pasted_link_holds_its_code(pasted: str) -> None:
    code = worked().code
    assert code_in(pasted.format(code=code)) == code


@pytest.mark.parametrize("pasted", ["", "hello there", "https://[", "?code=", "a" * 10_000])
def test_something_else_that_was_pasted_is_refused_by_decode(pasted: str) -> None:
    with pytest.raises(ShareFault):
        decode(code_in(pasted))


def test_bounds_of_the_numbers() -> None:
    assert ERRORS[:3] == (9, 11.5, 13.5) and len(ERRORS) == 16 == 1 << FIELDS["SE_C"]
    assert ERRORS[-1] == 39.5  # F8: four statements alone, pulled apart, reach about 25
    assert TIES == 4


def test_the_quiz_is_what_the_search_takes_it_for() -> None:
    assert isinstance(QUIZ, Quiz)
    assert len(SCENARIOS) == 12 and [len(ids) for ids in GROUPS] == [3, 3, 3, 3]
