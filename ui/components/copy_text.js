// A button that puts a text on the clipboard and says so. Where the browser has no clipboard for pages, a selection does it.
async function put(text) {
  try { await navigator.clipboard.writeText(text); return true; } catch { /* an older way follows */ }
  const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
  field.style.cssText = "position:fixed;opacity:0";
  document.body.append(field);
  field.select();
  let done = false;
  try { done = document.execCommand("copy"); } catch { /* told below */ }
  field.remove();
  return done;
}

export default ({ parentElement, data }) => {
  const [button, told] = dressed(parentElement, data.label, data.text, false);
  return inStep(button, told, data, async () => {
    const done = await put(data.text);
    button.focus();
    told.textContent = done ? data.done : data.failed;
  });
};
