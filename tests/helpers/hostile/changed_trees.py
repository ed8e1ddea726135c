"""Trees of elements changed at random in their structure: numbers made absurd, parts repeated, nested, moved, crossed."""

import copy
import random
from collections.abc import Callable

from lxml import etree

EXTREMES = ("0", "-1", "1", "255", "65536", "1048577", "2147483648", "99999999999", "1e308", "", "x", "9" * 5_000)
_REPEATS, _DEPTHS = (2, 20, 500), (2, 20, 90)
_LONG = ("A", "Una Marsh ", "31/3 ", "(", "\u2003", "\n• ", "50 of 120 ", "<b>", "-")


def changed(root, chance: random.Random) -> None:
    """Changes a tree in one to three places."""
    for _ in range(chance.randrange(1, 4)):
        chance.choice(_CHANGES)(root, chance)


def _one(root, chance: random.Random):
    """Some element below the root."""
    every = [element for element in root.iter() if isinstance(element.tag, str) and element is not root]
    return chance.choice(every) if every else None


def _numbers(root, chance: random.Random) -> None:
    """Numbers among the attributes become extremes."""
    with_numbers = [
        (element, name)
        for element in root.iter()
        if isinstance(element.tag, str)
        for name, written in element.attrib.items()
        if any(letter.isdigit() for letter in written)
    ]
    for element, name in chance.sample(with_numbers, min(len(with_numbers), chance.randrange(1, 6))):
        element.set(name, chance.choice(EXTREMES))


def _attributes_crossed(root, chance: random.Random) -> None:
    """Attributes of one name change places, so that references go round in circles."""
    one = _one(root, chance)
    if one is None or not one.attrib:
        return
    name = chance.choice(list(one.attrib))
    same = [element for element in root.iter() if isinstance(element.tag, str) and name in element.attrib]
    values = [element.get(name) for element in same]
    chance.shuffle(values)
    for element, written in zip(same, values, strict=True):
        element.set(name, written)


def _repeated(root, chance: random.Random) -> None:
    """An element stands many times over."""
    one = _one(root, chance)
    if one is not None and sum(1 for _ in one.iter()) < 200:
        for _ in range(chance.choice(_REPEATS)):
            one.addnext(copy.deepcopy(one))


def _nested(root, chance: random.Random) -> None:
    """An element stands within itself, many levels deep."""
    one = _one(root, chance)
    if one is None:
        return
    for _ in range(chance.choice(_DEPTHS)):
        shell = etree.Element(one.tag, dict(one.attrib), one.nsmap)
        one.getparent().replace(one, shell)
        shell.append(one)


def _moved(root, chance: random.Random) -> None:
    """An element stands elsewhere."""
    one, other = _one(root, chance), _one(root, chance)
    if one is not None and other is not None and all(one is not above for above in (other, *other.iterancestors())):
        other.append(one)


def _removed(root, chance: random.Random) -> None:
    """An element is gone, its children left in its place."""
    one = _one(root, chance)
    if one is not None:
        for child in list(one):
            one.addprevious(child)
        one.getparent().remove(one)


def _renamed(root, chance: random.Random) -> None:
    """An element has the name of another."""
    one, other = _one(root, chance), _one(root, chance)
    if one is not None and other is not None:
        one.tag = other.tag


def _lengthened(root, chance: random.Random) -> None:
    """A text or an attribute is tens of thousands of letters long."""
    one = _one(root, chance)
    if one is None:
        return
    text = chance.choice(_LONG) * chance.choice((100, 4_000))
    if one.attrib and chance.random() < 0.3:
        one.set(chance.choice(list(one.attrib)), " ".join(text.split()))
    else:
        one.text = text


_CHANGES: tuple[Callable, ...] = (
    _numbers, _attributes_crossed, _repeated, _nested, _moved, _removed, _renamed, _lengthened,
)  # fmt: skip
