// The cards and the questions, over the page. Both cards are in the page: opening them sends nothing.
import { el } from "../../player/dom.js";
import { button } from "./screens.js";

/** A question with a yes and a no; the no is where the focus starts. */
export function question(text, yes, no, act) {
  const dialog = document.getElementById("ask");
  dialog.replaceChildren(el("h2", { id: "ask-title" }, text),
    el("div", {}, button(no, () => dialog.close(), "go plain"), button(yes, () => { dialog.close(); act(); }, "go clay")));
  dialog.showModal();
}

/** Makes links open the cards; `home` takes the focus where what opened a dialog is gone when it closes. */
export function openDialogs(home) {
  const cards = document.getElementById("help");
  for (const link of document.querySelectorAll("[data-card]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      cards.showModal();
      const title = cards.querySelector(link.hash);
      title.focus();
      title.scrollIntoView();
    });
  }
  cards.querySelector("[data-close]").addEventListener("click", () => cards.close());
  for (const dialog of document.querySelectorAll("dialog")) dialog.addEventListener("close", () => { if (document.activeElement === document.body) home(); });
}
