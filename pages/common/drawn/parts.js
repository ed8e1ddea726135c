// The small parts of every drawing: an element, a rating's chip, a link that chooses, a strip of ratings.
const SVG = "http://www.w3.org/2000/svg";
// One shape a rating, told apart without colour; a square with a dashed edge is "not rated".
const SHAPES = {
  complete: ["circle", { cx: 10, cy: 10, r: 9 }],
  on_schedule: ["rect", { x: 1, y: 1, width: 18, height: 18, rx: 5 }],
  behind: ["polygon", { points: "10,0.5 19.5,10 10,19.5 0.5,10" }],
  off_track: ["polygon", { points: "6,1 14,1 19,6 19,14 14,19 6,19 1,14 1,6" }],
  no_information: ["rect", { x: 1, y: 1, width: 18, height: 18 }],
  not_rated: ["rect", { x: 1, y: 1, width: 18, height: 18, "stroke-dasharray": "3 2" }],
};

// What the parts say themselves, in the reader's language.
let said = {};

export function speak(words) {
  said = words;
}

export function word(name, values = {}) {
  return (said[name] ?? "").replace(/\{(\w+)\}/g, (_, place) => values[place]);
}

export function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== "") made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

export function mark(one) {
  const svg = drawn("svg", { viewBox: "0 0 20 20", class: `mark ${one.code} ${one.how}`, "aria-hidden": "true" });
  const letter = drawn("text", { x: 10, y: 10 });
  letter.textContent = one.letter;
  svg.append(drawn(...(SHAPES[one.code] ?? SHAPES.no_information)), letter);
  return svg;
}

export function chip(one) {
  const how = one.code === "not_rated" ? "" : word(one.how);
  return element("span", { class: "chip", title: one.why }, mark(one), element("span", {}, one.word), hidden(how));
}

export function hidden(words) {
  return element("span", { class: "unseen" }, words);
}

// An address in the language that this page's own asks for.
function inLanguage(address) {
  const asked = new URLSearchParams(location.search).get("lang");
  return asked ? `${address}${address.includes("?") ? "&" : "?"}lang=${encodeURIComponent(asked)}` : address;
}

// A real link, so that it opens in a new tab or is copied as one; a plain click chooses without leaving the page. Without
// an id it leads to another page, as the browser's Forward would: in the same visit, with Back to return. Without either
// it is read only.
export function choice(id, address, choose, attributes, ...inside) {
  if (!id && !address) return element("span", attributes, ...inside);
  const to = address && inLanguage(address);
  const made = element(to ? "a" : "button", { ...attributes, "data-id": id, ...(to ? { href: to } : { type: "button" }) }, ...inside);
  made.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (id) return void choose(id);
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate", { state: null }));
  });
  return made;
}

// A bar of ratings, each part with its letter and number; said in words for those who don't see it.
export function strip(parts, said, length = 1) {
  const bar = element("span", { class: "strip", role: "img", "aria-label": said });
  if (length < 1) bar.style.width = `${100 * length}%`;
  for (const one of parts) {
    const number = element("span", { class: `n ${one.n > 99 ? "hundreds" : one.n > 9 ? "tens" : ""}` }, one.letter ? ` ${one.n}` : `${one.n}`);
    const part = element("span", { class: `part ${one.code} ${one.how}`, title: `${one.n} ${one.word}` }, one.letter, number);
    part.style.flexGrow = one.n;
    bar.append(part);
  }
  return bar;
}
