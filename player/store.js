// The device store: finished sheets, plans, drafts, pulses and notes in localStorage, in the journal's format.
// Every change reads what is there, changes it and writes it back. store_files.js adds what a whole app wants of it: two
// tabs that write at the same instant, room, files, erasing and back. The light page for rooms does without.
import { deviceStorage, isPlain, newId, parsed, setAside } from "./dom.js";

export const JOURNAL_KEY = "sweet-spot:journal";
/** Room that is set apart, and given up for an entry that would find none. */
export const BALLAST_KEY = "sweet-spot:ballast";
export const FORMAT = "sweet-spot-journal/1";
const KINDS = ["sheet", "plan", "draft", "pulse", "note"];
const CHANGED = "sweet-spot:journal-changed";
/** What other modules add to every store: each is given its inside and gives more of its face (store_files.js). */
export const storeParts = [];

export const isEntry = (entry) => isPlain(entry) && typeof entry.id === "string" && entry.id !== "" && KINDS.includes(entry.kind) && typeof entry.at === "string";
export const isJournal = (thing) => isPlain(thing) && thing.format === FORMAT && Array.isArray(thing.entries);
export const emptyJournal = () => ({ format: FORMAT, entries: [], settings: {} });
const age = (entry) => Date.parse(entry.changed ?? entry.at) || 0;

/** localStorage where it can be read, with or without room in it; null where there is none or nothing is let in. */
function readStorage() {
  try { return deviceStorage() ?? (localStorage.length ? localStorage : null); } catch { return null; }
}

/** The store that all parts of one page share, so that they agree where nothing can be written. */
export function sharedStore() {
  const name = Symbol.for("sweet-spot.store");
  return globalThis[name] ??= openStore();
}

/** Opens the store. `works` is false where nothing can be kept beyond this page. */
export function openStore(storage = readStorage()) {
  const own = { storage, works: !!storage, short: false, memory: emptyJournal(), again: (change, journal) => change(journal) };
  const waiting = new Map();   // entries for which there was no room: shown, exported, and written once there is room

  function read() {
    const found = stored();
    if (!waiting.size) return found;
    return { ...found, entries: [...waiting.values()].reduce((entries, entry) => merged(entries, entry), found.entries) };
  }
  function stored() {
    if (!own.works) return own.memory;
    let text = null;
    try { text = storage.getItem(JOURNAL_KEY); } catch { own.works = false; own.storage = null; return own.memory; }
    if (text === null) return emptyJournal();
    const held = parsed(text);
    if (isJournal(held)) return { ...held, settings: isPlain(held.settings) ? held.settings : {} };
    if (!setAside(storage, JOURNAL_KEY)) { own.works = false; return own.memory; }
    return emptyJournal();
  }
  function write(journal) {
    own.memory = journal;
    if (!own.works) { changed(); return false; }
    const keep = () => storage.setItem(JOURNAL_KEY, JSON.stringify(journal));
    try { keep(); } catch {
      own.short = true;
      try { storage.removeItem(BALLAST_KEY); keep(); } catch { return false; }
    }
    waiting.clear();
    own.roomy?.();
    changed();
    return true;
  }
  /** A change is a function from journal to journal: it can be made again on what another tab has written. */
  const change = (one) => write(own.again(one, read())) || (own.lost?.(), false);
  const changed = () => { if (typeof window !== "undefined") window.dispatchEvent(new Event(CHANGED)); };
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
    /** Whether there are entries for which there was no room. */
    get full() { return waiting.size > 0; },
    all: () => read().entries.filter(isEntry),
    settings: () => read().settings,
    /** Adds an entry, or replaces the one with its id unless that was changed later. Returns whether it is kept. */
    put(entry) {
      const whole = { id: newId(), at: new Date().toISOString(), ...entry };
      if (!isEntry(whole)) return false;
      const kept = change((journal) => ({ ...journal, entries: merged(journal.entries, whole) }));
      if (!kept && own.works) { waiting.set(whole.id, whole); changed(); }
      if (kept && whole.kind === "sheet") store.persist?.();
      return kept;
    },
    remove(id) { waiting.delete(id); return change((journal) => ({ ...journal, entries: journal.entries.filter((one) => one?.id !== id) })); },
    /** Sets a setting; null takes it out. */
    setting(name, value) {
      return change((journal) => {
        const settings = { ...journal.settings, [name]: value };
        if (value == null) delete settings[name];
        return { ...journal, settings };
      });
    },
    /** Calls `listener` when this tab or another changes the journal. Returns how to stop that. */
    onChange(listener) {
      const other = (event) => { if (event.key === JOURNAL_KEY || event.key === null) listener(); };
      window.addEventListener("storage", other);
      window.addEventListener(CHANGED, listener);
      return () => { window.removeEventListener("storage", other); window.removeEventListener(CHANGED, listener); };
    },
  };
  for (const part of storeParts) Object.defineProperties(store, Object.getOwnPropertyDescriptors(part(own, { read, write, change, merged, age, changed, waiting })));
  return store;
}
