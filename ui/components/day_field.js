// The device's own way to pick a day. Only a whole day within the bounds goes to Python; another one gives way when the
// field is left, to the day that Python knows.
export default ({ parentElement, data, setTriggerValue }) => {
  const name = parentElement.querySelector("span"), field = parentElement.querySelector("input");
  const sound = () => Boolean(field.value) && field.validity.valid;
  name.textContent = data.label;
  name.parentElement.hidden = false;                              // until it has a name, there is no field
  Object.assign(field, { min: data.first, max: data.last });
  if (field.dataset.known !== data.day) field.value = data.day;   // while it is being typed, what is typed stays
  field.dataset.known = data.day;
  field.onchange = () => {
    if (!sound() || field.value === field.dataset.known) return;
    field.dataset.known = field.value;
    setTriggerValue("day", field.value);
  };
  field.onblur = () => { if (!sound()) field.value = field.dataset.known; };
};
