// A table of real rows: heads that sort, rows that open, cells of text, numbers, chips, strips and counts.
import { chip, choice, element, strip } from "./parts.js";

const WORDS = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

export function table(root, drawn, choose) {
  const body = element("tbody", { role: "rowgroup" });
  const head = element("tr", { role: "row" });
  const made = element(
    "table",
    { role: "table", class: `rows ${drawn.look || ""}` },
    element("caption", { class: drawn.shows_caption ? "" : "unseen" }, drawn.caption),
    element("thead", { role: "rowgroup" }, head),
    body,
  );
  const fill = () => body.replaceChildren(...ordered(drawn, root.order).flatMap((row, at, all) => line(row, all[at - 1], drawn, choose)));
  drawn.columns.forEach((column, at) => head.append(header(column, at, root, drawn, choose, () => (fill(), order(head, root.order)))));
  fill();
  order(head, root.order);
  root.replaceChildren(made);
}

function header(column, at, root, drawn, choose, again) {
  const inside = column.chip ? chip(column.chip) : column.label;
  const cell = element("th", { role: "columnheader", scope: "col", class: look(column) });
  if (column.share) cell.style.width = `${(100 * column.share) / drawn.columns.reduce((sum, one) => sum + one.share, 0)}%`;
  if (column.order) cell.dataset.order = column.order;
  if (column.id) return cell.append(choice(column.id, "", choose, { class: column.order ? "sorts" : "chooses" }, inside)), cell;
  if (!drawn.sorts) return cell.append(inside), cell;
  const button = element("button", { type: "button", class: "sorts" }, inside);
  button.addEventListener("click", () => {
    root.order = root.order?.at === at ? (root.order.down ? undefined : { at, down: true }) : { at, down: false };
    again();
  });
  return cell.append(button), cell;
}

// By the reader's choice here, else as the query ordered the rows.
function order(head, by) {
  [...head.children].forEach((cell, at) => {
    if (!by && ["ascending", "descending"].includes(cell.dataset.order)) cell.setAttribute("aria-sort", cell.dataset.order);
    else if (by?.at === at) cell.setAttribute("aria-sort", by.down ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  });
}

// Sorted within each heading, so that several plans stay apart; what has no value comes last either way.
function ordered(drawn, by) {
  if (!by) return drawn.rows;
  const headings = [...new Set(drawn.rows.map((row) => row.heading))];
  const compare = (one, other) => {
    const [a, b] = [key(one.cells[by.at]), key(other.cells[by.at])];
    if (a === "" || b === "") return (a === "") - (b === "");
    const found = typeof a === "number" && typeof b === "number" ? a - b : WORDS.compare(a, b);
    return by.down ? -found : found;
  };
  return headings.flatMap((heading) => drawn.rows.filter((row) => row.heading === heading).sort(compare));
}

function key(cell) {
  return cell?.sort ?? cell?.text ?? cell?.word ?? cell?.n ?? cell ?? "";
}

function line(row, before, drawn, choose) {
  const lines = [];
  if (row.heading && row.heading !== before?.heading) lines.push(heading(row, drawn));
  const made = element("tr", { role: "row", class: row.look });
  row.cells.forEach((value, number) => made.append(cell(value, row, drawn.columns[number], number === drawn.opens, choose)));
  lines.push(made);
  return lines;
}

function heading(row, drawn) {
  return element("tr", { role: "row", class: "heading" }, element("th", { role: "rowheader", scope: "rowgroup", colspan: drawn.columns.length }, row.heading));
}

function cell(value, row, column, opens, choose) {
  const made = element(opens ? "th" : "td", { role: opens ? "rowheader" : "cell", scope: opens ? "row" : undefined, class: look(column), "data-label": column.label });
  const inside = content(value, choose);
  if (opens && (row.id || row.address)) made.append(choice(row.id, row.address, choose, { class: "opens" }, ...inside));
  else made.append(...inside);
  return made;
}

function content(value, choose) {
  if (value === null || value === "") return [];
  if (typeof value !== "object") return [String(value)];
  if (value.kind === "chip") return [chip(value)];
  if (value.kind === "strip") return [strip(value.parts, value.said, value.length)];
  if (value.kind === "count") return [count(value, choose)];
  if (value.kind === "counts") return [element("span", { class: "counts" }, ...value.cells.map((one) => (one ? count(one, choose) : element("span", { class: "empty" }))))];
  if (value.kind === "link") return [choice(value.id, value.address, choose, {}, value.text)];
  if (value.kind === "links") return value.parts.map((one) => element("span", { class: "line" }, choice("", one.address, choose, {}, one.text)));
  const under = value.under ? [element("span", { class: "under" }, value.under)] : [];
  return [...(value.ref ? [element("b", { class: "ref" }, value.ref), " "] : []), element("span", { class: "said", title: value.title }, value.text), ...under];
}

// A cell of the heat map: its number, its letter in the corner, stronger with its share of the row. The style sheet
// sets letter and note, so that the number alone is the button's text, as its name holds it.
function count(one, choose) {
  const look = `count ${one.code} ${one.how} ${one.is_strong ? "strong" : ""}`;
  const more = { "data-letter": one.letter, "data-note": one.note };
  const made = choice(one.id, "", choose, { class: look, "aria-label": one.said, title: one.said, ...more }, one.shown);
  made.style.setProperty("--tint", `${one.tint}%`);
  return made;
}

function look(column) {
  return [column.kind, column.look].filter(Boolean).join(" ");
}
