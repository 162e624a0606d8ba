// Small helpers that every module of the player shares.

/** An element with attributes, listeners (onclick: …) and children; null and false children are left out. */
export function el(tag, props = {}, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...kids.flat(2).filter((kid) => kid != null && kid !== false));
  return node;
}

/** A new id. `randomUUID` is missing where the page came over plain http from another machine. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** The text of `template` with {name} filled in. */
export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** localStorage, or null where the browser has none or forbids it. */
export function deviceStorage() {
  try {
    localStorage.setItem("sweet-spot:probe", "1");
    localStorage.removeItem("sweet-spot:probe");
    return localStorage;
  } catch {
    return null;
  }
}

/** What JSON text holds; undefined where it cannot be read. */
export function parsed(text) {
  try { return JSON.parse(text); } catch { return undefined; }
}

export const isPlain = (thing) => typeof thing === "object" && thing !== null && !Array.isArray(thing);

/** Moves what lies under `key` to a key of its own, so that nothing is lost. Returns whether that worked. */
export function setAside(storage, key) {
  try {
    let aside = "sweet-spot:set-aside:" + new Date().toISOString();
    while (storage.getItem(aside) !== null) aside += "+";
    storage.setItem(aside, JSON.stringify({ key, text: storage.getItem(key) }));
    storage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
