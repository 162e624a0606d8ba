// Says under a field how much of it is kept. The line is there before it speaks: a screen reader hears a change, and
// no newcomer.
export default ({ parentElement, data }) => {
  const line = parentElement.querySelector("[role=status]");
  if (line.textContent !== data.said) line.textContent = data.said;
};
