"""What the tests of the board's PDF files read out of them: text, pages, tags."""

import io

import pikepdf
import pypdfium2

BREAK = "\N{ZERO WIDTH SPACE}"


def page_texts(content: bytes) -> list[str]:
    """The text of each page, its lines joined."""
    with pypdfium2.PdfDocument(content) as document:
        return [joined(page.get_textpage().get_text_bounded()) for page in document]


def joined(text: str) -> str:
    """A text without what setting it in lines adds: breaks, and the marks of where a word may be or was broken."""
    return " ".join(text.replace("\x02", "-").replace(BREAK, "").split())


def tags(content: bytes) -> list[tuple[str, str]]:
    """The structure elements in reading order: each its type and its alternative text."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [(str(one.S)[1:], str(one.get("/Alt", ""))) for one in _elements(pdf.Root.StructTreeRoot.K)]


def _elements(node):
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _elements(node.K)


def bookmarks(content: bytes) -> list[tuple[int, str]]:
    """The bookmarks in order, each with its depth from 1."""

    def below(items, depth: int):
        for item in items:
            yield depth, item.title
            yield from below(item.children, depth + 1)

    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        return list(below(outline.root, 1))


def assert_accessible(content: bytes, title: str) -> None:
    """Says PDF/UA-1 of itself, and is tagged, in British English, with a title that readers show."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        meta = pdf.open_metadata()
        assert (bool(pdf.Root.MarkInfo.Marked), str(pdf.Root.Lang)) == (True, "en-GB")
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert (meta["pdfuaid:part"], meta["dc:title"], str(pdf.docinfo["/Title"])) == ("1", title, title)
        assert str(pdf.docinfo["/Author"]) == "Prevent action plan dashboard"
