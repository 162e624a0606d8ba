"""The policy sheet as a Word document with real styles, to be edited."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from sharing.policy_sheet.sheet import PolicySheet, clean

SIZES = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height in millimetres."""
SERIF, SANS = "Georgia", "Calibri"
"""Faces that a word processor has: our own would be swapped for whatever is at hand."""
INK, QUIET, HAIR = RGBColor(0x25, 0x21, 0x1B), RGBColor(0x55, 0x4D, 0x41), "E2D9C8"


def docx(sheet: PolicySheet, paper: str = "A4") -> bytes:
    """The sheet as .docx: title, subtitle, a heading and a paragraph for each policy, all by named styles.

    Raises ValueError with a sentence for a paper other than "A4" or "Letter".
    """
    if paper not in SIZES:
        raise ValueError(f'There is no paper "{paper}"; take "A4" or "Letter".')
    document = Document()
    _page(document, paper)
    _styles(document)
    name, labels = clean(sheet.name), sheet.labels
    document.core_properties.title = f"{labels.title}, {name}"[:250] if name != labels.title else labels.title
    document.core_properties.author = name[:250] if name != labels.title else ""
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = datetime.now(UTC)
    document.core_properties.language = "en"
    document.add_paragraph(name, style="Title")
    if name != labels.title:
        document.add_paragraph(labels.title, style="Subtitle")
    if sheet.mission:
        document.add_paragraph(clean(sheet.mission), style="Intense Quote")
    for clause in sheet.clauses:
        document.add_paragraph(clean(clause.title), style="Heading 1")
        if clause.points:
            document.add_paragraph(f"{labels.points}:", style="Quote").paragraph_format.keep_with_next = True
        for point in clause.points:
            document.add_paragraph(clean(point), style="List Bullet")
        document.add_paragraph(clean(clause.text), style="Body Text")
        if clause.say:
            document.add_paragraph(f"{labels.say}: “{clean(clause.say)}”", style="Quote")
        if clause.local:
            document.add_paragraph(f"{labels.local}: {clean(clause.local)}", style="Local note")
    if labels.note:
        document.add_paragraph(labels.note, style="Local note")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _page(document: Any, paper: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in SIZES[paper])
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)


def _styles(document: Any) -> None:
    """The look by styles alone: whoever changes a style changes the whole sheet."""
    styles = document.styles
    styles.add_style("Local note", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, face, size, colour, italic, before, after in (
        ("Normal", SANS, 11, INK, False, 0, 6),
        ("Title", SERIF, 26, INK, False, 0, 2),
        ("Subtitle", SERIF, 13, QUIET, True, 0, 14),
        ("Intense Quote", SERIF, 12.5, QUIET, True, 0, 12),
        ("Heading 1", SERIF, 14, INK, False, 12, 3),
        ("Body Text", SANS, 11, INK, False, 0, 4),
        ("List Bullet", SANS, 11, INK, False, 0, 2),
        ("Quote", SERIF, 11, QUIET, True, 0, 4),
        ("Local note", SANS, 9, QUIET, False, 0, 4),
    ):
        style = styles[name]
        font, lay = style.font, style.paragraph_format
        font.name, font.size, font.italic, font.bold, font.color.rgb = face, Pt(size), italic, False, colour
        faces = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            faces.set(qn(f"w:{script}"), face)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            faces.attrib.pop(qn(f"w:{theme}"), None)
        lay.space_before, lay.space_after, lay.line_spacing = Pt(before), Pt(after), 1.15
        lay.left_indent = lay.right_indent = Mm(0)
        _no_border(style)
    bullets = styles["List Bullet"].paragraph_format
    bullets.left_indent, bullets.first_line_indent = Mm(5), Mm(-5)
    styles["Heading 1"].paragraph_format.keep_with_next = True
    styles["Body Text"].paragraph_format.keep_together = True
    _rule_above(styles["Heading 1"])
    for spacing in styles["Title"].element.iter(qn("w:spacing")):
        if spacing.getparent().tag == qn("w:rPr"):
            spacing.getparent().remove(spacing)


def _no_border(style: Any) -> None:
    for border in list(style.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def _rule_above(style: Any) -> None:
    """A hairline over every paragraph of that style."""
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, given in (("val", "single"), ("sz", "6"), ("space", "8"), ("color", HAIR)):
        top.set(qn(f"w:{name}"), given)
    border.append(top)
    # The schema wants borders before spacing and indents.
    before = [style.element.pPr.find(qn(f"w:{name}")) for name in ("shd", "tabs", "spacing", "ind", "outlineLvl")]
    next(one for one in before if one is not None).addprevious(border)
