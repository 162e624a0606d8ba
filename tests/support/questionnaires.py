"""Small questionnaires of every kind, as a writer of one would write them."""

from __future__ import annotations

HEAD = """
format = "sweet-spot-quiz/1"
id = "{id}"
version = 1
order = 90
title = "A title"
about = "What it is for."
minutes = 3
"""

SCENARIO = """
[[items]]
kind = "scenario"
id = "{id}"
touchpoint = "{touchpoint}"
sources = ["BOW-24"]
name = "A late client"
stem = "A client is late."
idea = "Time shared by both."
options = [
    {{ letter = "a", key = "D", text = "All of my break.", short = "The whole break" }},
    {{ letter = "b", key = "V", text = "None of it.", short = "No minute" }},
    {{ letter = "c", key = "B", text = "Half of it.", short = "Half the break" }},
    {{ letter = "d", key = "H", text = "I will see.", short = "Left open" }},
]
"""

STATEMENT = """
[[items]]
kind = "statement"
id = "{id}"
scale = "{scale}"
sign = "{sign}"
text = "I say yes first."
answers = "{answers}"
sources = ["BOW-55"]
"""

CHECK = """
[[items]]
kind = "check"
id = "{id}"
group = "{group}"
text = "Prices stand where people look."
sources = ["BOW-80"]
"""

FIVE = """
[answers.agree]
values = [1, 2, 3, 4, 5]
labels = ["not at all", "a little", "half", "mostly", "fully"]
"""

FOUR_WEEKS = """
[answers.often]
values = [0, 1, 2, 3, 4]
labels = ["never", "seldom", "sometimes", "often", "always"]
"""


def statement(item: str, scale: str, sign: str = "+", answers: str = "agree", pair: str | None = None) -> str:
    text = STATEMENT.format(id=item, scale=scale, sign=sign, answers=answers)
    return text + (f'pair = "{pair}"\n' if pair else "")


def scenario(item: str, touchpoint: str = "session") -> str:
    return SCENARIO.format(id=item, touchpoint=touchpoint)


def check(item: str, group: str) -> str:
    return CHECK.format(id=item, group=group)


POSITION = (
    HEAD.format(id="small_map")
    + "leads = true\n"
    + FIVE
    + "[scoring.position]\nscenario_floor = 2\nstatement_floor = 1\n"
    + "".join(scenario(f"SC0{n}") for n in (1, 2, 3))
    + statement("ST01", "C", "+", pair="A")
    + statement("ST02", "C", "-", pair="A")
    + statement("ST03", "S", "+", pair="D")
    + statement("ST04", "S", "-", pair="D")
)

PULSE = (
    HEAD.format(id="pulse")
    + """
[answers.today]
values = [0, 1, 2, 3, 4]
labels = ["no", "hardly", "half", "mostly", "yes"]

[scoring.scales]
floor = 1
scales = [{ id = "ready", label = "Ready" }, { id = "willing", label = "Willing" }, { id = "able", label = "Able" }]
"""
    + "".join(statement(f"PU0{n}", scale, "+", "today") for n, scale in enumerate(("ready", "willing", "able"), 1))
    + """
[[items]]
kind = "amount"
id = "PU04"
text = "How many sessions are ahead today?"
unit = "sessions"
maximum = 20
sources = ["BOW-49"]
"""
)

STUMBLING = (
    HEAD.format(id="stumbling")
    + FIVE
    + """
[scoring.scales]
floor = 1
scales = [
    { id = "pleasing", label = "Pleasing" },
    { id = "doubt_gives", label = "Doubt that gives away" },
    { id = "doubt_shows", label = "Doubt that shows off" },
]
contrasts = [{ id = "route", plus = "doubt_gives", minus = "doubt_shows" }]
"""
    + statement("PP01", "pleasing")
    + statement("PP02", "pleasing", "-")
    + statement("IN01", "doubt_gives")
    + statement("IN02", "doubt_shows")
    + """
[[items]]
kind = "text"
id = "IA05"
text = "Who taught you what service is?"
sources = ["BOW-72"]
"""
)

CONFLICT = (
    HEAD.format(id="conflict")
    + FIVE
    + """
[scoring]
shares = true

[scoring.scales]
floor = 1
scales = [{ id = "repair", label = "Repair" }]

[scoring.checklist]
groups = [{ id = "net", label = "Safety net" }]
"""
    + statement("CO01", "repair")
    + scenario("CS01", "conflict")
    + check("CN01", "net")
)

TOUCHPOINTS = (
    HEAD.format(id="touchpoints")
    + """
[scoring.checklist]
groups = [{ id = "marketing", label = "Marketing" }, { id = "space", label = "Space", note = "Where you work." }]
bands = [{ id = "thin", label = "Thin", start = 0 }, { id = "steady", label = "Steady", start = 65 }]
"""
    + check("TP01", "marketing")
    + check("TP02", "space")
    + "access = true\n"
)

SCENARIO_PACK = HEAD.format(id="pack") + "[scoring]\nshares = true\n" + scenario("PK01", "hiring") + scenario("PK02")

MISSION = (
    HEAD.format(id="mission")
    + FIVE
    + '[scoring.scales]\nfloor = 1\nscales = [{ id = "mission", label = "Mission" }, { id = "fit", label = "Fit" }]\n'
    + statement("MI01", "mission")
    + statement("MI02", "fit")
    + """
[[items]]
kind = "choice"
id = "MI03"
text = "Which practice is yours?"
options = { spa = "Spa", medical = "Medical", other = "Other" }
sources = ["BOW-66"]

[[items]]
kind = "text"
id = "MI04"
text = "Why do you do this work?"
most = 500
sources = ["BOW-33"]
"""
)

KINDNESS = (
    HEAD.format(id="kindness")
    + FOUR_WEEKS
    + '[scoring.scales]\nfloor = 2\nscales = [{ id = "kindness", label = "Kindness" }]\n'
    + statement("KI01", "kindness", "+", "often")
    + statement("KI02", "kindness", "-", "often")
)

ASSOCIATION = (
    HEAD.format(id="association")
    + """
[tags.tone]
ask = "How does it feel?"
labels = { warm = "Warm", cold = "Cold", mixed = "Mixed" }

[tags.whose]
ask = "Whose good is in it?"
labels = { theirs = "Theirs", mine = "Mine", both = "Both", nobody = "Nobody's" }

[[items]]
kind = "words"
id = "FA01"
text = "Write the first words that come."
most = 3
tags = ["tone", "whose"]
sources = ["BOW-01"]
"""
)

BODY = (
    HEAD.format(id="body_check")
    + """
[asks]
body = "What does your body do?"

[tags.reactions]
ask = "What does it do?"
labels = { curl = "Curls in", swell = "Swells", none = "Nothing" }

[[items]]
kind = "body"
id = "BO01"
text = "A client asks for a lower price."
reactions = "reactions"
sources = ["BOW-11"]
"""
)

POLICIES = (
    HEAD.format(id="policies")
    + """
[scoring.checklist]
groups = [{ id = "written", label = "Written" }, { id = "known", label = "Known" }, { id = "kept", label = "Kept" }]
"""
    + check("PO01W", "written")
    + check("PO01K", "known")
    + check("PO01P", "kept")
)

HIRING = (
    HEAD.format(id="hiring")
    + '[scoring.checklist]\ngroups = [{ id = "hiring", label = "Hiring" }]\n'
    + check("HI01", "hiring")
    + """
[[items]]
kind = "text"
id = "HI02"
text = "Notes on the talk."
touchpoint = "hiring"
sources = ["BOW-99"]
"""
)

LINES = (
    HEAD.format(id="lines")
    + """
[[items]]
kind = "slider"
id = "LI01"
text = "Where are you?"
low = "Here"
high = "There"
minimum = -100
axis = "B"
sources = ["BOW-26"]
"""
)

SAMPLES = {
    "small_map": POSITION,
    "pulse": PULSE,
    "stumbling": STUMBLING,
    "conflict": CONFLICT,
    "touchpoints": TOUCHPOINTS,
    "pack": SCENARIO_PACK,
    "mission": MISSION,
    "kindness": KINDNESS,
    "association": ASSOCIATION,
    "body_check": BODY,
    "policies": POLICIES,
    "hiring": HIRING,
    "lines": LINES,
}
"""A small questionnaire for each kind of the set, by id."""
