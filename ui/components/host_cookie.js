// Puts the key of a room into a cookie that no script can read, or takes it out. The key stands in no address.
const done = new Set();

async function send(code, method, body) {
  try {
    const answer = await fetch(`/api/rooms/${encodeURIComponent(code)}/host`, {
      method, body, credentials: "same-origin", headers: body ? { "Content-Type": "application/json" } : {},
    });
    return answer.ok;
  } catch { return false; }
}

export default ({ data, setTriggerValue }) => {
  const what = `${data.id}`;
  if (!data.id || done.has(what)) return;
  done.add(what);
  const asked = data.key ? send(data.code, "POST", JSON.stringify({ key: data.key })) : send(data.code, "DELETE");
  asked.then((ok) => { if (!ok && data.key) setTriggerValue("failed", data.id); });
};
