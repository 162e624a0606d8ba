"""The web-app manifest and its icons: complete, reachable, and linked from every page's head."""

from __future__ import annotations

import struct

from starlette.applications import Starlette
from starlette.testclient import TestClient

from ui.shell.health import Health
from ui.shell.manifest import ICONS, manifest
from ui.shell.page import MANIFEST, head, plain_page
from ui.shell.places import STATIC
from ui.shell.routes import routes


def test_the_manifest_is_served_as_one_and_starts_at_the_first_page() -> None:
    answer = TestClient(Starlette(routes=routes(Health()))).get(MANIFEST)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/manifest+json")
    found = answer.json()
    assert found == manifest()
    assert (found["start_url"], found["scope"], found["display"]) == ("/", "/", "standalone")
    assert {(icon["sizes"], icon["purpose"]) for icon in found["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }


def test_each_icon_is_a_png_of_the_size_that_is_named() -> None:
    for name, size, _ in (*ICONS, ("touch-icon.png", 180, "any")):
        data = (STATIC / name).read_bytes()
        assert data.startswith(b"\x89PNG\r\n\x1a\n"), name
        assert struct.unpack(">II", data[16:24]) == (size, size), name
        assert len(data) < 30_000, name


def test_a_maskable_icon_is_filled_to_its_corners() -> None:
    """Colour types 2 and 3 have no see-through part unless a tRNS block says so."""
    data = (STATIC / "icon-maskable-512.png").read_bytes()
    assert data[25] in (2, 3)
    assert b"tRNS" not in data


def test_every_page_links_the_manifest_and_the_touch_icon() -> None:
    for page in (head(), plain_page("Title", "")):
        assert f'<link rel="manifest" href="{MANIFEST}">' in page
        assert 'rel="apple-touch-icon"' in page
