"""Measures how well focus is seen: tabs through a page and compares each stop with and without focus, pixel by pixel.

Seen means (WCAG 2.4.11 and 2.4.13, the latter's measure): the pixels that change do so by 3:1, as many of them as two
sides of the stop would take at 2 pixels, and the stop stands in the window under nothing else.
"""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

RATIO = 3.0
_AROUND = 8  # pixels about a stop in which its outline is looked for
_MOST = 400  # stops of a page
_STOP = """() => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    window.stopsSeen ??= new WeakSet();
    if (window.stopsSeen.has(one)) return "again";
    window.stopsSeen.add(one);
    const shownBy = (one.matches("canvas, [role=gridcell]") && one.closest("[data-testid=stDataFrame]")) || one; // a grid draws its cells
    const box = shownBy.getBoundingClientRect();
    const at = (x, y) => document.elementFromPoint(x, y);
    const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]].map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]);
    const isOwn = (found) => found && (shownBy.contains(found) || found.contains(one) || found.closest?.("label, [data-testid=stElementContainer]")?.contains(one));
    const named = `${one.tagName.toLowerCase()}${one.dataset.testid ? `[${one.dataset.testid}]` : ""}${one.className && typeof one.className === "string" ? "." + one.className.trim().split(/\\s+/)[0] : ""}`;
    return {name: named, said: (one.getAttribute("aria-label") || one.textContent || one.title || "").trim().slice(0, 60),
        around: one.closest("[class*=st-key-]")?.className.match(/st-key-[^ ]+/)?.[0] ?? "",
        box: [box.left, box.top, box.width, box.height], covered: !points.some(([x, y]) => isOwn(at(x, y)))};
}"""

_LEAVE = """() => {
    window.stopHeld = document.activeElement;
    document.body.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true})); // left on purpose: nothing brings it back
    window.stopHeld.blur();
}"""


@dataclass(frozen=True)
class Stop:
    """A stop of the Tab key: what it is, by how much it changes with focus (a ratio), in how many pixels, if in sight."""

    name: str
    ratio: float
    pixels: int
    needed: int
    is_in_sight: bool

    @property
    def is_seen(self) -> bool:
        """Whether focus is plain to see there."""
        return self.is_in_sight and self.pixels >= self.needed

    def __str__(self) -> str:
        sight = "" if self.is_in_sight else ", out of sight"
        return f"{self.name}: {self.ratio:.2f}:1, {self.pixels} of {self.needed} pixels{sight}"


def stops(page, most: int = _MOST) -> list[Stop]:
    """Every stop of the Tab key from the page's beginning on, once."""
    found: list[Stop] = []
    page.evaluate("() => { window.stopsSeen = undefined; document.activeElement?.blur(); }")
    for _ in range(most):
        page.keyboard.press("Tab")
        page.wait_for_timeout(40)
        stop = page.evaluate(_STOP)
        if stop == "again" or (stop is None and found):
            break
        if stop is not None:
            found.append(_measured(page, stop))
    return found


def unseen(page) -> list[str]:
    """The stops at which focus isn't plain to see."""
    return [str(one) for one in stops(page) if not one.is_seen]


def here(page) -> Stop:
    """The stop that has the focus; raises AssertionError where none has."""
    page.evaluate("() => { window.stopsSeen = undefined; }")
    stop = page.evaluate(_STOP)
    assert stop is not None, "the focus is nowhere"
    return _measured(page, stop)


def _measured(page, stop: dict) -> Stop:
    left, top, wide, high = stop["box"]
    size = page.viewport_size
    x, y = max(0, left - _AROUND), max(0, top - _AROUND)
    right, bottom = min(size["width"], left + wide + _AROUND), min(size["height"], top + high + _AROUND)
    name = " ".join(filter(None, (stop["around"], stop["name"], f"“{stop['said']}”")))
    if right - x < 1 or bottom - y < 1:
        return Stop(name, 1.0, 0, 1, False)
    clip = {"x": x, "y": y, "width": right - x, "height": bottom - y}
    with_focus = _picture(page, clip)
    page.evaluate(_LEAVE)
    without = _picture(page, clip)
    page.evaluate("() => window.stopHeld.focus({preventScroll: true, focusVisible: true})")
    ratios = _ratios(with_focus, without)
    needed = int(2 * 2 * min(wide, high) + 2 * 2 * min(max(wide, high), 40)) // 2
    strong = ratios[ratios >= RATIO]
    return Stop(name, float(np.quantile(ratios[ratios > 1.02], 0.9)) if (ratios > 1.02).any() else 1.0,
                int(strong.size), needed, not stop["covered"])  # fmt: skip


def _picture(page, clip: dict) -> np.ndarray:
    taken = page.screenshot(clip=clip, animations="allow", caret="hide")
    return np.asarray(Image.open(io.BytesIO(taken)).convert("RGB"), dtype=float) / 255


def _ratios(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    bright, dark = np.maximum(_light(one), _light(other)), np.minimum(_light(one), _light(other))
    return (bright + 0.05) / (dark + 0.05)


def _light(picture: np.ndarray) -> np.ndarray:
    """Relative luminance as WCAG defines it."""
    linear = np.where(picture <= 0.04045, picture / 12.92, ((picture + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])
