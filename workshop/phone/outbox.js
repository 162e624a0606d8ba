// Sends what waits, one after the other, until the room has said that it has it. Twice is harmless.
import { ask, isGone, jittered, passing } from "./wire.js";

/** `happened()` after each step, `gone(status)` where the room is gone or full. Gives {flush, held: what waits for a connection}. */
export function openOutbox(base, kept, happened, gone) {
  let busy = false, timer = 0, tries = 0;
  const box = { flush, held: false };

  async function send(part, sheet) {
    const back = sheet.state === "back";
    const answer = await ask(base + (back ? "/withdraw" : "/sheets"), { seat: kept.seat, ...(!back && { exercise: sheet.exercise, answers: sheet.answers }) });
    kept.load();
    const now = kept.sheets[part];
    if (passing(answer) || ([404, 410].includes(answer.status) && !isGone(answer))) return answer;
    if (now?.at !== sheet.at || now.state !== sheet.state) return null;   // answered anew meanwhile: that is sent next
    if (answer.status === 200) kept.put(part, back ? null : { state: "in", good: sheet.answers, said: "" });
    else if (answer.status === 409 && now.good) kept.put(part, { state: "in", answers: now.good, said: "kept" });
    else if (answer.status === 409) {
      // The part is closed. It may have taken this sheet before, and only the answer got lost: the room knows.
      const known = await ask(base + "/seat", { seat: kept.seat });
      if (known.status !== 200 && !isGone(known)) return known;
      kept.put(part, known.data.sheets?.includes(part) ? { state: "in", good: sheet.answers } : back ? null : { state: "late" });
    }
    else if (isGone(answer) || answer.status === 429) { gone(answer.status); return null; }
    else kept.put(part, { state: "odd", said: answer.data.error ?? "" });
    return null;
  }

  async function flush() {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    for (;;) {
      const next = Object.entries(kept.sheets).find(([, sheet]) => sheet.state === "out" || sheet.state === "back");
      if (!next || !kept.seat) break;
      const again = await send(...next);
      if (again) {
        box.held = true;
        tries += 1;
        timer = setTimeout(flush, jittered(Math.max(again.wait, Math.min(20, 2 ** tries))));
        happened();
        break;
      }
      box.held = false;
      tries = 0;
      happened();
    }
    busy = false;
  }
  return box;
}
