// Says whether the window is as narrow as a phone, where the server has to know: no style sheet can tell a grid's columns.
const PHONE = matchMedia("(max-width: 640px)");

export function room(root) {
  const tell = () => {
    if (root.isNarrow !== PHONE.matches) root.tell((root.isNarrow = PHONE.matches));
  };
  PHONE.addEventListener("change", tell);
  root.replaceChildren(document.createElement("span")); // it is drawn
  tell();
}
