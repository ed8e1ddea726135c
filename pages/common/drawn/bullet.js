// A bar as long as a count, and a tick where its goal is; their words stand above and below, so that they never meet.
import { element } from "./parts.js";

export function bullet(root, drawn) {
  const made = element("div", { class: "bullet", role: "img", "aria-label": drawn.said }, element("span", {}, drawn.counted));
  const [bar, tick] = [element("span", { class: "bar" }), element("span", { class: "tick" })];
  bar.style.width = `${100 * drawn.value}%`;
  tick.style.left = `${100 * drawn.goal}%`;
  const aimed = element("span", { class: "aimed" }, drawn.aimed);
  aimed.style.width = `${100 * drawn.goal}%`;
  made.append(element("span", { class: "track" }, bar, tick), aimed);
  root.replaceChildren(made);
}
