"""How phones come in: the address, the code, the code to scan."""

from __future__ import annotations

import re
from html import escape

from ui.components.links import app_url
from ui.sections.room_store import said
from ui.sections.share_link import qr


def address() -> str:
    """The address to type, as short as it goes: without "https://"."""
    return f"{app_url().partition('://')[2]}/join"


def scan(code: str) -> str:
    """The code to scan (SVG): it leads straight into the room."""
    url = f"{app_url()}/j/{code}"
    return f'<div class="scan">{qr(url, said("qr_alt", url=url))}</div>'


def spoken(code: str) -> str:
    """The room's code as HTML, which may break at its dash."""
    return escape(code).replace("-", "-<wbr>")


def broken(address: str) -> str:
    """An address as HTML, which breaks where its parts end and nowhere else."""
    return re.sub(r"([./])(?=\w)", r"<wbr>\1", escape(address))
