// Keys for pacing a room: → ← and Shift with R, C, H; and ↓ ↑ for the views of a part. Not while something is typed or a
// question is open, not together with other keys, and not at all where they are turned off.
const held = { on: false, revision: 0, port: null };
const FIELDS = 'input:not([type="checkbox"], [type="button"]), textarea, select, [contenteditable="true"], [role="slider"], [role="radio"], [role="listbox"], [role="combobox"], [role="menu"]';
// The choice of a view is no field: whoever clicked on one goes on pacing, and steps through it by ↓ ↑ instead.
const VIEWS = '[class*="st-key-room-view-"] [role="radiogroup"]';
const PLAIN = { ArrowRight: "next", ArrowLeft: "back" };
const SHIFTED = { r: "reveal", c: "close", h: "hide" };
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

// On the wall from anywhere; on the host's page, which scrolls by these keys, from inside the choice alone.
function stepped(by, path) {
  const group = document.querySelector(VIEWS);
  if (!group || !(path.includes(group) || group.closest(".st-key-wall"))) return false;
  const views = [...group.querySelectorAll('[role="radio"]')];
  const view = views[views.findIndex((one) => one.getAttribute("aria-checked") === "true") + by];
  if (!view) return path.includes(group);
  if (group.contains(document.activeElement)) view.focus();
  view.click();
  return true;
}

function pressed(event) {
  if (!held.on || !held.port || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if ("ssAsking" in document.documentElement.dataset) return;
  const path = event.composedPath();
  if (path.some((one) => one.matches?.(FIELDS)) && !path.some((one) => one.matches?.(VIEWS))) return;
  const name = event.shiftKey ? SHIFTED[event.key.toLowerCase()] : PLAIN[event.key];
  if (!name && !(!event.shiftKey && event.key in STEPS && stepped(STEPS[event.key], path))) return;
  event.preventDefault();
  event.stopPropagation();
  if (name) held.port("pressed", { name, revision: held.revision });
}

document.removeEventListener("keydown", window.ssRoomKeys, true);
window.ssRoomKeys = pressed;
document.addEventListener("keydown", pressed, true);

export default ({ data, setTriggerValue }) => {
  Object.assign(held, { on: data.on, revision: data.revision, port: setTriggerValue });
  return () => { held.port = null; };
};
