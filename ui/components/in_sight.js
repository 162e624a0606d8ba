// What a tap has brought comes into sight where it stands below the fold, gently, and is said to those who listen.
// Keys move nothing: whoever goes through choices with the arrows stays with the choice that has the focus.
const LOW = 0.6;             // of the window's height: what begins above it is seen
let place = null, at = null, tapped = false;

for (const kind of ["pointerdown", "keydown"]) {
  document.addEventListener(kind, () => { tapped = kind === "pointerdown"; }, { capture: true, passive: true });
}

function show(line, { found, said }, tries) {
  const one = document.querySelector(found);
  if (!one) {
    if (tries) requestAnimationFrame(() => show(line, { found, said }, tries - 1));
    return;
  }
  line.textContent = said || one.querySelector("h2, p").textContent;
  if (!tapped) return;
  const { top } = one.getBoundingClientRect(), still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (top < 0 || top > innerHeight * LOW) one.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
}

export default ({ data, parentElement }) => {
  const turned = place !== data.place, same = at === data.at, line = parentElement.querySelector('[role="status"]');
  [place, at] = [data.place, data.at];
  if (turned) line.textContent = "";
  else if (!same && data.found) requestAnimationFrame(() => show(line, data, 30));
};
