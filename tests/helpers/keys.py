"""A person who has a keyboard alone: counts the keys that lead somewhere, and sees to it that the focus is in sight."""

from helpers.browser import settled
from helpers.focus import here

_HAS_FOCUS = "(one) => one === document.activeElement"
# The focus is marked by an outline, of the stop or of the box around it, and in the window.
_STANDS_OUT = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    if (one === document.body || one.tabIndex < 0) return ""; // no stop: a heading that was led to
    const isSeen = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    for (let at = one, up = 0; isSeen && at && up < 6; at = at.parentElement, up++) {
        const look = getComputedStyle(at);
        if (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2) return "";
    }
    return `${one.tagName} “${(one.getAttribute("aria-label") || one.textContent).trim().slice(0, 60)}”`;
}"""


class Keys:
    """A page that is used by keyboard. count: keys pressed, but for the letters of a text typed into a field."""

    def __init__(self, page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        """Presses a key; the focus is plain to see after it."""
        self.page.keyboard.press(key)
        self.count += 1
        assert self.page.evaluate(_STANDS_OUT) == ""

    def reach(self, what, by: str = "Tab", most: int = 40) -> None:
        """Goes on until something has the focus, and measures there how well that is seen."""
        for _ in range(most):
            self.press(by)
            if self.has_focus(what):
                break
        assert self.has_focus(what), f"{most} times {by} didn't lead to {what}"
        stop = here(self.page)
        assert stop.is_seen, str(stop)

    def act(self, key: str = "Enter") -> None:
        """Presses what has the focus, and waits for what follows; the focus isn't lost by it."""
        self.page.keyboard.press(key)
        self.count += 1
        settled(self.page)
        assert self.page.evaluate("document.activeElement !== document.body")

    def type(self, text: str) -> None:
        """Types a text into the field that has the focus."""
        self.page.keyboard.type(text)

    def has_focus(self, what) -> bool:
        """Whether something is there and has the focus."""
        return what.count() > 0 and what.first.evaluate(_HAS_FOCUS)
