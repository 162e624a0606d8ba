"""The policy sheet as Markdown and as plain text to paste."""

from __future__ import annotations

import re

from sharing.policy_sheet.sheet import PolicySheet, clean

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&^@])")
ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data):|\bwww\.")
FIRST = re.compile(r"^(\d+(?=[.)])|(?=[-+=:]))")
"""What makes a list, a rule or a heading at the start of a line."""


def markdown(sheet: PolicySheet) -> str:
    """The sheet as Markdown. What a person typed stays text: no heading, link, HTML, table or formula comes of it."""
    parts = [f"# {_text(sheet.name)}"]
    if sheet.name != sheet.labels.title:
        parts.append(f"*{_text(sheet.labels.title)}*")
    if sheet.mission:
        parts.append(f"*{_text(sheet.mission)}*")
    for clause in sheet.clauses:
        parts.append(f"## {_text(clause.title)}")
        if clause.points:
            lines = "\n".join(f"- {_text(point)}" for point in clause.points)
            parts.append(f"*{_text(sheet.labels.points)}:*\n\n{lines}")
        parts.append(_text(clause.text))
        if clause.say:
            parts.append(f"*{_text(sheet.labels.say)}:* {_text(clause.say)}")
        if clause.local:
            parts.append(f"*{_text(sheet.labels.local)}:* {_text(clause.local)}")
    if sheet.labels.note:
        parts.append(f"---\n\n{_text(sheet.labels.note)}")
    return "\n\n".join(parts) + "\n"


def plain(sheet: PolicySheet) -> str:
    """The sheet as plain text, as it goes to the clipboard."""
    parts = [clean(sheet.name)]
    if sheet.mission:
        parts.append(clean(sheet.mission))
    for clause in sheet.clauses:
        lines = [clean(clause.title)]
        if clause.points:
            lines += [f"{sheet.labels.points}:", *(f"- {clean(point)}" for point in clause.points)]
        lines.append(clean(clause.text))
        if clause.say:
            lines.append(f"{sheet.labels.say}: {clean(clause.say)}")
        if clause.local:
            lines.append(f"{sheet.labels.local}: {clean(clause.local)}")
        parts.append("\n".join(lines))
    if sheet.labels.note:
        parts.append(sheet.labels.note)
    return "\n\n".join(parts) + "\n"


def _text(text: str) -> str:
    """One line of text with a backslash before every sign that would be markup, and no address that links by itself."""
    text = MARKUP.sub(r"\\\1", clean(text))
    text = ADDRESS.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", text)
    return FIRST.sub(lambda found: f"{found[0]}\\", text, count=1)
