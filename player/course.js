// The course as it is walked: cards, what counts as an answer, and the sheets that come out. No page, no storage.
import { isPlain } from "./dom.js";

export const LONGEST_WORD = 60;
const RADIO = new Set(["scenario", "statement", "check", "choice"]);

/** One card a question; a quiz of sliders only is one card. */
export function cardsOf(course) {
  return course.flatMap((quiz) => {
    if (quiz.items.length > 1 && quiz.items.every((item) => item.kind === "slider")) return [{ quiz, items: quiz.items, n: 1, total: 1 }];
    return quiz.items.map((item, i) => ({ quiz, items: [item], n: i + 1, total: quiz.items.length }));
  });
}

const labelled = (list) => list.map((one) => [one.value ?? one.id ?? one.letter, one.label ?? one.text]);

/** [value, text] of everything that may be picked for `item`; an empty list for kinds without a list. */
export const choicesOf = (item) => labelled(item.reactions?.labels ?? item.answers ?? item.options ?? []);

/** A tag set as choices: [id, label]. */
export const tagsOf = (set) => labelled(set.labels);

/** Whether `value` can be an answer to `item`. */
export function fits(item, value) {
  if (RADIO.has(item.kind)) return choicesOf(item).some(([one]) => one === value);
  if (item.kind === "slider" || item.kind === "amount") return Number.isFinite(value) && value >= item.minimum && value <= item.maximum && (item.kind === "slider" || Number.isInteger(value));
  if (item.kind === "text") return typeof value === "string" && value.length <= item.most;
  if (item.kind === "body") return isPlain(value) && choicesOf(item).some(([one]) => one === value.reaction) && (value.strength === undefined || (Number.isInteger(value.strength) && value.strength >= 0 && value.strength <= item.strongest));
  if (item.kind === "words") return Array.isArray(value) && value.length <= item.most && value.every((one) => isPlain(one) && typeof one.word === "string" && one.word.length <= LONGEST_WORD && isPlain(one.tags));
  return false;
}

/** Whether what was noted for an item answers it. */
export const answered = (given) => given?.value !== undefined && given.value !== "" && !(Array.isArray(given.value) && !given.value.length);

/** Answered, or passed over on purpose. */
export const settled = (given) => answered(given) || !!given?.blank;

/** A finished sheet's answers: {item: value, "ITEM.second": letter, "ITEM.seconds": s}; passed over is "na" or "skip". */
export function answersOf(quiz, noted) {
  const out = {};
  for (const item of quiz.items) {
    const given = noted?.[item.id];
    if (!given) continue;
    if (answered(given)) out[item.id] = given.value;
    else if (given.blank) out[item.id] = given.blank;
    else continue;
    if (answered(given) && given.second !== undefined) out[item.id + ".second"] = given.second;
    if (given.seconds !== undefined) out[item.id + ".seconds"] = given.seconds;
  }
  return out;
}

/** What is still wanting for a result: {missing, kind} of the quiz's first floor, or null where one of its floors is reached. */
export function wanting(quiz, noted) {
  let first = null;
  for (const floor of quiz.enough ?? []) {
    const missing = floor.need - floor.items.filter((id) => answered(noted?.[id])).length;
    if (missing <= 0) return null;
    first ??= { missing, kind: quiz.items.find((item) => item.id === floor.items[0])?.kind };
  }
  return first;
}
