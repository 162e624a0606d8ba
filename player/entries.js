// Which entries of a file are sound: the rules of sharing/journal.py, so that what is taken in here can be read there;
// and what comes of each of them beside the entries that are here. docs/journal.md says all of it in words.
import { isPlain } from "./dom.js";
import { isEntry } from "./store.js";

const ENTRY_ID = /^[A-Za-z0-9_.:-]{1,64}$/;
const ENTRY_AT = /^(19[7-9]\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):?[0-5]\d)$/;
const SHEET_QUIZ = /^[a-z][a-z0-9_]{0,39}$/;
const ANSWER_NAME = /^[A-Z][A-Z0-9_]{0,15}(\.(second|seconds))?$/;
const SETTING_NAME = /^[a-z][a-z0-9_]{0,39}$/;
const LONGEST_TEXT = 10000;
const MOST_PARTS = 1000;
const MOST_ENTRIES = 5000;

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
  if (!isPlain(settings)) return {};
  const sound = (value) => typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) || (typeof value === "string" && value.length <= 200);
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => SETTING_NAME.test(name) && sound(value)).slice(0, 50));
}

/** JSON in which the order of fields makes no difference. */
export const sorted = (thing) => JSON.stringify(thing, (_, part) => (isPlain(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));

/** What comes of the entries of a file beside those that are here, merged by id: the later change counts. Gives the
 *  entries as they are then, and of the file's: `added` and `brought` (they stand here now, the second in the place of
 *  `replaced`); `stays` and `ties`, entries here that differ and are newer or as old; counts of `same` and `refused`. */
export function takenIn(here, file, age) {
  const entries = [...here], at = new Map(here.map((entry, i) => [entry?.id, i]));
  const got = { entries, added: [], brought: [], replaced: [], stays: [], ties: [], same: 0, refused: 0 };
  for (const entry of file) {
    const i = isEntry(entry) ? at.get(entry.id) : undefined, mine = entries[i];
    if (!isEntry(entry) || !readable(entry) || (i === undefined && entries.length >= MOST_ENTRIES)) got.refused += 1;
    else if (i === undefined) { at.set(entry.id, entries.push(entry) - 1); got.added.push(entry); }
    else if (sorted(mine) === sorted(entry)) got.same += 1;
    else if (isEntry(mine) && age(mine) > age(entry)) got.stays.push(mine);
    else if (isEntry(mine) && age(mine) === age(entry)) got.ties.push(mine);
    else { entries[i] = entry; got.replaced.push(mine); got.brought.push(entry); }
  }
  return got;
}
