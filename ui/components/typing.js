// Keeps what is being typed: a number reaches the page after a short pause, not only when the field is left; a text
// stays in this tab as it is typed, and is handed back after a reload.
const PAUSE = 700;
const AGAIN = 1200;
const PREFIX = "sweet-spot:typing:";
const held = { spot: null, cleared: 0, given: "", port: null, timer: 0 };

function stored(name, value) {
  try {
    if (value === undefined) return sessionStorage.getItem(name) ?? "";
    if (value) sessionStorage.setItem(name, value); else sessionStorage.removeItem(name);
  } catch { /* no storage: the words live as long as the page */ }
  return "";
}

document.addEventListener("input", ({ target }) => {
  if (target.matches?.('.st-key-own textarea') && held.spot) stored(PREFIX + held.spot, target.value);
  if (!target.matches?.('.st-key-blanks input[type="number"]')) return;
  clearTimeout(held.timer);
  if (target.value && target.checkValidity()) {
    held.timer = setTimeout(() => target.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), PAUSE);
  }
});

/** Whether the field lacks `words`. One that is being typed in lacks nothing: what is held follows it. */
function lacks(words) {
  const field = document.querySelector(".st-key-own textarea");
  return !field || (field !== document.activeElement && field.value !== words);
}

/** Hands the words of a tab to Python, and again where the field stays without them: a second run of the page that
 * follows on the heels of the first one can leave a field as it was. */
function handBack(name, words, tries) {
  held.port?.("words", { words, cleared: held.cleared });
  setTimeout(() => {
    if (tries > 1 && name === PREFIX + held.spot && stored(name) === words && lacks(words)) handBack(name, words, tries - 1);
  }, AGAIN);
}

export default ({ data, setTriggerValue }) => {
  const name = PREFIX + data.spot;
  held.spot = data.spot || null;
  held.port = setTriggerValue;
  if (!held.spot) return () => {};
  if (data.cleared > held.cleared) stored(name, "");
  held.cleared = data.cleared;
  const words = stored(name);
  // What is held is what stands in the field, or stood there before a reload. Handed back once, whatever becomes of it.
  if (words && words !== data.text && held.given !== name + words && lacks(words)) handBack(name, words, 3);
  held.given = name + words;
  return () => {};
};
