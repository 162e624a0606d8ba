// What the device store does beside keeping entries: two tabs that write at the same instant, room that runs short, the
// browser's promise, journals that could not be read, a file out and in, erasing, and the way back for a while.
// Adds itself to every store that is opened; the phones of a room do without.
import { isPlain, newId, parsed } from "./dom.js";
import { readable, sorted, soundSettings, takenIn } from "./entries.js";
import { BALLAST_KEY, emptyJournal, FORMAT, isEntry, isJournal, JOURNAL_KEY, storeParts } from "./store.js";

const OURS = "sweet-spot:";
const PAGES_SEEN = "stActiveTheme-";   // a key of Streamlit's for each page that was open: erased with what is ours
const FORMATS = "sweet-spot-journal/";

// ---- two tabs

const TABS_LOCK = "sweet-spot:journal";
const REMEMBERED = 60000;   // milliseconds in which a change may still be found missing
const ERASED_FOR = 3000;    // and in which a tab that had not heard of erasing may write back what was erased
const MOST_TABS = 12;
const MOMENT_APART = 50;

/** Each tab writes the journal as it knows it, and of two that write at the same instant the later one wins. So a journal
 *  says how many changes of each tab are in it (`seen`), a tab remembers its own for a while, and makes those again that
 *  a journal of another tab lacks. What that tab has seen and taken out stays out. */
storeParts.push((own, { read, write, age }) => {
  const tab = `t${newId().slice(0, 8)}`;
  let count = 0, made = [], listens = false, settling = false;
  const seenBy = (journal) => (isPlain(journal.seen) ? journal.seen : {});
  const stamped = (journal) => {
    const others = Object.entries(seenBy(journal)).filter(([name]) => name !== tab);
    return { ...journal, seen: Object.fromEntries([...others.slice(1 - MOST_TABS), [tab, count]]) };
  };
  const lacking = (journal) => made.filter((one) => one.n > (seenBy(journal)[tab] ?? 0) && one.until > Date.now());
  const whole = (journal) => lacking(journal).reduce((all, one) => one.change(all), journal);
  function repair() {
    if (!own.works || !made.length || own.storage.getItem(JOURNAL_KEY) === null) return;
    const there = read(), mended = whole(there);
    if (mended !== there && JSON.stringify(mended) !== JSON.stringify(there)) write(stamped(mended));
  }
  const quietly = () => { try { repair(); } catch { /* no storage any more: there is nothing to mend */ } };
  /** Looks after its changes once the other tabs have had a moment, one tab after the other where there are locks. */
  function settle() {
    if (settling) return;
    settling = true;
    const look = async () => {
      settling = false;
      quietly();
      await new Promise((go) => setTimeout(go, MOMENT_APART));
      quietly();
    };
    if (globalThis.navigator?.locks) navigator.locks.request(TABS_LOCK, look).catch(quietly); else setTimeout(look, MOMENT_APART);
  }
  function remember(change, lasts) {
    if (!listens && typeof window !== "undefined") {
      listens = true;
      window.addEventListener("storage", (event) => {
        if (event.key === null || (event.key === JOURNAL_KEY && event.newValue === null)) made = [];   // erased there
        else if (event.key === JOURNAL_KEY) quietly();
      });
    }
    count += 1;
    made = [...made.filter((one) => one.until > Date.now()), { n: count, change, until: Date.now() + lasts }];
    settle();
    return made.at(-1);
  }
  own.again = (change, journal) => { remember(change, REMEMBERED); return stamped(whole(journal)); };
  own.lost = () => { made.pop(); };   // for want of room: said to be undone, so never done later
  /** What this tab erases stays erased, save for what is changed later. Returns how to let it back in. */
  own.erasing = (entries) => {
    const ids = new Set(entries.map((entry) => entry?.id)), at = Date.now();
    made = [];
    const one = remember((journal) => ({ ...journal, entries: journal.entries.filter((entry) => !ids.has(entry?.id) || age(entry) > at) }), ERASED_FOR);
    return () => { made = made.filter((other) => other !== one); };
  };
  return {};
});

// ---- room, and the browser's promise

const BALLAST = 50000, RESERVE = 8000;   // letters: some seventy sheets; a course of questions with every answer
const ASKED_KEY = "sweet-spot:persist-asked";
const DAY = 86400000;

storeParts.push((own, { read, changed, waiting }) => {
  const put = (key, letters) => own.storage.setItem(key, "x".repeat(letters));
  const drop = (key) => own.storage.removeItem(key);
  /** Sets the ballast where there is room for it and for what is begun. */
  function load() {
    if (own.storage.getItem(BALLAST_KEY) !== null || !read().entries.length) return;
    try { put(BALLAST_KEY, BALLAST + RESERVE); put(BALLAST_KEY, BALLAST); own.short = false; } catch { drop(BALLAST_KEY); own.short = true; }
  }
  /** With no room left for answers that are begun, the ballast goes. */
  function trim() {
    try { put("sweet-spot:probe", RESERVE); } catch { drop(BALLAST_KEY); own.short = true; }
    drop("sweet-spot:probe");
  }
  own.roomy = () => { try { if (own.works) load(); } catch { /* it goes without */ } };
  try { if (own.works) { trim(); load(); } } catch { /* it goes without */ }
  return {
    /** "enough"; "short" where the room set apart is given up; "none" where something is not kept for want of room. */
    get room() {
      if (waiting.size || (own.storage && !own.works)) return "none";
      return own.works && own.short ? "short" : "enough";
    },
    /** Asks the browser not to throw the store away when space runs short, while it has not promised that: once a day at
     *  most, or `now`, where somebody has just shown that it matters. */
    async persist(now = false) {
      try {
        const since = Date.now() - Date.parse(own.storage.getItem(ASKED_KEY));
        if (!now && since >= 0 && since < DAY) return;
        own.storage.setItem(ASKED_KEY, new Date().toISOString());
        if (!(await navigator.storage.persisted()) && (await navigator.storage.persist())) changed();
      } catch { /* it stays as safe as the browser makes it */ }
    },
  };
});

// ---- all of it: a file out and in, what was set aside, erasing, and the way back

const ASIDE = `${OURS}set-aside:`;
const LARGEST_FILE = 8000000;

storeParts.push((own, { read, write, change, merged, age, changed, waiting }) => {
  const undos = [];   // the newest last; this page alone knows what they hold
  let named = 0;
  const offer = (what, back) => { undos.push({ id: (named += 1), what, back }); changed(); };
  /** All that this app keeps in a storage, by key. */
  const ours = (place) => Object.fromEntries(Object.keys(place ?? {}).filter((name) => name.startsWith(OURS) || name.startsWith(PAGES_SEEN)).map((name) => [name, place.getItem(name)]));
  const tab = () => { try { return typeof sessionStorage === "undefined" ? null : sessionStorage; } catch { return null; } };
  const newer = (held) => isPlain(held) && typeof held.format === "string" && held.format.startsWith(FORMATS) && held.format !== FORMAT;

  /** What was erased, beside what came since: that stays, and a journal takes in both. */
  function beside(key, text) {
    const now = parsed(own.storage.getItem(key)), before = parsed(text);
    if (key !== JOURNAL_KEY || !isJournal(now) || !isJournal(before)) return own.storage.getItem(key) ?? text;
    const entries = now.entries.filter(isEntry).reduce((all, entry) => merged(all, entry), before.entries);
    return JSON.stringify({ ...before, entries, settings: { ...before.settings, ...now.settings }, seen: { ...before.seen, ...now.seen } });
  }
  function unerase(before) {
    before.letIn?.();
    try {
      for (const [name, text] of Object.entries(before.device)) own.storage.setItem(name, beside(name, text));
      for (const [name, text] of Object.entries(before.tab)) if (tab().getItem(name) === null) tab().setItem(name, text);
    } catch { return false; }
    own.memory = { ...before.memory, entries: own.memory.entries.reduce((all, entry) => merged(all, entry), before.memory.entries) };
    for (const [id, entry] of before.waiting) waiting.set(id, entry);
    return true;
  }

  /** The way back from a file: what came in goes, and what it replaced is here again, save for what was changed since. */
  function unbring(got, filled) {
    const came = new Map(got.brought.map((entry, i) => [sorted(entry), got.replaced[i]]));
    for (const entry of got.added) came.set(sorted(entry), undefined);
    return change((journal) => {
      const entries = journal.entries.map((entry) => { const text = sorted(entry); return came.has(text) ? came.get(text) : entry; }).filter((entry) => entry !== undefined);
      const settings = Object.fromEntries(Object.entries(journal.settings).filter(([name, value]) => !(name in filled) || filled[name] !== value));
      return { ...journal, entries, settings };
    }) || !own.works;
  }

  const states = new Map();
  /** What lies under a key that could not be read: its text, and of what kind it is. */
  function unread(id) {
    const raw = own.storage.getItem(id), held = id === JOURNAL_KEY ? { key: id, text: raw } : parsed(raw);
    const key = isPlain(held) ? held.key : "", text = isPlain(held) && typeof held.text === "string" ? held.text : raw;
    if (!states.has(id)) states.set(id, key !== JOURNAL_KEY ? "begun" : newer(parsed(text)) ? "newer" : "broken");
    const at = id.slice(ASIDE.length, ASIDE.length + 24);
    return { id, at: Number.isNaN(Date.parse(at)) ? null : at, state: states.get(id), stuck: id === JOURNAL_KEY, text };
  }
  /** The keys of what could not be read: a journal stands under its own where there was no room to set it aside. */
  function aside() {
    try {
      const names = Object.keys(own.storage ?? {}).filter((name) => name.startsWith(ASIDE)).sort();
      return own.storage && !own.works ? [JOURNAL_KEY, ...names] : names;
    } catch { return []; }
  }
  /** A journal that was set aside is taken in again once this version can read it. */
  function comeBack() {
    for (const { id, state, text } of own.works ? aside().map(unread) : []) {
      const held = state === "begun" ? null : parsed(text);
      if (!isJournal(held)) continue;
      const back = (journal) => ({
        ...journal,
        entries: held.entries.reduce((all, entry) => (isEntry(entry) ? merged(all, entry) : [...all, entry]), journal.entries),
        settings: { ...soundSettings(held.settings), ...journal.settings },
      });
      if (change(back)) own.storage.removeItem(id);
    }
  }
  try { comeBack(); } catch { /* it stays aside */ }

  return {
    /** What was set aside since it could not be read, oldest first: its id, when, its `state` ("newer" or "broken" for a
     *  journal, "begun" for answers), its text, letter for letter, and whether it is still `stuck` in its place. */
    get asides() { return aside().map(unread); },
    /** The gravest of their states, or null. */
    get aside() {
      const found = aside().map((id) => states.get(id) ?? unread(id).state);
      return ["newer", "broken", "begun"].find((state) => found.includes(state)) ?? null;
    },
    /** Takes what was set aside off the device. That can be undone. */
    dropAside(id) {
      const text = own.storage.getItem(id), stuck = id === JOURNAL_KEY;
      if (text === null) return;
      own.storage.removeItem(id);
      states.delete(id);
      if (stuck) { own.works = true; write(own.memory); }
      own.roomy();
      offer("aside", () => {
        try {
          if (stuck) own.storage.setItem(ASIDE + new Date().toISOString(), JSON.stringify({ key: id, text }));
          else own.storage.setItem(id, text);
          return true;
        } catch { return false; }
      });
    },
    /** Takes everything of this app off the device and this tab: entries, settings, drafts, what was set aside. It can be
     *  undone until `forget`: only this page knows it then. */
    erase() {
      const before = { memory: own.memory, waiting: new Map(waiting), device: {}, tab: {} };
      try {
        const entries = read().entries;
        before.device = ours(own.storage);
        before.tab = ours(tab());
        for (const name of Object.keys(before.device)) own.storage.removeItem(name);
        for (const name of Object.keys(before.tab)) tab().removeItem(name);
        before.letIn = own.erasing(entries);
      } catch { return false; }
      own.memory = emptyJournal();
      own.works = !!own.storage;   // what was stuck in its place is gone
      own.short = false;
      waiting.clear();
      offer("erased", () => unerase(before));
      return true;
    },
    /** What can be undone just now, the newest last: an id of its own, and what it is ("erased", "import", "aside"). */
    get undoables() { return undos.map(({ id, what }) => ({ id, what })); },
    /** Undoes the newest, save for what has changed since. Returns whether all of it is as it was. */
    undo() {
      const last = undos.at(-1), done = !!last && last.back();
      if (done) undos.pop();
      if (done) changed();
      return done;
    },
    /** What could be undone is gone for good: the one with that id, or all. */
    forget(id) {
      for (let i = undos.length - 1; i >= 0; i -= 1) if (id === undefined || undos[i].id === id) undos.splice(i, 1);
    },
    exportText() { const { seen, ...journal } = read(); return JSON.stringify(journal, null, 1); },
    /** Takes in a journal file. Returns what came of it (`takenIn`), or the name of a `fault`; then nothing has changed.
     *  It can be undone. */
    importText(text) {
      if (text.length > LARGEST_FILE) return { fault: "large" };
      const file = parsed(text.replace(/^\uFEFF/, ""));
      if (!isJournal(file)) return { fault: newer(file) ? "newer" : "foreign" };
      const found = soundSettings(file.settings);
      if (!file.entries.length && !Object.keys(found).length) return { fault: "empty" };
      const journal = read(), { entries, ...got } = takenIn(journal.entries, file.entries, age);
      const filled = Object.fromEntries(Object.entries(found).filter(([name]) => !(name in journal.settings)));
      const put = [...got.added, ...got.brought];
      const done = !put.length && !Object.keys(filled).length ? own.works : change((now) => (
        { ...now, entries: put.reduce((all, entry) => merged(all, entry), now.entries), settings: { ...filled, ...now.settings } }));
      if (!done && own.works) return { fault: "full" };
      if (put.length || Object.keys(filled).length) offer("import", () => unbring(got, filled));
      if (put.length) this.persist(true);
      return { ...got, fault: null, kept: done };
    },
  };
});
