// What stands on the screen, a function a screen: each gives the children of <main>, the heading first.
import { el, fill } from "../../player/dom.js";
import { inGroups } from "./seat.js";

export const heading = (text, unseen) => el("h1", { tabindex: "-1", class: unseen ? "ss-unseen" : null }, text);
export const line = (text, name) => (text ? el("p", { class: name ?? null }, text) : null);
export const button = (text, act, name = "go") => el("button", { type: "button", class: name, onclick: act }, text);
export const day = (iso) => new Date(iso + "T12:00:00Z").toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const still = (...kids) => el("div", { class: "still" }, kids);
const pond = () => document.getElementById("pond").content.cloneNode(true);
const field = (id, label, more) => [el("label", { for: id }, label), el("input", { id, class: "field", autocomplete: "off", autocapitalize: "none", spellcheck: "false", ...more })];

/** The first visit: what the wall shows, and a seat. */
export function join(said, told, comes, { take, back }) {
  const mark = (name) => el("i", { class: "mark-" + name, "aria-hidden": "true" });
  const fault = el("p", { class: "fine", role: "status" });
  const again = comes && el("details", {}, el("summary", {}, said.comeback_have),
    el("form", { onsubmit: async (event) => { event.preventDefault(); fault.textContent = said.opening; fault.textContent = await back(event.target.elements[0].value); } },
      field("comeback", said.comeback_type), fault, el("button", { class: "go plain" }, said.comeback_go)));
  return [told.title ? line(told.title, "eyebrow") : null, heading(said.seat), line(said.seat_lead),
    el("ul", { class: "promise" }, [["cloud", said.seat_wall], ["none", said.seat_name], ["gone", fill(said.seat_until, { until: day(told.until) })]].map(([name, text]) => el("li", {}, mark(name), el("span", {}, text)))),
    el("div", { class: "grow" }), button(said.seat_take, take), again];
}

/** Nothing to do but to look up. */
export const waiting = (title, ...lines) => [still(pond(), heading(title), lines.filter(Boolean).map((one, i) => (one instanceof Node ? one : line(one, i ? "fine" : null))))];

/** No room, or none any more: a sentence and a way on. */
export const nowhere = (said, name, again) => [heading(said[name]), line(said[name + "_text"]), again && button(said[name + "_again"], again),
  el("form", { action: "/join", class: "typed" }, field("code", said.code, { name: "code", required: true }), el("button", { class: again ? "go plain" : "go" }, said.go))];

/** What is said before the first answer, and before a `second` vote; to who has no `first` one, both. */
export const before = (said, asked, second, first, begin) => {
  const again = second && first;
  return [line(again ? said.vote_second : said.before, "eyebrow"), heading(asked.name), second ? line(again ? said.vote_talk : said.vote_late) : null,
    again ? null : el("ul", { class: "said" }, asked.before.map((text) => el("li", {}, text))),
    el("div", { class: "grow" }), button(again ? said.vote_again : said.begin, begin)];
};

/** Steps by kind, one of them to pick. */
export function steps(said, asked, chosen, pick, send) {
  const fault = el("p", { class: "fine", role: "status" });
  const kinds = [...new Set(asked.steps.map((step) => step.kind))];
  const option = (step) => el("label", { class: "ss-option" },
    el("input", { type: "radio", name: "step", value: step.id, checked: step.id === chosen, onchange: () => { chosen = step.id; fault.textContent = ""; pick(step.id); } }),
    el("span", { class: "ss-dot", "aria-hidden": "true" }), el("span", { class: "ss-text" }, step.text));
  return [heading(said.pledge), line(said.pledge_lead), el("form", { class: "steps", onsubmit: (event) => { event.preventDefault(); if (chosen) send(chosen); else fault.textContent = said.pledge_none; } },
    kinds.map((kind) => {
      const of = asked.steps.filter((step) => step.kind === kind);
      return el("details", { open: of.some((step) => step.id === chosen) }, el("summary", {}, el("h2", {}, said["kind_" + kind] ?? kind)),
        el("fieldset", { class: "ss-set", "aria-label": said["kind_" + kind] ?? kind }, el("div", { class: "ss-options" }, of.map(option))));
    }),
    el("div", { class: "bar" }, fault, el("button", { class: "go" }, said.pledge_send)))];
}

/** The code to come back with, to print or to photograph. */
export const comeback = (said, code, seat) => el("section", { class: "card" }, el("h2", {}, said.comeback), el("p", { class: "groups" }, inGroups(seat)),
  line(fill(said.comeback_room, { code }), "fine"), line(said.comeback_help), button(said.comeback_print, () => print(), "go plain"));

/** One's own result: sentences at once, the picture when it has come; the way to it in the app where this phone has the sheet. */
export function own(said, result, picture, here) {
  const [first, ...rest] = result.lines;
  return [line(first), picture, rest.map((text) => line(text)), line(said.own_note, "fine"), here ? line(said.own_here, "fine") : null,
    here && result.code ? el("a", { class: "go plain", href: "/result" }, said.more) : null];
}

/** The picture of a result. Everyone's part closes in one moment, so it waits a little, and asks again where the server is busy. */
export function picture(result, later) {
  if (!result.code) return null;
  const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "&theme=dark" : "";
  const src = `/share/${result.code}.svg?size=map${theme}`;
  const image = el("img", { alt: "", width: 440, height: 436, class: "map" });   // its words come with it: alone they look broken
  let tries = 0;
  const load = () => { if (image.isConnected || !tries) image.src = src; };
  const tell = () => { image.alt = result.alt ?? ""; };
  image.addEventListener("load", tell);
  image.addEventListener("error", () => { if (tries++ < 8) setTimeout(load, later(5 + 3 * tries)); else tell(); });
  setTimeout(load, later(4));
  return image;
}
