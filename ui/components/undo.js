// The way back: a bar at the foot of whatever page is open, for ten seconds after everything was erased, a file came in,
// or something set aside was taken away. It stands outside the page that Streamlit draws, so that it outlives a turn to
// another one; a reload ends it. The store alone holds what comes back. Follows the store's modules in one script.
const UNDO_SECONDS = 10, UNDO_SAID = 5;
const UNDO_LOOK = `
:host { position:fixed; inset:auto 0 0; z-index:2147483000; display:block; font-family:var(--sans); }
:host([hidden]) { display:none; }
div { box-sizing:border-box; display:flex; flex-wrap:wrap; align-items:center; gap:.5rem 1.1rem; max-width:44rem; margin:.8rem auto;
  width:calc(100% - 1.6rem); padding:.75rem 1.1rem; background:var(--sheet); color:var(--ink); border:1px solid var(--edge);
  border-radius:var(--r-sheet); box-shadow:var(--lift); }
p { flex:1 1 12rem; margin:0; font-size:1rem; line-height:1.4; } p:focus { outline:none; }
i { font:italic 420 1.02rem/1.3 var(--serif); color:var(--ink-2); }
button { min-height:46px; padding:.5rem 1.3rem; font:500 1rem/1.42 var(--sans); color:var(--ink); background:var(--sheet);
  border:1px solid var(--edge); border-radius:var(--r-control); cursor:pointer; }
button:hover { border-color:var(--ink); }
button:focus-visible { outline:3px solid var(--focus); outline-offset:3px; }
[hidden] { display:none; }
@media print { :host { display:none; } }
`;
const undoing = { words: null, host: null, ends: new Map(), shown: null, last: "", until: 0, tells: false, timer: 0, before: null };

/** The bar, made when it is first wanted. */
function undoBar() {
  if (!undoing.host?.isConnected) {
    undoing.host = el("section", { "aria-label": undoing.words.bar, class: "ss-undo" });
    undoing.host.attachShadow({ mode: "open" }).append(el("style", {}, UNDO_LOOK),
      el("div", {}, el("p", { role: "status" }), el("button", { type: "button", onclick: takeBack }), el("i")));
    document.body.append(undoing.host);
  }
  return ["p", "button", "i"].map((name) => undoing.host.shadowRoot.querySelector(name));
}

function takeBack() {
  const store = sharedStore(), { id, what } = undoing.shown ?? {};
  if (!id) return;
  const done = store.undo();
  if (!done) store.forget(id);
  undoing.last = done ? undoing.words[`${what}_back`] : undoing.words.not_back;
  undoing.until = Date.now() + 1000 * UNDO_SAID;
  undoing.tells = true;   // what was undone is told before an older thing that can be undone has its turn
  tickUndo();
}

/** The focus goes to the button, and afterwards back to where it was. */
function focusUndo(button) {
  undoing.before = document.activeElement;
  while (undoing.before?.shadowRoot?.activeElement) undoing.before = undoing.before.shadowRoot.activeElement;
  button.focus({ preventScroll: true });
}
function leaveUndo() {
  const to = undoing.before?.isConnected && undoing.before !== document.body ? undoing.before : document.querySelector("h1");
  if (to?.tagName === "H1") to.tabIndex = -1;
  to?.focus({ preventScroll: true });
}

function tickUndo() {
  clearTimeout(undoing.timer);
  const store = sharedStore(), now = Date.now();
  const fresh = store.undoables.filter(({ id }) => !undoing.ends.has(id));
  for (const { id } of fresh) undoing.ends.set(id, now + 1000 * UNDO_SECONDS);
  for (const { id } of store.undoables) if (now >= undoing.ends.get(id)) store.forget(id);
  undoing.tells &&= !fresh.length && now < undoing.until;
  const [line, button, left] = undoBar(), shown = undoing.tells ? null : store.undoables.at(-1) ?? null, had = undoing.host.shadowRoot.activeElement === button;
  if (shown) { undoing.last = undoing.words[shown.what]; undoing.until = now + 1000 * UNDO_SAID; }
  undoing.shown = shown;
  button.hidden = left.hidden = !shown;
  button.textContent = undoing.words.undo;
  left.textContent = shown ? fill(undoing.words.left, { seconds: Math.ceil((undoing.ends.get(shown.id) - now) / 1000) }) : "";
  undoing.host.style.inset = "ssPlayer" in document.documentElement.dataset ? "0 0 auto" : "";   // the questions have a bar below
  undoing.host.hidden = now >= undoing.until;
  const said = undoing.host.hidden ? "" : undoing.last;
  if (line.textContent !== said) line.textContent = said;
  document.documentElement.style.setProperty("--ss-undo", `${undoing.host.offsetHeight}px`);   // room below the page, so that its foot can be reached
  if (fresh.length && shown) focusUndo(button);
  else if (had && !shown) leaveUndo();
  if (!undoing.host.hidden) undoing.timer = setTimeout(tickUndo, 250);
}

/** From here on the bar shows, in these words, whenever there is something to undo. */
function showUndo(words) {
  const look = () => { if (sharedStore().undoables.length || undoing.shown) tickUndo(); };
  if (!undoing.words) sharedStore().onChange(look);
  undoing.words = words;
  look();
}
