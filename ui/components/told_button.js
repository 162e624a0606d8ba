// What buttons that tell what became of a tap have in common: their name, and a line that falls silent when what they
// are about has changed. Gives the button and that line.
function dressed(parentElement, label, about, hidden) {
  const button = parentElement.querySelector("button"), told = parentElement.querySelector("[role=status]");
  button.textContent = label;
  button.hidden = hidden;                                         // hidden from the start: without a name it is no button
  if (button.dataset.about !== about) told.textContent = "";      // it spoke of something else
  button.dataset.about = about;
  return [button, told];
}

// What stands in the widget with this key just now, be it on its way to Python or not: a tick, a text, or a choice.
function standing(key) {
  const widget = document.querySelector(`.st-key-${key.replace(/[^\w-]/g, "-")}`), field = widget?.querySelector("input");
  if (field) return field.type === "checkbox" ? field.checked : field.value;
  return widget?.querySelector("[aria-checked=true]")?.textContent.trim();
}

// Whether the page shows something older than what is chosen on it: a tap right after a change comes before its news.
function behind({ chosen, picture, shows }) {
  if (Object.entries(chosen ?? {}).some(([key, was]) => standing(key) !== was)) return true;
  return Boolean(picture) && document.querySelector(picture)?.dataset.shows !== shows;
}

// Leaving a field sends what stands in it; not every phone leaves one for a button.
function hurry() {
  const field = document.activeElement;
  if (field?.matches?.("input, textarea")) field.blur();
}

// While the page is behind, the button looks and says so, and a tap only makes it hurry. At any other time a tap runs `act`.
// Buttons that the selector `data.holds` names hand on the same: a tap on one of them waits, and comes once the page is in
// step. Gives what ends the watch.
function inStep(button, told, data, act) {
  const look = () => {
    const late = behind(data), name = late ? data.wait : data.label;
    if (button.textContent !== name) button.textContent = name;
    button.setAttribute("aria-disabled", String(late));
    if (late) { told.textContent = ""; return; }
    if (button.dataset.asked) told.textContent = data.ready;      // the tap came too early: now there is what it was for
    delete button.dataset.asked;
    const later = button.later;
    delete button.later;
    later?.click();
  };
  const hold = (event) => {
    const other = data.holds && event.target.closest?.(data.holds);
    if (!other || !behind(data)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.later = other;
    hurry();
  };
  button.leave?.();                                               // the run before watched for older news
  const heard = data.chosen ? { input: look, change: look, click: hold } : {};
  for (const [kind, hears] of Object.entries(heard)) document.addEventListener(kind, hears, true);
  const seen = new MutationObserver(look);
  if (data.chosen) seen.observe(document.body, { subtree: true, childList: true, attributeFilter: ["aria-checked", "data-shows"] });
  button.leave = () => {
    seen.disconnect();
    for (const [kind, hears] of Object.entries(heard)) document.removeEventListener(kind, hears, true);
  };
  button.onclick = () => {
    if (!behind(data)) return act();
    button.dataset.asked = "yes";
    hurry();
    look();
  };
  look();
  return button.leave;
}
