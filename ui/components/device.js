// Tells Python what the device store holds, and does what Python asks of it. Follows the store's modules and `undo.js` in
// one script.
// What was told is remembered, so that after the first time only changes travel.
const device = { store: sharedStore(), told: { rev: null, texts: new Map(), rest: "" }, telling: null, done: new Set(), owed: new Set(), have: null, port: null, timer: 0, left: 0, count: 0, run: newId().slice(0, 8), stop: null };
const TELL_AGAIN = 3000;
const TURN = 800;
const LONGEST_TURN = 20_000;

/** Whether the app was opened from a home screen, where no browser clears what it keeps, and nothing of the browser's is. */
const atHome = navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;
/** Safari clears what a site keeps after a week of use without a visit to it. Other browsers on its engine say their names. */
const clears = !atHome && /Version\/[\d.]+.* Safari\//.test(navigator.userAgent) && !/Chrom|Android|CriOS|FxiOS|EdgiOS|OPiOS/.test(navigator.userAgent);

// A good moment to ask for a promise: somebody has just put the app on the home screen, or opens it from there.
addEventListener("appinstalled", () => device.store.persist(true));
if (atHome && device.store.all().length) device.store.persist();

// A message while a link leads to another page names the page that is being left, and would undo the turn.
document.addEventListener("click", (event) => { if (event.composedPath().some((node) => node.tagName === "A")) device.left = Date.now(); }, true);
// The question before erasing closes with its answer, here: the run in which Python closes it can be cut short by the
// browser's news of the empty store, and the tap on a link that closed it later would undo that link's turn.
document.addEventListener("click", (event) => {
  if (event.target.closest?.(".st-key-erase-or-not button")) document.querySelector(OPEN_BUTTON)?.click();
});

function turning() {
  const since = Date.now() - device.left;
  const runs = ["running", "rerunRequested"].includes(document.querySelector("[data-testid=stApp]")?.dataset.testScriptState);
  return since < TURN || (runs && since < LONGEST_TURN);
}

function carryOut(op) {
  if (device.done.has(op.op)) return;
  device.done.add(op.op);
  if (op.do === "keep") device.store.put(op.entry);
  else if (op.do === "remove") device.store.remove(op.id);
  else if (op.do === "setting") device.store.setting(op.name, op.value);
  else if (op.do === "erase") device.store.erase();
}

/** Drafts whose sheets have all reached Python have done their work. */
function tidy(received) {
  try {
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith("sweet-spot:draft:"))) {
      const draft = parsed(localStorage.getItem(key));
      const ids = isPlain(draft) && draft.finished && isPlain(draft.sheets) ? Object.values(draft.sheets).map((sheet) => sheet?.id) : [];
      if (ids.some((id) => received.includes(id))) localStorage.removeItem(key);
    }
  } catch { /* no storage, no drafts */ }
}

/** The courses in which answers were given and not handed over yet, by the ids of their questionnaires. */
function begun() {
  const start = "sweet-spot:draft:", answered = (one) => isPlain(one) && Object.keys(one).length > 0;
  try {
    return Object.keys(localStorage).filter((key) => {
      const draft = key.startsWith(start) ? parsed(localStorage.getItem(key)) : null;
      return isPlain(draft) && !draft.finished && isPlain(draft.answers) && Object.values(draft.answers).some(answered);
    }).map((key) => key.slice(start.length)).sort();
  } catch { return []; }
}

function tell() {
  clearTimeout(device.timer);
  if (!device.port) return;
  // While the player is there nobody reads the journal, and a message from its page could undo the turn to the result.
  if ("ssPlayer" in document.documentElement.dataset) { device.timer = setTimeout(tell, 400); return; }
  if (turning()) { device.timer = setTimeout(tell, TURN / 2); return; }
  if (device.telling && device.have === device.telling.rev) { device.told = device.telling; device.telling = null; }
  if (device.have !== device.told.rev) device.told = { rev: null, texts: new Map(), rest: "" };
  const texts = new Map(device.store.all().map((entry) => [entry.id, JSON.stringify(entry)]));
  const { works, room, aside } = device.store, rest = { settings: device.store.settings(), works, room, aside, clears, at_home: atHome, begun: begun() };
  const entries = [...texts].filter(([id, text]) => device.told.texts.get(id) !== text).map(([, text]) => parsed(text));
  const gone = [...device.told.texts.keys()].filter((id) => !texts.has(id));
  if (device.told.rev !== null && !entries.length && !gone.length && !device.owed.size && device.told.rest === JSON.stringify(rest)) return;
  const rev = `${device.run}-${++device.count}`;
  device.telling = { rev, texts, rest: JSON.stringify(rest) };
  device.port("told", { base: device.told.rev, rev, entries, gone, done: [...device.owed], ...rest });
  device.timer = setTimeout(tell, TELL_AGAIN);
}

function soon() {
  clearTimeout(device.timer);
  device.timer = setTimeout(tell, 30);
}

// Who leaves the questions may have begun them: of drafts the store says nothing.
new MutationObserver(() => "ssPlayer" in document.documentElement.dataset || soon())
  .observe(document.documentElement, { attributeFilter: ["data-ss-player"] });

export default ({ data, setTriggerValue }) => {
  if (data.undo) showUndo(data.undo);
  for (const op of data.ops) carryOut(op);
  tidy(data.received);
  if (!data.listens) { soon(); return () => {}; }
  device.have = data.have;
  device.owed = new Set(data.ops.map((op) => op.op));
  const mine = (name, value) => setTriggerValue(name, value);
  device.port = mine;
  device.stop?.();
  device.stop = device.store.onChange(soon);
  tell();
  return () => { if (device.port === mine) { device.port = null; clearTimeout(device.timer); device.stop?.(); device.stop = null; } };
};
