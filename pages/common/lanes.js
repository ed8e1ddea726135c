// Draws the timeline from plain values (pages/status/timeline/figure.py) at whatever width the page has. What a plan says
// goes in as text alone. A row is a button; the task it stands for is given back as "opened".
const AT_ONCE = 300 // rows of a part, before the reader asks for more
const SHAPES = {
  day: "M8 1 15 8 8 15 1 8Z",
  start_by: "M8 2 15 14H1Z",
  ongoing: "M6 2 15 8 6 14Z",
  reversed: "M2 2 14 14M14 2 2 14",
  earlier: "M15 3 9 8 15 13",
  later: "M1 3 7 8 1 13",
}
const MONTH_WIDTH = 30 // pixels that a month's name needs
const YEAR_WIDTH = 36

const made = (name, className, text = "") => {
  const one = document.createElement(name)
  one.className = className
  one.textContent = text
  return one
}
const percent = (part) => `${100 * part}%`
const filled = (parent, children) => {
  parent.replaceChildren(...children)
  return parent
}

function shape(name, at) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
  drawn.setAttribute("viewBox", "0 0 16 16")
  drawn.style.left = percent(at)
  path.setAttribute("d", SHAPES[name])
  drawn.append(path)
  return drawn
}

function stretch(className, from, to) {
  const drawn = made("span", className)
  drawn.style.left = percent(from)
  drawn.style.width = percent(to - from)
  return drawn
}

// The marks of a row, or of the key.
function marks({ mark, from, to, late }) {
  const drawn = late ? [stretch("late", ...late)] : []
  if (mark === "window") return [...drawn, stretch("bar", from, to)]
  if (mark === "ongoing") drawn.push(stretch("line", from, to))
  return mark ? [...drawn, shape(mark, to)] : drawn
}

function coloured(part, rating, isOutlined) {
  const pair = ([light, dark]) => `light-dark(${light}, ${dark})`
  const isRated = rating.fill[0] !== "#FFFFFF"
  part.style.setProperty("--line", isRated ? pair(rating.fill) : "var(--muted)")
  part.style.setProperty("--fill", isOutlined ? "var(--page)" : pair(rating.fill))
  part.style.setProperty("--ink", isOutlined && isRated ? pair(rating.fill) : pair(rating.ink))
}

function row(task, ratings) {
  const drawn = made("button", task.mark ? "row" : "row unmarked")
  drawn.type = "button"
  drawn.dataset.id = task.id
  drawn.title = task.said
  coloured(drawn, ratings[task.rating], task.is_outlined)
  const words = made("span", "words", task.action)
  words.prepend(made("b", "", task.ref))
  const when = task.when.map((text, at) => {
    const line = made("span", "")
    line.append(task.late && at === 0 ? made("b", "", text) : text)
    return line
  })
  const tile = made("span", "tile", ratings[task.rating].letter)
  tile.setAttribute("role", "img")
  tile.setAttribute("aria-label", task.rating_said)
  return filled(drawn, [
    tile,
    words,
    filled(made("span", "room"), marks(task)),
    filled(made("span", "when"), when),
  ])
}

// A part's rows, drawn once it is opened, so many at a time.
function part(told, ratings) {
  const drawn = made("details", "part")
  const list = made("ol", "")
  const more = made("button", "more")
  let shown = 0
  const draw = () => {
    const rows = told.rows.slice(shown, shown + AT_ONCE)
    list.append(...rows.map((task) => filled(made("li", ""), [row(task, ratings)])))
    shown += rows.length
    const left = told.rows.length - shown
    more.hidden = left === 0
    more.textContent = `Show ${Math.min(left, AT_ONCE)} more of ${told.rows.length}`
  }
  more.type = "button"
  more.onclick = draw
  drawn.ontoggle = () => drawn.open && shown === 0 && draw()
  drawn.open = told.is_open
  if (drawn.open) draw()
  return filled(drawn, [made("summary", "", told.title), list, more])
}

function plan(told, ratings) {
  const drawn = made("section", "")
  drawn.style.setProperty("--as-at", percent(told.as_at))
  const name = told.name ? [made("b", "", told.name), told.said] : []
  const asAt = filled(made("div", "as_at"), [made("span", "", told.as_at_said)])
  const heading = made("div", "name")
  heading.append(...name)
  return filled(drawn, [
    filled(made("div", told.name ? "plan" : "plan alone"), told.name ? [heading, asAt] : [asAt]),
    ...told.parts.map((one) => part(one, ratings)),
  ])
}

function key(shapes) {
  return filled(
    made("div", "key"),
    shapes.map(({ shape: name, said }) => {
      const sample = filled(made("span", "room"), samples(name))
      sample.style.cssText = "--line: var(--muted); --fill: var(--muted)"
      if (name === "outlined") sample.style.setProperty("--fill", "var(--page)")
      const entry = filled(made("span", ""), [sample])
      entry.append(said)
      return entry
    }),
  )
}

function samples(name) {
  if (name === "late") return [stretch("late", 0, 1)]
  if (name === "window" || name === "outlined") return [stretch("bar", 0.1, 0.9)]
  return marks({ mark: name, from: 0, to: name === "ongoing" ? 0.7 : 0.5 })
}

// The months' names where there is room for them, else the quarters', else the years alone.
function scale(months, axis) {
  const width = axis.clientWidth / months.length
  const step = [1, 3].find((one) => width * one >= MONTH_WIDTH)
  const isQuarter = ({ month }) => ["Jan", "Apr", "Jul", "Oct"].includes(month)
  const names = months.filter((one) => step === 1 || (step === 3 && isQuarter(one)))
  axis.classList.toggle("short", names.length === 0)
  filled(axis, [
    ...names.map(({ at, month }) => tick("", at, month)),
    ...apart(months, YEAR_WIDTH / axis.clientWidth).map(({ at, year }) => tick("year", at, year)),
  ])
}

function tick(className, at, text) {
  const drawn = made("span", className, text)
  drawn.style.left = percent(at)
  return drawn
}

// The years' beginnings, so many that none stands over another; a year's last months give way to the next year.
function apart(months, room) {
  const [first, ...years] = months.filter(({ month }, number) => month === "Jan" || number === 0)
  const kept = years.length && years[0].at - first.at < room ? [] : [first]
  for (const one of years) if (!kept.length || one.at - kept.at(-1).at >= room) kept.push(one)
  return kept
}

function draw(root, told) {
  const stops = told.bands.map(
    ([from, to]) =>
      `transparent ${percent(from)}, var(--band) ${percent(from)} ${percent(to)}, transparent ${percent(to)}`,
  )
  const axis = made("div", "months")
  const head = filled(made("div", "axis"), [axis])
  head.setAttribute("aria-hidden", "true")
  root.style.setProperty("--bands", `linear-gradient(to right, ${stops.join(", ")})`)
  root.classList.toggle("timeless", !told.months.length)
  root.watch?.disconnect()
  root.watch = new ResizeObserver(() => scale(told.months, axis))
  if (told.months.length) root.watch.observe(axis)
  filled(root, [key(told.key), head, ...told.plans.map((one) => plan(one, told.ratings))])
}

// Marks the row of the chosen task.
function choose(root, chosen) {
  const isChosen = (one) => one.dataset.id === chosen
  for (const one of root.querySelectorAll(".row")) one.setAttribute("aria-current", isChosen(one))
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".lanes")
  const [chosen, drawn] = new TextDecoder().decode(data).split("\n")
  if (root.drawn !== drawn) {
    root.drawn = drawn
    draw(root, JSON.parse(drawn))
  }
  choose(root, JSON.parse(chosen))
  root.onclick = (event) => {
    const one = event.target.closest(".row")
    if (one) setTriggerValue("opened", one.dataset.id)
  }
}
