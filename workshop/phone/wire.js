// Asking the room, following it, and waiting longer each time where it does not answer.

/** Between half and all of `seconds`, in milliseconds: a full hall does not come back in one moment. */
export const jittered = (seconds) => seconds * (500 + 500 * Math.random());

/** Status and JSON of an answer; status 0 where there was none. `wait`: seconds after which the room wants to be asked again. */
export async function ask(path, body) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), body ? 15000 : 8000);
  try {
    const answer = await fetch(path, { signal: stop.signal, ...(body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), keepalive: true }) });
    const data = await answer.json().catch(() => ({}));
    return { status: answer.status, data, wait: Number(answer.headers.get("Retry-After")) || 0 };
  } catch {
    return { status: 0, data: {}, wait: 0 };
  } finally {
    clearTimeout(timer);
  }
}

/** Whether to try again later: no answer, the server is busy or down. A full room names no time to wait. */
export const passing = ({ status, wait }) => status === 0 || status >= 500 || (status === 429 && wait > 0);

/** Whether the room itself says that it is not there. A page of a proxy in between says nothing. */
export const isGone = ({ status, data }) => (status === 404 || status === 410) && typeof data.error === "string";

/** Follows a room by its stream, and by asking where the stream fails or may have died unseen.
 *  `heard(told)` for each answer, `connected(yes)`, `gone(status)` once there is no such room. Gives {look, stop}. */
export function follow(base, heard, connected, gone) {
  let source = null, timer = 0, newest = -1, over = false, spoken = false, fails = 0, openAt = 0;
  const live = () => spoken && source?.readyState === 1;
  function take(told) { newest = Math.max(newest, told.revision); connected(true); heard(told); }
  function stop() { over = true; source?.close(); clearTimeout(timer); }
  async function look() {
    if (over) return;
    const before = newest, answer = await ask(base + "/stage");
    if (over) return;
    if (answer.status === 200) {
      // A stream that missed a move is dead or held up on its way, though it looks open.
      const missed = live() && before >= 0 && answer.data.revision > before;
      take(answer.data);
      if (source && (missed || (source.readyState === 2 && Date.now() >= openAt))) open();
    } else if (isGone(answer)) { stop(); gone(answer.status); } else connected(false);
    again();
  }
  function open() {
    source?.close();
    spoken = false;
    source = new EventSource(base + "/events");
    source.onmessage = (event) => { spoken = true; fails = 0; take(JSON.parse(event.data)); };
    source.onerror = () => { spoken = false; fails += 1; openAt = Date.now() + jittered(Math.min(60, 2 ** fails)); if (fails === 1) again(0.4); };
  }
  function again(seconds = live() ? 40 : 5) {
    clearTimeout(timer);
    if (!over) timer = setTimeout(() => (document.hidden ? again() : look()), jittered(seconds));
  }
  // A phone that was locked, or is in another network now, may hold a stream that is dead and looks open.
  let hidden = 0;
  const wake = (anew) => { if (over) return; if (source && anew) open(); look(); };
  document.addEventListener("visibilitychange", () => { if (document.hidden) hidden = Date.now(); else wake(Date.now() - hidden > 20000); });
  addEventListener("online", () => wake(true));
  addEventListener("offline", () => connected(false));
  addEventListener("pageshow", (event) => { if (event.persisted) wake(true); });
  return { look, stop, stream() { if (!source) open(); } };
}
