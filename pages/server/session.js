/*
Where people sign in: what is typed counts as something done, and before an idle session ends it is said, with the way
to stay (WCAG 2.2.1). The server ends it; this only asks it to wait. It knows what it needs from the page's .session.
*/
"use strict";
(() => {
  const WARNED = 120; // seconds before the end
  const OFTEN = 60; // seconds between two times that the server hears of typing
  const ADDRESS = new URL("sign_in/stay", document.currentScript.src);
  const given = () => document.querySelector(".session")?.dataset;
  const idle = () => Number(given()?.idle ?? Infinity);
  let done = Date.now(); // when the server heard of something last, as far as is known here
  let shown;

  const stay = () => {
    done = Date.now();
    fetch(ADDRESS, { method: "POST" }).catch(() => {});
  };

  const warn = () => {
    const { ends, stay: words } = given();
    shown = document.createElement("dialog");
    shown.className = "session_ends";
    shown.setAttribute("aria-label", ends);
    const sentence = document.createElement("p");
    sentence.textContent = ends;
    const button = document.createElement("button");
    button.textContent = words;
    button.addEventListener("click", () => shown.close());
    shown.append(sentence, button);
    shown.addEventListener("close", () => {
      stay();
      shown.remove();
      shown = undefined;
    });
    document.body.append(shown);
    shown.showModal();
  };

  const act = () => {
    if (given() && !shown && Date.now() - done > OFTEN * 1000) stay();
  };
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, act, true);

  setInterval(() => {
    const left = idle() - (Date.now() - done) / 1000;
    if (given() && !shown && left < WARNED) warn();
  }, 1000);
})();
