// What a page draws as real rows and buttons: Streamlit hands over plain values, the parts build elements from them.
// Every text goes in as text, never as HTML, so nothing that a document holds can act.
import { bullet } from "./bullet.js";
import { figures } from "./figures.js";
import { speak } from "./parts.js";
import { room } from "./room.js";
import { scope } from "./scope.js";
import { table } from "./table.js";
import { tiles } from "./tiles.js";
import { timeline } from "./timeline.js";

const KINDS = { bullet, figures, room, scope, table, tiles, timeline };
const READ = new TextDecoder();
const NARROW = matchMedia("(max-width: 1000px)");

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .drawn");
  if (!root) {
    root = document.createElement("div");
    root.className = "drawn";
    parentElement.append(root);
  }
  root.send = (id) => {
    root.pressed = id;
    setTriggerValue("chosen", id);
    if (root.closest(".st-key-beside")) setTimeout(showBeside, 200); // what is chosen in the pane takes its place
  };
  root.tell = (isNarrow) => setStateValue("narrow", isNarrow);
  const lines = READ.decode(data).split("\n"); // what is chosen, the words, what is drawn, a line of JSON each
  const chosen = JSON.parse(lines[0]) ?? "";
  const words = JSON.parse(lines[1]);
  speak(words);
  if (root.text !== lines[2] || root.language !== words.language) {
    const held = root.contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
    root.text = lines[2];
    root.language = words.language;
    const drawn = JSON.parse(root.text);
    KINDS[drawn.kind](root, drawn, (id) => root.send(id));
    if (held !== undefined) find(root, held)?.focus({ preventScroll: true });
  }
  mark(root, chosen);
  const isNew = root.shown !== undefined && root.shown !== chosen;
  root.shown = chosen;
  if (chosen && (isNew || root.pressed === chosen)) showBeside();
  if (root.pressed === chosen) root.pressed = undefined;
}

function find(root, id) {
  return [...root.querySelectorAll("[data-id]")].find((one) => one.dataset.id === id);
}

function mark(root, chosen) {
  for (const one of root.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
  if (!chosen) return;
  for (const one of root.querySelectorAll("[data-id]")) if (one.dataset.id === chosen) one.setAttribute("aria-current", "true");
}

// What was chosen is shown from its beginning once the page has been drawn; below the list on a narrow screen.
function showBeside(left = 40) {
  const busy = !document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  const beside = document.querySelector(".st-key-beside");
  if ((busy || !beside) && left > 0) return void setTimeout(showBeside, 100, left - 1);
  if (!beside) return;
  beside.scrollTop = 0;
  if (NARROW.matches) beside.scrollIntoView({ block: "start" });
}
