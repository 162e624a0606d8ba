// The light page: where the room is and what this phone keeps make the screen. `phoneSays` (words, which part is
// compared with which, and whose sheets come to a place on the map) stands before the modules of this page in one script.
import { deviceStorage, el, fill, newId, parsed } from "../../player/dom.js";
import { mount } from "../../player/player.js";
import { openDialogs, question } from "./dialogs.js";
import { openKept } from "./kept.js";
import { openOutbox } from "./outbox.js";
import { newSeat, readSeat } from "./seat.js";
import { openResults } from "./results.js";
import { before, button, comeback, day, heading, join, line, nowhere, steps, waiting } from "./screens.js";
import { ask, follow, isGone, jittered, passing } from "./wire.js";

const { said, pairs, maps } = phoneSays;
const code = document.body.dataset.code, base = "/api/rooms/" + code, storage = deviceStorage();
const kept = openKept(code, storage), main = document.querySelector("main"), $ = (id) => document.getElementById(id);
const SECOND = ":2", AGAIN = ".again", OUT = ":out";   // the last one: taken back after a picture was shown
let told = null, gone = "", shownKey = "", player = null, doing = "", begin = null, update = () => {}, notice = "";
const askedOf = {}, fetching = new Set();

// ---- which part, and what of it
const exerciseOf = (part) => part.split(":")[0];
const openNow = (exercise) => told?.exercise === exercise && told.open;
const isIn = (exercise) => kept.sheets[exercise]?.state === "in";
/** Whether a second vote stands beside a first one. */
const hasFirst = () => (kept.sheets[told.exercise]?.state ?? "back") !== "back";
/** What stays of a sheet that is taken back, noted for later: a picture of answers about oneself is frozen. */
const stays = (exercise) => (told.seen && askedOf[exercise]?.self ? said.still : "");
const note = (exercise) => stays(exercise) && kept.put(exercise + OUT, { exercise });
/** Whether somebody is in the middle of a part. */
const begun = (part) => { const draft = kept.draft(part); return !!draft && !parsed(draft)?.finished; };

/** The part that the room is at: an exercise, or its second round. Who is in the middle of the first goes on. */
function partNow() {
  const exercise = told.exercise;
  if (told.round !== 2) return exercise;
  const first = kept.sheets[exercise];
  return !first && (doing === exercise || begun(exercise)) ? exercise : exercise + SECOND;
}

/** The name of the screen, and the part that it is about. */
function where() {
  if (gone) return [gone];
  if (!told) return ["opening"];
  if (!kept.seat) return ["join"];
  if (!told.exercise) return [told.state === "end" ? "end" : "lobby"];
  const part = partNow(), sheet = kept.sheets[part] ?? (told.open ? null : kept.sheets[told.exercise]);
  if (told.open) {
    if (!askedOf[told.exercise]) return ["fetching", part];
    if (doing === part) return ["answer", part];
    if (sheet && sheet.state !== "late") return ["sent", part];
    return [begun(part) ? "answer" : "before", part];
  }
  if (sheet) return [{ in: "own", out: "unsure", back: "unsure" }[sheet.state] ?? "late", part];
  return [begun(part) ? "stopped" : "missed", part];
}

const screens = {
  opening: () => waiting(said.opening),
  fetching: () => waiting(said.opening),
  join: () => join(said, told, told.exercises.some((id) => Object.values(pairs).includes(id)), {
    take: () => sit(newSeat()),
    back: comeBack,
  }),
  lobby: () => waiting(said.in, said.lobby, kept.works ? said.lock : said.not_kept),
  before: (part) => before(said, askedOf[exerciseOf(part)], part.endsWith(SECOND), hasFirst(), () => { doing = part; draw(); }),
  answer,
  sent,
  own: ownResult,
  late,
  unsure,
  stopped: () => [heading(said.closed), line(said.stopped)],
  missed: () => waiting(said.closed, kept.sheets[told.exercise + OUT] ? said.still : said.late, said.closed_next),
  end,
  none: () => nowhere(said, "none"),
  expired: () => nowhere(said, "expired"),
  full: () => nowhere(said, "full", () => { gone = ""; sit(newSeat()); }),
  left: () => nowhere(said, "left", () => { gone = ""; room.look(); }),
};

// ---- answering
function answer(part) {
  const exercise = exerciseOf(part), asked = askedOf[exercise], sheet = kept.sheets[part];
  if (asked.steps) {
    const chosen = kept.works ? kept.draft(part) : sheet?.answers[exercise];
    return steps(said, asked, chosen, (id) => kept.note(part, id), (id) => hand(part, { [exercise]: id }));
  }
  const course = asked.course.map((quiz, i) => (i < asked.course.length - 1 ? quiz : { ...quiz, finish: said.send }));
  const one = course.flatMap((quiz) => quiz.items).length === 1;
  const root = el("div", { class: one ? "one" : null });
  begin = () => mount(root, course, {
    storageKey: kept.draftKey(part), storage: kept.works ? storage : null, intro: false, journal: false, reopen: true,
    words: { seeAnyway: said.send_few, ...(one && { all: said.all_one }) },
    onSubmit: (sheets) => hand(part, Object.assign({}, ...sheets.map((each) => each.answers)), sheets),
  });
  return [heading(asked.name, true), root];
}

/** A finished sheet: kept here first, then on its way. A second vote is sent beside the first. */
function hand(part, given, sheets = []) {
  const exercise = exerciseOf(part), second = part.endsWith(SECOND), old = kept.sheets[part], last = sheets.at(-1);
  const answers = second ? Object.fromEntries(Object.entries(given).filter(([id]) => !id.includes(".")).map(([id, one]) => [id + AGAIN, one])) : given;
  kept.put(part, {
    exercise, answers, state: "out", at: newId(), said: "", name: askedOf[exercise].name,
    ...(askedOf[exercise].self && last && { entry: { id: old?.entry?.id ?? newId(), kind: "sheet", quiz: last.quiz, version: last.version, ...(last.model && { model: last.model }) }, when: last.at }),
  });
  doing = "";
  notice = "";
  draw();
  box.flush();
}

function sent(part) {
  const exercise = exerciseOf(part), status = el("p", { class: "fine state", role: "status" }), deeds = el("div", { class: "deeds" });
  update = () => {
    const sheet = kept.sheets[part];
    if (!sheet) return;
    const text = { out: box.held ? said.offline : said.sending, back: box.held ? said.back_offline : said.sending, in: sheet.said === "kept" ? said.change_late : said.sent, odd: sheet.said || said.odd }[sheet.state];
    status.classList.toggle("lost", sheet.state !== "in");
    if (status.textContent !== text) status.replaceChildren(el("i", { "aria-hidden": "true" }), text);
    deeds.hidden = sheet.state === "back";
    notKept.hidden = kept.works || sheet.state === "in";
  };
  const notKept = line(said.not_kept, "fine");
  deeds.append(button(said.change, () => { doing = part; draw(); }, "link"), button(said.withdraw, () => question(`${said.withdraw_ask} ${stays(exercise)}`, said.withdraw_yes, said.no, () => takeBack(exercise)), "link"));
  const first = told.round < 2 && askedOf[exercise].again;
  const title = kept.sheets[part].state === "odd" ? said.odd_title : told.shown ? said.waiting : said.thanks;
  return [waiting(title, first ? said.vote_wait : "", status, notKept, deeds), pairs[exercise] ? comeback(said, code, kept.seat) : null];
}

function takeBack(exercise) {
  for (const part of [exercise, exercise + SECOND]) if (kept.sheets[part]) kept.put(part, { state: "back", at: newId() });
  note(exercise);
  notice = `${said.withdrawn} ${stays(exercise)}`;
  draw();
  box.flush();
}

// ---- what is left of a closed part
function ownResult(part) {
  const exercise = exerciseOf(part);
  const late = kept.sheets[part]?.said === "kept" ? said.change_late : "";
  if (!maps.includes(exercise)) return waiting(said.closed, late || said.waiting, said.closed_next);
  const { place, fill: filled } = results.place([exercise]);
  update = filled;
  return [heading(said.own), line(late), place, pairs[exercise] ? comeback(said, code, kept.seat) : null];
}

/** The part closed while a sheet was on its way: the room is asked what it has. */
function unsure() {
  const status = el("p", { role: "status" });
  update = () => { const text = box.held ? said.offline : said.sending; if (status.textContent !== text) status.textContent = text; };
  return waiting(said.closed, status);
}

function late(part) {
  const exercise = exerciseOf(part);
  return [heading(said.closed), line(said.late_sheet), maps.includes(exercise) && kept.sheets[exercise]?.entry ? el("a", { class: "go plain", href: "/result" }, said.more) : null];
}

function end() {
  const { place, fill: filled } = results.place(told.exercises.filter((id) => maps.includes(id) && isIn(id)), said.own);
  update = filled;
  return [heading(said.ended), line(fill(said.ended_until, { until: day(told.until) })), place,
    told.exercises.some((id) => pairs[id] && isIn(id)) ? comeback(said, code, kept.seat) : null];
}

/** Sheets of other parts that came too late, said once: until the room moves on. */
function tooLate() {
  if (!told) return [];
  const found = Object.entries(kept.sheets).filter(([, sheet]) => sheet.state === "late" && sheet.exercise !== told.exercise && (sheet.heard ?? told.revision) === told.revision);
  for (const [part, sheet] of found) if (!sheet.heard) kept.put(part, { heard: told.revision });
  return found.map(([, sheet]) => fill(said.late_other, { name: sheet.name ?? "" }));
}

// ---- drawing
function draw() {
  const [name, part] = where(), notes = [...(["before", "answer"].includes(name) ? [notice, part.endsWith(SECOND) && kept.sheets[told.exercise]?.said && said.change_late] : []), ...tooLate()].filter(Boolean);
  const key = [name, part, name === "sent" && [told.shown, kept.sheets[part].state === "odd"], name === "before" && hasFirst(), kept.seat, ...notes].join(" ");
  if (name !== "answer" && !told?.open) doing = "";
  if (key !== shownKey) {
    const first = !shownKey;
    shownKey = key;
    player?.destroy();
    player = begin = null;
    update = () => {};
    const kids = screens[name](part).flat().filter(Boolean);
    main.className = name;
    main.replaceChildren(...notes.map((text) => line(text, "notice")), ...kids);
    document.body.dataset.screen = name;
    $("leave").hidden = !kept.seat;
    $("another").hidden = !!kept.seat;
    $("keep").hidden = name !== "answer" || !kept.sheets[part];
    if (!first) {
      scrollTo(0, 0);
      if (!document.querySelector("dialog[open]")) main.querySelector("h1")?.focus({ preventScroll: true });
    }
    player = begin?.();   // it needs its place on the page, and takes the focus to the question
  }
  update();
}

function heard(now) {
  if (told && now.revision < told.revision) return;
  if (now.exercise !== told?.exercise) notice = "";
  told = now;
  if (told.open) results.drop(told.exercise);
  $("seats").textContent = kept.seat && told.seats ? fill(told.seats === 1 ? said.seat_one : said.seat_many, { n: told.seats }) : "";
  for (const [part, sheet] of Object.entries(kept.sheets)) {
    if (!openNow(sheet.exercise)) continue;
    if (sheet.state === "back") note(sheet.exercise);
    if (sheet.state === "late" && (told.round > 1 || !part.endsWith(SECOND))) kept.put(part, { state: "out" });
  }
  results.toJournal();
  draw();
  if (told.open) fetchQuestions(told.exercise);
  if (!kept.seat) return;
  if (told.open) kept.at = told.exercise;
  // The questions of the next part come beforehand, each phone at its own moment: opening it then needs no fetching.
  const next = told.exercises[told.exercises.indexOf(told.exercise) + 1];
  if (next) setTimeout(() => fetchQuestions(next), jittered(8));
  box.flush();
}

async function fetchQuestions(exercise, tries = 0) {
  if (askedOf[exercise] || (fetching.has(exercise) && !tries)) return;
  fetching.add(exercise);
  const answer = await ask(`${base}/questions/${exercise}`);
  if (answer.status === 200) { askedOf[exercise] = answer.data; draw(); }
  else if (openNow(exercise)) { await new Promise((done) => setTimeout(done, jittered(Math.min(10, 2 ** tries)))); return fetchQuestions(exercise, tries + 1); }
  fetching.delete(exercise);
}

function connected(yes) {
  const text = yes ? said.connected : said.no_connection;
  $("state").classList.toggle("lost", !yes);
  $("seats").hidden = !yes;
  if ($("line").textContent !== text) $("line").textContent = text;
  if (yes && box.held) box.flush();
}

function away(status) {
  told = null;
  results.toJournal();
  if (status === 429) kept.seat = ""; else kept.forget();
  gone = { 404: "none", 410: "expired", 429: "full" }[status];
  draw();
}

// ---- a seat
function sit(seat) {
  kept.seat = seat;
  room.stream();
  if (told) heard(told);
  seated(seat, 0);
}

/** Tells the room that this seat is taken, until it knows. Answering does not wait for it. */
async function seated(seat, tries) {
  const answer = await ask(base + "/seat", { seat });
  if (kept.seat !== seat) return;
  if (answer.status === 200) known(answer.data);
  else if (isGone(answer) || (answer.status === 429 && !answer.wait)) away(answer.status);
  else if (answer.status === 422) { kept.seat = ""; draw(); }   // what lay there was no seat
  else setTimeout(() => seated(seat, tries + 1), jittered(Math.max(answer.wait, Math.min(20, 2 ** tries))));
}

/** Sheets that the room has of this seat and this phone does not know of: sent from another phone. */
function known(data) {
  for (const part of data.sheets ?? []) if (!kept.sheets[part]) kept.put(part, { exercise: exerciseOf(part), state: "in", at: newId() });
  heard(data);
}

/** Takes the seat of the first time, where the room has its first sheet. Gives a sentence where not. */
async function comeBack(typed) {
  const seat = readSeat(typed);
  if (!seat) return said.comeback_odd;
  const answer = await ask(base + "/seat", { seat, back: true });
  if (answer.status !== 200) return passing(answer) ? said.no_connection : answer.data.error ?? said.comeback_none;
  if (!answer.data.sheets.some((exercise) => pairs[exercise])) return said.comeback_none;
  kept.seat = seat;
  room.stream();
  known(answer.data);
  return "";
}

async function leave() {
  const waits = Object.values(kept.sheets).some((sheet) => openNow(sheet.exercise));
  const answer = await ask(base + "/withdraw", { seat: kept.seat, leave: true });
  if (waits && ![200, 404, 409, 410].includes(answer.status)) { question(said.leave_offline, said.leave_yes, said.no, leave); return; }
  kept.forget();
  doing = "";
  gone = "left";
  draw();
}

// ---- all together
const results = openResults(said, base, kept, openNow, () => update());
const box = openOutbox(base, kept, () => { results.toJournal(); draw(); }, away);
const room = follow(base, heard, connected, away);
openDialogs(() => main.querySelector("h1")?.focus());
$("leave").addEventListener("click", () => question(said.leave_ask, said.leave_yes, said.no, leave));
$("keep").addEventListener("click", () => { doing = ""; draw(); });
addEventListener("storage", (event) => { if (kept.isOurs(event.key)) { kept.load(); if (kept.seat) room.stream(); draw(); } });
setTimeout(() => shownKey || draw(), 900);   // no words in the first second
room.look();
if (kept.at) fetchQuestions(kept.at);
if (kept.seat) { room.stream(); seated(kept.seat, 0); }
