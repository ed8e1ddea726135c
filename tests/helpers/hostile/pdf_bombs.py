"""PDFs that are small and cost much: each kind is a function of how large it is to be (1: just large enough)."""

import zlib

from .kinds import Kinds
from .pdf_objects import FONT, TEXT, flate, page, pdf, stream

KINDS = Kinds()
kind = KINDS.kind


@kind
def page_tree_to_itself(size: int) -> bytes:
    """A tree of pages whose node is its own child, so many times."""
    return pdf({2: b"<</Type/Pages/Kids[" + b"2 0 R " * size + b"]/Count 9>>"})


@kind
def object_to_itself(size: int) -> bytes:
    """Objects that are nothing but references, in a circle."""
    ring = {10 + n: b"%d 0 R" % (10 + (n + 1) % size) for n in range(size)}
    return pdf({1: b"<</Type/Catalog/Pages 10 0 R>>", **ring})


@kind
def pages_object_to_itself(size: int) -> bytes:
    """Pages whose contents and boxes are references in a circle."""
    return pdf({3: page(b"10 0 R", b"/CropBox 10 0 R/Rotate 10 0 R"), 10: b"11 0 R", 11: b"10 0 R"})


@kind
def page_tree_deep(size: int) -> bytes:
    """A tree of pages so many hundred levels deep."""
    depth = 400 * size
    tree = {10 + n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (11 + n) for n in range(depth)}
    return pdf({2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **tree, 10 + depth: page()})


@kind
def page_labels_in_a_circle(size: int) -> bytes:
    """Page labels whose tree refers to itself, twice in each node."""
    labels = {10 + n: b"<</Kids[%d 0 R %d 0 R]>>" % (11 + n, 11 + n) for n in range(20 * size)}
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R/PageLabels 10 0 R>>", **labels, 10 + 20 * size: b"<</Nums[0 <<>>]>>"})


@kind
def nested_forms(size: int) -> bytes:
    """Forms that each draw the next twice."""
    depth = 12 * size
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"
    forms = {10 + n: stream(b"/X Do /X Do", form % (11 + n)) for n in range(depth)}
    last = stream(TEXT, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>")
    return pdf({3: page(resources=b"/XObject<</X 10 0 R>>"), 4: stream(TEXT + b" /X Do"), **forms, 10 + depth: last})


@kind
def forms_in_a_row(size: int) -> bytes:
    """One form drawn so many thousand times."""
    form = stream(TEXT, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>")
    return pdf({3: page(resources=b"/XObject<</X 10 0 R>>"), 4: flate(TEXT + b" /X Do" * 5_000 * size), 10: form})


@kind
def flate_of_flate(size: int) -> bytes:
    """Contents packed twice over: megabytes in a few hundred bytes."""
    return pdf({4: flate(b" " * (64 * 1024 * 1024 * size), 2)})


@kind
def flate_abbreviated(size: int) -> bytes:
    """Contents whose filter has its short name."""
    return pdf({4: flate(b" " * (64 * 1024 * 1024 * size), 1, name=b"Fl")})


@kind
def flate_named_in_hex(size: int) -> bytes:
    """Contents whose filter's name is written with escapes."""
    return pdf({4: flate(b" " * (64 * 1024 * 1024 * size), 1, name=b"#46lateDecode")})


@kind
def filter_by_reference(size: int) -> bytes:
    """Contents whose filter is named in another object."""
    data = zlib.compress(b" " * (64 * 1024 * 1024 * size), 9)
    return pdf({4: stream(data, b"/Filter 10 0 R"), 10: b"/FlateDecode"})


@kind
def flate_cut_short(size: int) -> bytes:
    """Packed contents whose checksum is wrong, which are unpacked again byte by byte."""
    data = zlib.compress(b" " * (16 * 1024 * 1024 * size), 9)[:-4] + b"abcd"
    return pdf({4: stream(data, b"/Filter/FlateDecode")})


@kind
def run_lengths(size: int) -> bytes:
    """Contents of runs of one letter, packed over again."""
    runs = b"\x81 " * (300_000 * size) + b"\x80"
    return pdf({4: stream(zlib.compress(runs, 9), b"/Filter[/FlateDecode/RunLengthDecode]")})


@kind
def lzw(size: int) -> bytes:
    """Contents of codes that each stand for a longer text than the one before."""
    bits, width, code = [(256, 9), (32, 9)], 9, 258
    for _ in range(3_800):
        bits.append((code, width))
        code += 1
        width = 9 if code < 510 else 10 if code < 1022 else 11 if code < 2046 else 12
    value = 0
    total = 0
    for number, wide in bits:
        value, total = value << wide | number, total + wide
    pad = -total % 8
    once = (value << pad).to_bytes((total + pad) // 8, "big")
    return pdf({4: stream(zlib.compress(once * (4 * size), 9), b"/Filter[/FlateDecode/LZWDecode]")})


@kind
def hex_cascade(size: int) -> bytes:
    """Contents written in hexadecimal figures several times over, packed."""
    return pdf({4: stream(zlib.compress(b"20" * (30_000_000 * size) + b">", 9), b"/Filter[/Fl/ASCIIHexDecode]")})


@kind
def predictor(size: int) -> bytes:
    """Contents with a predictor of absurdly many columns."""
    parms = b"/DecodeParms<</Predictor 15/Columns %d/Colors 4>>" % (100_000_000 * size)
    return pdf({4: stream(zlib.compress(TEXT), b"/Filter/FlateDecode" + parms)})


@kind
def predictor_work(size: int) -> bytes:
    """Megabytes of contents behind a predictor that is undone byte by byte."""
    parms = b"/DecodeParms<</Predictor 15/Columns 100>>"
    rows = (b"\x04" + b" " * 100) * (100_000 * size)
    return pdf({4: stream(zlib.compress(rows, 9), b"/Filter/FlateDecode" + parms)})


def _cid_font(widths: bytes, unicode: bytes = b"") -> dict[int, bytes]:
    return {
        5: b"<</Type/Font/Subtype/Type0/BaseFont/Abc/Encoding/Identity-H/DescendantFonts[11 0 R]%s>>" % unicode,
        11: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Abc/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor 12 0 R %s>>" % widths,
        12: b"<</Type/FontDescriptor/FontName/Abc/Flags 4/FontBBox[0 0 1000 1000]>>",
    }


@kind
def font_widths(size: int) -> bytes:
    """A font whose one width goes over millions of letters."""
    return pdf(_cid_font(b"/W[0 %d 500]" % (3_000_000 * size)))


@kind
def font_widths_often(size: int) -> bytes:
    """A font whose widths go over all letters, again and again."""
    return pdf(_cid_font(b"/W[" + b"0 65000 500 " * (50 * size) + b"]"))


@kind
def font_widths_upright(size: int) -> bytes:
    """The same of a font that is set upright."""
    objects = _cid_font(b"/W2[0 %d 500 1 1]/W[0 9 1]" % (3_000_000 * size))
    return pdf({**objects, 5: objects[5].replace(b"Identity-H", b"Identity-V")})


@kind
def unicode_range(size: int) -> bytes:
    """A font whose map of letters has a range of millions."""
    ranges = b"1 beginbfrange <00000000> <%08X> <0041> endbfrange" % (3_000_000 * size)
    return pdf({**_cid_font(b"", b"/ToUnicode 13 0 R"), 13: stream(ranges)})


@kind
def unicode_ranges(size: int) -> bytes:
    """A simple font whose map of letters has many large ranges, written as plain strings."""
    ranges = b"1 beginbfrange " + b"(\\000\\000) (\\377\\377) (A) " * (40 * size) + b" endbfrange"
    return pdf({5: FONT[:-2] + b"/ToUnicode 13 0 R>>", 13: stream(ranges)})


@kind
def cid_range(size: int) -> bytes:
    """The same by the other name of a range."""
    ranges = b"1 begincidrange <00000000> <%08X> 1 endcidrange" % (3_000_000 * size)
    return pdf({**_cid_font(b"", b"/ToUnicode 13 0 R"), 13: stream(ranges)})


@kind
def true_type_ranges(size: int) -> bytes:
    """A font file that maps all letters, again and again."""
    count = 50 * size
    ends, starts = b"\xff\xf0" * count, b"\x00\x00" * count
    table = b"\x00\x04\x00\x00\x00\x00" + (2 * count).to_bytes(2, "big") + bytes(6) + ends + bytes(2) + starts
    table += bytes(4 * count)
    cmap = b"\x00\x00\x00\x01" + b"\x00\x03\x00\x01\x00\x00\x00\x0c" + table
    font = b"\x00\x01\x00\x00" + b"\x00\x01" + bytes(6) + b"cmap" + bytes(4) + (28).to_bytes(4, "big")
    font += len(cmap).to_bytes(4, "big") + cmap
    objects = _cid_font(b"")
    return pdf({**objects, 12: objects[12][:-2] + b"/FontFile2 13 0 R>>", 13: stream(font)})


@kind
def references_fan_out(size: int) -> bytes:
    """A box whose sides are lists of lists of lists, each twice the next."""
    depth = 16 * size
    lists = {10 + n: b"[%d 0 R %d 0 R]" % (11 + n, 11 + n) for n in range(depth)}
    return pdf({3: page(more=b"/CropBox 10 0 R/MediaBox 10 0 R"), **lists, 10 + depth: b"1"})


@kind
def metadata_fan_out(size: int) -> bytes:
    """The same as the document's title."""
    depth = 16 * size
    lists = {10 + n: b"[%d 0 R %d 0 R]" % (11 + n, 11 + n) for n in range(depth)}
    return pdf({9: b"<</Title 10 0 R>>", **lists, 10 + depth: b"(x)"}, b"/Info 9 0 R")


@kind
def font_box_fan_out(size: int) -> bytes:
    """The same as the box of a font."""
    depth = 16 * size
    lists = {20 + n: b"[%d 0 R %d 0 R]" % (21 + n, 21 + n) for n in range(depth)}
    objects = _cid_font(b"")
    objects[12] = b"<</Type/FontDescriptor/FontName/Abc/Flags 4/FontBBox 20 0 R>>"
    return pdf({**objects, **lists, 20 + depth: b"1"})


@kind
def deep_arrays(size: int) -> bytes:
    """Arrays thousands deep."""
    depth = 20_000 * size
    return pdf({3: page(more=b"/CropBox " + b"[" * depth + b"]" * depth)})


@kind
def deep_arrays_drawn(size: int) -> bytes:
    """The same among what a page draws."""
    depth = 20_000 * size
    return pdf({4: stream(TEXT + b" " + b"[" * depth + b"]" * depth + b" TJ")})


@kind
def pages_of_one_stream(size: int) -> bytes:
    """Hundreds of pages that all draw one long text."""
    count = 200 * size
    kids = b" ".join(b"%d 0 R" % (10 + n) for n in range(count))
    pages = {10 + n: page() for n in range(count)}
    return pdf({2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), **pages, 4: flate(TEXT * 400)})


@kind
def page_named_again(size: int) -> bytes:
    """A page written straight into the tree, thousands of times."""
    kids = b" ".join([page()] * (1_000 * size))
    return pdf({2: b"<</Type/Pages/Kids[%s]/Count 1>>" % kids})


@kind
def empty_pages(size: int) -> bytes:
    """Thousands of pages with a word each."""
    count = 1_000 * size
    kids = b" ".join(b"%d 0 R" % (10 + n) for n in range(count))
    pages = {10 + n: page() for n in range(count)}
    return pdf({2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), **pages})


@kind
def one_stream_listed_often(size: int) -> bytes:
    """A page whose contents are one stream, thousands of times."""
    return pdf({3: page(b"[" + b"4 0 R " * (3_000 * size) + b"]")})


@kind
def grid_of_lines(size: int) -> bytes:
    """A page with hundreds of lines across and down."""
    count = 150 * size
    lines = [b"%f 50 m %f 800 l S" % (20 + 550 * n / count, 20 + 550 * n / count) for n in range(count)]
    lines += [b"20 %f m 570 %f l S" % (50 + 750 * n / count, 50 + 750 * n / count) for n in range(count)]
    return pdf({4: flate(TEXT + b"\n" + b"\n".join(lines))})


@kind
def many_boxes(size: int) -> bytes:
    """A page of thousands of small boxes that touch nothing."""
    boxes = [b"%f %f 5 5 re S" % (10 + 9 * (n % 60), 10 + 9 * (n // 60 % 88)) for n in range(1_500 * size)]
    return pdf({4: flate(TEXT + b"\n" + b"\n".join(boxes))})


@kind
def many_letters(size: int) -> bytes:
    """A page of tens of thousands of letters in one place."""
    return pdf({4: flate(TEXT + b" BT /F1 9 Tf 40 600 Td (" + b"plan " * (4_000 * size) + b") Tj ET")})


@kind
def many_lines_of_words(size: int) -> bytes:
    """A page of thousands of lines in three columns, under a plan's headings."""
    line = b"BT /F1 4 Tf 40 %f Td (Publish it) Tj 120 0 Td (Una) Tj 120 0 Td (May 2021) Tj 120 0 Td (Done) Tj ET"
    return pdf({4: flate(TEXT + b"\n" + b"\n".join(line % (690 - 650 * n / (400 * size)) for n in range(400 * size)))})


@kind
def long_curve(size: int) -> bytes:
    """A path of tens of thousands of steps."""
    return pdf({4: flate(TEXT + b" 10 10 m " + b"20 30 l 40 10 l " * (10_000 * size) + b" f")})


@kind
def escapes_in_a_string(size: int) -> bytes:
    """One string of hundreds of thousands of escapes."""
    return pdf({4: flate(b"BT /F1 9 Tf (" + b"\\(" * (60_000 * size) + b") Tj ET " + TEXT)})


@kind
def parentheses_in_a_string(size: int) -> bytes:
    """One string of nested parentheses."""
    return pdf({4: flate(b"BT /F1 9 Tf (" + b"(" * (60_000 * size) + b")" * (60_000 * size) + b") Tj ET " + TEXT)})


@kind
def inline_pictures(size: int) -> bytes:
    """Pictures among what a page draws, whose end can't be told."""
    return pdf({4: flate(TEXT + b" BI /W 1 /H 1 ID " + b"E" * (100_000 * size) + b" EI")})


@kind
def states_saved(size: int) -> bytes:
    """What a page is drawn with, saved hundreds of thousands of times."""
    return pdf({4: flate(TEXT + b" q" * (200_000 * size))})


@kind
def operands(size: int) -> bytes:
    """Numbers for no operator, hundreds of thousands of them, between operators that take six."""
    return pdf({4: flate(TEXT + b" 1" * (100_000 * size) + b" 1 0 0 1 0 0 cm" * (2_000 * size))})


@kind
def length_lie(size: int) -> bytes:
    """A stream that says it is longer than the file."""
    return pdf({4: stream(TEXT, length=10**9 * size)})


@kind
def length_in_a_circle(size: int) -> bytes:
    """A stream whose length is the stream itself."""
    return pdf({4: b"<</Length 4 0 R>>stream\n%s\nendstream" % TEXT})


@kind
def boxes_and_turns(size: int) -> bytes:
    """A page of absurd size, turned by an absurd angle."""
    return pdf({3: page(more=b"/Rotate %d/UserUnit 1e300/CropBox[-1e30%d 0 1e300 nan]" % (45 * size, size))})


@kind
def place_of_letters(size: int) -> bytes:
    """Letters set at absurd places and sizes."""
    return pdf(
        {
            4: stream(
                TEXT + b" BT /F1 1e%d Tf 1e300 1e300 Td (Publish) Tj ET 1e308 0 0 1e308 0 0 cm " % (99 * size) + TEXT
            )
        }
    )


@kind
def table_of_contents_lie(size: int) -> bytes:
    """A table of references that says it has thousands of millions of entries."""
    return pdf({}).replace(b"xref\n0 1\n", b"xref\n0 %d\n" % (10**10 * size))


@kind
def table_goes_back_to_itself(size: int) -> bytes:
    """A table of references whose precursor is itself."""
    whole = pdf({10 + n: b"null" for n in range(500 * size)})
    begins = whole.rsplit(b"startxref\n", 1)[1].split(b"\n")[0]
    return whole.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev " + begins + b">>")


@kind
def packed_table_lie(size: int) -> bytes:
    """A packed table of references with ranges of thousands of millions, and no pages to be found."""
    out = b"%PDF-1.5\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    entries = b"\x01\x00\x09\x00" * 4
    body = stream(entries, b"/Type/XRef/Size 4/W[1 2 1]/Index[0 %d]/Root 1 0 R" % (3_000_000 * size))
    return out + b"9 0 obj\n" + body + b"\nendobj\nstartxref\n%d\n%%%%EOF" % len(out)


@kind
def packed_objects_lie(size: int) -> bytes:
    """Objects packed in a stream that says how many there are, wrongly, and packs itself."""
    pairs = b" ".join(b"%d 0" % (20 + n) for n in range(2_000 * size))
    inside = stream(pairs + b" <</A 10 0 R>>", b"/Type/ObjStm/N %d/First %d/Extends 10 0 R" % (10**9, len(pairs)))
    return pdf({10: inside}).replace(b"startxref", b"startxrfe")


@kind
def no_line_ends(size: int) -> bytes:
    """Megabytes without a line's end, and no table of references."""
    return b"%PDF-1.5\n" + b"1 0 obj <</A(" + b"x" * (1_000_000 * size) + b")>> endobj"


@kind
def objects_without_end(size: int) -> bytes:
    """Thousands of objects that begin and never end, and no table of references."""
    return b"%PDF-1.5\n" + b"\n".join(b"%d 0 obj [" % n for n in range(1_000 * size)) + b"\ntrailer<</Root 1 0 R>>"


@kind
def colour_spaces(size: int) -> bytes:
    """Thousands of colours in the resources of a page that many forms share."""
    colours = b" ".join(b"/C%d[/DeviceN[/a/b]/DeviceRGB 5 0 R]" % n for n in range(1_000 * size))
    form = stream(b" ", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    resources = b"/ColorSpace<<" + colours + b">>/XObject<</X 10 0 R>>"
    return pdf({3: page(resources=resources), 4: flate(TEXT + b" /X Do" * (500 * size)), 10: form})


@kind
def marks_deep(size: int) -> bytes:
    """Marks of content within each other, tens of thousands deep."""
    return pdf({4: flate(TEXT + b" /P <</MCID 1>> BDC" * (20_000 * size) + TEXT)})
