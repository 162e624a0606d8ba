"""A slow second scorer for tests: one sheet at a time, plain loops, straight from the formulas.

It shares no code with the scorer: only the questionnaire file and the numbers of the formulas, written out.
"""

from __future__ import annotations

import math
import statistics
from typing import Any

from quizzes.schema import Quiz, Scenario, Statement

CLIENT = {"D": 1, "V": 0, "B": 1, "H": 0}
ONESELF = {"D": 0, "V": 1, "B": 1, "H": 0}
ZONES = ["doormat", "diva", "worn_out", "mixed_middle", "sweet_spot"]
TOUCHPOINTS = ["marketing", "first_contact", "space", "session", "money_time", "conflict", "after_care", "hiring"]


def r9(value: float) -> float:
    return round(value, 9)


def clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def squares(values: list[float]) -> float:
    middle = mean(values)
    return sum((value - middle) ** 2 for value in values)


def longest_run(values: list[Any]) -> int:
    best = run = 0
    before = None
    for value in values:
        run = run + 1 if value == before else 1
        before = value
        best = max(best, run)
    return best


def zone_of(b: float, g: float) -> str:
    if r9(b) <= -20:
        return "doormat"
    if r9(b) >= 20:
        return "diva"
    if r9(g) < 40:
        return "worn_out"
    return "mixed_middle" if r9(g) < 65 else "sweet_spot"


def touched(b_low: float, b_high: float, g_low: float, g_high: float) -> list[str]:
    found = []
    if r9(b_low) <= -20:
        found.append("doormat")
    if r9(b_high) >= 20:
        found.append("diva")
    if r9(b_low) < 20 and r9(b_high) > -20:
        if r9(g_low) < 40:
            found.append("worn_out")
        if r9(g_low) < 65 and r9(g_high) >= 40:
            found.append("mixed_middle")
        if r9(g_high) >= 65:
            found.append("sweet_spot")
    return found


def reference(quiz: Quiz, sheet: dict[str, Any]) -> dict[str, Any]:
    """The columns of the CSV contract for one clean sheet, lists as lists, None for empty."""
    scenarios = [item for item in quiz.items if isinstance(item, Scenario) and sheet.get(item.id)]
    statements = [item for item in quiz.items if isinstance(item, Statement) and sheet.get(item.id)]
    keys = [sheet[item.id] for item in scenarios]

    # F2
    members: dict[str, dict[str, int]] = {}
    for item in statements:
        members.setdefault(str(item.pair), {})[item.sign] = sheet[item.id]
    complete = [pair for pair in members.values() if len(pair) == 2]
    leaning = mean([(pair["+"] + pair["-"]) / 2 for pair in complete]) - 3 if len(complete) >= 3 else 0.0

    # F1, F3
    scores: dict[str, dict[str, float]] = {"C": {}, "S": {}}
    for item in scenarios:
        scores["C"][item.id] = 100.0 * CLIENT[sheet[item.id]]
        scores["S"][item.id] = 100.0 * ONESELF[sheet[item.id]]
    for item in statements:
        x = sheet[item.id] - leaning
        scores[item.scale][item.id] = 25 * (x - 1) if item.sign == "+" else 25 * (5 - x)
    of_scenarios = {scale: [scores[scale][item.id] for item in scenarios] for scale in "CS"}
    of_statements = {scale: [scores[scale][item.id] for item in statements if item.scale == scale] for scale in "CS"}

    # F4
    rule = quiz.scoring.position
    assert rule is not None
    has_sc = len(scenarios) >= rule.scenario_floor
    has_st = min(len(of_statements["C"]), len(of_statements["S"])) >= rule.statement_floor
    status = {(1, 1): "full", (1, 0): "scenarios_only", (0, 1): "statements_only", (0, 0): "insufficient"}
    out: dict[str, Any] = {"status": status[has_sc, has_st], "n_scenarios": len(scenarios)}

    # F16
    flags = []
    if longest_run([sheet[item.id] for item in statements]) >= 8:
        flags.append("same_answer_run")
    places = []
    for item in scenarios:
        letters = [option.key for option in item.options]
        own = letters.index(sheet[item.id]) + 1 if sheet[item.id] in letters else None
        place = sheet.get(f"{item.id}.position") or own
        if place is not None:
            places.append(place)
    if longest_run(places) >= 7:
        flags.append("same_position_run")
    if len(complete) >= 4:
        if r9(mean([abs(pair["+"] + pair["-"] - 6) for pair in complete])) >= 1.5:
            flags.append("inconsistent_pairs")
        if r9(leaning) >= 1:
            flags.append("agrees_with_all")
        if r9(leaning) <= -1:
            flags.append("disagrees_with_all")
    times = [sheet[f"{item.id}.seconds"] for item in statements if sheet.get(f"{item.id}.seconds") is not None]
    if times and r9(statistics.median(times)) < 2:
        flags.append("fast_statements")
    timed = [item for item in scenarios if sheet.get(f"{item.id}.seconds") is not None]
    fast = 0
    for item in timed:
        words = len(item.stem.split()) + sum(len(option.text.split()) for option in item.options)
        fast += r9(sheet[f"{item.id}.seconds"]) < r9(words / 10)
    if timed and fast / len(timed) > 0.5:
        flags.append("fast_scenarios")
    out["flags"] = flags
    best = [sheet[item.id] >= 4 if item.sign == "+" else sheet[item.id] <= 2 for item in statements]
    out["all_best"] = keys == ["B"] * 12 and len(best) == 12 and all(best)

    # F14
    out["swing"] = 200 * min(keys.count("D"), keys.count("V")) / len(keys) if has_sc else None
    if not (has_sc or has_st):
        return out | {"zone": None, "C": None, "running_low": False, "could_also_be": []}

    # F5 to F9
    w_sc, w_st = (0.5, 0.5) if has_sc and has_st else (1.0 * has_sc, 1.0 * has_st)
    amount, variance = {}, {}
    for scale in "CS":
        amount[scale], variance[scale] = 0.0, 25.0
        if has_sc:
            amount[scale] += w_sc * clamp(mean(of_scenarios[scale]), 0, 100)
            spread = (4 * 1600 + squares(of_scenarios[scale])) / (4 + len(keys) - 1)
            variance[scale] += w_sc**2 * spread / len(keys)
        if has_st:
            n = len(of_statements[scale])
            amount[scale] += w_st * clamp(mean(of_statements[scale]), 0, 100)
            variance[scale] += w_st**2 * (4 * 625 + squares(of_statements[scale])) / (4 + n - 1) / n
        amount[scale] = clamp(amount[scale], 0, 100)
    cov = 0.0
    if has_sc:
        m_c, m_s = mean(of_scenarios["C"]), mean(of_scenarios["S"])
        pairs = zip(of_scenarios["C"], of_scenarios["S"], strict=True)
        cov = w_sc**2 * sum((c - m_c) * (s - m_s) for c, s in pairs) / (4 + len(keys) - 1) / len(keys)

    # F6, F10, F11
    b, g = amount["S"] - amount["C"], (amount["C"] + amount["S"]) / 2
    se_b = math.sqrt(variance["C"] + variance["S"] - 2 * cov)
    se_g = math.sqrt(variance["C"] + variance["S"] + 2 * cov) / 2
    box = {}
    for name, z in (("90", 1.645), ("50", 0.674)):
        box[name] = (
            clamp(b - z * se_b, -100, 100),
            clamp(b + z * se_b, -100, 100),
            clamp(g - z * se_g, 0, 100),
            clamp(g + z * se_g, 0, 100),
        )
        out |= dict(zip([f"B_low{name}", f"B_high{name}", f"G_low{name}", f"G_high{name}"], box[name], strict=True))
    out |= {"A": leaning, "C": amount["C"], "S": amount["S"], "B": b, "G": g, "SE_B": se_b, "SE_G": se_g}
    out |= {"SE_C": math.sqrt(variance["C"]), "SE_S": math.sqrt(variance["S"]), "cov": cov}

    # F12, F13
    zone = zone_of(b, g)
    level = 2 if touched(*box["90"]) == [zone] else 1 if touched(*box["50"]) == [zone] else 0
    level = max(level - len(flags), 0)
    out |= {"zone": zone, "running_low": r9(g) < 40, "confidence": ["borderline", "likely", "clear"][level]}
    out["could_also_be"] = [other for other in touched(*box["50"]) if other != zone] if level == 0 else []

    # F17
    for t in TOUCHPOINTS:
        moved, share, number = {}, {}, {}
        for scale in "CS":
            away = []
            if has_sc:
                own = mean(of_scenarios[scale])
                away += [scores[scale][item.id] - own for item in scenarios if item.touchpoint == t]
            if has_st:
                own = mean(of_statements[scale])
                here = [item for item in statements if item.touchpoint == t and item.scale == scale]
                away += [scores[scale][item.id] - own for item in here]
            number[scale] = len(away)
            share[scale] = len(away) / (len(away) + 8)
            moved[scale] = share[scale] * mean(away) if away else 0.0
            out[f"{t}.{scale}"] = clamp(amount[scale] + moved[scale], 0, 100)
        out[f"{t}.B"] = out[f"{t}.S"] - out[f"{t}.C"]
        out[f"{t}.G"] = (out[f"{t}.S"] + out[f"{t}.C"]) / 2
        out[f"{t}.SE_B"] = math.sqrt(se_b**2 + 200 * (2 - share["C"] - share["S"]))
        out[f"{t}.stands_out"] = min(number.values()) >= 2 and r9(abs(moved["S"] - moved["C"])) >= 10
    return out
