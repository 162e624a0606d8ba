// After everything was erased: the way back, for some seconds. The page alone holds what was erased; once the seconds are
// over, or the page is left, it is gone. Follows the store's modules in one script.
const GRACE = 1500;   // the element may be put up afresh by a new run of the page
const erasing = { id: null, ends: 0, state: "", seen: false, leaving: 0, ticking: 0, port: null };

function draw() {
  const { root, data } = erasing;
  if (!root) return;
  const [line, button, left] = ["p", "button", "i"].map((name) => root.querySelector(name));
  const seconds = Math.max(0, Math.ceil((erasing.ends - Date.now()) / 1000));
  const waits = erasing.state === "waits" && sharedStore().erased && seconds > 0;
  const said = { back: data.back, not: data.not_back }[erasing.state] ?? data.gone;
  if (line.textContent !== said) line.textContent = said;
  const had = root.getRootNode().activeElement === button;
  button.hidden = left.hidden = !waits;
  button.textContent = data.undo;
  left.textContent = waits ? fill(data.left, { seconds }) : "";
  if (waits && !erasing.seen) {
    erasing.seen = true;
    root.scrollIntoView({ block: "nearest" });
    button.focus({ preventScroll: true });
  }
  if (had && !waits) { line.tabIndex = -1; line.focus({ preventScroll: true }); }
}

function tick() {
  if (erasing.state === "waits" && Date.now() >= erasing.ends) {
    sharedStore().forget();
    erasing.state = "gone";
    erasing.port?.("over", erasing.id);
  }
  draw();
  if (erasing.state === "waits") erasing.ticking = setTimeout(tick, 250);
}

export default ({ parentElement, data, setTriggerValue }) => {
  const root = parentElement.querySelector(".undo"), button = root.querySelector("button");
  clearTimeout(erasing.leaving);
  const fresh = erasing.id !== data.id;
  Object.assign(erasing, { root, data, port: setTriggerValue });
  if (fresh) Object.assign(erasing, { id: data.id, ends: Date.now() + 1000 * data.seconds, state: "waits", seen: false });
  button.onclick = () => {
    if (erasing.state !== "waits") return;
    const store = sharedStore();
    erasing.state = store.unerase() ? "back" : "not";
    draw();
    erasing.port("undone", erasing.id);
  };
  clearTimeout(erasing.ticking);
  tick();
  return () => {
    erasing.leaving = setTimeout(() => { sharedStore().forget(); clearTimeout(erasing.ticking); Object.assign(erasing, { state: "gone", root: null }); }, GRACE);
  };
};
