// Figures as tiles: a number and what it counts, each the link to its tasks.
import { choice, element } from "./parts.js";

export function figures(root, drawn, choose) {
  const made = element("ul", { class: "figures", "aria-label": drawn.caption });
  for (const one of drawn.tiles) {
    const number = element("span", { class: "big" }, element("b", {}, one.number), one.rest ? ` ${one.rest}` : "");
    made.append(element("li", {}, choice(one.id, one.address, choose, { class: "figure" }, number, " ", element("span", { class: "counts" }, one.label))));
  }
  root.replaceChildren(made);
}
