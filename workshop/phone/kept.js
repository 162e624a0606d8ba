// What this phone keeps of a room: its seat, and for each part the sheet with where it is on its way.
// A sheet is "out" (to be sent), "in" (the room has it), "back" (to be taken back), "late" (the part closed first)
// or "odd" (the room said no). Two tabs share all of it: every change reads, changes and writes.
import { isPlain, parsed } from "../../player/dom.js";

export function openKept(code, storage) {
  const seatKey = "sweet-spot:seat:" + code, roomKey = "sweet-spot:room:" + code, drafts = `sweet-spot:draft:room:${code}:`;
  let works = !!storage, seat = "", sheets = {}, at = "";
  const held = (key) => { try { return storage.getItem(key); } catch { works = false; return null; } };
  function keep(key, text) {
    if (!works) return;
    try { if (text === null) storage.removeItem(key); else storage.setItem(key, text); } catch { works = false; }
  }
  function load() {
    if (!works) return;
    const found = parsed(held(roomKey) ?? "");
    seat = held(seatKey) ?? "";
    sheets = isPlain(found) && isPlain(found.sheets) ? found.sheets : {};
    at = isPlain(found) && typeof found.at === "string" ? found.at : "";
  }
  const save = () => keep(roomKey, JSON.stringify({ sheets, at }));
  load();
  return {
    load,
    get works() { return works; },
    get seat() { return seat; },
    set seat(token) { seat = token; keep(seatKey, token || null); },
    get sheets() { return sheets; },
    /** Changes the sheet of a part; null forgets it. */
    put(part, fields) {
      load();
      if (fields) sheets[part] = { ...sheets[part], ...fields }; else delete sheets[part];
      save();
    },
    /** The exercise that was open when this phone last heard of the room: its questions are asked for at once. */
    get at() { return at; },
    set at(exercise) { if (exercise === at) return; load(); at = exercise; save(); },
    draftKey: (part) => drafts + part,
    draft: (part) => (works ? held(drafts + part) : null),
    note: (part, text) => keep(drafts + part, text),
    isOurs: (key) => key === null || key === seatKey || key === roomKey,
    /** Forgets the seat, the sheets and every draft of this room. */
    forget() {
      try { for (const key of Object.keys(storage ?? {})) if (key.startsWith(drafts)) storage.removeItem(key); } catch { works = false; }
      keep(seatKey, null);
      keep(roomKey, null);
      seat = "";
      sheets = {};
    },
  };
}
