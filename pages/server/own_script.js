/*
What the dashboard adds to Streamlit's own script, on every page. React draws the page anew at will, so that nothing
here holds on to an element: it listens on what stays, and looks for the element when it is needed.
*/
"use strict";
// Streamlit looks for its server under the page's own address first: it is where this script is. And it asks how it is before
// it connects; by that answer's cookie alone it knows who is signed in. Where the cookie is there, it connects at once,
// and asks beside that.
window.__streamlit = {
  BACKEND_BASE_URL: new URL(".", document.currentScript.src).href,
  ...(/(?:^|; )_streamlit_xsrf=/.test(document.cookie) && {
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
  }),
};

(() => {
  const OPENS_FILTERS = "[data-opens-filters]";
  const MESSAGE = "[data-testid=stMain] [data-testid=stAlertContainer]";
  const OUTCOME = "[data-testid=stAlertContentError], [data-testid=stAlertContentSuccess]";
  const LONGEST = 100; // letters of a heading in the window's title
  const phone = window.matchMedia("(max-width: 768px)");
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const text = (one) => one?.textContent.trim().replace(/\s+/g, " ") ?? "";
  const said = () => find(".spoken")?.dataset ?? {};
  const isResting = () => find("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
  const write = (one, name, value) => {
    if (one && one.getAttribute(name) !== value) one.setAttribute(name, value);
  };

  const hasModifier = (event) => event.ctrlKey || event.metaKey || event.altKey;

  // WCAG 2.1.4: Streamlit runs the page again at "r" and offers to clear its cache at "c", wherever the focus is. It
  // listens on the document; stopped one step before it, a letter still reaches what has the focus: a field, a grid, a list.
  document.body.addEventListener("keydown", (event) => {
    if (!hasModifier(event) && ["r", "c"].includes(event.key?.toLowerCase())) event.stopPropagation();
  });

  const menu = () => find("[data-testid=stSidebar]");
  const menuIsOpen = () => phone.matches && menu()?.dataset.collapsed === "false";
  const closeMenu = () => menu().querySelector("[data-testid=stSidebarCollapseButton] button")?.click();

  const filtersAreOpen = () => root.dataset.filters === "open";
  const sayFilters = () => {
    for (const one of document.querySelectorAll(OPENS_FILTERS)) write(one, "aria-expanded", String(filtersAreOpen()));
  };
  const openFilters = (open) => {
    if (open) root.dataset.filters = "open";
    else delete root.dataset.filters;
    sayFilters();
  };

  document.addEventListener("click", (event) => {
    const asked = event.target.closest?.(`${OPENS_FILTERS}, [data-testid=stSidebarNavLink]`);
    if (asked?.matches(OPENS_FILTERS)) openFilters(!filtersAreOpen());
    // On a phone the menu lies over the page that was chosen. Streamlit puts it away by the kind of browser, not by the
    // room: asked a moment later, so that a menu that it closed isn't opened again.
    else if (asked && !hasModifier(event))
      setTimeout(() => {
        if (menuIsOpen()) closeMenu();
      });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (menuIsOpen()) {
      closeMenu();
      requestAnimationFrame(() => find("[data-testid=stExpandSidebarButton]")?.focus());
    } else if (phone.matches && filtersAreOpen() && event.target.getAttribute?.("aria-expanded") !== "true") {
      openFilters(false); // not where Escape closes the list of one of them
      find(OPENS_FILTERS)?.focus();
    }
  });

  // The further filters lie over what is under them: they fold where the focus goes on, and at Escape.
  const further = ".st-key-filters_more details[open] > summary";
  document.addEventListener("keyup", ({ key, target }) => {
    const summary = phone.matches ? null : find(further);
    const isIn = summary?.parentElement.contains(target);
    const isOver = target.closest?.("[data-st-overlay-root], [role=listbox], [role=dialog]");
    if (summary && key === "Tab" && !isIn && !isOver) summary.click();
  });
  document.addEventListener("keydown", (event) => {
    const summary = phone.matches ? null : find(further);
    const isList = event.target.getAttribute?.("aria-expanded") === "true"; // Escape closes it first
    if (event.key !== "Escape" || event.defaultPrevented || isList || !summary?.parentElement.contains(event.target)) return;
    summary.click();
    summary.focus();
  });

  // Enter takes a date that was typed, and submits the form that it stands in, as in any other field: Streamlit's date
  // field takes it only once the focus leaves it.
  document.addEventListener("keydown", (event) => {
    const part = event.target.closest?.("[data-testid=stDateInputField] [role=spinbutton]");
    if (event.key !== "Enter" || !part) return;
    const form = part.closest("[data-testid=stForm]");
    const whole = part.closest("[data-testid=stDateInput]");
    whole.tabIndex = -1;
    whole.focus({ preventScroll: true });
    setTimeout(() => (form ? form.querySelector("[data-testid=stFormSubmitButton] button")?.click() : part.focus()), 300);
  }, true);

  const focusOn = (one, options = {}) => {
    if (!one) return false;
    if (!one.matches("a[href], button, input, textarea, summary, [tabindex]")) one.tabIndex = -1;
    one.focus(options);
    return document.activeElement === one;
  };

  // The way past menu and filters, first of all stops.
  const skips = document.createElement("div");
  const skip = (look, to) => {
    const link = document.createElement("a");
    link.href = "#";
    link.className = look;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      focusOn(to());
    });
    skips.append(link);
    return link;
  };
  const name = (link, words, isThere) => {
    if (link.textContent !== (words ?? "")) link.textContent = words ?? "";
    if (link.hidden === Boolean(words && isThere)) link.hidden = !link.hidden;
  };
  const page = () => find("[data-testid=stMain] h1");
  const opened = () => find(".st-key-beside :is(h1, h2, h3)");
  const toPage = skip("skip", page);
  const toOpened = skip("skip", opened);
  document.body.prepend(skips);

  // A chosen row that is chosen again leads to what it opened.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".drawn [data-id][aria-current]") && !hasModifier(event)) focusOn(opened());
  });

  // What changes without a word is said, politely, and once.
  const told = document.createElement("div");
  told.setAttribute("role", "status");
  told.className = "told-aloud";
  document.body.append(told);
  const tell = (words) => {
    told.textContent = "";
    setTimeout(() => (told.textContent = words), 50); // a region that is filled anew is read, the same words too
  };

  // Where the focus was, to find it again when the page was drawn anew: under which key, what kind, which name.
  let held = null;
  let pressed = null;
  const about = (one) => ({
    one,
    key: one.closest("[class*=st-key-]")?.className.match(/st-key-[^\s]+/)[0],
    kind: one.tagName,
    name: one.getAttribute("aria-label") || text(one),
    id: one.dataset.id,
  });
  const isLost = () => document.activeElement === document.body || !document.activeElement;
  document.addEventListener("focusin", ({ target }) => {
    if (target === root || target === document.body) return;
    held = about(target);
    if (held.id) pressed = held;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!target.closest?.("a, button, input, textarea, summary, label, [tabindex]:not([data-testid=stMain])")) held = null; // left on purpose
  });
  const again = (was) => {
    if (!was) return undefined;
    const within = was.key ? document.getElementsByClassName(was.key)[0] : find("[data-testid=stMain]");
    const all = [...(within?.querySelectorAll(was.kind) ?? [])].filter((one) => one.checkVisibility());
    return all.find((one) => (was.id ? one.dataset.id === was.id : (one.getAttribute("aria-label") || text(one)) === was.name));
  };

  const MENU_WORDS = "[data-testid=stNavSectionHeader]";
  // Streamlit's menu is a list that holds boxes: these are named groups of links instead, and the page's own is marked.
  const mendMenu = () => {
    const items = find("[data-testid=stSidebarNavItems]");
    if (!items) return;
    write(items, "role", "presentation");
    if (said().menu) write(find("[data-testid=stSidebarNav]"), "aria-label", said().menu);
    for (const one of items.querySelectorAll("li")) write(one, "role", "presentation");
    for (const head of items.querySelectorAll(MENU_WORDS)) {
      write(head.parentElement, "role", "group");
      write(head.parentElement, "aria-label", text(head.querySelector("p")));
    }
    for (const link of items.querySelectorAll("a")) {
      if (new URL(link.href).pathname === location.pathname) write(link, "aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    // What lies under the open menu of a phone, or in a closed one, can't have the focus.
    const main = find("[data-testid=stMain]");
    if (main && main.inert !== menuIsOpen()) main.inert = menuIsOpen();
    const isAway = menu().dataset.collapsed === "true";
    const links = find("[data-testid=stSidebarContent]");
    if (links && links.inert !== isAway) links.inert = isAway;
    if (menuIsOpen() && !wasOpen && !menu().contains(document.activeElement)) focusOn(items.querySelector("a"));
    wasOpen = menuIsOpen();
  };
  let wasOpen = false;

  const reword = (one, from, to) => {
    const words = one.childElementCount ? null : one.firstChild;
    if (to && words && words.data?.trim() === from && to !== from) words.data = to;
  };
  // An error in a form, or right under it, is tied to its fields.
  const tieErrors = () => {
    document.querySelectorAll("[data-testid=stForm]").forEach((form, number) => {
      const message = form.querySelector("[data-testid=stAlertContainer][role=alert]");
      if (message && !message.id) message.id = `error-of-form-${number}`;
      for (const field of form.querySelectorAll("input, textarea, [role=group][aria-label]")) {
        const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !id.startsWith("error-of-form-"));
        const all = [...ids, ...(message ? [message.id] : [])].join(" ");
        if (all) write(field, "aria-describedby", all);
        else field.removeAttribute("aria-describedby");
      }
    });
    for (const one of document.querySelectorAll("button[aria-haspopup=listbox][aria-labelledby][aria-label]")) {
      if (!text(one)) continue;
      one.setAttribute("aria-label", `${text(one)}, ${one.getAttribute("aria-label")}`); // a calendar's month: its name holds its words
      one.removeAttribute("aria-labelledby");
    }
    // Streamlit says these in English alone.
    for (const one of document.querySelectorAll("[id$='-error']")) reword(one, "This field is required.", said().required);
    for (const one of document.querySelectorAll("[data-testid=stWidgetLabel] span")) reword(one, "(required)", said().needed);
  };

  // A form that isn't sent for want of something leads to what is wanting.
  document.addEventListener("click", ({ target }) => {
    const form = target.closest?.("[data-testid=stFormSubmitButton]")?.closest("[data-testid=stForm]");
    if (form) setTimeout(() => focusOn(form.querySelector("[aria-invalid=true]")), 100);
  });

  // What scrolls inside the page, and holds nothing to focus, is scrolled by keyboard only where it has the focus itself.
  const reachScrolling = () => {
    for (const one of document.querySelectorAll(".drawn:not([tabindex])"))
      if (one.scrollWidth > one.clientWidth) {
        one.tabIndex = 0;
        write(one, "role", "group");
        write(one, "aria-label", text(one.querySelector("caption")).slice(0, LONGEST) || text(page()));
      }
  };

  // The window's title: page – plan – what is open · product.
  const nameWindow = () => {
    const { product } = said();
    if (!product || !page()) return;
    const parts = [page(), find(".part-of-scope"), opened()].map(text).filter(Boolean);
    const cut = parts.map((one) => (one.length > LONGEST ? `${one.slice(0, LONGEST - 1)}…` : one));
    const whole = `${cut.join(" – ")} · ${product}`;
    if (document.title !== whole) document.title = whole;
  };

  const outcomes = () => [...document.querySelectorAll(MESSAGE)].filter((one) => one.querySelector(OUTCOME));

  let shown; // what was on the page when it last came to rest
  const look = () => ({
    path: location.pathname,
    view: [...document.querySelectorAll(".scope :is(.part-of-scope, .filter)")].map((one) => one.firstChild.data).join(", "),
    opened: text(opened()),
    recorded: said().recorded,
    messages: outcomes().map(text),
  });

  // After a run: the focus goes to a page's title or to what was recorded, or back to where it was; what changed is said.
  const afterRun = () => {
    const [before, now] = [shown, look()];
    shown = now;
    nameWindow();
    if (!before) return;
    if (before.path !== now.path) return void (menuIsOpen() || focusOn(page()));
    const recorded = before.recorded !== now.recorded && find(".st-key-recorded [data-testid=stAlertContainer]");
    const fresh = recorded || outcomes().find((one) => !before.messages.includes(text(one)));
    const opens = before.opened !== now.opened && now.opened && opened();
    if (isLost() && held) {
      const place = recorded || again(held) || fresh || opens || again(pressed);
      if (!focusOn(place, { preventScroll: place !== fresh })) focusOn(page(), { preventScroll: true });
    } else if (recorded) tell(text(recorded));
    fresh?.scrollIntoView({ block: "nearest" });
    if (fresh) return;
    if (opens) tell(now.opened);
    else if (before.view && before.view !== now.view) tell(now.view);
  };

  let isBusy = false; // something is being made: a spinner says so itself, of a bar it is said that it began
  const sayBusy = () => {
    const [bar, spinner] = ["stProgress", "stSpinner"].map((one) => find(`[data-testid=${one}]`));
    const now = Boolean(bar || spinner);
    if (now === isBusy) return;
    isBusy = now;
    if (now && bar) tell(text(bar));
    else if (!now && said().done) tell(said().done);
  };

  let isWaiting = false;
  let rest;
  const afterDrawing = () => {
    isWaiting = false;
    if (said().lang) write(root, "lang", said().lang);
    const opens = JSON.stringify(said().opensMenu ?? "");
    if (root.style.getPropertyValue("--menu") !== opens) root.style.setProperty("--menu", opens);
    name(toPage, said().skip, page());
    name(toOpened, said().skipOpen, opened());
    sayFilters(); // a button that React draws anew says again what was written into it
    mendMenu();
    tieErrors();
    sayBusy();
    clearTimeout(rest);
    rest = setTimeout(() => {
      if (!isResting() || !page()) return;
      reachScrolling(); // now, since it measures: amid the drawing, all would be laid out anew each time
      afterRun();
    }, 150);
  };
  const drawn = () => {
    if (!isWaiting) requestAnimationFrame(afterDrawing); // once for all that is drawn together
    isWaiting = true;
  };
  const watching = { childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state", "data-collapsed"] };
  new MutationObserver(drawn).observe(document.body, watching);
  new MutationObserver(nameWindow).observe(find("title"), { childList: true });
  addEventListener("resize", drawn);
})();
