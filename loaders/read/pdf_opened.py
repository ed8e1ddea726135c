"""A PDF opened within what a document is allowed: its references, pages, and what its pages draw."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import count

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument, PDFNoValidXRef, PDFXRefStream
from pdfminer.pdfexceptions import PDFException, PDFObjectNotFound
from pdfminer.pdfinterp import PDFPageInterpreter, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1, stream_value
from pdfminer.psparser import PSEOF, PSKeyword, keyword_name
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from loaders.errors import DocumentRefused
from loaders.read.document import Document
from loaders.read.pdf_allowance import Allowance
from loaders.read.pdf_fonts import BoundedFonts
from loaders.read.pdf_parsing import BoundedDrawing, BoundedObjects, BoundedParser

_LONGEST_CHAIN = 20  # of references that each are nothing but the next
_EACH_STREAM = 1_000  # what drawing a stream costs beside its bytes
_MOST_OPERANDS, _MOST_STATES, _OFTEN = 2_000, 1_000, 1_000
_OPERATORS = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})


class OpenedPdf(PDF):
    """A document whose pages are made and drawn within its allowance.

    Raises DocumentRefused where it asks too much of its reader, PdfminerException where it is damaged.
    """

    def __init__(self, document: Document) -> None:
        self.allowance = Allowance(document)
        self.pages_to_parse = self.laparams = self.path = None
        self.unicode_norm, self.raise_unicode_errors, self.metadata = "NFC", True, {}
        self.stream_is_external = True
        self.stream = BytesIO(document.content)
        parser = BoundedParser(self.stream, self.allowance)
        try:
            self.doc = _Objects(parser, self.allowance)
        except DocumentRefused:
            raise
        except Exception as error:
            raise PdfminerException(error) from error
        self.rsrcmgr: BoundedFonts = BoundedFonts(self.allowance)

    @property
    def pages(self) -> list[Page]:
        """The pages, made once."""
        if not hasattr(self, "_pages"):
            self._pages = list(self._made())
            self._count_repeated(self._pages)
        return self._pages

    def _count_repeated(self, pages: list[Page]) -> None:
        """Counts what pages draw that others before them drew, before any of it is drawn."""
        known: set[int | None] = set()
        for drawn in (stream_value(one) for page in pages for one in page.page_obj.contents):
            if drawn.objid in known:
                with suppress(PDFException):  # what can't be unpacked is refused when it is to be drawn
                    self.allowance.take("repeated", len(drawn.get_data()))
            known.add(drawn.objid)

    def _made(self) -> Iterator[Page]:
        doctop = 0.0
        try:
            for number, page in enumerate(PDFPage.create_pages(self.doc), start=1):
                self.allowance.take("pages")
                yield (made := OpenedPage(self, page, number, doctop))
                doctop += made.height
        except DocumentRefused:
            raise
        except Exception as error:
            raise PdfminerException(error) from error


class OpenedPage(Page):
    """A page whose drawing is counted."""

    pdf: OpenedPdf

    @property
    def layout(self):
        """What the page draws, read once."""
        if not hasattr(self, "_layout"):
            self.pdf.allowance.begin_page()
            device = _Counting(self.pdf.rsrcmgr, pageno=self.page_number, laparams=None)
            try:
                _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            except DocumentRefused:
                raise
            except Exception as error:
                raise PdfminerException(error) from error
            self._layout = device.get_result()
        return self._layout


class _Objects(PDFDocument):
    """The objects of a file, each fetch of which is counted by how much the object holds."""

    def __init__(self, parser: PDFParser, allowance: Allowance) -> None:
        self._allowance = allowance
        self._places: set[int] = set()
        self._sizes: dict[int, int] = {}
        self._ranges = 0
        self._get_objects = self._held_by  # type: ignore[method-assign]
        super().__init__(parser)
        self.catalog.pop("PageLabels", None)  # what pages call themselves isn't used, and may go on without end

    def getobj(self, objid: int) -> object:
        """An object of the file; a reference that only leads to others, and in the end to none, is no object."""
        if objid not in self._sizes:
            self._allowance.document.check_time()
            self._allowance.take("references", 1 + self._ranges)
            self._sizes[objid] = 1
            self._sizes[objid] = _size(super().getobj(objid))
        self._allowance.take("references", self._sizes[objid])
        found = super().getobj(objid)
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(found, PDFObjRef):
                return found
            found = super().getobj(found.objid)
        raise PDFObjectNotFound(objid)

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        """Reads a table of the objects and those before it, each once, none with more entries than it has bytes."""
        if start in self._places:
            return
        self._places.add(start)
        known = len(xrefs)
        super().read_xref_from(parser, start, xrefs)
        for table in xrefs[known : known + 1]:
            if isinstance(table, PDFXRefStream):
                entries = len(table.data or b"") // max(1, table.entlen or 1)
                if not all(isinstance(number, int) for pair in table.ranges for number in pair):
                    raise PDFNoValidXRef("ranges of a table of objects aren't numbers")
                table.ranges = [(first, min(count, entries)) for first, count in table.ranges]
                self._ranges += len(table.ranges)

    def _held_by(self, stream: PDFStream) -> tuple[list[object], int]:
        """The objects that a stream holds, and how many it says they are."""
        parser = BoundedObjects(stream.get_data(), self._allowance)
        parser.set_document(self)
        found: list[object] = []
        with suppress(PSEOF):
            while True:
                found.append(parser.nextobject()[1])
        return found, stream.get("N", 0)


def _size(found: object) -> int:
    """How many values an object holds, itself and those inside its lists and dictionaries."""
    count, waiting = 0, [found]
    while waiting:
        one = waiting.pop()
        count += 1
        if isinstance(one, PDFStream):
            one = one.attrs
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return count


class _Counting(PDFPageAggregatorWithMarkedContent):
    """Collects what a page draws, counting letters and lines."""

    rsrcmgr: BoundedFonts

    def render_char(self, *args, **kwargs) -> float:
        """Adds a letter."""
        self.rsrcmgr.allowance.take("letters")
        self.rsrcmgr.allowance.take("letters of a page")
        return super().render_char(*args, **kwargs)

    def paint_path(self, graphicstate, stroke, fill, evenodd, path) -> None:
        """Adds the lines of a path."""
        self.rsrcmgr.allowance.take("lines", 1 + len(path))
        super().paint_path(graphicstate, stroke, fill, evenodd, path)


class _Interpreter(PDFPageInterpreter):
    """Draws a page; every stream counts each time that it is drawn, whatever leads to it."""

    rsrcmgr: BoundedFonts

    def __init__(self, rsrcmgr: BoundedFonts, device: PDFDevice) -> None:
        super().__init__(rsrcmgr, device)

    def init_resources(self, resources: dict[object, object]) -> None:
        """Prepares fonts, colours and forms, for every form anew; each counts."""
        parts = (resolve1(part) for part in (resources or {}).values())
        self.rsrcmgr.allowance.take("references", sum(len(part) for part in parts if isinstance(part, dict)))
        super().init_resources(resources)

    def execute(self, streams: Sequence[object]) -> None:
        """Draws some streams one after the other."""
        allowance = self.rsrcmgr.allowance
        drawn = []
        self.stream_ids.clear()
        for one in map(stream_value, streams):
            if one.objid is not None and one.objid not in self.parent_stream_ids:
                allowance.take("drawn", _EACH_STREAM + len(one.get_data()))
                self.stream_ids.add(one.objid)
                drawn.append(one)
        with suppress(PSEOF):
            parser = BoundedDrawing(drawn, allowance)
            for number in count():
                if number % _OFTEN == 0:
                    allowance.document.check_time()
                found = parser.nextobject()[1]
                if isinstance(found, PSKeyword):
                    self._do(keyword_name(found))
                else:
                    self.push(found)

    def _do(self, name: str) -> None:
        """Does what an operator says with the operands before it; nothing where they are too few, or it is unknown."""
        operator = getattr(self, "do_" + name.translate(_OPERATORS), None)
        if operator is None:
            return
        needed = operator.__code__.co_argcount - 1
        operands = self.pop(needed) if needed else []
        if len(operands) == needed:
            operator(*operands)

    def push(self, obj: PDFStackT) -> None:
        """Keeps an operand for the next operator; of more than any has, the last ones."""
        if len(self.argstack) > _MOST_OPERANDS:
            del self.argstack[: _MOST_OPERANDS // 2]
        super().push(obj)

    def do_q(self) -> None:
        """Saves how the page is drawn, not without end."""
        if len(self.gstack) < _MOST_STATES:
            super().do_q()
