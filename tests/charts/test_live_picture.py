"""The live picture in a real browser: it follows the theme, and words are as wide as the layout took them to be."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
import vl_convert
from playwright.sync_api import sync_playwright

import charts
from charts import Earlier
from charts.letters import measure
from tests.browser.support import CHROMIUM_SWITCHES
from tests.charts.made_positions import EXTREMES, made, worked
from tests.tools.find_chromium import find_chromium

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
FACES = {
    "Newsreader Regular": ("Newsreader", "normal", 400),
    "Newsreader Italic": ("Newsreader", "italic", 400),
    "Hanken Grotesk Regular": ("Hanken Grotesk", "normal", 400),
    "Hanken Grotesk Bold": ("Hanken Grotesk", "normal", 700),
}
OVERLAPS = """() => {
  const texts = [...document.querySelectorAll('svg text')].filter(t => t.textContent.trim());
  const frame = document.querySelector('svg').getBoundingClientRect();
  const box = t => t.getBoundingClientRect();
  const found = [];
  for (const t of texts) {
    const b = box(t);
    if (b.left < frame.left - .5 || b.right > frame.right + .5 || b.top < frame.top - 3 || b.bottom > frame.bottom + 3)
      found.push('out: ' + t.textContent);
    for (const o of texts) {
      const c = box(o);
      const up = Math.min(b.bottom, c.bottom) - Math.max(b.top, c.top);
      const across = Math.min(b.right, c.right) - Math.max(b.left, c.left);
      if (o !== t && across > 1 && up > .35 * Math.min(b.height, c.height))
        found.push(t.textContent + ' / ' + o.textContent);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def page():
    rules = []
    for face, (family, style, weight) in FACES.items():
        file = ROOT / "charts" / "fonts" / f"{face.replace('Hanken Grotesk', 'HankenGrotesk').replace(' ', '-')}.ttf"
        data = base64.b64encode(file.read_bytes()).decode()
        rules.append(
            f"@font-face{{font-family:'{family}';font-style:{style};font-weight:{weight};"
            f"src:url(data:font/ttf;base64,{data})}}"
        )
    tokens = (ROOT / "player" / "tokens.css").read_text("utf-8")
    bundle = vl_convert.javascript_bundle()
    body = f"<style>{''.join(rules)}{tokens}body{{background:var(--paper)}}</style><div id='picture'></div>"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_SWITCHES))
        opened = browser.new_page(viewport={"width": 480, "height": 480})
        opened.set_content(f"<!doctype html><html lang='en'><body>{body}</body></html>")
        opened.add_script_tag(content=bundle, type="module")
        opened.wait_for_function("() => Boolean(window.vegaEmbed)")
        opened.evaluate(
            "faces => Promise.all(faces.map(([f, s, w]) => document.fonts.load(`${s} ${w} 20px '${f}'`)))",
            [list(face) for face in FACES.values()],
        )
        yield opened
        browser.close()


def show(page, chart):
    spec = json.loads(chart.to_json())
    page.evaluate("spec => vegaEmbed('#picture', spec, spec.usermeta.embedOptions).then(() => 0)", spec)


def test_the_picture_is_one_svg_with_its_words_as_label(page):
    show(page, charts.balance_map(worked()))
    assert page.locator("#picture svg").count() == 1
    assert page.locator("#picture canvas, #picture details").count() == 0
    said = page.locator("[aria-label]").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert [text for text in said if text.startswith("Balance map. Doormat side, borderline")]
    assert len(said) == 1


def test_it_follows_the_theme_without_being_drawn_again(page):
    show(page, charts.balance_map(worked()))
    colors = """() => [...document.querySelectorAll('#picture text')].map(t => getComputedStyle(t).fill)
        .concat([...document.querySelectorAll('#picture stop')].map(s => getComputedStyle(s).stopColor))"""
    page.emulate_media(color_scheme="light")
    light = page.evaluate(colors)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(colors)
    page.emulate_media(color_scheme="light")
    assert len(light) == len(dark) >= 12
    assert all(one != other for one, other in zip(light, dark, strict=True))
    assert "rgb(37, 33, 27)" in light and "rgb(240, 234, 223)" in dark


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("text", ["You, today", "running on empty", "Wątek, Übung, Ångström", "0123456789 – “quoted”"])
def test_words_are_as_wide_as_measured(page, face, text):
    family, style, weight = FACES[face]
    drawn = page.evaluate(
        """([text, font]) => { const pen = document.createElement('canvas').getContext('2d');
            pen.font = font; return pen.measureText(text).width; }""",
        [text, f"{style} {weight} 100px '{family}'"],
    )
    # Kerning is not counted: at most it makes words narrower than the room kept for them.
    assert drawn <= measure(text, face, 100) * 1.01
    assert measure(text, face, 100) <= drawn * 1.06


@pytest.mark.parametrize("names", ["named", "neutral"])
@pytest.mark.parametrize("position", [worked(), *EXTREMES])
def test_no_words_overlap_as_drawn(page, position, names):
    earlier = [Earlier(made(80, 40), "March"), Earlier(made(70, 45), "May")]
    show(page, charts.balance_map(position, names=names, guess=(-10, 80), earlier=earlier))
    assert page.evaluate(OVERLAPS) == []


def test_strips_as_drawn(page):
    show(page, charts.strips(worked()))
    assert page.evaluate(OVERLAPS) == []
    assert page.locator("#picture text").count() == 11
