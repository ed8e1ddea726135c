// The status strip: a tile a task in the order of the ratings, each a link to its task, its number in words beside it.
import { choice, element, hidden, mark, strip } from "./parts.js";

export function tiles(root, drawn, choose) {
  const made = element("div", { class: "tiles", role: "group", "aria-label": drawn.caption });
  if (drawn.parts.length) made.append(strip(drawn.parts, drawn.caption));
  for (const run of drawn.runs) {
    const lines = run.tiles.map((one) =>
      element("li", {}, choice(one.id, one.address, choose, { class: "tile", title: one.name }, mark({ ...run, ...one }), hidden(`${one.name}, ${run.said}`))),
    );
    const said = run.address ? choice("", run.address, choose, {}, run.said) : run.said;
    made.append(element("div", { class: "run" }, ...(lines.length ? [element("p", {}, said), element("ul", {}, ...lines)] : [mark(run), element("p", {}, said)])));
  }
  root.replaceChildren(made);
}
