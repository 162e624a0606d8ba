// The device's own share sheet, for a link or for the picture that the page shows. Where it has none, there is no button.
function shown(data) {
  const src = data.picture ? document.querySelector(data.picture)?.src ?? "" : "";
  const body = src.startsWith("data:image/png;base64,") ? atob(src.slice(src.indexOf(",") + 1)) : "";
  return new File([Uint8Array.from(body, (one) => one.charCodeAt(0))], data.file, { type: "image/png" });
}

function can(data) {
  if (!navigator.share) return false;
  try { return !data.picture || Boolean(navigator.canShare?.({ files: [shown(data)] })); } catch { return false; }
}

export default ({ parentElement, data }) => {
  const [button, told] = dressed(parentElement, data.label, data.shows ?? data.url, !can(data));
  return inStep(button, told, data, async () => {
    told.textContent = "";
    try {
      await navigator.share(data.picture ? { files: [shown(data)] } : { title: data.title, url: data.url });
    } catch (fault) {
      if (fault?.name !== "AbortError") told.textContent = data.failed;   // closing the sheet is no fault
    }
    button.focus();
  });
};
