// Which entries of a file are sound: the rules of sharing/journal.py, so that what is taken in here can be read there.
import { isPlain } from "./dom.js";

const ENTRY_ID = /^[A-Za-z0-9_.:-]{1,64}$/;
const ENTRY_AT = /^(19[7-9]\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):?[0-5]\d)$/;
const SHEET_QUIZ = /^[a-z][a-z0-9_]{0,39}$/;
const ANSWER_NAME = /^[A-Z][A-Z0-9_]{0,15}(\.(second|seconds))?$/;
const SETTING_NAME = /^[a-z][a-z0-9_]{0,39}$/;
const LONGEST_TEXT = 10000;
const MOST_PARTS = 1000;

/** Whether something from JSON is of a reasonable size and depth. */
function bounded(value, depth = 6) {
  if (typeof value === "string") return value.length <= LONGEST_TEXT;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  const names = Object.keys(value);
  if (depth === 0 || names.length > MOST_PARTS) return false;
  return names.every((name) => name.length <= 64 && bounded(value[name], depth - 1));
}

/** Whether text is a moment with a time zone, of a day that there is. */
function isMoment(text) {
  const found = typeof text === "string" ? ENTRY_AT.exec(text) : null;
  return !!found && new Date(Date.UTC(+found[1], +found[2] - 1, +found[3])).getUTCDate() === +found[3] && Number.isFinite(Date.parse(text));
}

/** Whether an entry of a file can be read: id, moments, size, and a sheet's own fields. */
export function readable(entry) {
  if (!ENTRY_ID.test(entry.id) || !isMoment(entry.at) || !(entry.changed == null || isMoment(entry.changed)) || !bounded(entry)) return false;
  if (entry.kind !== "sheet") return true;
  return typeof entry.quiz === "string" && SHEET_QUIZ.test(entry.quiz) && Number.isInteger(entry.version) && entry.version >= 1
    && isPlain(entry.answers) && Object.keys(entry.answers).every((name) => ANSWER_NAME.test(name));
}

/** The settings of a file that a setting can be: short words, numbers, yes and no. */
export function soundSettings(settings) {
  const sound = (value) => typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) || (typeof value === "string" && value.length <= 200);
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([name, value]) => SETTING_NAME.test(name) && sound(value)).slice(0, 50));
}
