"""Breaks the formulas and constants of scoring one at a time and says which breaks no test notices.

Not part of `make test`: a run takes some minutes. `python tests/tools/mutate_scoring.py [WORD …]` tries only the
breaks whose file or text holds one of the words. Exit 1 where one survives or no longer fits the code.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Break(NamedTuple):
    """In one file of scoring/, the first such text becomes another."""

    file: str
    text: str
    other: str


BREAKS = [
    Break("model.py", "scenario_weight: float = 0.5", "scenario_weight: float = 0.6"),
    Break("model.py", "statement_weight: float = 0.5", "statement_weight: float = 0.6"),
    Break("model.py", "fewest_pairs_for_leaning: int = 3", "fewest_pairs_for_leaning: int = 4"),
    Break("model.py", "prior_weight: float = 4.0", "prior_weight: float = 5.0"),
    Break("model.py", "scenario_prior: float = 1600.0", "scenario_prior: float = 1500.0"),
    Break("model.py", "statement_prior: float = 625.0", "statement_prior: float = 600.0"),
    Break("model.py", "day_variance: float = 25.0", "day_variance: float = 24.0"),
    Break("model.py", "wide: float = 1.645", "wide: float = 1.64"),
    Break("model.py", "narrow: float = 0.674", "narrow: float = 0.675"),
    Break("model.py", "tilt_cut: float = 20.0", "tilt_cut: float = 21.0"),
    Break("model.py", "low_cut: float = 40.0", "low_cut: float = 41.0"),
    Break("model.py", "sweet_cut: float = 65.0", "sweet_cut: float = 66.0"),
    Break("model.py", "slip_fewest: int = 4", "slip_fewest: int = 5"),
    Break("model.py", "answer_run: int = 8", "answer_run: int = 9"),
    Break("model.py", "position_run: int = 7", "position_run: int = 8"),
    Break("model.py", "fewest_pairs_for_flags: int = 4", "fewest_pairs_for_flags: int = 3"),
    Break("model.py", "inconsistency: float = 1.5", "inconsistency: float = 1.6"),
    Break("model.py", "leaning: float = 1.0", "leaning: float = 1.1"),
    Break("model.py", "statement_seconds: float = 2.0", "statement_seconds: float = 2.1"),
    Break("model.py", "words_a_second: float = 10.0", "words_a_second: float = 9.0"),
    Break("model.py", "fast_share: float = 0.5", "fast_share: float = 0.49"),
    Break("model.py", "item_variance: float = 1600.0", "item_variance: float = 1800.0"),
    Break("model.py", "touchpoint_variance: float = 200.0", "touchpoint_variance: float = 100.0"),
    Break("model.py", "stands_out: float = 10.0", "stands_out: float = 10.1"),
    Break("model.py", "stands_out_answers: int = 2", "stands_out_answers: int = 3"),
    Break("model.py", "possible: float = 1.28", "possible: float = 1.2"),
    Break("model.py", "likely: float = 1.96", "likely: float = 2.4"),
    Break("model.py", "common_scenarios: int = 8", "common_scenarios: int = 9"),
    Break("model.py", "common_statements: int = 4", "common_statements: int = 5"),
    Break("model.py", '"model_v1"', '"model_v2"'),
    Break("cells.py", '"D": 0b101, "V": 0b110', '"D": 0b110, "V": 0b101'),
    Break("cells.py", "value != int(value) or not low", "not low"),
    Break("cells.py", '"no": 1, "partly": 2', '"no": 2, "partly": 1'),
    Break("form.py", "100.0 / (self.high - self.low)", "100.0 / self.high"),
    Break("form.py", "reversed(list(enumerate(item.options, start=1)))", "list(enumerate(item.options, start=1))"),
    Break("form.py", "[item.stem, *(option.text for option in item.options)]", "[item.stem]"),
    Break("sums.py", "np.int8(form.steps + 1)) * said", "np.int8(form.steps + 1))"),
    Break("sums.py", "squares=count(doubled * doubled) / 4", "squares=count(doubled * doubled) / 2"),
    Break("sums.py", "leaning=count(doubled) / 4", "leaning=count(doubled) / 2"),
    Break("sums.py", "np.abs(doubled)) / 2", "np.abs(doubled)) / 4"),
    Break("sums.py", "complete = planes.said[plus] & planes.said[minus]", "complete = planes.said[plus]"),
    Break("position.py", "pairs.n >= MODEL", "pairs.n > MODEL"),
    Break("position.py", "sums.scenarios.n >= form.scenario_floor", "sums.scenarios.n > form.scenario_floor"),
    Break("position.py", "].n >= form.statement_floor", "].n > form.statement_floor"),
    Break("position.py", "said.keyed - leaning * said.lean", "said.keyed"),
    Break("position.py", "np.clip(statement_mean[scale], 0, 100)", "statement_mean[scale]"),
    Break("position.py", 'B=amounts["S"] - amounts["C"]', 'B=amounts["C"] - amounts["S"]'),
    Break("position.py", 'G=(amounts["C"] + amounts["S"]) / 2', 'G=np.minimum(amounts["C"], amounts["S"])'),
    Break("position.py", "amount[nowhere] = np.nan", "pass"),
    Break("margins.py", "(weight + n - 1)", "(weight + n)"),
    Break("margins.py", "place.scenario_weight**2 / n", "place.scenario_weight / n"),
    Break("margins.py", "picked - picked**2 / n", "picked"),
    Break("margins.py", "2 * place.A * said.z", "place.A * said.z"),
    Break("margins.py", "place.A**2 * said.n", "place.A * said.n"),
    Break("margins.py", "- total**2 / n_said", "- said.keyed**2 / n_said"),
    Break("margins.py", "place.statement_weight**2 / n_said", "place.statement_weight / n_said"),
    Break("margins.py", "picks.both - picks.client * picks.oneself / n", "picks.both"),
    Break("margins.py", "together - 2 * cov", "together + 2 * cov"),
    Break("margins.py", "np.sqrt(together + 2 * cov) / 2", "np.sqrt(together + 2 * cov)"),
    Break("margins.py", "np.minimum(middle + reach, 100.0)", "middle + reach"),
    Break("zones.py", "at_most(B, -MODEL.tilt_cut)", "below(B, -MODEL.tilt_cut)"),
    Break("zones.py", "at_least(B, MODEL.tilt_cut)", "above(B, MODEL.tilt_cut)"),
    Break("zones.py", "np.where(wide == own, 2", "np.where(narrow == own, 2"),
    Break("zones.py", "level - flags", "level"),
    Break("zones.py", "could_also_be=narrow & ~own", "could_also_be=wide & ~own"),
    Break("zones.py", "between & below(G_low, MODEL.low_cut)", "below(G_low, MODEL.low_cut)"),
    Break("zones.py", "MODEL.sweet_cut) & at_least(G_high, MODEL.low_cut)", "MODEL.sweet_cut)"),
    Break("zones.py", "between & at_least(G_high, MODEL.sweet_cut)", "at_least(G_high, MODEL.sweet_cut)"),
    Break("zones.py", "running_low=below(place.G, MODEL.low_cut)", "running_low=zone == 2"),
    Break("quality.py", "(row == last) | ~said", "row == last"),
    Break("quality.py", "(sheets.positions > 0) & (sheets.keys > 0)", "sheets.positions > 0"),
    Break("quality.py", "np.where(sheets.answers > 0, sheets.statement_seconds, np.nan)", "sheets.statement_seconds"),
    Break("quality.py", "np.where(sheets.keys > 0, sheets.scenario_seconds, np.nan)", "sheets.scenario_seconds"),
    Break("quality.py", "np.maximum(n - 1, 0) // 2, n // 2", "n // 2, n // 2"),
    Break("quality.py", "above(fast / np", "at_least(fast / np"),
    Break("quality.py", "at_most(leaning, -MODEL.leaning)", "at_most(leaning, MODEL.leaning)"),
    Break("profile.py", "200 * np.minimum(doormat, diva)", "100 * np.minimum(doormat, diva)"),
    Break("profile.py", "np.where(place.has_scenarios, swing, np.nan)", "swing"),
    Break("profile.py", "balanced & (sheets", "(sheets"),
    Break("profile.py", "& (best == len(sheets.answers))", ""),
    Break("touchpoints.py", "100.0 * picked - answered * place.scenario_mean[scale]", "100.0 * picked - answered * 50"),
    Break("touchpoints.py", "said * place.statement_mean[scale]", "said * place.amount(scale)"),
    Break("touchpoints.py", "- place.A * count(planes.said[here] * sign)", ""),
    Break("touchpoints.py", "off[scale][row] += away * place.has_statements", "off[scale][row] += away"),
    Break("touchpoints.py", "count(planes.answered[here]) * place.has_scenarios", "count(planes.answered[here])"),
    Break("touchpoints.py", "+ moved[scale], 0, 100)", "+ moved[scale], -99, 999)"),
    Break("touchpoints.py", 'np.abs(moved["S"] - moved["C"])', 'moved["S"] - moved["C"]'),
    Break("change.py", "2 * MODEL.day_variance", "MODEL.day_variance"),
    Break("change.py", "weight**2 * steadied", "weight * steadied"),
    Break("change.py", "MODEL.scenario_weight**2 * steadied", "MODEL.scenario_weight * steadied"),
    Break("change.py", "np.nan_to_num(scores - mean)", "np.nan_to_num(scores)"),
    Break("change.py", "(form, sheets[0], places[0].A)", "(form, sheets[0], places[1].A)"),
    Break("change.py", '"B": np.sqrt(together - 2 * cov)', '"B": np.sqrt(together)'),
    Break("change.py", '"G": np.sqrt(together + 2 * cov) / 2', '"G": np.sqrt(together) / 2'),
    Break("change.py", "np.abs(B[1]) < np.abs(B[0])", "np.abs(B[1]) <= np.abs(B[0]) + 500"),
    Break("change.py", 'possible["G"] & (G[1] > G[0])', "G[1] > G[0]"),
    Break("change.py", "& across &", "&"),
    Break("change.py", "& at_least(np.abs(places[1].B), MODEL.tilt_cut)", ""),
    Break("change.py", "locate(form, one, shared)", "locate(form, one)"),
    Break("change.py", "fits &= n >= fewest", "fits &= n > fewest"),
    Break("audits.py", "n >= max(fewest, 1)", "n > max(fewest, 1)"),
    Break("audits.py", 'score if item.sign == "+" else 100.0 - score', "score"),
    Break("audits.py", "100.0 * (said - 1.0) / (high - low)", "100.0 * said / (high - low)"),
    Break("audits.py", "rounded(scores)", "scores"),
    Break("audits.py", "~below(scores, band.start)", "scores > band.start"),
    Break("audits.py", "order.index(each.plus)] - scores", "order.index(each.plus)] + scores"),
    Break("audits.py", "50.0 * (said - 1.0)", "100.0 * (said > 2)"),
    Break("compare.py", "values >= cut - HALF", "values >= cut"),
    Break("compare.py", "values <= cut + HALF", "values <= cut"),
    Break("compare.py", "values < cut - HALF", "values < cut"),
    Break("compare.py", "values > cut + HALF", "values > cut"),
]  # fmt: skip


def outcome(broken: Break) -> str:
    """Runs the scoring tests on a copy with this break: killed, survived, or that its text is not there."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for name in ("quizzes", "scoring", "tests/scoring", "tests/golden"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "tests/conftest.py"):
            shutil.copy(ROOT / name, copy / name)
        path = copy / "scoring" / broken.file
        code = path.read_text(encoding="utf-8")
        if broken.text not in code:
            return "text not found"
        path.write_text(code.replace(broken.text, broken.other, 1), encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "tests/scoring"],
            cwd=copy,
            capture_output=True,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
        return "survived" if run.returncode == 0 else "killed" if run.returncode == 1 else "did not run"


def main(words: list[str]) -> int:
    chosen = [each for each in BREAKS if not words or any(word in each.file + each.text for word in words)]
    counts: dict[str, int] = {}
    with ThreadPoolExecutor(2) as pool:
        for broken, said in zip(chosen, pool.map(outcome, chosen), strict=True):
            counts[said] = counts.get(said, 0) + 1
            if said != "killed":
                print(f"{said}: {broken.file}: {broken.text!r} -> {broken.other!r}", flush=True)
    print(f"{len(chosen)} breaks: " + ", ".join(f"{number} {said}" for said, number in sorted(counts.items())))
    return 0 if counts.keys() <= {"killed"} else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
