// One renderer a kind of item. Each gets a context {quiz, item, given, note, words} and returns what stands under the question.
import { el, fill } from "./dom.js";
import { answered, choicesOf, LONGEST_WORD, tagsOf } from "./course.js";

/** A radio group of [value, text]; `pick` gets the value. */
export function radios(name, choices, chosen, pick) {
  return el("div", { class: "ss-options" }, choices.map(([value, text], i) => el("label", { class: "ss-option" },
    el("input", { type: "radio", name: "ss-" + name, id: `ss-${name}-${i + 1}`, value, checked: chosen === value, onchange: () => pick(value) }),
    el("span", { class: "ss-dot", "aria-hidden": "true" }, el("b", {}, String(i + 1))),
    el("span", { class: "ss-text" }, text))));
}

/** The second pick of a scenario goes when it becomes the first. */
const pickOne = (context) => radios(context.item.id, choicesOf(context.item), context.given?.value, (value) =>
  context.note({ value, ...(context.given?.second === value && { second: undefined }) }));

/** The optional second pick of a scenario: a button that opens the other options in small. */
function badDay(context) {
  const { quiz, item, words, given, note } = context, first = given?.value;
  if (item.second === false) return null;
  const open = context.open || given?.second !== undefined;
  const others = choicesOf(item).filter(([letter]) => letter !== first);
  const list = el("fieldset", { class: "ss-set ss-small", hidden: !open },
    el("legend", { class: "ss-unseen" }, quiz.asks?.second ?? words.second, ` (${words.optional})`),
    radios(item.id + "-second", others, given?.second, (second) => note({ second })));
  const toggle = el("button", { type: "button", class: "ss-quiet ss-more", "aria-expanded": String(!!open), onclick: () => {
    list.hidden = !list.hidden;
    toggle.setAttribute("aria-expanded", String(!list.hidden));
    context.opened(!list.hidden);
    if (!list.hidden) list.scrollIntoView({ block: "nearest" });
  } }, quiz.asks?.second ?? words.second, el("span", {}, words.optional));
  return el("div", { class: "ss-second" + (first === undefined ? " ss-wait" : "") }, toggle, list);
}

function slider(context) {
  const { item, given, note, words } = context, middle = (item.minimum + item.maximum) / 2;
  const said = (value) => {
    const f = (value - item.minimum) / (item.maximum - item.minimum);
    return fill(words.places[f <= 0.02 ? 0 : f < 0.48 ? 1 : f <= 0.52 ? 2 : f < 0.98 ? 3 : 4], item);
  };
  const state = el("p", { class: "ss-placed", id: `ss-${item.id}-state` });
  const fits = el("button", { type: "button", class: "ss-quiet ss-fits", onclick: () => place(Number(line.value)) }, words.fits, el("span", { class: "ss-unseen" }, ": " + item.text));
  const line = el("input", { type: "range", id: `ss-${item.id}`, min: item.minimum, max: item.maximum, step: item.step ?? "any", "aria-describedby": state.id, oninput: () => place(Number(line.value)) });
  line.value = given?.value ?? middle;
  function show(placed) {
    line.toggleAttribute("data-unset", !placed);
    line.setAttribute("aria-valuetext", said(Number(line.value)) + (placed ? "" : ". " + words.unplaced));
    state.textContent = placed ? words.placed : words.unplaced;
    fits.classList.toggle("ss-wait", placed);
  }
  function place(value) { show(true); note({ value }); }
  show(answered(given));
  return el("div", { class: "ss-line" },
    el("label", { class: "ss-linetext", for: line.id }, item.text), line,
    el("div", { class: "ss-ends", "aria-hidden": "true" }, el("span", {}, item.low), el("span", {}, item.high)),
    el("div", { class: "ss-row" }, state, fits));
}

function amount({ item, given, note, words, legend }) {
  const box = el("input", { type: "number", class: "ss-field ss-amount", id: `ss-${item.id}`, inputmode: "numeric", min: item.minimum, max: item.maximum, step: 1, "aria-labelledby": legend, "aria-describedby": `ss-${item.id}-range`, oninput: () => {
    const n = box.value.trim() === "" ? NaN : Number(box.value), good = Number.isInteger(n) && n >= item.minimum && n <= item.maximum;
    box.setAttribute("aria-invalid", String(box.value !== "" && !good));
    note({ value: good ? n : undefined });
  } });
  box.value = given?.value ?? "";
  return el("div", { class: "ss-row ss-write" }, box, el("span", {}, item.unit), el("p", { class: "ss-placed", id: `ss-${item.id}-range` }, fill(words.amount, item)));
}

function text({ item, given, note, legend }) {
  const box = el("textarea", { class: "ss-field", rows: 6, maxlength: item.most, "aria-labelledby": legend, oninput: () => note({ value: box.value.trim() ? box.value : undefined }) });
  box.value = given?.value ?? "";
  return el("div", { class: "ss-write" }, box);
}

function freeWords({ item, given, note, words, say }) {
  let list = given?.value ?? [];
  const shelf = el("ul", { class: "ss-words" });
  const box = el("input", { type: "text", class: "ss-field", id: `ss-${item.id}`, maxlength: LONGEST_WORD, autocomplete: "off", onkeydown: (event) => { if (event.key === "Enter" && box.value.trim()) { add(); event.preventDefault(); event.stopPropagation(); } } });
  const button = el("button", { type: "button", class: "ss-quiet ss-add", onclick: add }, words.add);
  const keep = () => note({ value: list.length ? list : undefined });
  function add() {
    const word = box.value.trim();
    if (!word) { box.focus(); return; }
    if (list.length >= item.most) { say(words.full); return; }
    list = [...list, { word, tags: {} }];
    box.value = "";
    keep(); draw(); box.focus();
  }
  function draw() {
    shelf.replaceChildren(...list.map((one, i) => el("li", {},
      el("div", { class: "ss-row" }, el("b", {}, one.word),
        el("button", { type: "button", class: "ss-quiet", onclick: () => { list = list.filter((_, k) => k !== i); keep(); draw(); box.focus(); } }, words.remove, el("span", { class: "ss-unseen" }, ": " + one.word))),
      item.tags.map((set) => el("fieldset", { class: "ss-set ss-tags" },
        el("legend", {}, el("span", { class: "ss-unseen" }, one.word + ": "), set.ask),
        radios(`${item.id}-${i}-${set.id}`, tagsOf(set), one.tags[set.id], (tag) => {
          list = list.map((other, k) => (k === i ? { ...other, tags: { ...other.tags, [set.id]: tag } } : other));
          keep();
        }))))));
  }
  draw();
  return el("div", { class: "ss-write" }, el("label", { class: "ss-placed", for: box.id }, words.word), el("div", { class: "ss-row" }, box, button), shelf);
}

function body({ item, given, note, words }) {
  let { reaction, strength } = given?.value ?? {};
  const mute = () => !item.reactions.labels.some((one) => one.id === reaction && !one.quiet);   // nothing picked, or one of nothing
  const keep = () => { how.classList.toggle("ss-wait", mute()); note({ value: reaction === undefined ? undefined : { reaction, ...(!mute() && strength !== undefined && { strength }) } }); };
  const steps = Array.from({ length: item.strongest + 1 }, (_, n) => [n, String(n)]);
  const how = el("fieldset", { class: "ss-set ss-scale ss-strength" + (mute() ? " ss-wait" : "") },
    el("legend", { class: "ss-asked" }, fill(words.strength, { most: item.strongest })),
    radios(item.id + "-strength", steps, strength, (n) => { strength = n; keep(); }));
  return [radios(item.id, choicesOf(item), reaction, (value) => { reaction = value; keep(); }), how];
}

export const questions = {
  scenario: (context) => [pickOne(context), badDay(context)],
  statement: pickOne, check: pickOne, choice: pickOne, slider, amount, text, words: freeWords, body,
};
