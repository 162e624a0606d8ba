// A turn to another page is one entry in the browser's history, and Back shows the page that was left as it was left.
// Where Python turns the page, Streamlit first puts the new page's query behind the old page's path, as an entry of its
// own, and then adds one for the new page. What comes so soon after the first takes its place.
if (!("ssOneEntry" in document.documentElement.dataset)) {
  document.documentElement.dataset.ssOneEntry = "";
  const add = history.pushState, soon = 2000;
  let queried = -soon;   // when the page got another query; long ago once a person has done something since
  history.pushState = function pushState(state, title, url) {
    const turns = url != null && new URL(url, location.href).pathname !== location.pathname;
    const again = turns && performance.now() - queried < soon;
    queried = turns ? -soon : performance.now();
    return (again ? history.replaceState : add).call(this, state, title, url);
  };
  for (const done of ["popstate", "pointerdown", "keydown"]) addEventListener(done, () => { queried = -soon; }, true);
}
