"""The plainest way to write a PDF of any objects, sound or not, with a cross-reference table that fits them."""

import zlib

START = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"}
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F1 9 Tf 40 700 Td (Action) Tj 120 0 Td (Lead) Tj 120 0 Td (Timescale) Tj 120 0 Td (Progress) Tj ET"


def page(contents: bytes = b"4 0 R", more: bytes = b"", resources: bytes = b"") -> bytes:
    """A page's dictionary: what it draws, what else it says, and what its resources hold beside the font 5."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>%s>>/Contents %s%s>>" % (
        resources,
        contents,
        more,
    )


def stream(data: bytes, more: bytes = b"", length: int | None = None) -> bytes:
    """A stream as it stands; more are further entries of its dictionary, length what it says of its own."""
    said = len(data) if length is None else length
    return b"<</Length %d%s>>stream\n%s\nendstream" % (said, more, data)


def flate(data: bytes, times: int = 1, more: bytes = b"", name: bytes = b"FlateDecode") -> bytes:
    """A stream packed so many times over."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + (b"/" + name) * times + b"]" + more)


def pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of the objects, beside the catalog, the tree of one page, that page (3), its text (4) and its font (5)."""
    whole = {**START, 3: page(), 4: stream(TEXT), 5: FONT, **objects}
    out = bytearray(b"%PDF-1.5\n")
    places = {}
    for number, body in whole.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begins = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    return bytes(out) + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        max(whole) + 1,
        trailer,
        begins,
    )
