// Streamlit keeps small things of its own in localStorage, such as each page's theme. Where there is no room left, its
// script fails there, and the page stays blank. They can do without: what finds no room is not kept, and nobody is told;
// and what this app has given up for its journal ("sweet-spot:ballast") is not for them. What is ours has to know.
{
  const keep = Storage.prototype.setItem, short = () => "sweet-spot:journal" in localStorage && !("sweet-spot:ballast" in localStorage);
  Storage.prototype.setItem = function setItem(key, value) {
    if (String(key).startsWith("sweet-spot:")) return keep.call(this, key, value);
    try { if (!short()) keep.call(this, key, value); } catch { /* not kept */ }
  };
}
