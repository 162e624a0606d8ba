"""The page that a browser gets first: Streamlit's own index.html with our language, title, icons and first paint."""

from __future__ import annotations

import glob
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from ui.shell.places import static_url

TITLE = "Sweet Spot"
DESCRIPTION = "Between doormat and diva: where your boundaries as a massage therapist sit, and small steps to try."
PAPER = {"light": "#FBF8F1", "dark": "#1B1916"}
MANIFEST = "/manifest.webmanifest"
HOMEWARD = '<p><a href="/">Go to the first page</a></p>'
NOSCRIPT = "This page needs JavaScript: it asks its questions and draws your map here in the browser."
# Parts of Streamlit that every page of ours uses and that it would ask for one after the other, each when the last has
# come: on a weak network three round trips. Named without their hash.
BEFORE = "before-streamlit.js"
"""Runs before Streamlit's own script."""
SOON = (
    *("BidiComponent", "serialization", "recordbatch", "_arrayReduce", "PageLink", "Button"),
    *("Html", "purify.es", "rehype-raw", "hastscript", "web-namespaces"),
)


def soon(scripts: Path) -> list[str]:
    """The addresses of SOON in a folder of Streamlit's scripts. A part that is not there just loads later."""
    found = (sorted(scripts.glob(f"{glob.escape(name)}.*.js")) for name in SOON)
    return [f"./static/js/{files[0].name}" for files in found if len(files) == 1]


def head(fonts: Sequence[str] = ()) -> str:
    """What we put into every page's <head>: title, description, colours, icons, and the fonts fetched at once.

    `fonts` are addresses of woff2 files, written exactly as the theme writes them (else they load twice).
    """
    preloads = "".join(
        f'<link rel="preload" href="{escape(url)}" as="font" type="font/woff2" crossorigin>' for url in fonts
    )
    return (
        f"<title>{TITLE}</title>"
        f'<meta name="description" content="{escape(DESCRIPTION)}">'
        '<meta name="color-scheme" content="light dark">'
        f'<meta name="theme-color" content="{PAPER["light"]}" media="(prefers-color-scheme: light)">'
        f'<meta name="theme-color" content="{PAPER["dark"]}" media="(prefers-color-scheme: dark)">'
        f'<link rel="stylesheet" href="{static_url("first-paint.css")}">'
        f'<link rel="icon" href="{static_url("favicon.svg")}" type="image/svg+xml">'
        f'<link rel="apple-touch-icon" href="{static_url("touch-icon.png")}">'
        f'<link rel="manifest" href="{MANIFEST}">'
        '<meta name="mobile-web-app-capable" content="yes">'
        f'<meta name="apple-mobile-web-app-title" content="{TITLE}">'
        f"{preloads}"
    )


def shell(index: str, fonts: Sequence[str] = (), scripts: Sequence[str] = ()) -> str:
    """Streamlit's index.html (`index`) as our page, with `fonts` and `scripts` (addresses) fetched at once, and with
    a small script of ours that runs before Streamlit's.

    Out go its title, icon, inline script (our content-security policy allows none), the preload of a font that is
    never shown, and the pointer to its agent API, which is off; in comes our head. Raises ValueError when the file
    does not look as it did in the Streamlit version that the requirements name.
    """
    page = re.sub(r"<!--.*?-->", "", index, flags=re.DOTALL)
    for pattern in (
        r"<title>.*?</title>",
        r'<link\s+rel="shortcut icon"[^>]*>',
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>',
        r'<link\s+rel="service-desc"[^>]*>',
        r"<script>.*?</script>",
    ):
        page = _once(pattern, "", page)
    page = _once(r"<noscript>.*?</noscript>", f'<noscript><div class="plain"><p>{NOSCRIPT}</p></div></noscript>', page)
    page = _once(r'<html lang="\w+">', '<html lang="en">', page)
    page = _once(r'(<meta charset="UTF-8"\s*/>)', rf"\1{head(fonts)}", page)
    early = "".join(f'<link rel="modulepreload" crossorigin href="{escape(url)}">' for url in scripts)
    page = _once(r"</head>", f"{early}</head>", page)
    # Deferred scripts and modules run in the order in which they stand.
    first = f'<script defer src="{escape(static_url(BEFORE))}"></script>'
    page = _once(r'(<script type="module")', rf"{first}\1", page)
    return re.sub(r"\n\s*(?=\n)", "", page).strip()


def plain_page(title: str, body: str) -> str:
    """A page (HTML) of our own without Streamlit: `title` is plain text, `body` is markup of ours."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{head().replace(TITLE, f'{escape(title)} · {TITLE}', 1).replace('./app/', '/app/')}</head>"
        f'<body><main class="plain"><h1>{escape(title)}</h1>{body}</main></body></html>'
    )


def _once(pattern: str, by: str, page: str) -> str:
    changed, count = re.subn(pattern, by, page, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"Streamlit's index.html: {pattern!r} stands there {count} times; once would be right.")
    return changed
