// A tap on a link while a field is being typed in would lose the tap: the browser leaves the field and follows the link
// in the same breath, and Streamlit sends the field's news a moment later, with the old address, as the last word.
// So a link waits that moment.
const MOMENT = 250;
let leftAt = -MOMENT;

document.addEventListener("focusout", ({ target }) => {
  if (target.matches?.("input, textarea")) leftAt = performance.now();
}, true);

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]:not([target=_blank])");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || performance.now() - leftAt >= MOMENT) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => link.click(), MOMENT);
}, true);
