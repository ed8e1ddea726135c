"""Honest documents changed in their structure: objects of PDFs, parts and trees of office files, tags, quotes, lines."""

import random
import re
import zlib
from collections.abc import Callable
from functools import cache

from helpers.plan_writer import write
from lxml import etree, html

from .changed_trees import EXTREMES, changed
from .packed import packed, parts_of

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.S)
_PARTS = re.compile(r"\.(?:xml|rels)$")
_FILTERS = (b"/FlateDecode", b"/Fl", b"/LZWDecode", b"/RunLengthDecode", b"/AHx", b"/A85", b"/DCTDecode", b"/Crypt")


@cache
def _whole(kind: str) -> bytes:
    return write(kind)


def changed_file(kind: str, chance: random.Random) -> bytes:
    """The made-up plan as a file of a kind, changed in its structure."""
    return _CHANGED[kind](_whole(kind), chance)


def _pdf(content: bytes, chance: random.Random) -> bytes:
    """A PDF some of whose objects are changed, with a table of references that fits them."""
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    root = re.search(rb"/Root (\d+) 0 R", content)
    for _ in range(chance.randrange(1, 5)):
        number = chance.choice(list(objects))
        objects[number] = chance.choice(_PDF_CHANGES)(objects, number, chance)
    out = bytearray(b"%PDF-1.5\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begins = len(out)
    for number in sorted(places):
        out += b"%s%d 1\n%010d 00000 n \n" % (b"" if number != min(places) else b"xref\n", number, places[number])
    return bytes(out) + b"trailer\n<</Root %s 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (root[1] if root else b"1", begins)


def _number_changed(objects: dict[int, bytes], number: int, chance: random.Random) -> bytes:
    places = list(re.finditer(rb"(?<![\w/])-?\d+(?:\.\d+)?(?![\w.]| 0 R)", objects[number][:3_000]))
    if not places:
        return objects[number]
    place = chance.choice(places)
    return objects[number][: place.start()] + chance.choice(EXTREMES).encode() + objects[number][place.end() :]


def _reference_changed(objects: dict[int, bytes], number: int, chance: random.Random) -> bytes:
    other = b"%d 0 R" % chance.choice([number, *objects])
    return re.sub(rb"\d+ 0 R", lambda match: other if chance.random() < 0.5 else match[0], objects[number])


def _body_of_another(objects: dict[int, bytes], number: int, chance: random.Random) -> bytes:
    return objects[chance.choice(list(objects))]


def _only_a_reference(objects: dict[int, bytes], number: int, chance: random.Random) -> bytes:
    return b"%d 0 R" % chance.choice(list(objects))


def _list_lengthened(objects: dict[int, bytes], number: int, chance: random.Random) -> bytes:
    times = chance.choice((2, 50, 3_000))
    return re.sub(
        rb"\[([^\[\]]{1,300})\]", lambda match: b"[" + (match[1] + b" ") * times + b"]", objects[number], count=1
    )


def _list_nested(objects: dict[int, bytes], number: int, chance: random.Random) -> bytes:
    depth = chance.choice((2, 50, 3_000))
    return re.sub(
        rb"\[([^\[\]]{1,300})\]", lambda match: b"[" * depth + match[1] + b"]" * depth, objects[number], count=1
    )


def _entry_renamed(objects: dict[int, bytes], number: int, chance: random.Random) -> bytes:
    names = re.findall(rb"/\w+", objects[number][:3_000])
    if not names:
        return objects[number]
    return objects[number].replace(chance.choice(names), chance.choice(names), 1)


def _filtered_again(objects: dict[int, bytes], number: int, chance: random.Random) -> bytes:
    more = b" ".join(chance.choices(_FILTERS, k=chance.randrange(1, 7)))
    return re.sub(rb"/Filter\s*\[", lambda match: match[0] + more + b" ", objects[number], count=1)


def _packed_anew(objects: dict[int, bytes], number: int, chance: random.Random) -> bytes:
    """Another stream in its place: much of little, packed once or twice."""
    data = chance.choice((b" ", b"q ", b"(a) Tj ", b"0 0 9 9 re S ", b"/X Do ", b"[", b"BT ")) * chance.choice(
        (100, 20_000)
    )
    times = chance.randrange(1, 3)
    for _ in range(times):
        data = zlib.compress(data, 9)
    begins = objects[number].split(b"stream", 1)[0]
    kept = re.sub(rb"/Filter\s*(?:\[[^\]]*\]|/\w+)|/Length \d+", b"", begins).rstrip()
    kept = kept.removesuffix(b">>") if kept.endswith(b">>") else b"<<"
    named = b"/Filter[%s]/Length %d>>" % (b"/FlateDecode " * times, len(data))
    return kept + named + b"\nstream\n" + data + b"\nendstream"


_PDF_CHANGES: tuple[Callable, ...] = (
    _number_changed, _reference_changed, _body_of_another, _only_a_reference, _list_lengthened, _list_nested,
    _entry_renamed, _filtered_again, _packed_anew,
)  # fmt: skip


def _office(content: bytes, chance: random.Random) -> bytes:
    """An office file with one of its parts changed, or several parts in each other's place."""
    parts = parts_of(content)
    trees = [name for name in parts if _PARTS.search(name)]
    main = [name for name in trees if re.search(r"document|sheet1|styles|numbering|workbook", name)]
    name = chance.choice(main if chance.random() < 0.8 else trees)
    how = chance.random()
    if how < 0.08:
        other = chance.choice(trees)
        parts[name], parts[other] = parts[other], parts[name]
    elif how < 0.12:
        return packed(parts, {name: parts[chance.choice(trees)]})
    elif how < 0.16:
        del parts[name]
    elif how < 0.2:
        content = bytearray(packed(parts))
        place = content.rfind(name.encode())
        content[place - 22 : place - 18] = chance.choice((0, 9, 2**31)).to_bytes(4, "little")
        return bytes(content)
    else:
        root = etree.fromstring(parts[name])
        changed(root, chance)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding=chance.choice(("UTF-8", "UTF-8", "UTF-16")))
    return packed(parts)


def _html(content: bytes, chance: random.Random) -> bytes:
    """A page whose tree is changed, or whose tags aren't closed, or that says it is in another encoding."""
    root = html.document_fromstring(content)
    for cell in root.iter("td", "th"):
        cell.set(chance.choice(("colspan", "rowspan", "style", "class")), chance.choice((*EXTREMES[:8], "color: red")))
    changed(root, chance)
    page = html.tostring(root, encoding="utf-8")
    if chance.random() < 0.3:
        page = re.sub(rb"</\w+>", lambda match: match[0] if chance.random() < 0.5 else b"", page)
    if chance.random() < 0.2:
        page = page.replace(b"utf-8", chance.choice((b"utf-16", b"utf-7", b"x")), 1)
    return page


def _separated(content: bytes, chance: random.Random) -> bytes:
    """A separated file or a text with marks put in, lines repeated, or a line in another's place."""
    lines = content.decode().split("\n")
    for _ in range(chance.randrange(1, 5)):
        number = chance.randrange(len(lines))
        mark = chance.choice(
            ('"', ",", "\t", "|", "\x00", "\u200b", "<br>", "**", "~~", "<s>", "\ufeff", "  ", "- ", "#")
        )
        how = chance.randrange(4)
        if how == 0:
            place = chance.randrange(len(lines[number]) + 1)
            lines[number] = lines[number][:place] + mark * chance.choice((1, 3, 5_000)) + lines[number][place:]
        elif how == 1:
            lines[number:number] = [lines[number]] * chance.choice((2, 50, 2_000))
        elif how == 2:
            lines[number] = lines[number].replace(" ", mark * chance.choice((1, 200)))
        else:
            lines.insert(chance.randrange(len(lines)), mark.join(lines))
    return "\n".join(lines)[:2_000_000].encode(chance.choice(("utf-8", "utf-8", "utf-16", "utf-8-sig")))


_CHANGED: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "pdf": _pdf,
    "docx": _office,
    "xlsx": _office,
    "html": _html,
    "csv": _separated,
    "txt": _separated,
}
KINDS = tuple(_CHANGED)
