// The line under a page's title: plan, date, number of tasks, a chip a filter that takes it away, a link to copy.
import { choice, element, word } from "./parts.js";

export function scope(root, drawn, choose) {
  const said = element("p", { class: "scope" });
  said.append(...drawn.said.map((one) => element("span", { class: "part-of-scope", title: one.title }, one.text)));
  for (const one of drawn.labels) said.append(element("span", { class: "label", title: one.title }, one.text));
  for (const one of drawn.filters)
    said.append(choice(one.id, "", choose, { class: "filter", "aria-label": word("take_away", { filter: one.text }) }, one.text, element("span", { "aria-hidden": "true" }, "✕")));
  if (drawn.filters.length) said.append(choice("clear", "", choose, { class: "plain" }, word("clear")));
  if (drawn.has_filters) said.append(element("button", { type: "button", class: "plain opens-filters", "data-opens-filters": "yes", "aria-expanded": "false" }, word("filters")));
  said.append(copies(drawn.plan));
  root.replaceChildren(said);
}

// plan: named in the link where the address leaves it out, since another may be the newest when it is opened.
function copies(plan) {
  const told = element("span", { role: "status", class: "told" });
  const button = element("button", { type: "button", class: "plain" }, word("copy"));
  button.addEventListener("click", async () => {
    const whole = new URL(location.href);
    if (plan && !whole.searchParams.has("plan")) whole.searchParams.set("plan", plan);
    const address = whole.href;
    try {
      await navigator.clipboard.writeText(address);
      told.textContent = word("copied");
    } catch {
      told.textContent = address; // a browser that keeps pages from its clipboard: the address to copy by hand
    }
  });
  return element("span", { class: "copies" }, button, told);
}
