// Enter in a date of a form submits the form, as Enter in its other fields does: the date's own field lets it go by.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.('[data-testid="stForm"]');
  if (event.key !== "Enter" || !form || !event.target.closest('[data-testid="stDateInputField"] [role="spinbutton"]')) return;
  event.target.blur();
  setTimeout(() => form.querySelector('[data-testid="stFormSubmitButton"] button')?.click(), 50);
}, true);
