// The journal as a file, what was set aside, and what this browser says about keeping: all in the browser, nothing goes
// through the server. `data.parts` says what of it a page shows. Follows the store's modules in one script.
const LARGEST = 24000000;   // bytes: eight million signs of any writing
const MOST_NAMED = 4;

/** A day as the name of a file has it, and as a person reads it. */
function dayOf(at, spoken) {
  if (spoken) return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(at);
  const two = (n) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Hands a text over as a file; returns its name. */
function download(text, start) {
  const link = document.createElement("a"), name = `sweet-spot-${start}-${dayOf(new Date())}.json`;
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  return name;
}

/** What an entry is called: by its own name, else by what it is; and its day. */
function called(entry, words) {
  const what = typeof entry.label === "string" && entry.label ? `“${entry.label}”` : words.names[entry.quiz] ?? words.names[entry.id] ?? words.names[entry.id.split(".")[0]] ?? words.names[entry.kind];
  const at = new Date(entry.at);
  return fill(words.dated, { what, date: Number.isNaN(at.getTime()) ? "" : dayOf(at, true) });
}

/** What came of a file, in sentences. */
function whatCame(got, words) {
  if (got.fault) return words[`fault_${got.fault}`];
  const many = (name, count) => (count ? [fill(words[count === 1 ? `${name}_1` : name], { count })] : []);
  const named = (name, entries) => {
    if (!entries.length) return [];
    const rest = entries.length - MOST_NAMED, more = rest > 0 ? [fill(words.more, { count: rest })] : [];
    return [fill(words[name], { names: [...entries.slice(0, MOST_NAMED).map((entry) => called(entry, words)), ...more].join("; ") })];
  };
  const said = [...many("came", got.added.length), ...many("same", got.same), ...named("replaced", got.replaced), ...named("stays", got.stays),
    ...named("ties", got.ties), ...many("refused", got.refused)];
  if (!got.added.length && !got.replaced.length) said.unshift(words.came_0);
  return [...said, ...(got.kept ? [] : [words.not_kept])].join(" ");
}

async function bring(words, input, say) {
  const [file] = input.files;
  if (!file) return;
  say("");
  try {
    say(file.size > LARGEST ? words.fault_large : whatCame(sharedStore().importText(await file.text()), words));
  } catch {
    say(words.unread);
  }
  input.value = "";   // the same file can be chosen again
}

async function keeping(words) {
  const store = sharedStore();
  if (store.room === "none") return words.full;
  if (!store.works) return words.blocked;
  if (store.room === "short") return words.short;
  try {
    if (!navigator.storage?.persisted) return words.unknown;
    return (await navigator.storage.persisted()) ? words.promised : words.may_clear;
  } catch {
    return words.unknown;
  }
}

/** A line for each thing that was set aside: its day, and what can be done with it. */
function setAsideLines(list, words, say) {
  const found = sharedStore().asides, ids = found.map(({ id }) => id).join();
  if (list.dataset.ids === ids) return;
  list.dataset.ids = ids;
  list.replaceChildren(...found.map(({ id, at, state, stuck, text }) => {
    const day = at ? dayOf(new Date(at), true) : words.undated, told = fill(words[`aside_${stuck ? "stuck" : state}`], { date: day });
    const button = (name, onclick) => el("button", { type: "button", onclick }, words[name], !stuck && el("span", { class: "sr" }, ` (${day})`));
    return el("li", {}, el("p", {}, told), el("div", { class: "acts" },
      button("aside_save", () => say(fill(words.saved, { name: download(text, "set-aside") }))),
      button("aside_drop", () => { say(""); sharedStore().dropAside(id); })));
  }));
}

export default ({ parentElement, data }) => {
  const root = parentElement.querySelector(".file"), part = (name) => root.querySelector(`[data-part=${name}]`);
  const input = root.querySelector("input"), say = (sentence) => { part("said").textContent = sentence; };
  for (const each of root.querySelectorAll("[data-of]")) each.hidden = !data.parts.includes(each.dataset.of);
  for (const name of ["save_note", "bring_note", "save", "bring"]) part(name).textContent = data[name];
  part("safari").textContent = data.safari;
  root.hidden = false;   // hidden from the start: without its name nothing is a button
  part("save").onclick = () => say(fill(data.saved, { name: download(sharedStore().exportText(), "journal") }));
  input.onchange = () => bring(data, input, say);
  const look = async () => {
    if (data.parts.includes("aside")) setAsideLines(part("aside"), data, say);
    if (!data.parts.includes("keeps")) return;
    const said = await keeping(data);
    part("keeps").textContent = said;
    root.classList.toggle("warns", [data.blocked, data.full, data.short].includes(said));
  };
  look();
  return sharedStore().onChange(look);
};
