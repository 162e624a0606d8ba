// The device store: finished sheets, plans, drafts, pulses and notes in localStorage, in the journal's format.
// Every change reads what is there, changes it and writes it back, so that two tabs lose nothing.
import { deviceStorage, isPlain, newId, parsed, setAside } from "./dom.js";
import { readable, soundSettings } from "./entries.js";

export const JOURNAL_KEY = "sweet-spot:journal";
const FORMAT = "sweet-spot-journal/1";
const KINDS = ["sheet", "plan", "draft", "pulse", "note"];
const OURS = "sweet-spot:";
const LARGEST_FILE = 8000000;
const MOST_ENTRIES = 5000;
const CHANGED = "sweet-spot:journal-changed";

const isEntry = (entry) => isPlain(entry) && typeof entry.id === "string" && entry.id !== "" && KINDS.includes(entry.kind) && typeof entry.at === "string";
const isJournal = (thing) => isPlain(thing) && thing.format === FORMAT && Array.isArray(thing.entries) && isPlain(thing.settings ?? {});
/** JSON in which the order of fields makes no difference. */
const sorted = (thing) => JSON.stringify(thing, (_, part) => (isPlain(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
const age = (entry) => Date.parse(entry.changed ?? entry.at) || 0;

const SAID = {
  none: "Not kept: this browser does not let pages keep anything on the device.",
  full: "Not kept: there is no room left on this device for this app.",
  broken: "What was kept here could not be read. It is set aside on this device, and a new journal starts.",
  newer: "What was kept here comes from a newer version of this app. It is set aside on this device, and a new journal starts.",
  foreign: "That file is not a journal of this app. What you had is still here.",
  newerFile: "That file comes from a newer version of this app. What you had is still here.",
  largeFile: "That file is too large for a journal of this app. What you had is still here.",
  empty: "That file holds no entries. What you had is still here.",
};

/** What came of a file, in a sentence; counts of nothing are left out. */
function told({ added, replaced, stays, same, refused }) {
  const parts = [[added, "came in"], [same, "were here already", "was here already"], [replaced, "were newer in the file and replaced those here", "was newer in the file and replaced the one here"],
    [stays, "differed, and what is newer here stays", "differed, and what is newer here stays"], [refused, "could not be read"]];
  const said = parts.filter(([n], i) => n || !i).map(([n, many, one]) => `${n} ${n === 1 && one ? one : many}`);
  return `${said.join("; ")}.`;
}

/** The store that all parts of one page share, so that they agree where nothing can be written. */
export function sharedStore() {
  const name = Symbol.for("sweet-spot.store");
  return globalThis[name] ??= openStore();
}

/** Opens the store. `notice` is a sentence where something could not be kept or read, else null. */
export function openStore(storage = deviceStorage()) {
  let works = !!storage, notice = works ? null : SAID.none, memory = { format: FORMAT, entries: [], settings: {} };
  const waiting = new Map();   // entries for which there was no room: shown, exported, and written once there is room
  let undo = null;

  function read() {
    const found = stored();
    if (!waiting.size) return found;
    return { ...found, entries: [...waiting.values()].reduce((entries, entry) => merged(entries, entry), found.entries) };
  }
  function stored() {
    if (!works) return memory;
    let text = null;
    try { text = storage.getItem(JOURNAL_KEY); } catch { works = false; notice = SAID.none; return memory; }
    if (text === null) return { format: FORMAT, entries: [], settings: {} };
    const held = parsed(text);
    if (isJournal(held)) return { ...held, settings: held.settings ?? {} };
    const newer = isPlain(held) && typeof held.format === "string" && held.format.startsWith("sweet-spot-journal/") && held.format !== FORMAT;
    if (!setAside(storage, JOURNAL_KEY)) { works = false; notice = SAID.full; return memory; }
    notice = newer ? SAID.newer : SAID.broken;
    return { format: FORMAT, entries: [], settings: {} };
  }
  function write(journal) {
    memory = journal;
    if (!works) { changed(); return false; }
    try { storage.setItem(JOURNAL_KEY, JSON.stringify(journal)); } catch { notice = SAID.full; return false; }
    waiting.clear();
    if (notice === SAID.full) notice = null;
    changed();
    return true;
  }
  const changed = () => { if (typeof window !== "undefined") window.dispatchEvent(new Event(CHANGED)); };
  /** All that this app keeps in a storage, by key. */
  const ours = (place) => Object.fromEntries(Object.keys(place ?? {}).filter((name) => name.startsWith(OURS)).map((name) => [name, place.getItem(name)]));
  const tab = () => { try { return typeof sessionStorage === "undefined" ? null : sessionStorage; } catch { return null; } };
  /** What was erased, beside what came since: that stays, and a journal takes in both. */
  function beside(key, text) {
    const now = parsed(storage.getItem(key)), before = parsed(text);
    if (key !== JOURNAL_KEY || !isJournal(now) || !isJournal(before)) return storage.getItem(key) ?? text;
    const entries = now.entries.filter(isEntry).reduce((all, entry) => merged(all, entry), before.entries);
    return JSON.stringify({ ...before, entries, settings: { ...before.settings, ...now.settings } });
  }
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
  return {
    get works() { return works; },
    get notice() { return notice; },
    /** Whether there are entries for which there was no room. */
    get full() { return waiting.size > 0; },
    all: () => read().entries.filter(isEntry),
    settings: () => read().settings,
    /** Adds an entry, or replaces the one with its id unless that was changed later. Returns whether it is kept. */
    put(entry) {
      const journal = read(), whole = { id: newId(), at: new Date().toISOString(), ...entry };
      if (!isEntry(whole)) return false;
      const kept = write({ ...journal, entries: merged(journal.entries, whole) });
      if (!kept && works) { waiting.set(whole.id, whole); changed(); }
      if (kept && whole.kind === "sheet") persist();
      return kept;
    },
    remove(id) { waiting.delete(id); const journal = read(); return write({ ...journal, entries: journal.entries.filter((one) => one?.id !== id) }); },
    /** Takes everything of this app off the device and this tab: entries, settings, drafts, what was set aside. It can be
     *  taken back with `unerase` until `forget`: only this page knows it then. */
    erase() {
      const before = { memory, waiting: new Map(waiting), device: {}, tab: {} };
      try {
        before.device = ours(storage);
        before.tab = ours(tab());
        for (const name of Object.keys(before.device)) storage.removeItem(name);
        for (const name of Object.keys(before.tab)) tab().removeItem(name);
      } catch { return false; }
      memory = { format: FORMAT, entries: [], settings: {} };
      waiting.clear();
      undo = before;
      changed();
      return true;
    },
    /** Whether what was erased can be taken back. */
    get erased() { return undo !== null; },
    /** Puts back what was erased, exactly, save for keys written since. Returns whether all of it is back. */
    unerase() {
      if (!undo) return false;
      const before = undo;
      try {
        for (const [name, text] of Object.entries(before.device)) storage.setItem(name, beside(name, text));
        for (const [name, text] of Object.entries(before.tab)) if (tab().getItem(name) === null) tab().setItem(name, text);
      } catch { notice = SAID.full; return false; }
      memory = { ...before.memory, entries: memory.entries.reduce((all, entry) => merged(all, entry), before.memory.entries) };
      for (const [id, entry] of before.waiting) waiting.set(id, entry);
      undo = null;
      changed();
      return true;
    },
    /** What was erased is gone for good. */
    forget() { undo = null; },
    /** Sets a setting; null takes it out. */
    setting(name, value) {
      const journal = read(), settings = { ...journal.settings, [name]: value };
      if (value == null) delete settings[name];
      return write({ ...journal, settings });
    },
    exportText: () => JSON.stringify(read(), null, 1),
    /** Takes in a journal file, merged by id: of two that differ the newer one stays. Returns how many entries were added,
     *  replaced those here, stay as they are here though the file's differ, were the same, or could not be read, and a sentence. */
    importText(text) {
      const nothing = (sentence) => ({ added: 0, replaced: 0, stays: 0, same: 0, refused: 0, sentence });
      if (text.length > LARGEST_FILE) return nothing(SAID.largeFile);
      const file = parsed(text.replace(/^\uFEFF/, ""));
      if (!isJournal(file)) {
        const newer = isPlain(file) && file.format !== FORMAT && String(file.format).startsWith("sweet-spot-journal/");
        return nothing(newer ? SAID.newerFile : SAID.foreign);
      }
      if (!file.entries.length && !Object.keys(file.settings ?? {}).length) return nothing(SAID.empty);
      const journal = read(), got = nothing(""), at = new Map(journal.entries.map((entry, i) => [entry?.id, i])), entries = [...journal.entries];
      for (const entry of file.entries) {
        const i = isEntry(entry) ? at.get(entry.id) : undefined;
        if (!isEntry(entry) || !readable(entry) || (i === undefined && entries.length >= MOST_ENTRIES)) { got.refused += 1; continue; }
        if (i === undefined) { at.set(entry.id, entries.push(entry) - 1); got.added += 1; continue; }
        if (sorted(entries[i]) === sorted(entry)) { got.same += 1; continue; }
        if (isEntry(entries[i]) && age(entries[i]) >= age(entry)) { got.stays += 1; continue; }
        entries[i] = entry;
        got.replaced += 1;
      }
      const done = write({ ...journal, entries, settings: { ...soundSettings(file.settings), ...journal.settings } });
      if (!done && works) return nothing(SAID.full);
      return { ...got, sentence: done ? told(got) : `${told(got)} ${SAID.none}` };
    },
    /** Calls `listener` when this tab or another changes the journal. Returns how to stop that. */
    onChange(listener) {
      const other = (event) => { if (event.key === JOURNAL_KEY || event.key === null) listener(); };
      window.addEventListener("storage", other);
      window.addEventListener(CHANGED, listener);
      return () => { window.removeEventListener("storage", other); window.removeEventListener(CHANGED, listener); };
    },
  };
}
