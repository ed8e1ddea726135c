"""Documents made to cost their reader dear: small files that grow, go round in circles, nest or repeat without end.

Every one is the same for the same seed. Those of a list are each of one kind, in any size; the others are honest plans
changed at random in their structure: objects of PDFs, parts and trees of office files, tags, quotes and lines.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import changed_files, pdf_bombs, sheet_bombs, text_bombs, word_bombs


@dataclass(frozen=True)
class Hostile:
    """A hostile document: what is hostile about it, its file's name and its bytes."""

    kind: str
    name: str
    content: bytes


def listed() -> dict[str, tuple[str, Callable[[int], bytes]]]:
    """Every kind of the list, by a name that begins with its file's ending: the ending, and what makes it in a size."""
    by_ending = {"pdf": pdf_bombs.KINDS, "docx": word_bombs.KINDS, "xlsx": sheet_bombs.KINDS}
    found = {f"{ending} {name}": (ending, made) for ending, kinds in by_ending.items() for name, made in kinds.items()}
    for name, made in text_bombs.KINDS.items():
        ending, rest = name.split("_", 1)
        found[f"{ending} {rest}"] = ending, made
    return found


def hostile(count: int, seed: int, sizes: tuple[int, ...] = (1, 2, 3)) -> Iterator[Hostile]:
    """So many hostile documents: by turns one of the list, in an order of its own and one of the sizes, and one changed."""
    chance = random.Random(seed)
    kinds = listed()
    waiting: list[str] = []
    for number in range(count):
        if number % 2:
            ending = chance.choice(changed_files.KINDS)
            yield Hostile(f"{ending} changed", f"case-{number}.{ending}", changed_files.changed_file(ending, chance))
            continue
        if not waiting:
            waiting = chance.sample(list(kinds), len(kinds))
        kind = waiting.pop()
        ending, made = kinds[kind]
        yield Hostile(kind, f"case-{number}.{ending}", made(chance.choice(sizes)))
