"""The board paper: the committee report as a tagged PDF, its first page the one page."""

from pages.board.files.paper import blocks, typeset
from pages.board.files.report import contents as report
from pages.board.files.report import parts
from pages.board.pack.model import Pack
from pages.said.language import marked, say

__all__ = ["contents", "pdf"]
_NOT_GIVEN = marked("Not given by the council yet: {items}.")
_PICTURES = ("table", "chart", "timeline")


def pdf(pack: Pack) -> bytes:
    """The paper as a tagged PDF. Raises typeset.NotSet."""
    return typeset.pdf("paper.typ", contents(pack))


def contents(pack: Pack) -> dict:
    """What the paper's template is filled with."""
    made = report(pack)
    return {
        "title": made.title,
        "council": made.council,
        "short": made.running,
        "stamp": made.stamp,
        "marking": made.marking,
        "facts": [{"name": name, "text": typeset.breakable(said)} for name, said in made.head],
        "page": _page(made.page),
        "chapters": [_chapter(number, one) for number, one in enumerate(made.chapters, start=1)],
        "appendices": [_appendix(one) for one in made.appendices],
    }


def _page(page: parts.OnePage) -> dict:
    return {
        "title": typeset.breakable(page.title),
        "figures": [{"name": name, "said": said} for name, said in page.figures],
        "sentences": [blocks.numbered("", one) for one in page.sentences],
        "notes": [typeset.breakable(one) for one in page.notes],
    }


def _chapter(number: int, chapter: parts.Chapter) -> dict:
    """A chapter; what the council has still to write of it is named in its last paragraph."""
    drawn: list[dict] = []
    paragraphs = 0
    for part in chapter.parts:
        if isinstance(part, parts.Said) and not part.text:
            continue
        paragraphs += isinstance(part, parts.Said | parts.Items)
        drawn += _drawn(part, f"{number}.{paragraphs}")
    lacking = dict.fromkeys(one.to_complete for one in chapter.parts if isinstance(one, parts.Said) and one.to_complete)
    if lacking:
        drawn.append(blocks.line(say(_NOT_GIVEN, items=", ".join(lacking))))
    return {"title": typeset.breakable(chapter.title), "parts": _kept(drawn)}


def _kept(drawn: list[dict]) -> list[dict]:
    """The pieces, a paragraph on the same page as the picture that follows it."""
    following = [*drawn[1:], {"kind": ""}]
    return [
        one | ({"kept": after["kind"] in _PICTURES} if one["kind"] == "numbered" else {})
        for one, after in zip(drawn, following, strict=True)
    ]


def _appendix(appendix: parts.Appendix) -> dict:
    return {
        "title": typeset.breakable(appendix.title),
        "wide": appendix.is_wide,
        "marking": appendix.marking,
        "parts": _kept([drawn for part in appendix.parts for drawn in _drawn(part, "")]),
    }


def _drawn(part: parts.Part, number: str) -> list[dict]:
    if isinstance(part, parts.Said):
        return [blocks.numbered(number, part)]
    if isinstance(part, parts.Items):
        return [blocks.listed(number, part)]
    if isinstance(part, parts.Shown):
        return blocks.shown(part)
    if isinstance(part, parts.Grouped):
        return [blocks.grouped(part)]
    return [blocks.finding(part.text) if isinstance(part, parts.Finding) else blocks.line(part.text)]
