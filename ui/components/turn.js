// When a page turns to another part of itself, the new part is shown from its top and its title has the focus.
let shown = null;

export default ({ data }) => {
  const before = shown;
  shown = data.at;
  if (before === null || before === data.at) return;
  const title = document.querySelector('[data-testid="stMain"] h1');
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  if (!title) return;
  title.tabIndex = -1;
  title.style.outline = "none";
  title.focus({ preventScroll: true });
};
