// The journal as a file, and what this browser says about keeping it: all in the browser, nothing goes through the server.
// Follows the store's modules in one script.
const LARGEST = 24000000;   // bytes: eight million signs of any writing

/** The name of today's file. */
function fileName() {
  const now = new Date(), two = (n) => String(n).padStart(2, "0");
  return `sweet-spot-journal-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.json`;
}

function save(words, say) {
  const link = document.createElement("a"), name = fileName();
  link.href = URL.createObjectURL(new Blob([sharedStore().exportText()], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(fill(words.saved, { name }));
}

async function bring(words, input, say) {
  const [file] = input.files;
  if (!file) return;
  say("");
  try {
    say(file.size > LARGEST ? words.too_large : sharedStore().importText(await file.text()).sentence);
  } catch {
    say(words.unread);
  }
  input.value = "";   // the same file can be chosen again
}

/** Safari deletes what a site keeps; the home screen is the exception, and other browsers on its engine say their names. */
function isSafari() {
  const agent = navigator.userAgent;
  const own = /Version\/[\d.]+.* Safari\//.test(agent) && !/Chrom|Android|CriOS|FxiOS|EdgiOS|OPiOS/.test(agent);
  return own && !navigator.standalone && !matchMedia("(display-mode: standalone)").matches;
}

async function keeping(words) {
  const store = sharedStore();
  if (!store.works) return words.blocked;
  if (store.full) return words.full;
  try {
    if (!navigator.storage?.persisted) return words.unknown;
    return (await navigator.storage.persisted()) ? words.promised : words.may_clear;
  } catch {
    return words.unknown;
  }
}

export default ({ parentElement, data }) => {
  const root = parentElement.querySelector(".file"), part = (name) => root.querySelector(`[data-part=${name}]`);
  const input = root.querySelector("input"), say = (sentence) => { part("said").textContent = sentence; };
  for (const name of ["save_note", "bring_note"]) part(name).textContent = data[name];
  part("save").textContent = data.save;
  part("bring").textContent = data.bring;
  part("save").onclick = () => save(data, say);
  input.onchange = () => bring(data, input, say);
  part("safari").textContent = isSafari() ? data.safari : "";
  const look = async () => {
    const said = await keeping(data), warns = said === data.blocked || said === data.full;
    part("keeps").textContent = said;
    root.classList.toggle("warns", warns);
  };
  look();
  return sharedStore().onChange(look);
};
