// Streamlit puts what a popover holds at the end of the page, out of reach of its button: Tab from the button leads in
// here, and from the last control on to what follows the button. A link that is followed closes it.
const OPEN_BUTTON = '[data-testid="stPopoverButton"][aria-expanded="true"]';
const TABBABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex="0"]';

function throughPopover(event) {
  if (event.key !== "Tab") return;
  const button = document.querySelector(OPEN_BUTTON);
  const body = document.querySelector('[data-testid="stPopoverBody"]');
  if (!button || !body) return;
  const inside = [...body.querySelectorAll(TABBABLE)].filter((one) => one.getClientRects().length);
  const on = document.activeElement;
  if (on === button && !event.shiftKey && inside.length) {
    event.preventDefault();
    inside[0].focus();
  } else if (on === inside[0] && event.shiftKey) {
    event.preventDefault();
    button.focus();
  } else if (on === inside.at(-1) && !event.shiftKey) {
    button.focus();  // and the browser goes on from there
    button.click();
  }
}

function afterLink(event) {
  if (event.target.closest?.('[data-testid="stPopoverBody"] a[href]')) document.querySelector(OPEN_BUTTON)?.click();
}

if (!("ssPopoverKeys" in document.documentElement.dataset)) {
  document.documentElement.dataset.ssPopoverKeys = "";
  document.addEventListener("keydown", throughPopover, true);
  document.addEventListener("click", afterLink);
}
