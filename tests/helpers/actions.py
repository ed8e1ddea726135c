"""Counts what a person does on a page, so that a way through it can be held to a number of actions."""

from helpers.browser import settled


class Actions:
    """A page that is used: each click, and each text typed into a field, is one action."""

    def __init__(self, page) -> None:
        self.page, self.count = page, 0

    def click(self, what, **how) -> None:
        """Clicks something, and waits for what follows. how: as Playwright's click takes it."""
        what.click(**how)
        self._done()

    def type(self, field, text: str, *, last: str = "Tab") -> None:
        """Goes to a field, types, and leaves it; last: the key at the end, "Enter" to give what a form holds."""
        field.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.page.keyboard.press(last)
        self._done()

    def _done(self) -> None:
        self.count += 1
        settled(self.page)
