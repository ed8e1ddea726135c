"""A Word file as its parts: cells of the main part changed in place, comments added, all else kept byte for byte."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from docx.package import Package
from lxml import etree
from lxml.etree import _Element

from loaders.errors import ChangeRefused
from loaders.read.word_text import W
from loaders.written_back.runs import Stamp, comment_on

_NAMESPACE = W.strip("{}")
_TYPES = "[Content_Types].xml"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_SIGNED = "_xmlsignatures/"
_NEW_COMMENTS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{_NAMESPACE}"/>'
_UTF8 = ("UTF-8", "US-ASCII", "ASCII")


@dataclass(frozen=True)
class _Comment:
    number: int
    by: str
    at: str
    text: str

    def xml(self) -> str:
        """The comment as an element of the comments' part."""
        initials = "".join(word[0] for word in self.by.split())[:9]
        paragraphs = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in self.text.split("\n")
        )
        return (
            f'<w:comment xmlns:w="{_NAMESPACE}" w:id="{self.number}" w:author={quoteattr(self.by)} w:date="{self.at}"'
            f" w:initials={quoteattr(initials)}>{paragraphs}</w:comment>"
        )


@dataclass
class WordFile:
    """A Word file's parts, by their names in the file; what is changed is written by content().

    Raises ChangeRefused, with a sentence, where the file can't be changed.
    """

    packed: bytes
    _changed: set[int] = field(default_factory=set)
    _comments: list[_Comment] = field(default_factory=list)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(BytesIO(self.packed)) as archive:
            self._entries = archive.infolist()
            self._parts = {entry.filename: archive.read(entry) for entry in self._entries}
        if any(name.startswith(_SIGNED) for name in self._parts):
            raise ChangeRefused(
                "The document is signed digitally, and a change would break that: load an unsigned copy."
            )
        main = Package.open(BytesIO(self.packed)).main_document_part
        self._main = str(main.partname).lstrip("/")
        related = [link for link in main.rels.values() if not link.is_external and link.reltype == _RELATION]
        self._comments_part = str(related[0].target_part.partname).lstrip("/") if related else ""
        root = _tree(self._parts[self._main])
        if (root.getroottree().docinfo.encoding or "UTF-8").upper() not in _UTF8:
            raise ChangeRefused("The document is written in an encoding of its own: open it in Word and save it anew.")
        self.cells = list(root.iter(W + "tc"))
        marked = {W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tcPrChange")}
        ids = [_number(one.get(W + "id")) for one in root.iter() if one.get(W + "id") and one.tag != W + "comment"]
        self._ids = count(max([*ids, len(marked)]) + 1)
        told = _tree(self._parts[self._comments_part]).iter(W + "comment") if self._comments_part else ()
        hung = root.iter(W + "commentReference", W + "commentRangeStart", W + "commentRangeEnd")
        self._next_comment = max([_number(one.get(W + "id")) for one in (*told, *hung)], default=-1) + 1

    def stamp(self, by: str, at: str) -> Stamp:
        """Whose changes follow, and when they were decided."""
        return Stamp(_printable(by), at, self._ids)

    def change(self, number: int) -> _Element:
        """The cell of a number, which from now on is written anew."""
        self._changed.add(number)
        return self.cells[number]

    def comment(self, number: int, text: str, by: str, at: str) -> None:
        """Hangs a comment on the cell of a number."""
        comment_on(self.change(number), self._next_comment)
        self._comments.append(_Comment(self._next_comment, _printable(by), at, _printable(text)))
        self._next_comment += 1

    def content(self) -> bytes:
        """The file with its changes; every other part, and all else of the main one, is as it was."""
        parts = dict(self._parts)
        parts[self._main] = self._main_part()
        if self._comments:
            self._add_comments(parts)
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
            for entry in self._entries:
                out.writestr(entry, parts.pop(entry.filename), compress_type=entry.compress_type)
            for name, part in parts.items():
                out.writestr(name, part)
        return packed.getvalue()

    def _main_part(self) -> bytes:
        """The main part with the bytes of each changed cell replaced, and those of no other."""
        before = self._parts[self._main]
        places = _places(before, _NAMESPACE, "tc")
        outer = sorted(self._changed)
        kept, end = [], 0
        for number in outer:
            start, stop = places[number]
            if start < end:
                continue  # in a cell that is written anew itself
            kept += [before[end:start], _bytes(self.cells[number])]
            end = stop
        return b"".join([*kept, before[end:]])

    def _add_comments(self, parts: dict[str, bytes]) -> None:
        added = "".join(comment.xml() for comment in self._comments).encode()
        if self._comments_part:
            parts[self._comments_part] = _within_root(parts[self._comments_part], added)
            return
        folder, _, main = self._main.rpartition("/")
        name = next(name for name in _names(folder) if name not in parts)
        relations = f"{folder}/_rels/{main}.rels".lstrip("/")
        part_name = name.rpartition("/")[2]
        parts[name] = _within_root(_NEW_COMMENTS.encode(), added)
        override = f'<Override PartName="/{name}" ContentType="{_COMMENTS}"/>'
        parts[_TYPES] = _within_root(parts[_TYPES], _as_in(parts[_TYPES], override))
        known = parts[relations].decode("utf-8", "replace")
        free = next(f"rId{number}" for number in count(1) if f'"rId{number}"' not in known)
        relation = f'<Relationship Id="{free}" Type="{_RELATION}" Target="{part_name}"/>'
        parts[relations] = _within_root(parts[relations], _as_in(parts[relations], relation))


def _names(folder: str) -> Iterable[str]:
    return (f"{folder}/comments{number or ''}.xml".lstrip("/") for number in count())


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else 0


def _printable(text: str) -> str:
    """A text with a space for each letter that XML can’t hold or that shows nothing."""
    return "".join(letter if letter == "\n" or letter.isprintable() else " " for letter in text)


def _tree(part: bytes) -> _Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(cell: _Element) -> bytes:
    """A cell as it is written in its part, where the namespaces are known."""
    parent = cell.getparent()
    holder = etree.Element("cell", nsmap=parent.nsmap if parent is not None else None)
    holder.append(deepcopy(cell))
    holder[0].tail = None
    whole = etree.tostring(holder, encoding="unicode")
    return whole[whole.index(">") + 1 : whole.rindex("<")].encode()


def _places(part: bytes, namespace: str, name: str) -> list[tuple[int, int]]:
    """Where each element of a name begins and ends in a part's bytes, in the order that they begin in."""
    wanted = f"{namespace} {name}"
    found: list[list[int]] = []
    opened: list[int] = []
    parser = _parser()

    def begin(tag: str, _: Sequence[str]) -> None:
        if tag == wanted:
            opened.append(len(found))
            found.append([parser.CurrentByteIndex, 0])

    def end(tag: str) -> None:
        if tag == wanted:
            found[opened.pop()][1] = part.index(b">", parser.CurrentByteIndex) + 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(part, True)
    return [(start, stop) for start, stop in found]


def _within_root(part: bytes, added: bytes) -> bytes:
    """A part with elements added at the end of its root."""
    ends: list[int] = []
    parser = _parser()
    parser.EndElementHandler = lambda _: ends.append(parser.CurrentByteIndex)
    parser.Parse(part, True)
    place = ends[-1]
    if part[place : place + 2] == b"</":
        return part[:place] + added + part[place:]
    opened = part[place : part.index(b">", place) + 1]
    match = re.match(rb"<([^\s/>]+)", opened)
    name = match[1] if match else b""
    return part[:place] + opened[:-2] + b">" + added + b"</" + name + b">" + part[place + len(opened) :]


def _as_in(part: bytes, element: str) -> bytes:
    """An element in the namespace of a part's root."""
    namespace = etree.QName(_tree(part)).namespace
    return element.replace("/>", f" xmlns={quoteattr(namespace or '')}/>").encode()


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise ChangeRefused("The document declares a document type of its own: open it in Word and save it anew.")

    parser.StartDoctypeDeclHandler = refuse
    return parser
