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
