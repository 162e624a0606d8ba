"""Sweet Spot as one ASGI app: Streamlit's pages, the shell around them, start-up.

Three ways to serve it: `streamlit run app.py`, `uvicorn app:app`, `python app.py`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from ui.shell.compress import Bundles
from ui.shell.headers import Headers
from ui.shell.health import FaultGate, Health
from ui.shell.host_link import host_routes
from ui.shell.origin import SameOrigin
from ui.shell.page import shell, soon
from ui.shell.pages import Pages
from ui.shell.places import ROOT, SCRIPT, STREAMLIT
from ui.shell.proxies import Proxies, listed
from ui.shell.rooms import rooms
from ui.shell.routes import answers, broken, routes
from ui.shell.share import share_routes
from ui.shell.start import lifespan
from workshop.phone import phone_routes
from workshop.routes import RoomsFirst, room_routes

# Streamlit looks for .streamlit/config.toml beside the file that it is started with, which `uvicorn` does not tell it.
if config._main_script_path is None:
    config._main_script_path = str(ROOT / "app.py")

# ui/main.py names its pages. Left alone, Streamlit takes ui/pages/ for pages of its own until somebody has opened the
# home page: an address such as /result, opened first, would run without ui/main.py.
PagesManager.uses_pages_directory = False

health = Health()
own = [*routes(health), *share_routes("/shared"), *room_routes(), *phone_routes(), *host_routes()]
fonts = [face["url"] for face in config.get_option("theme.fontFaces") or () if face.get("style") != "italic"]


@asynccontextmanager
async def whole(app: Any) -> AsyncIterator[None]:
    """The start and end of everything: files and pictures, then rooms."""
    async with lifespan(health)(app), rooms():
        yield


app = st.App(
    SCRIPT,
    routes=own,
    middleware=[
        Middleware(Proxies, ours=listed()),
        Middleware(Headers),
        Middleware(FaultGate, health=health),
        Middleware(RoomsFirst),
        Middleware(SameOrigin),
        Middleware(Bundles, folder=STREAMLIT),
        Middleware(
            Pages,
            html=shell((STREAMLIT / "index.html").read_text("utf-8"), fonts, soon(STREAMLIT / "static" / "js")),
            ours=lambda scope: answers(own, scope),
        ),
    ],
    lifespan=whole,
    exception_handlers={Exception: broken},
)

if __name__ == "__main__":
    app.run()
