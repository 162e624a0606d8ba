"""The light page and the form to join as HTML. Whatever a person typed is text and never markup."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

import content
from content.workshop import workshop
from workshop.phone.files import FONT, SCRIPT, STYLE, address

# No script and no style stands in the page itself, and nothing comes from another host.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
CARDS = ("safety", "support")
LONGEST_TYPED = 100
LOGO = (
    '<svg viewBox="0 0 48 48" aria-hidden="true"><path d="M24 2v44L2 24z" fill="var(--blue-fill)"/>'
    '<path d="M24 2v44l22-22z" fill="var(--amber-fill)"/>'
    '<circle cx="24" cy="15.5" r="6.4" fill="var(--green)" stroke="var(--paper)" stroke-width="2.8"/></svg>'
)
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="M24 2v44L2 24z" fill="#8DB1D0"/>'
    '<path d="M24 2v44l22-22z" fill="#E0A265"/><circle cx="24" cy="16" r="7" fill="#2C6955"/></svg>'
)


def room_page(code: str, country: str | None = None) -> str:
    """The light page of a room (HTML). In: its code as `read_code` gives it; the country of the numbers on the card."""
    cards = [content.card(name, country) for name in CARDS]
    return _templates().get_template("page.html").render(code=code, cards=cards, linked=_linked, **_shared())


def join_page(typed: str = "", fault: str = "") -> str:
    """The form that asks for a code (HTML). In: what was typed; a sentence where that is no code."""
    return _templates().get_template("join.html").render(typed=typed[:LONGEST_TYPED], fault=fault, **_shared())


def country_of(languages: str) -> str | None:
    """The country of a browser's first language ("en-US,en" is "US"), or None where it names none."""
    parts = re.split(r"[-_]", languages.split(",")[0].split(";")[0].strip())
    return next((part.upper() for part in parts[1:] if len(part) == 2 and part.isalpha()), None)


def _linked(text: str, card: content.Card) -> Markup:
    """A paragraph of a card with the directory as a link. The link opens beside the room, so that the seat stays."""
    link = Markup('<a href="{}" target="_blank" rel="noreferrer">{}</a>').format(card.directory_url, card.directory)
    return Markup(escape(text)).replace(escape(card.directory), link)  # noqa: S704 (escaped just now)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


def _shared() -> dict[str, object]:
    return {
        "said": workshop().phone,
        "files": {name: address(name) for name in (FONT, STYLE, SCRIPT)},
        "logo": Markup(LOGO),  # noqa: S704 (our own)
        "icon": "data:image/svg+xml," + quote(ICON, safe="/:=' "),
    }
