// Says whether the window is as narrow as a phone, where the server has to know: no style sheet can tell a grid's columns.
const PHONE = matchMedia("(max-width: 640px)");

export function room(root, { narrow }) {
  root.isNarrow = narrow;
  const tell = () => {
    if (root.isNarrow !== PHONE.matches) root.tell((root.isNarrow = PHONE.matches));
  };
  if (!root.firstChild) {
    root.append(document.createElement("span")); // it is drawn
    PHONE.addEventListener("change", tell);
  }
  tell();
}
