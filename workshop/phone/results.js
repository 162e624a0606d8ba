// One's own results: asked of the room once a part is closed, shown here, and the sheets put into this browser's journal.
import { el } from "../../player/dom.js";
import { sharedStore } from "../../player/store.js";
import { line, own, picture } from "./screens.js";
import { ask, jittered, passing } from "./wire.js";

/** `isOpen(exercise)` tells whether a part takes sheets, `changed()` is called when a result has come. */
export function openResults(said, base, kept, isOpen, changed) {
  const found = {}, asking = new Set();

  async function fetchOne(exercise, tries = 0) {
    if (found[exercise] || asking.has(exercise)) return;
    asking.add(exercise);
    await new Promise((done) => setTimeout(done, jittered(tries ? Math.min(20, 2 ** tries) : 1.5)));   // all ask in one moment
    const answer = await ask(base + "/result", { seat: kept.seat, exercise });
    asking.delete(exercise);
    if (answer.status === 200) found[exercise] = answer.data;
    else if (!passing(answer) && answer.status !== 409) found[exercise] = { lines: [] };
    else if (!isOpen(exercise)) fetchOne(exercise, tries + 1);
    changed();
  }

  return {
    /** Forgets the result of a part that takes sheets again. */
    drop(exercise) { delete found[exercise]; },
    /** A place for the result of a part, or of the last of several that has a map; `fill` puts in what has come. */
    place(exercises, title) {
      const place = el("div", {});
      let shown = null;
      for (const exercise of exercises) fetchOne(exercise);
      const fill = () => {
        const id = exercises.filter((one) => found[one] && (found[one].code || exercises.length === 1)).pop(), result = found[id];
        if (result === shown) return;
        shown = result;
        const kids = result?.lines.length ? [title && el("h2", {}, title), line(result.title, "lead"), ...own(said, result, picture(result, jittered), kept.works && kept.sheets[id]?.entry).flat()]
          : [title ? null : el("p", { role: "status" }, result ? said.waiting : said.own_wait)];
        place.replaceChildren(...kids.filter(Boolean));
      };
      return { place, fill };
    },
    /** Sheets about oneself of closed parts, once each: those that the room has, and those that came too late for it. */
    toJournal() {
      for (const sheet of Object.values(kept.sheets)) {
        const answers = sheet.good ?? (sheet.state === "late" ? sheet.answers : null);
        if (!sheet.entry || !answers || isOpen(sheet.exercise) || sheet.noted === sheet.at) continue;
        sharedStore().put({ ...sheet.entry, at: sheet.when, changed: new Date().toISOString(), answers });
        kept.put(sheet.exercise, { noted: sheet.at });
      }
    },
  };
}
