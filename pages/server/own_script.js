/*
What the dashboard adds to Streamlit's own script, on every page. React draws the page anew at will, so that nothing
here holds on to an element: it listens on what stays, and looks for the element when it is needed.
*/
"use strict";
(() => {
  const OPENS_FILTERS = "[data-opens-filters]";
  const phone = window.matchMedia("(max-width: 768px)");
  const root = document.documentElement;

  const hasModifier = (event) => event.ctrlKey || event.metaKey || event.altKey;

  // WCAG 2.1.4: Streamlit runs the page again at "r" and offers to clear its cache at "c", wherever the focus is. It
  // listens on the document; stopped one step before it, a letter still reaches what has the focus: a field, a grid, a list.
  document.body.addEventListener("keydown", (event) => {
    if (!hasModifier(event) && ["r", "c"].includes(event.key?.toLowerCase())) event.stopPropagation();
  });

  const menu = () => document.querySelector("[data-testid=stSidebar]");
  const menuIsOpen = () => phone.matches && menu()?.dataset.collapsed === "false";
  const closeMenu = () => menu().querySelector("[data-testid=stSidebarCollapseButton] button")?.click();

  const filtersAreOpen = () => root.dataset.filters === "open";
  const sayFilters = () => {
    const said = String(filtersAreOpen());
    for (const one of document.querySelectorAll(OPENS_FILTERS))
      if (one.getAttribute("aria-expanded") !== said) one.setAttribute("aria-expanded", said);
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
      requestAnimationFrame(() => document.querySelector("[data-testid=stExpandSidebarButton]")?.focus());
    } else if (phone.matches && filtersAreOpen() && event.target.getAttribute?.("aria-expanded") !== "true") {
      openFilters(false); // not where Escape closes the list of one of them
      document.querySelector(OPENS_FILTERS)?.focus();
    }
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

  // What scrolls inside the page, and holds nothing to focus, is scrolled by keyboard only where it has the focus itself.
  const reachScrolling = () => {
    for (const one of document.querySelectorAll(".drawn:not([tabindex])"))
      if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
  };

  let isWaiting = false;
  const afterDrawing = () => {
    isWaiting = false;
    sayFilters(); // a button that React draws anew says again what was written into it
    reachScrolling();
  };
  const drawn = () => {
    if (!isWaiting) requestAnimationFrame(afterDrawing); // once for all that is drawn together
    isWaiting = true;
  };
  new MutationObserver(drawn).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", drawn);
})();
