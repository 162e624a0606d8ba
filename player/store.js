// The device store: finished sheets, plans, drafts, pulses and notes in localStorage, in the journal's format.
// Every change reads what is there, changes it and writes it back, so that two tabs lose nothing.
import { deviceStorage, isPlain, newId, parsed, setAside } from "./dom.js";

export const JOURNAL_KEY = "sweet-spot:journal";
export const FORMAT = "sweet-spot-journal/1";
const KINDS = ["sheet", "plan", "draft", "pulse", "note"];
const CHANGED = "sweet-spot:journal-changed";
/** What other modules add to every store: each is given its inside and gives more of its face (store_files.js). */
export const storeParts = [];

export const isEntry = (entry) => isPlain(entry) && typeof entry.id === "string" && entry.id !== "" && KINDS.includes(entry.kind) && typeof entry.at === "string";
export const isJournal = (thing) => isPlain(thing) && thing.format === FORMAT && Array.isArray(thing.entries) && isPlain(thing.settings ?? {});
const age = (entry) => Date.parse(entry.changed ?? entry.at) || 0;

export const SAID = {
  none: "Not kept: this browser does not let pages keep anything on the device.",
  full: "Not kept: there is no room left on this device for this app.",
  broken: "What was kept here could not be read. It is set aside on this device, and a new journal starts.",
  newer: "What was kept here comes from a newer version of this app. It is set aside on this device, and a new journal starts.",
};

/** The store that all parts of one page share, so that they agree where nothing can be written. */
export function sharedStore() {
  const name = Symbol.for("sweet-spot.store");
  return globalThis[name] ??= openStore();
}

/** Opens the store. `notice` is a sentence where something could not be kept or read, else null. */
export function openStore(storage = deviceStorage()) {
  const own = { storage, works: !!storage, notice: storage ? null : SAID.none, memory: { format: FORMAT, entries: [], settings: {} } };
  const waiting = new Map();   // entries for which there was no room: shown, exported, and written once there is room

  function read() {
    const found = stored();
    if (!waiting.size) return found;
    return { ...found, entries: [...waiting.values()].reduce((entries, entry) => merged(entries, entry), found.entries) };
  }
  function stored() {
    if (!own.works) return own.memory;
    let text = null;
    try { text = storage.getItem(JOURNAL_KEY); } catch { own.works = false; own.notice = SAID.none; return own.memory; }
    if (text === null) return { format: FORMAT, entries: [], settings: {} };
    const held = parsed(text);
    if (isJournal(held)) return { ...held, settings: held.settings ?? {} };
    const newer = isPlain(held) && typeof held.format === "string" && held.format.startsWith("sweet-spot-journal/") && held.format !== FORMAT;
    if (!setAside(storage, JOURNAL_KEY)) { own.works = false; own.notice = SAID.full; return own.memory; }
    own.notice = newer ? SAID.newer : SAID.broken;
    return { format: FORMAT, entries: [], settings: {} };
  }
  function write(journal) {
    own.memory = journal;
    if (!own.works) { changed(); return false; }
    try { storage.setItem(JOURNAL_KEY, JSON.stringify(journal)); } catch { own.notice = SAID.full; return false; }
    waiting.clear();
    if (own.notice === SAID.full) own.notice = null;
    changed();
    return true;
  }
  const changed = () => { if (typeof window !== "undefined") window.dispatchEvent(new Event(CHANGED)); };
  /** Asks the browser once, after the first finished sheet, not to throw the store away when space runs short. */
  function persist() {
    try {
      if (storage.getItem("sweet-spot:persist-asked")) return;
      storage.setItem("sweet-spot:persist-asked", "1");
      navigator.storage?.persist?.().catch(() => {});
    } catch { /* it stays as safe as the browser makes it */ }
  }
  /** The entries with `entry` in; the very same list where a later one is there. */
  const merged = (entries, entry) => {
    const i = entries.findIndex((one) => one?.id === entry.id);
    if (i < 0) return [...entries, entry];
    if (age(entries[i]) > age(entry)) return entries;
    return entries.map((one, k) => (k === i ? entry : one));
  };

  read();
  const store = {
    get works() { return own.works; },
    get notice() { return own.notice; },
    /** Whether there are entries for which there was no room. */
    get full() { return waiting.size > 0; },
    all: () => read().entries.filter(isEntry),
    settings: () => read().settings,
    /** Adds an entry, or replaces the one with its id unless that was changed later. Returns whether it is kept. */
    put(entry) {
      const journal = read(), whole = { id: newId(), at: new Date().toISOString(), ...entry };
      if (!isEntry(whole)) return false;
      const kept = write({ ...journal, entries: merged(journal.entries, whole) });
      if (!kept && own.works) { waiting.set(whole.id, whole); changed(); }
      if (kept && whole.kind === "sheet") persist();
      return kept;
    },
    remove(id) { waiting.delete(id); const journal = read(); return write({ ...journal, entries: journal.entries.filter((one) => one?.id !== id) }); },
    /** Sets a setting; null takes it out. */
    setting(name, value) {
      const journal = read(), settings = { ...journal.settings, [name]: value };
      if (value == null) delete settings[name];
      return write({ ...journal, settings });
    },
    /** Calls `listener` when this tab or another changes the journal. Returns how to stop that. */
    onChange(listener) {
      const other = (event) => { if (event.key === JOURNAL_KEY || event.key === null) listener(); };
      window.addEventListener("storage", other);
      window.addEventListener(CHANGED, listener);
      return () => { window.removeEventListener("storage", other); window.removeEventListener(CHANGED, listener); };
    },
  };
  for (const part of storeParts) Object.defineProperties(store, Object.getOwnPropertyDescriptors(part(own, { read, write, merged, age, changed, waiting })));
  return store;
}
