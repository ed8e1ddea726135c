"""Documents damaged at random, the same ones every time: cut short, bits flipped, blocks swapped, ending changed."""

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO

from helpers.plan_writer import write

KINDS = ("docx", "xlsx", "pdf", "csv", "html", "txt")


def cases(count: int, seed: int = 7) -> Iterator[tuple[str, bytes]]:
    """So many pairs of a file name and damaged bytes."""
    chance = random.Random(seed)
    whole = {kind: write(kind) for kind in KINDS}
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        damage = _DAMAGES[number // len(KINDS) % len(_DAMAGES)]
        content, ending = damage(whole[kind], chance), kind
        if damage is _as_it_is:
            ending = chance.choice([*KINDS, "docm", "tsv", "md", "doc"])
        yield f"case-{number}.{ending}", content


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 40)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _swapped(content: bytes, chance: random.Random) -> bytes:
    one, two = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:one] + content[two:] + content[one:two]


def _flipped_inside(content: bytes, chance: random.Random) -> bytes:
    """Damage within the parts of a packed file, whose checksums are right; plain files have their bits flipped."""
    if not content.startswith(b"PK"):
        return _flipped(content, chance)
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        hit = chance.choice([name for name in archive.namelist() if name.endswith((".xml", ".rels"))])
        for name in archive.namelist():
            part = archive.read(name)
            if name == hit:
                part = chance.choice((_digits, _flipped, _cut))(part, chance)
            out.writestr(name, part)
    return packed.getvalue()


def _digits(content: bytes, chance: random.Random) -> bytes:
    """Numbers and quoted words made absurd, so that what is well-formed still makes no sense."""
    changed = bytearray(content)
    places = [place for place, byte in enumerate(changed) if chr(byte).isdigit()]
    for place in chance.sample(places, min(len(places), 20)):
        changed[place] = ord(chance.choice("9-xA0"))
    return bytes(changed)


def _as_it_is(content: bytes, chance: random.Random) -> bytes:
    return content


_DAMAGES = (_cut, _flipped, _flipped_inside, _swapped, _as_it_is)
