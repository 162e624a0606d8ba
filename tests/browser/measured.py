"""What tests measure in the browser, each a JavaScript function. All look through shadow roots, where the player lives.

TOO_WIDE         what sticks out of the window sideways, or scrolls the page sideways
CHROME           parts of Streamlit's own chrome that can be seen
HEADINGS         the levels of the headings, in order
SMALL_TARGETS    controls under 44 px in height (links inside sentences excepted)
COVERED_TARGETS  controls that lie on each other
CONTENT          the texts of headings and of controls in the page's main part
LONG_LINES       texts of two lines or more whose first line holds more letters than `most`
CUT_OFF          elements whose text is cut off
CONTROLS_ABOVE   the names of the controls that begin above a height
MOVING           the names of the animations that run
SMALL_TEXT       texts inside `within` under `least` pixels, in pictures as large as they are shown
OUT_OF_ROOM      texts inside `within` that reach under the bar at its foot (`bar`), or out of the window
TAB_STOPS        how many places Tab stops at; a group of choices counts once, arrows move inside it
FOCUS            what has the focus, how wide its ring is, and its contrast with what lies behind
"""

from __future__ import annotations

_COMMON = """
  const all = (root = document) => [...root.querySelectorAll('*')].flatMap(
    (one) => one.shadowRoot ? [one, ...all(one.shadowRoot)] : [one]);
  const box = (one) => one.getBoundingClientRect();
  const hidden = (one) => { for (let up = one; up; up = up.parentElement ?? up.getRootNode().host) {
    const style = getComputedStyle(up);
    if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return true;
    if (style.clipPath === 'inset(50%)' || (style.position === 'absolute' && box(up).width <= 1)) return true;
    if (up.localName === 'details' && !up.open && up !== one && !one.closest('summary')) return true;
  } return false; };
  const shown = (one) => box(one).width > 0 && box(one).height > 0 && !hidden(one);
  const words = (one) => (one.getAttribute('aria-label') || one.innerText || one.textContent || '').trim()
    .replace(/\\s+/g, ' ');
  const named = (one) => `${one.localName} “${words(one).slice(0, 40)}”`;
  const CONTROLS = 'a[href], button, summary, input, select, textarea, [role="button"], [role="radio"]';
  const controls = () => [...new Set(all().filter((one) => one.matches(CONTROLS)).map(
    (one) => one.localName === 'input' && one.type !== 'range' ? one.closest('label') ?? one : one))].filter(shown);
  const inSentence = (one) => one.localName === 'a' && one.closest('p') && words(one.closest('p')) !== words(one);
"""


def _js(body: str, given: str = "") -> str:
    return f"({given}) => {{ {_COMMON} {body} }}"


TOO_WIDE = _js("""
  const main = document.querySelector('[data-testid="stMain"]') ?? document.scrollingElement;
  const found = [document.scrollingElement, main].filter((one) => one.scrollWidth > one.clientWidth + 1).map(
    (one) => `${one.localName} scrolls ${one.scrollWidth - one.clientWidth} px sideways`);
  return [...found, ...all().filter((one) => !one.closest('svg') && shown(one)
    && (box(one).right > innerWidth + 1 || box(one).left < -1)).map(named)];
""")
CHROME = _js("""
  const ids = ['stHeader', 'stToolbar', 'stDecoration', 'stStatusWidget', 'stAppDeployButton', 'stMainMenu',
    'stSkillsNudge', 'stSkillsInstallCallout', 'stHeaderActionElements', 'stElementToolbar', 'stIconMaterial',
    'stSidebar', 'stSidebarNav', 'stException'];
  return all().filter((one) => ids.includes(one.dataset?.testid) && shown(one)).map((one) => one.dataset.testid);
""")
HEADINGS = _js("""
  return all().filter((one) => /^h[1-6]$/.test(one.localName) && getComputedStyle(one).display !== 'none').map(
    (one) => Number(one.localName[1]));
""")
SMALL_TARGETS = _js("""
  return controls().filter((one) => !inSentence(one) && box(one).height < 43.9)
    .map((one) => `${named(one)} ${Math.round(box(one).height)} px`);
""")
COVERED_TARGETS = _js("""
  const open = document.querySelector('[data-testid="stPopoverBody"]');
  const found = controls().filter((one) => !inSentence(one) && (!open || open.contains(one)));
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const inBar = (one) => { for (let up = one; up; up = up.parentElement) {
    if (['sticky', 'fixed'].includes(getComputedStyle(up).position)) return true; } return false; };
  return found.flatMap((one, i) => found.slice(i + 1).filter((two) => inBar(one) === inBar(two)
    && !one.contains(two) && !two.contains(one) && over(box(one), box(two))).map(
    (two) => `${named(one)} and ${named(two)}`));
""")
CONTENT = _js("""
  const outside = '.st-key-masthead';
  return [...all().filter((one) => /^h[1-6]$/.test(one.localName) && shown(one)), ...controls()]
    .filter((one) => !one.closest(outside)).map(words).filter(Boolean);
""")
CUT_OFF = _js("""
  return all().filter((one) => !one.closest('svg') && shown(one) && one.innerText?.trim()
    && ['hidden', 'clip'].includes(getComputedStyle(one).overflowX)
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)).map(named);
""")
LONG_LINES = _js(
    """
  const firstLine = (one) => { const range = document.createRange(); let letters = 0, first = null;
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) for (let at = 0; at < texts.currentNode.length; at++) {
      range.setStart(texts.currentNode, at); range.setEnd(texts.currentNode, at + 1);
      const { top, height } = range.getBoundingClientRect();
      first ??= top;
      if (height && top > first + height * 0.7) return letters;
      letters++; }
    return 0; };
  return all().filter((one) => ['p', 'li', 'dd'].includes(one.localName) && shown(one) && one.innerText
    && ![...one.children].some((inner) => ['block', 'flex', 'grid'].includes(getComputedStyle(inner).display)))
    .map((one) => ({ one, letters: firstLine(one) })).filter(({ letters }) => letters > most)
    .map(({ one, letters }) => `${named(one)}: ${letters} letters`);
""",
    "most",
)
_TEXTS = """
  const texts = [...document.querySelectorAll(within)].flatMap((root) => { const found = [];
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) { const one = nodes.currentNode, up = one.parentElement;
      if (one.textContent.trim() && !['style', 'title', 'desc'].includes(up.localName) && shown(up)) found.push(one); }
    return found; });
  const lines = (one) => { const range = document.createRange(); range.selectNodeContents(one);
    return [...range.getClientRects()]; };
  const told = (one) => one.textContent.trim().slice(0, 50);
"""
SMALL_TEXT = _js(
    _TEXTS
    + """
  const size = (one) => parseFloat(getComputedStyle(one).fontSize) * Math.abs(one.getScreenCTM?.().a ?? 1);
  return texts.map((one) => [told(one), size(one.parentElement)]).filter(([, px]) => px < least - 0.05).map(
    ([text, px]) => `“${text}” ${px.toFixed(1)} px`);
""",
    "[within, least]",
)
OUT_OF_ROOM = _js(
    _TEXTS
    + """
  const foot = document.querySelector(bar), main = document.querySelector('[data-testid="stMain"]');
  const deep = main.scrollHeight - main.clientHeight, over = deep > 1 ? [`the page scrolls by ${deep} px`] : [];
  const floor = box(foot).top + 0.5, wide = innerWidth - 8;
  return [...over, ...texts.filter((one) => lines(one).some((line) => line.right > wide || line.left < 8 || line.top < 0
    || line.bottom > (foot.contains(one) ? innerHeight : floor))).map((one) => `“${told(one)}”`)];
""",
    "[within, bar]",
)
CONTROLS_ABOVE = _js("return controls().filter((one) => box(one).top < height).map(words);", "height")
TEXT_SIZES = """(svg) => [...svg.querySelectorAll('text')].filter((one) => one.textContent.trim()).map(
  (one) => [one.textContent, parseFloat(getComputedStyle(one).fontSize) * Math.abs(one.getScreenCTM().a)])"""
PAINTS = """(svg) => [...svg.querySelectorAll('path, text, line, stop')].map((one) => getComputedStyle(one)).map(
  (style) => `${style.fill} ${style.stroke} ${style.stopColor}`).filter((paint) => !/^none none/.test(paint))"""
MOVING = _js("""
  return [...new Set(document.getAnimations().filter((one) => one.playState === 'running').map(
    (one) => one.animationName ?? one.transitionProperty))];
""")
TAB_STOPS = _js("""
  const stops = controls().map((one) => one.querySelector('input') ?? one);
  return new Set(stops.filter((one) => !one.disabled && one.tabIndex >= 0).map(
    (one) => one.closest('[data-testid="stButtonGroup"], [data-testid="stRadioGroup"]') ?? one)).size;
""")
FOCUS = _js("""
  let on = document.activeElement;
  while (on?.shadowRoot?.activeElement) on = on.shadowRoot.activeElement;
  if (!on || on === document.body) return null;
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map(
    (c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce(
    (sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (one) => { for (let up = one.parentElement; up; up = up.parentElement) {
    const colour = numbers(getComputedStyle(up).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour; } return [255, 255, 255]; };
  const label = on.localName === 'input' ? on.closest('label') : null;
  const thumb = on.type === 'range' && !label ? [on.parentElement, on.parentElement.parentElement] : [];
  const near = label ? [on, label, ...label.querySelectorAll('*')] : [on, ...thumb];
  const places = near.filter((one) => one === label || shown(one));
  const rings = places.map((one) => getComputedStyle(one)).filter((style) => style.outlineStyle !== 'none').map(
    (style) => ({ width: parseFloat(style.outlineWidth), colour: numbers(style.outlineColor) }));
  const ring = rings.sort((a, b) => b.width - a.width)[0] ?? { width: 0, colour: [] };
  const [a, b] = [light(ring.colour.length ? ring.colour : behind(on)), light(behind(on))].sort((x, y) => y - x);
  const at = box(label ?? on);
  const scrolled = document.querySelector('[data-testid="stMain"]')?.scrollTop ?? 0;
  const name = `${words(label ?? on).slice(0, 40)} at ${Math.round(at.left)}, ${Math.round(at.top + scrolled)}`;
  return { name, ring: ring.width, contrast: (a + 0.05) / (b + 0.05) };
""")
EDGES = """(one) => { const style = getComputedStyle(one); return {
  border: style.borderTopStyle === 'none' ? 0 : parseFloat(style.borderTopWidth),
  outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth) }; }"""
FILL = "(one) => getComputedStyle(one).backgroundColor"
OUR_KEYS = "() => Object.keys(localStorage).filter((name) => name.startsWith('sweet-spot:'))"
WATCH_SENDING = """() => { window.sent = []; const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) { window.sent.push(typeof data); return send.call(this, data); }; }"""
