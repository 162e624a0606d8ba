// A host link: /host#CODE.KEY. The key goes out of the address bar at once, and by POST to the server, which puts it
// into a cookie that no script can read; then the room opens.
const told = document.getElementById("told");
const [code, key] = linked(location.hash.slice(1));
history.replaceState(null, "", location.pathname);

function linked(part) {
  try { return decodeURIComponent(part).split("."); } catch { return []; } // a torn link: "%" and the like
}

function stop(sentence) {
  const title = document.querySelector("h1");
  title.textContent = document.title = sentence;
  title.tabIndex = -1;
  title.focus();
  document.getElementById("again").hidden = false;
}

if (!code || !key) {
  stop(told.dataset.bad);
} else {
  fetch(`/api/rooms/${encodeURIComponent(code)}/host`, {
    method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ key }),
  }).then(async (answer) => {
    if (answer.ok) location.replace(`/room?code=${encodeURIComponent(code)}`);
    else stop((await answer.json().catch(() => ({}))).error || told.dataset.bad);
  }).catch(() => stop(told.dataset.away));
}
