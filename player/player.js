// The question player: plain modules, no framework, no build step. It knows nothing of where it runs.
// mount(element, course, options) -> {received(ids), destroy()}
//   course   what `quizzes.public` gives, one after another
//   options  storageKey, intro (false leaves the first card out), received (ids that need no handing over),
//            onSubmit(sheets), onPause(), onStep({quiz, card, of}), words, storage (null: keep nothing),
//            journal (false: finished sheets are the page's to keep), reopen (true: a finished draft is gone through again)
import { deviceStorage, el, fill } from "./dom.js";
import { answered, cardsOf, settled, wanting } from "./course.js";
import { draftKey, openDraft } from "./draft.js";
import { questions } from "./questions.js";
import { openStore, sharedStore } from "./store.js";
import "./store_files.js";
import { ownWords } from "./words.js";

const PATIENCE = 3500;
const TYPED = "input:not([type=radio], [type=range]), textarea, select";

export function mount(root, course, options = {}) {
  const words = { ...ownWords, ...options.words };
  const storage = options.storage === undefined ? deviceStorage() : options.storage;
  const store = options.journal === false ? null : options.storage === undefined ? sharedStore() : openStore(storage), key = options.storageKey ?? draftKey(course), draft = openDraft(key, course, storage);
  const cards = cardsOf(course), last = course[course.length - 1], page = root.ownerDocument, stop = new AbortController();
  const counted = cards.filter((card) => card.items.length === 1).length;
  let view = "", shownAt = 0, open = false, waiting = 0, told = false, notice = draft.foreign ? words.setAside : "";

  // The frame stays; only what is in it changes. A live region that is swapped out is not read.
  const count = el("p", { class: "ss-count", "aria-live": "polite", "aria-atomic": "true" });
  const marks = el("div", { class: "ss-marks", "aria-hidden": "true" });
  const backButton = el("button", { type: "button", class: "ss-quiet ss-back", onclick: () => go(draft.at - 1) }, el("span", { class: "ss-chevron", "aria-hidden": "true" }), words.back);
  const head = el("div", { class: "ss-head" }, backButton, count,
    options.onPause ? el("button", { type: "button", class: "ss-quiet ss-pause", onclick: pause }, words.pause) : el("span"), marks);
  const main = el("div", { class: "ss-main" });
  const say = el("p", { class: "ss-say", role: "status" });
  const na = el("button", { type: "button", class: "ss-quiet", onclick: () => pass("na") }, words.na);
  const skip = el("button", { type: "button", class: "ss-quiet", onclick: () => pass("skip") }, words.skip);
  const nextButton = el("button", { type: "button", class: "ss-next", onclick: () => (card().items.every((item) => settled(givenTo(item))) ? go(draft.at + 1) : hint()) });
  const bar = el("div", { class: "ss-bar" }, say, el("div", { class: "ss-aside" }, na, skip), nextButton);
  const host = el("div", { class: "ss-player" }, head, main, bar);
  root.replaceChildren(host);

  const card = () => cards[Math.min(draft.at, cards.length - 1)];
  const givenTo = (item) => draft.given(card().quiz.id, item.id);
  const tell = (sentence) => { if (say.textContent !== sentence) say.textContent = sentence; };

  // ---- cards without a question
  function plain(name, title, lines, buttons) {
    view = name;
    host.dataset.view = name;
    head.hidden = bar.hidden = true;
    tell("");
    main.className = "ss-main ss-card";
    main.replaceChildren(el("h2", { class: "ss-stem", tabindex: "-1" }, title),
      ...lines.filter(Boolean).map((line) => el("p", { class: "ss-plain" }, line)),
      el("div", { class: "ss-row" }, buttons.filter(Boolean).map(([label, act], i) => el("button", { type: "button", class: i ? "ss-quiet" : "ss-next", onclick: act }, label))));
  }
  const focusTitle = () => { toTop(); main.querySelector(".ss-stem").focus({ preventScroll: true }); };

  function intro() {
    const minutes = Math.round(course.reduce((sum, quiz) => sum + (quiz.minutes ?? 0), 0));
    plain("intro", last.title, [notice, last.instruction, minutes ? (minutes === 1 ? words.minute : fill(words.minutes, { n: minutes })) : "", words.promise, draft.works ? "" : words.notKept],
      [[words.begin, () => ask(0)]]);
    notice = "";
  }
  function welcomeBack() {
    const at = draft.at < cards.length ? card() : null;
    plain("welcome", words.backAgain, [at ? fill(words.stopped, { n: at.items.length > 1 ? draft.at + 1 : at.n, total: at.items.length > 1 ? cards.length : at.total }) : words.stoppedAtEnd],
      [[words.goOn, () => go(draft.at)], [words.startAgain, () => { draft.restart(); ask(0); }]]);
  }
  function end() {
    const blanks = cards.filter((one) => one.items.some((item) => !answered(draft.given(one.quiz.id, item.id)) && draft.given(one.quiz.id, item.id)?.blank !== "na"));
    const lack = course.map((quiz) => wanting(quiz, draft.noted(quiz.id))).find(Boolean), n = blanks.length;
    const toBlank = () => go(cards.indexOf(blanks[0] ?? cards[cards.length - 1]));
    const title = counted ? fill(words.all, { total: counted }) : words.allDone;
    if (lack) {
      const [one, many] = words.what[lack.kind] ?? words.what.any;
      plain("end", words.few, [title, fill(words.would, { n: words.numbers[lack.missing] ?? lack.missing, what: lack.missing === 1 ? one : many })],
        [[words.answerMore, toBlank], [words.seeAnyway, submit]]);
    } else {
      plain("end", title, n ? [fill(words.blank[n] ?? words.blank[4], { n }) + " " + words.blankFine] : [words.thanks],
        [[last.finish ?? words.finish, submit], n ? [words.toBlank, toBlank] : [words.back, () => go(cards.length - 1)]]);
    }
    focusTitle();
  }
  function pause() {
    const at = draft.at;
    plain("paused", words.paused, [draft.works ? words.pausedText : words.pausedLost], [[words.goOn, () => go(at)]]);
    focusTitle();
    options.onPause();
  }
  function submit() {
    draft.finish();
    handOver();
  }
  function handOver() {
    const sheets = draft.sheets();
    for (const sheet of sheets) store?.put(sheet);
    plain("handover", words.moment, [words.momentText], []);
    focusTitle();
    const late = () => {
      if (view !== "handover" || main.querySelector(".ss-offline")) return;
      plain("handover", words.offline, [], []);
      main.append(el("p", { class: "ss-plain ss-offline", role: "status" }, draft.works ? words.offlineText : words.offlineLost));
    };
    clearTimeout(waiting);
    waiting = setTimeout(late, navigator.onLine === false ? 0 : PATIENCE);
    page.defaultView?.addEventListener("offline", late, { signal: stop.signal });
    Promise.resolve(sheets).then(options.onSubmit);
  }
  /** Takes note that these sheets have arrived; with all of them there the draft has done its work. */
  function received(ids = []) {
    if (!draft.finished || !draft.sheets().every((sheet) => ids.includes(sheet.id))) return;
    clearTimeout(waiting);
    draft.clear();
    if (view === "handover") plain("done", words.moment, [], []);
  }

  // ---- a question
  function note(item, fields) {
    const before = givenTo(item), spent = Math.round((performance.now() - shownAt) / 100) / 10;
    draft.note(card().quiz.id, item.id, { ...(before?.seconds === undefined && { seconds: spent }), blank: undefined, ...fields });
    tell(!draft.works ? words.notKept : told ? "" : words.kept);
    told = true;
    settle();
  }
  function settle() { nextButton.toggleAttribute("data-waiting", !card().items.every((item) => settled(givenTo(item)))); }
  function pass(blank) {
    for (const item of card().items) {
      if (card().items.length > 1 && answered(givenTo(item))) continue;
      draft.note(card().quiz.id, item.id, { value: undefined, second: undefined, blank });
    }
    go(draft.at + 1);
  }
  function hint() {
    const kind = card().items[0].kind, ways = [na.hidden ? "" : `“${words.na}”`, skip.hidden ? "" : `“${words.skip}”`].filter(Boolean).join(words.either);
    const what = kind === "slider" ? fill(words.moveEach, { fits: words.fits }) : /^(text|words|amount)$/.test(kind) ? words.writeOne : words.pickOne;
    tell(fill(ways ? words.or : words.only, { what, ways }));
  }

  function rendered(item, legend) {
    const context = {
      quiz: card().quiz, item, words, legend, open, say: tell, given: givenTo(item), opened: (is) => { open = is; },
      note(fields) {
        note(item, fields);
        context.given = givenTo(item);
        const second = main.querySelector(".ss-second");
        if (second && "value" in fields) {
          const fresh = questions.scenario({ ...context, open })[1];
          second.replaceWith(fresh);
          // What the pick brought comes out from under the bar, unless the pick itself would leave the screen.
          const under = fresh.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
          if (under < main.querySelector(":checked").getBoundingClientRect().top) fresh.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion:reduce)").matches ? "auto" : "smooth" });
        }
      },
    };
    return questions[item.kind](context);
  }
  function question() {
    const { quiz, items, n } = card(), [item] = items, together = items.length > 1;
    const legend = el("legend", { tabindex: "-1", id: "ss-legend" },
      el("span", { class: "ss-stem" }, together ? quiz.title : item.stem ?? item.text),
      together ? el("span", { class: "ss-ask" }, quiz.instruction) : item.ask ?? quiz.asks?.[item.kind] ? el("span", { class: "ss-ask" }, item.ask ?? quiz.asks[item.kind]) : null);
    const set = el("fieldset", { class: `ss-set ss-${item.kind === "statement" ? "scale" : item.kind}` }, legend, items.map((one) => rendered(one, "ss-legend")));
    const lead = !together && n === 1 && quiz !== last && quiz.instruction ? el("p", { class: "ss-plain" }, quiz.instruction) : null;
    const second = set.querySelector(".ss-second");
    return [lead, set, second].filter(Boolean);
  }
  function progress() {
    const { quiz, items, n, total } = card();
    count.replaceChildren(...(items.length > 1 ? [quiz.title] : [el("span", { class: "ss-unseen" }, words.question + " "), fill(words.count, { n, total })]));
    count.classList.toggle("ss-unseen", items.length > 1);
    marks.replaceChildren(...cards.map((one, i) => el("i", {
      class: i < draft.at ? "done" : i === draft.at ? "now" : "",
      "data-part": i > 0 && (one.quiz !== cards[i - 1].quiz || one.items[0].kind !== cards[i - 1].items[0].kind),
    })));
    backButton.classList.toggle("ss-wait", draft.at === 0);
    na.hidden = items.length > 1 || items[0].na === false || items[0].kind === "slider";
    skip.hidden = items.some((item) => item.skip === false);
    nextButton.textContent = draft.at === cards.length - 1 ? words.finish : words.next;
  }
  function draw(turn) {
    const first = view !== "question";
    view = "question";
    host.dataset.view = view;
    head.hidden = bar.hidden = false;
    main.className = "ss-main" + (turn && !first ? " ss-in" : "");
    main.replaceChildren(...question());
    progress();
    settle();
  }
  function ask(n) {
    open = false;
    draft.at = n;
    draw(true);
    tell(draft.works ? "" : words.notKept);
    shownAt = performance.now();
    toTop();
    main.querySelector("legend").focus({ preventScroll: true });
    options.onStep?.({ quiz: card().quiz.id, card: n + 1, of: cards.length });
  }
  function go(n) {
    if (n < 0) return;
    if (n >= cards.length) { draft.at = cards.length; end(); } else ask(n);
  }
  function toTop() { if (host.getBoundingClientRect().top < 0) host.scrollIntoView({ block: "start" }); }

  // ---- keys, other tabs, size
  function keys(event) {
    const on = event.composedPath()[0];              // inside a shadow root event.target is only its host
    if (view !== "question" || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented || on.closest?.("dialog, [role=dialog]")) return;
    if (event.key === "Enter") {
      if (on.closest?.("button, a, summary, textarea")) return;
      if (host.contains(on) || on === page.body) { nextButton.click(); event.preventDefault(); }
    } else if (!on.matches?.(TYPED)) {
      const box = main.querySelectorAll(".ss-set > .ss-options input")[Number(event.key) - 1];
      if (box && /^[1-9]$/.test(event.key) && !box.closest(".ss-small, .ss-tags, .ss-strength")) { box.click(); box.focus(); event.preventDefault(); }
    }
  }
  function otherTab(event) {
    if (event.key !== key && event.key !== null) return;
    if (event.newValue === null) {
      if (draft.begun && view !== "handover" && view !== "done") { draft.forget(); notice = words.elsewhere; intro(); }
      return;
    }
    draft.absorb();
    const active = host.getRootNode().activeElement, on = active && host.contains(active) ? active.id : "";
    if (view === "intro" && !draft.empty) welcomeBack();
    else if (view === "question" && !active?.matches(TYPED)) { draw(false); if (on) host.querySelector("#" + CSS.escape(on))?.focus({ preventScroll: true }); }
  }
  function measure() {
    const top = host.getBoundingClientRect().top;
    if (top > 0 && top < innerHeight / 2) host.style.setProperty("--ss-above", Math.ceil(top) + "px");
  }
  page.addEventListener("keydown", keys, { signal: stop.signal });
  window.addEventListener("storage", otherTab, { signal: stop.signal });
  window.addEventListener("resize", measure, { signal: stop.signal });

  if (options.received) received(options.received);
  if (draft.finished && options.reopen) { draft.reopen(); ask(0); }
  else if (draft.finished) handOver();
  else if (!draft.empty) welcomeBack();
  else if (options.intro === false) { const said = notice; ask(0); tell(said); } else intro();
  requestAnimationFrame(measure);
  return { received, destroy() { stop.abort(); clearTimeout(waiting); root.replaceChildren(); } };
}

export { openStore };
