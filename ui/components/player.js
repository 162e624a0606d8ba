// Makes the player a Streamlit component. Streamlit calls this again whenever `data` changes: the player is mounted once
// an element and only learns what has arrived. Follows the player's modules in one script.
const mounted = new WeakMap();
const AGAIN = 3000;
const LOST = '[data-testid="stDialog"]:not(:has([data-testid="stVerticalBlock"]))';   // Streamlit's own dialogs, not the page's

/** Streamlit's lost-connection dialog makes the page inert and takes the focus. The player needs no connection, so while it
 *  is there the dialog stays out of sight and the page stays alive. Returns how to stop that. */
function stayAlive(root) {
  const host = root.getRootNode().host ?? root;
  let last = null;
  const remember = (event) => { last = event.composedPath()[0]; };
  const clear = () => {
    const dialogs = document.querySelectorAll(LOST);
    if (!dialogs.length) return;
    for (const dialog of dialogs) dialog.style.display = "none";
    for (let node = host; node; node = node.parentElement) node.inert = false;
    if (document.activeElement?.closest('[data-testid="stDialog"]') || document.activeElement === document.body) last?.focus?.({ preventScroll: true });
  };
  const watch = new MutationObserver(clear);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["inert"] });
  root.addEventListener("focusin", remember);
  addEventListener("focusin", clear);
  return () => {
    watch.disconnect();
    root.removeEventListener("focusin", remember);
    removeEventListener("focusin", clear);
    for (const dialog of document.querySelectorAll(LOST)) dialog.style.display = "";
  };
}

export default ({ parentElement, data, setTriggerValue }) => {
  const ids = JSON.stringify(data.course.map((quiz) => [quiz.id, quiz.version]));
  let it = mounted.get(parentElement);
  if (it && it.ids !== ids) { it.leave(); it = null; }
  if (!it) {
    it = { ids, sheets: null, timer: 0 };
    mounted.set(parentElement, it);
    // A message sent without a connection is dropped by Streamlit, so it is repeated until Python has it.
    it.send = () => {
      clearTimeout(it.timer);
      if (!it.sheets) return;
      it.port("sheets", it.sheets);
      it.timer = setTimeout(it.send, AGAIN);
    };
    it.port = setTriggerValue;
    it.leave = () => {
      clearTimeout(it.timer);
      removeEventListener("online", it.send);
      it.letGo();
      it.player.destroy();
      mounted.delete(parentElement);
      delete document.documentElement.dataset.ssPlayer;
    };
    document.documentElement.dataset.ssPlayer = "";   // for the page's own CSS, which cannot look into the shadow root
    addEventListener("online", it.send);
    const root = parentElement.querySelector(".ss-root");
    it.letGo = stayAlive(root);
    it.player = mount(root, data.course, {
      received: data.received,
      onSubmit(sheets) { it.sheets = sheets; it.send(); },
      onPause() { it.port("paused", Date.now()); },
    });
  }
  it.port = setTriggerValue;
  if (it.sheets?.every((sheet) => data.received.includes(sheet.id))) { it.sheets = null; clearTimeout(it.timer); }
  it.player.received(data.received);
  return it.leave;
};
