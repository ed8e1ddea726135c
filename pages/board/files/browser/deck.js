"use strict";
// Moves between the slides and opens the tasks behind a number. The address says where: #slide or #slide/number.
// Nothing is written but copies of what the page holds already.
(() => {
  const find = (id) => document.getElementById(id);
  const slides = [...document.querySelectorAll(".slide")];
  const tasks = [...document.querySelectorAll("#tasks .task")];
  const panel = find("panel"), contents = find("contents"), links = [...contents.querySelectorAll("a")];
  const named = document.title;
  let current = null, shown = "", hasLetters = true;

  function asked() {
    const [name, open = ""] = location.hash.slice(1).split("/");
    const slide = slides.find((one) => one.id === name) ?? slides[0];
    const opener = [...slide.querySelectorAll("[data-open]"), find("about")].find((one) => one.dataset.open === open);
    return { slide, opener };
  }

  const placeOf = (opener) => `${opener.closest(".slide")?.id ?? current.id}/${opener.dataset.open}`;

  function show() {
    const { slide, opener } = asked(), moved = slide !== current;
    if (moved) turn(slide);
    if (moved || opener) contents.close();
    if (opener && placeOf(opener) !== shown) open(opener);
    else if (!opener && shown) closed();
    else if (moved) focus(slide.querySelector("h1"));
  }

  function turn(slide) {
    current = slide;
    slides.forEach((one) => { one.hidden = one !== slide; });
    const at = slides.indexOf(slide);
    find("back").disabled = at === 0;
    find("next").disabled = at === slides.length - 1;
    links.forEach((one, number) => one.setAttribute("aria-current", number === at ? "page" : "false"));
    document.title = `${slide.querySelector("h1").textContent} – ${named}`;
    scrollTo(0, 0);
    fit(slide);
  }

  // The smallest steps down that make everything fit; what still doesn't can be scrolled.
  function fit(slide) {
    const body = slide.querySelector(".body");
    for (let size = 100; size >= 70; size -= 4) {
      slide.style.setProperty("--fit", size / 100);
      if (body.scrollHeight <= body.clientHeight) return;
    }
  }

  function open(opener) {
    const before = shown, body = find("panel-body");
    shown = placeOf(opener);
    find("panel-heading").textContent = opener.dataset.heading;
    const whole = { all: () => current.querySelector(".all > div"), about: () => find("reading").querySelector("div") };
    if (whole[opener.dataset.open]) {
      find("panel-count").textContent = "";
      body.replaceChildren(...[...whole[opener.dataset.open]().children].map((one) => one.cloneNode(true)));
      for (const one of body.querySelectorAll(".letters")) one.checked = hasLetters;
    } else {
      find("panel-count").textContent = opener.dataset.absent ?? "";
      const places = opener.dataset.tasks.split(" ").filter(Boolean);
      body.replaceChildren(...places.map((place) => tasks[Number(place)].cloneNode(true)));
    }
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    focus(openerOf(before, panel) ?? find("panel-heading"));
  }

  function closed() {
    const before = shown;
    shown = "";
    panel.close();
    focus(openerOf(before, current) ?? current.querySelector("h1"));
  }

  const openerOf = (before, place) =>
    [...place.querySelectorAll("[data-open]"), find("about")].find((one) => placeOf(one) === before && one.offsetParent);

  function focus(target) {
    target.focus({ preventScroll: target.tagName === "H2" });
  }

  function to(hash) {
    location.hash = hash;
    history.replaceState("from here", "");
    show();
  }

  // Back to the slide: by the browser's own Back where that leads there, so that its history stays short.
  function leave() {
    if (!shown) return;
    if (history.state === "from here") history.back();
    else { location.replace(`#${current.id}`); show(); }
  }

  function go(number) {
    const slide = slides[Math.max(0, Math.min(slides.length - 1, number))];
    if (slide !== current) to(slide.id);
  }

  function list() {
    if (contents.open) { contents.close(); return; }
    contents.showModal();
    focus(links[slides.indexOf(current)]);
  }

  function full() {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    done.catch(() => {});
  }

  function press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || panel.open) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, at = slides.indexOf(current);
    if (key.length === 1 && key !== " " && !hasLetters) return;
    if (contents.open && key !== "o") return;
    if (key === " " && event.target.closest("button, a, summary")) return;
    const page = document.scrollingElement, down = page.scrollHeight - page.clientHeight - page.scrollTop > 2;
    const back = key === "PageUp" || (key === " " && event.shiftKey);
    if ((key === " " || key.startsWith("Page")) && (back ? page.scrollTop > 2 : down)) return;
    const act = {
      ArrowRight: () => go(at + 1), PageDown: () => go(at + 1), " ": () => go(at + (event.shiftKey ? -1 : 1)),
      ArrowLeft: () => go(at - 1), PageUp: () => go(at - 1), Home: () => go(0), End: () => go(slides.length - 1),
      o: list, i: () => to(`${current.id}/about`), f: full,
    }[key];
    if (act) { event.preventDefault(); act(); }
  }

  function click(event) {
    const opener = event.target.closest("[data-open]") ?? event.target.closest("tr")?.querySelector("[data-open]");
    if (opener) to(`${current.id}/${opener.dataset.open}`);
    else if (event.target.closest("#contents a, #contents .close")) contents.close();
    else if (event.target.closest("#panel .close")) leave();
  }

  // WCAG 2.1.4: who speaks to the computer can switch the letters off.
  document.addEventListener("change", ({ target }) => {
    if (target.matches(".letters")) hasLetters = target.checked;
  });

  let touched = null;
  const main = document.querySelector("main");
  main.addEventListener("touchstart", (event) => {
    touched = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  main.addEventListener("touchend", (event) => {
    const last = event.changedTouches[0];
    if (!touched || visualViewport?.scale > 1) return;
    const across = last.clientX - touched.clientX, along = Math.abs(last.clientY - touched.clientY);
    if (Math.abs(across) > 60 && along < 50) go(slides.indexOf(current) + (across < 0 ? 1 : -1));
  });

  document.documentElement.classList.add("js");
  document.addEventListener("keydown", press);
  document.addEventListener("click", click);
  addEventListener("hashchange", show);
  addEventListener("resize", () => fit(current));
  addEventListener("beforeprint", () => {
    slides.forEach((one) => { one.hidden = false; fit(one); });
  });
  addEventListener("afterprint", () => turn(current));
  panel.addEventListener("cancel", (event) => { event.preventDefault(); leave(); });
  panel.addEventListener("close", leave);
  find("list").addEventListener("click", list);
  find("back").addEventListener("click", () => go(slides.indexOf(current) - 1));
  find("next").addEventListener("click", () => go(slides.indexOf(current) + 1));
  find("full").addEventListener("click", full);
  find("full").hidden = !document.fullscreenEnabled;
  const enter = find("full").textContent;
  document.addEventListener("fullscreenchange", () => {
    find("full").textContent = document.fullscreenElement ? find("full").dataset.leave : enter;
  });
  show();
})();
