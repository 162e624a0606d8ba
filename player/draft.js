// The answers of a running course, kept as they are given. Two tabs on the same course lose nothing: each answer carries
// the time it was given, and every write first takes in what the other tab wrote.
import { isPlain, newId, parsed, setAside } from "./dom.js";
import { answersOf, fits } from "./course.js";

const DRAFT_FORMAT = "sweet-spot-draft/1";

export const draftKey = (course) => "sweet-spot:draft:" + course.map((quiz) => quiz.id).join("+");

/** Whether `stored` is a draft of exactly this course: same quizzes and versions, known items, answers that exist. */
function sound(stored, course) {
  return isPlain(stored) && stored.format === DRAFT_FORMAT && isPlain(stored.sheets) && isPlain(stored.answers) && Number.isFinite(stored.begun)
    && Object.keys(stored.sheets).length === course.length
    && Object.keys(stored.answers).every((id) => id in stored.sheets)
    && course.every((quiz) => {
      const sheet = stored.sheets[quiz.id], noted = stored.answers[quiz.id] ?? {};
      return isPlain(sheet) && typeof sheet.id === "string" && sheet.version === quiz.version && isPlain(noted)
        && Object.entries(noted).every(([id, given]) => {
          const item = quiz.items.find((one) => one.id === id);
          return item && isPlain(given) && Number.isFinite(given.t)
            && (given.value === undefined || fits(item, given.value))
            && (given.second === undefined || (item.kind === "scenario" && fits(item, given.second)))
            && (given.seconds === undefined || Number.isFinite(given.seconds))
            && (given.blank === undefined || given.blank === "na" || given.blank === "skip");
        });
    });
}

/** Opens the draft under `key`. A draft of another version, of unknown items or broken is set aside (`foreign` is true then). */
export function openDraft(key, course, storage) {
  const fresh = () => ({
    format: DRAFT_FORMAT, begun: 0, at: 0, answers: {},
    sheets: Object.fromEntries(course.map((quiz) => [quiz.id, { id: newId(), version: quiz.version }])),
  });
  const load = () => {
    let text = null;
    try { text = storage?.getItem(key) ?? null; } catch { /* as if empty */ }
    if (text === null) return { stored: null };
    const stored = parsed(text);
    return sound(stored, course) ? { stored } : { stored: null, foreign: true };
  };

  const first = load();
  let state = first.stored ?? fresh(), works = !!storage, moved = false;   // moved: somebody walks in this tab
  if (first.foreign && !setAside(storage, key)) works = false;

  function absorb() {
    const { stored } = works ? load() : {};
    if (!stored) return;
    if (stored.begun > state.begun) { state = stored; return; }
    if (stored.begun < state.begun) return;
    for (const [quiz, noted] of Object.entries(stored.answers)) {
      for (const [id, given] of Object.entries(noted)) {
        if (!(state.answers[quiz]?.[id]?.t >= given.t)) (state.answers[quiz] ??= {})[id] = given;
      }
    }
    if (!moved) state.at = stored.at;
    state.finished ??= stored.finished;
  }
  function write() {
    if (!works) return;
    try { storage.setItem(key, JSON.stringify(state)); } catch { works = false; }
  }

  return {
    foreign: !!first.foreign,
    get works() { return works; },
    get begun() { return state.begun > 0; },
    get empty() { return !Object.values(state.answers).some((noted) => Object.keys(noted).length); },
    get at() { return Number.isInteger(state.at) && state.at >= 0 ? state.at : 0; },
    set at(n) { absorb(); moved = true; state.at = n; if (state.begun) write(); },
    given: (quiz, id) => state.answers[quiz]?.[id],
    noted: (quiz) => state.answers[quiz],
    /** Notes fields of one item's answer ({value, second, seconds, blank}; undefined takes a field out) and keeps them. */
    note(quiz, id, fields) {
      absorb();
      const noted = (state.answers[quiz] ??= {});
      noted[id] = { ...noted[id], ...fields, t: Math.max(Date.now(), (noted[id]?.t ?? 0) + 1) };
      if (!state.begun) state.begun = Date.now();
      write();
    },
    absorb,
    restart() { absorb(); const begun = Math.max(Date.now(), state.begun + 1); state = { ...fresh(), begun }; write(); },
    forget() { state = fresh(); },
    get finished() { return state.finished; },
    finish() { absorb(); state.finished ??= new Date().toISOString(); state.begun ||= Date.now(); write(); },
    /** A finished draft is open again, with every answer in it. */
    reopen() { absorb(); state.finished = undefined; state.at = 0; write(); },
    clear() { state = fresh(); try { storage?.removeItem(key); } catch { /* nothing kept, nothing to clear */ } },
    /** The finished sheets of the course, one a quiz, each with the model of its day where the course names one;
     * quizzes passed over whole are left out, save the last. */
    sheets() {
      return course.map((quiz) => ({
        id: state.sheets[quiz.id].id, kind: "sheet", quiz: quiz.id, version: quiz.version, ...(quiz.model && { model: quiz.model }),
        at: state.finished ?? new Date().toISOString(), answers: answersOf(quiz, state.answers[quiz.id]),
      })).filter((sheet, i) => i === course.length - 1 || Object.keys(sheet.answers).length);
    },
  };
}
