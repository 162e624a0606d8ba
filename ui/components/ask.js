// A question with two answers, in a dialog of the browser's own: the focus is inside, Enter takes the first answer,
// Escape the second, and afterwards the focus is where it was.
let shown = null, done = null;

export default ({ parentElement, data, setTriggerValue }) => {
  const box = parentElement.querySelector("dialog");
  const [text, yes, no] = ["p", ".yes", ".no"].map((one) => box.querySelector(one));
  const asking = (on) => { if (on) document.documentElement.dataset.ssAsking = ""; else delete document.documentElement.dataset.ssAsking; };
  const answer = (said) => {
    const id = shown;
    [shown, done] = [null, id];                                     // a run on its way may still speak of it
    asking(false);
    if (box.open) box.close();
    if (id) setTriggerValue("answer", { id, yes: said });
  };
  yes.onclick = () => answer(true);
  no.onclick = () => answer(false);
  box.oncancel = (event) => { event.preventDefault(); answer(false); };
  if (data.id && data.id !== shown && data.id !== done) {
    [text.textContent, yes.textContent, no.textContent] = [data.text, data.yes, data.no];
    shown = data.id;
    asking(true);
    if (!box.open) box.showModal();
    yes.focus();
  } else if (!data.id && box.open) {
    shown = null;
    asking(false);
    box.close();
  }
  asking(box.open);
  return () => { asking(false); };
};
