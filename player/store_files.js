// What the device store does with all of itself: out as a file and in from one, erased, and back again.
// Adds itself to every store that is opened.
import { isPlain, parsed } from "./dom.js";
import { readable, soundSettings } from "./entries.js";
import { FORMAT, isEntry, isJournal, JOURNAL_KEY, SAID, storeParts } from "./store.js";

const OURS = "sweet-spot:";
const LARGEST_FILE = 8000000;
const MOST_ENTRIES = 5000;
const FILE_SAID = {
  foreign: "That file is not a journal of this app. What you had is still here.",
  newerFile: "That file comes from a newer version of this app. What you had is still here.",
  largeFile: "That file is too large for a journal of this app. What you had is still here.",
  empty: "That file holds no entries. What you had is still here.",
};

/** JSON in which the order of fields makes no difference. */
const sorted = (thing) => JSON.stringify(thing, (_, part) => (isPlain(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));

/** What came of a file, in a sentence; counts of nothing are left out. */
function whatCame({ added, replaced, stays, same, refused }) {
  const parts = [[added, "came in"], [same, "were here already", "was here already"], [replaced, "were newer in the file and replaced those here", "was newer in the file and replaced the one here"],
    [stays, "differed, and what is newer here stays", "differed, and what is newer here stays"], [refused, "could not be read"]];
  const said = parts.filter(([n], i) => n || !i).map(([n, many, one]) => `${n} ${n === 1 && one ? one : many}`);
  return `${said.join("; ")}.`;
}

storeParts.push((own, { read, write, merged, age, changed, waiting }) => {
  let undo = null;
  /** All that this app keeps in a storage, by key. */
  const ours = (place) => Object.fromEntries(Object.keys(place ?? {}).filter((name) => name.startsWith(OURS)).map((name) => [name, place.getItem(name)]));
  const tab = () => { try { return typeof sessionStorage === "undefined" ? null : sessionStorage; } catch { return null; } };
  /** What was erased, beside what came since: that stays, and a journal takes in both. */
  function beside(key, text) {
    const now = parsed(own.storage.getItem(key)), before = parsed(text);
    if (key !== JOURNAL_KEY || !isJournal(now) || !isJournal(before)) return own.storage.getItem(key) ?? text;
    const entries = now.entries.filter(isEntry).reduce((all, entry) => merged(all, entry), before.entries);
    return JSON.stringify({ ...before, entries, settings: { ...before.settings, ...now.settings } });
  }
  return {
    /** Takes everything of this app off the device and this tab: entries, settings, drafts, what was set aside. It can be
     *  taken back with `unerase` until `forget`: only this page knows it then. */
    erase() {
      const before = { memory: own.memory, waiting: new Map(waiting), device: {}, tab: {} };
      try {
        before.device = ours(own.storage);
        before.tab = ours(tab());
        for (const name of Object.keys(before.device)) own.storage.removeItem(name);
        for (const name of Object.keys(before.tab)) tab().removeItem(name);
      } catch { return false; }
      own.memory = { format: FORMAT, entries: [], settings: {} };
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
        for (const [name, text] of Object.entries(before.device)) own.storage.setItem(name, beside(name, text));
        for (const [name, text] of Object.entries(before.tab)) if (tab().getItem(name) === null) tab().setItem(name, text);
      } catch { own.notice = SAID.full; return false; }
      own.memory = { ...before.memory, entries: own.memory.entries.reduce((all, entry) => merged(all, entry), before.memory.entries) };
      for (const [id, entry] of before.waiting) waiting.set(id, entry);
      undo = null;
      changed();
      return true;
    },
    /** What was erased is gone for good. */
    forget() { undo = null; },
    exportText: () => JSON.stringify(read(), null, 1),
    /** Takes in a journal file, merged by id: of two that differ the newer one stays. Returns how many entries were added,
     *  replaced those here, stay as they are here though the file's differ, were the same, or could not be read, and a sentence. */
    importText(text) {
      const nothing = (sentence) => ({ added: 0, replaced: 0, stays: 0, same: 0, refused: 0, sentence });
      if (text.length > LARGEST_FILE) return nothing(FILE_SAID.largeFile);
      const file = parsed(text.replace(/^\uFEFF/, ""));
      if (!isJournal(file)) {
        const newer = isPlain(file) && file.format !== FORMAT && String(file.format).startsWith("sweet-spot-journal/");
        return nothing(newer ? FILE_SAID.newerFile : FILE_SAID.foreign);
      }
      if (!file.entries.length && !Object.keys(file.settings ?? {}).length) return nothing(FILE_SAID.empty);
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
      if (!done && own.works) return nothing(SAID.full);
      return { ...got, sentence: done ? whatCame(got) : `${whatCame(got)} ${SAID.none}` };
    },
  };
});
