// The timeline: months on top, a row a task under them, each mark as precise as its dates were written. Places are parts of
// the width, from 0 to 1, so that it fits any; the style sheet puts the words above the marks where there is no room beside.
import { choice, element, hidden, mark, word as ours } from "./parts.js";

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  day: "M8 1 15 8 8 15 1 8Z",
  start_by: "M8 2 15 14H1Z",
  ongoing: "M6 2 15 8 6 14Z",
  reversed: "M2 2 14 14M14 2 2 14",
  earlier: "M15 3 9 8 15 13",
  later: "M1 3 7 8 1 13",
};
const AT_ONCE = 50; // rows of a part, before the reader asks for more
const MONTH = 30; // pixels that a month's name takes
const YEAR = 36;

export function timeline(root, drawn, choose) {
  const months = element("div", { class: "months" });
  const made = element("div", { class: "timeline" }, key(drawn.key));
  made.style.setProperty("--bands", bands(drawn.bands));
  made.classList.toggle("timeless", drawn.months.length === 0);
  made.append(element("div", { class: "axis", "aria-hidden": "true" }, months), ...drawn.plans.map((one) => plan(one, choose)));
  root.watching?.disconnect();
  root.watching = new ResizeObserver(() => scale(months, drawn.months));
  if (drawn.months.length) root.watching.observe(months);
  root.replaceChildren(made);
}

// The shapes that occur, and what each means.
function key(shapes) {
  const entry = ({ shape: name, said }) => element("span", { class: name === "outlined" ? "computed" : "" }, element("span", { class: "room" }, ...sample(name)), said);
  return element("div", { class: "key" }, ...shapes.map(entry));
}

function sample(name) {
  if (name === "late") return [stretch("late", 0, 1)];
  if (name === "window" || name === "outlined") return [stretch("bar", 0.1, 0.9)];
  return marks({ mark: name, from: 0, to: name === "ongoing" ? 0.7 : 0.5 });
}

function bands(quarters) {
  const stops = quarters.map(([from, to]) => `#0000 ${percent(from)}, var(--soft) ${percent(from)} ${percent(to)}, #0000 ${percent(to)}`);
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

function plan(told, choose) {
  const asAt = element("div", { class: "as_at" }, element("span", {}, told.as_at_said));
  const name = element("div", { class: "name" }, element("b", {}, told.name), told.said);
  const head = told.name ? element("div", { class: "plan" }, name, asAt) : element("div", { class: "plan alone" }, asAt);
  const made = element("section", {}, head, ...told.parts.map((one) => part(one, choose)));
  made.style.setProperty("--as-at", percent(told.as_at));
  return made;
}

// A part's rows, so many at a time.
function part(told, choose) {
  const list = element("ol", {});
  const more = element("button", { type: "button", class: "more" });
  const made = element("details", {}, element("summary", {}, told.title), list, more);
  const add = () => {
    const shown = list.childElementCount;
    list.append(...told.rows.slice(shown, shown + AT_ONCE).map((task) => element("li", {}, row(task, choose))));
    const left = told.rows.length - list.childElementCount;
    more.textContent = ours("more", { number: Math.min(left, AT_ONCE), all: told.rows.length });
    more.hidden = left === 0;
  };
  more.addEventListener("click", add);
  made.open = told.is_open;
  add();
  return made;
}

function row(task, choose) {
  const { code, how, word } = task.rating;
  const when = task.when.map((text, at) => element(task.late && at === 0 ? "b" : "span", {}, text));
  return choice(
    task.id,
    task.address,
    choose,
    { class: `row ${code} ${how} ${task.mark ? "" : "unmarked"}`, title: task.said },
    mark(task.rating),
    element("span", { class: "words" }, element("b", {}, task.ref), " ", task.action),
    element("span", { class: "room" }, ...marks(task)),
    element("span", { class: "when" }, ...when, hidden(` ${word}${ours(how)}`)),
  );
}

function marks(task) {
  const made = task.late ? [stretch("late", ...task.late)] : [];
  if (task.mark === "window") return [...made, stretch("bar", task.from, task.to)];
  if (task.mark === "ongoing") made.push(stretch("line", task.from, task.to));
  return task.mark ? [...made, shape(task.mark, task.to)] : made;
}

function stretch(look, from, to) {
  const made = element("span", { class: look });
  made.style.left = percent(from);
  made.style.width = percent(to - from);
  return made;
}

function shape(name, at) {
  const path = document.createElementNS(SVG, "path");
  const made = document.createElementNS(SVG, "svg");
  path.setAttribute("d", SHAPES[name]);
  made.setAttribute("viewBox", "0 0 16 16");
  made.setAttribute("class", `shape ${name}`);
  made.style.left = percent(at);
  made.append(path);
  return made;
}

// The months' names where there is room for them, else the quarters', else the years alone.
function scale(axis, months) {
  const width = axis.clientWidth / months.length;
  const step = [1, 3].find((one) => width * one >= MONTH);
  const isQuarter = ({ number }) => number % 3 === 1;
  const fits = ({ at }, room) => (1 - at) * axis.clientWidth >= room; // none hangs over the edge
  const named = months.filter((one) => (step === 1 || (step === 3 && isQuarter(one))) && fits(one, MONTH - 4));
  axis.classList.toggle("short", named.length === 0);
  axis.replaceChildren(
    ...named.map(({ at, month }) => tick("", at, month)),
    ...apart(months, YEAR / axis.clientWidth).filter((one) => fits(one, YEAR - 4)).map(({ at, year }) => tick("year", at, year)),
  );
}

// The years, so many that none stands over another; the last months of a first year give way to the next year's name.
function apart(months, room) {
  const [first, ...years] = months.filter(({ number }, at) => number === 1 || at === 0);
  const kept = years.length && years[0].at - first.at < room ? [] : [first];
  for (const one of years) if (!kept.length || one.at - kept.at(-1).at >= room) kept.push(one);
  return kept;
}

function tick(look, at, text) {
  const made = element("span", { class: look }, text);
  made.style.left = percent(at);
  return made;
}

function percent(part) {
  return `${100 * part}%`;
}
