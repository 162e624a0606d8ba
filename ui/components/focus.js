// The button that a person pressed is gone with the run that it started: the focus goes to the one that is next.
const WAITS = 2000;
let before = "";

export default ({ data }) => {
  if (!data.once || data.once === before) return;
  before = data.once;
  const until = performance.now() + WAITS;
  const look = () => {
    const button = document.querySelector(`.st-key-${data.on} button`);
    const free = [null, document.body].includes(document.activeElement);
    if (button && free) button.focus({ preventScroll: true });
    if (document.activeElement !== button && performance.now() < until) requestAnimationFrame(look);
  };
  look();
};
