// A host link: /host#CODE.KEY. The key goes out of the address bar at once, and by POST to the server, which puts it
// into a cookie that no script can read; then the room opens.
const told = document.getElementById("told");
const [code, key] = decodeURIComponent(location.hash.slice(1)).split(".");
history.replaceState(null, "", location.pathname);

function stop(sentence) {
  document.querySelector("h1").textContent = "";
  document.querySelector("h1").hidden = true;
  told.textContent = sentence;
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
