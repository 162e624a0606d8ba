// Keys for pacing a room: → ← and Shift with R, C, H. Not while something is typed or a question is open, not together
// with other keys, and not at all where they are turned off.
const held = { on: false, revision: 0, port: null };
const FIELDS = 'input:not([type="checkbox"], [type="button"]), textarea, select, [contenteditable="true"], [role="slider"], [role="radio"], [role="listbox"], [role="combobox"], [role="menu"]';
const PLAIN = { ArrowRight: "next", ArrowLeft: "back" };
const SHIFTED = { r: "reveal", c: "close", h: "hide" };

function pressed(event) {
  if (!held.on || !held.port || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if ("ssAsking" in document.documentElement.dataset) return;
  if (event.composedPath().some((one) => one.matches?.(FIELDS))) return;
  const name = event.shiftKey ? SHIFTED[event.key.toLowerCase()] : PLAIN[event.key];
  if (!name) return;
  event.preventDefault();
  event.stopPropagation();
  held.port("pressed", { name, revision: held.revision });
}

document.removeEventListener("keydown", window.ssRoomKeys, true);
window.ssRoomKeys = pressed;
document.addEventListener("keydown", pressed, true);

export default ({ data, setTriggerValue }) => {
  Object.assign(held, { on: data.on, revision: data.revision, port: setTriggerValue });
  return () => { held.port = null; };
};
