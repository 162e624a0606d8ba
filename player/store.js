// The device store: finished sheets, plans, drafts, pulses and notes in localStorage, in the journal's format.
// Every change reads what is there, changes it and writes it back, so that two tabs lose nothing.
import { deviceStorage, isPlain, newId, parsed, setAside } from "./dom.js";

export const JOURNAL_KEY = "sweet-spot:journal";
const FORMAT = "sweet-spot-journal/1";
const KINDS = ["sheet", "plan", "draft", "pulse", "note"];
const CHANGED = "sweet-spot:journal-changed";

const isEntry = (entry) => isPlain(entry) && typeof entry.id === "string" && entry.id !== "" && KINDS.includes(entry.kind) && typeof entry.at === "string";
const isJournal = (thing) => isPlain(thing) && thing.format === FORMAT && Array.isArray(thing.entries) && isPlain(thing.settings ?? {});
const age = (entry) => Date.parse(entry.changed ?? entry.at) || 0;

const SAID = {
  none: "Not kept: this browser does not let pages keep anything on the device.",
  full: "Not kept: there is no room left on this device for this app.",
  broken: "What was kept here could not be read. It is set aside on this device, and a new journal starts.",
  newer: "What was kept here comes from a newer version of this app. It is set aside on this device, and a new journal starts.",
  foreign: "That file is not a journal of this app. What you had is still here.",
  newerFile: "That file comes from a newer version of this app. What you had is still here.",
};

/** Opens the store. `notice` is a sentence where something could not be kept or read, else null. */
export function openStore(storage = deviceStorage()) {
  let works = !!storage, notice = works ? null : SAID.none, memory = { format: FORMAT, entries: [], settings: {} };

  function read() {
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
    if (!works) return false;
    try { storage.setItem(JOURNAL_KEY, JSON.stringify(journal)); } catch { notice = SAID.full; return false; }
    if (typeof window !== "undefined") window.dispatchEvent(new Event(CHANGED));
    return true;
  }
  /** Asks the browser once, after the first finished sheet, not to throw the store away when space runs short. */
  function persist() {
    try {
      if (storage.getItem("sweet-spot:persist-asked")) return;
      storage.setItem("sweet-spot:persist-asked", "1");
      navigator.storage?.persist?.().catch(() => {});
    } catch { /* it stays as safe as the browser makes it */ }
  }
  /** The entries with `entry` in; the very same list where a later one (or, with `strict`, an equally old one) is there. */
  const merged = (entries, entry, strict) => {
    const i = entries.findIndex((one) => one?.id === entry.id);
    if (i < 0) return [...entries, entry];
    if (age(entries[i]) > age(entry) || (strict && age(entries[i]) === age(entry))) return entries;
    return entries.map((one, k) => (k === i ? entry : one));
  };

  read();
  return {
    get works() { return works; },
    get notice() { return notice; },
    all: () => read().entries.filter(isEntry),
    settings: () => read().settings,
    /** Adds an entry, or replaces the one with its id unless that was changed later. Returns whether it is kept. */
    put(entry) {
      const journal = read(), whole = { id: newId(), at: new Date().toISOString(), ...entry };
      if (!isEntry(whole)) return false;
      const kept = write({ ...journal, entries: merged(journal.entries, whole) });
      if (kept && whole.kind === "sheet") persist();
      return kept;
    },
    remove(id) { const journal = read(); return write({ ...journal, entries: journal.entries.filter((one) => one?.id !== id) }); },
    /** Takes everything of this app off the device: entries, settings, drafts, and what was set aside. */
    erase() {
      memory = { format: FORMAT, entries: [], settings: {} };
      try { for (const key of Object.keys(storage ?? {}).filter((name) => name.startsWith("sweet-spot:"))) storage.removeItem(key); } catch { return false; }
      if (typeof window !== "undefined") window.dispatchEvent(new Event(CHANGED));
      return true;
    },
    /** Sets a setting; null takes it out. */
    setting(name, value) {
      const journal = read(), settings = { ...journal.settings, [name]: value };
      if (value == null) delete settings[name];
      return write({ ...journal, settings });
    },
    exportText: () => JSON.stringify(read(), null, 1),
    /** Takes in a journal file, merged by id. Returns how many entries came in, were as new here already, or were no entries, and a sentence. */
    importText(text) {
      const file = parsed(text), journal = read(), before = journal.entries.length;
      if (!isJournal(file)) {
        const newer = isPlain(file) && String(file.format).startsWith("sweet-spot-journal/");
        return { added: 0, kept: before, refused: 0, sentence: newer ? SAID.newerFile : SAID.foreign };
      }
      let entries = journal.entries, added = 0, refused = 0;
      for (const entry of file.entries) {
        if (!isEntry(entry)) { refused += 1; continue; }
        const after = merged(entries, entry, true);
        if (after !== entries) { added += 1; entries = after; }
      }
      const done = write({ ...journal, entries, settings: { ...file.settings, ...journal.settings } });
      const sentence = !done ? notice : `${added} came in, ${file.entries.length - added - refused} were here already${refused ? `, ${refused} could not be read` : ""}.`;
      return { added: done ? added : 0, kept: file.entries.length - added - refused, refused, sentence };
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
