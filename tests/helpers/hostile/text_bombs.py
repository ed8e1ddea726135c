"""Texts, separated files and web pages that cost much: each kind is a function of how large it is to be.

The name of each begins with the ending of its file.
"""

from helpers.plan_writer import MADE_UP, Table, write

from .kinds import Kinds

KINDS = Kinds()
kind = KINDS.kind

_HEAD = "Ref,Action,Lead,Timescale,Progress,RAG rating\n"
_TASK = "1,Publish the guidance,Una Marsh,May 2021,Done,Green\n"


@kind
def csv_one_long_line(size: int) -> bytes:
    """A line of hundreds of thousands of cells."""
    return (_HEAD + _TASK + "x," * (100_000 * size)).encode()


@kind
def csv_one_long_cell(size: int) -> bytes:
    """A cell of hundreds of thousands of letters."""
    return (_HEAD + _TASK + "2," + "a" * (400_000 * size) + ",Una,May 2021,,\n").encode()


@kind
def csv_capitals(size: int) -> bytes:
    """Cells of tens of thousands of capitals, figures and brackets, one in each column."""
    return (
        _HEAD
        + _TASK
        + ",".join(
            ("A" * 30_000 * size, "Ab " * 10_000 * size, "1" * 30_000 * size, "(" * 30_000 * size, "- " * 15_000 * size)
        )
    ).encode()


@kind
def csv_quote_left_open(size: int) -> bytes:
    """A quotation mark that is never closed, before thousands of lines."""
    return (_HEAD + '1,"Publish' + "\n" + _TASK * (5_000 * size)).encode()


@kind
def csv_quotes(size: int) -> bytes:
    """Hundreds of thousands of quotation marks."""
    return (_HEAD + _TASK + '"' * (200_000 * size)).encode()


@kind
def csv_many_rows(size: int) -> bytes:
    """Thousands of tasks."""
    return (_HEAD + "".join(_TASK.replace("guidance", f"guidance {n}") for n in range(2_000 * size))).encode()


@kind
def csv_empty_lines(size: int) -> bytes:
    """Hundreds of thousands of empty lines."""
    return (_HEAD + _TASK + "\n" * (200_000 * size) + _TASK).encode()


@kind
def csv_struck(size: int) -> bytes:
    """Openings of what is struck through, none of which is closed."""
    return (_HEAD + _TASK + "2," + "<s>" * (20_000 * size) + "\n").encode()


@kind
def csv_markup(size: int) -> bytes:
    """Openings of lists and bold letters, none of which is closed."""
    return (_HEAD + _TASK + "2," + "<li " * (10_000 * size) + "**a" * (10_000 * size) + ",Una,,,\n").encode()


@kind
def csv_tildes(size: int) -> bytes:
    """Tens of thousands of pairs of tildes."""
    return (_HEAD + _TASK + "2," + "~~a" * (20_000 * size) + "\n").encode()


@kind
def csv_indents(size: int) -> bytes:
    """Rows that are set in, each deeper than the one before."""
    return (_HEAD + "".join(f"{' ' * n}{n},Publish,Una,May 2021,,\n" for n in range(1, 300 * size))).encode()


@kind
def csv_ragged(size: int) -> bytes:
    """Rows that each have a cell more than the one before."""
    return (_HEAD + "\n".join("x," * n for n in range(200 * size))).encode()


@kind
def txt_long(size: int) -> bytes:
    """A legal text of megabytes, in paragraphs, with a plan in it."""
    legal = "The authority shall have due regard to the guidance issued under section 29 of the Act of 2015.\n" * 5_000
    return (legal * size + write("txt").decode() + legal * size).encode()


@kind
def txt_long_lines(size: int) -> bytes:
    """A legal text whose paragraphs are one line each."""
    legal = ("Whereas the authority shall have due regard to the guidance issued under section 29. " * 300 + "\n") * 20
    return (legal * size + write("txt").decode()).encode()


@kind
def txt_one_line(size: int) -> bytes:
    """A text in one line of hundreds of thousands of letters."""
    return (write("txt").decode() + "the authority shall " * (20_000 * size)).encode()


@kind
def txt_tabs(size: int) -> bytes:
    """A line of hundreds of thousands of tabs."""
    return (write("txt").decode() + "x" + "\t" * (200_000 * size) + "x").encode()


@kind
def txt_pipes(size: int) -> bytes:
    """A line of hundreds of thousands of pipes."""
    return (write("txt").decode() + "|" * (200_000 * size)).encode()


@kind
def txt_rules(size: int) -> bytes:
    """A line of dashes and pipes that ends as no rule of a table does."""
    return (write("txt").decode() + "| a |\n" + "|" + " --- |" * (20_000 * size) + "x\n").encode()


@kind
def txt_dashes(size: int) -> bytes:
    """Lines of hundreds of thousands of dashes, with and without spaces."""
    return (write("txt").decode() + "-" * (100_000 * size) + "|\n" + " -" * (100_000 * size) + "\n").encode()


@kind
def txt_hashes(size: int) -> bytes:
    """A heading of tens of thousands of signs."""
    return (
        write("txt").decode() + "# a" + " #" * (20_000 * size) + " a\n" + "# " + " " * (50_000 * size) + "a\n"
    ).encode()


@kind
def txt_aligned(size: int) -> bytes:
    """Lines that each could begin a table set out by spaces, none of which goes on."""
    return (
        write("txt").decode() + "".join(f"{'a':<{5 + n % 37}}{'b':<{9 + n % 11}}c\n\n" for n in range(2_000 * size))
    ).encode()


@kind
def txt_aligned_far(size: int) -> bytes:
    """The beginning of a table set out by spaces, and tens of thousands of empty lines, over and over."""
    return (("a    b    c\n" + "\n" * 300) * (60 * size)).encode()


@kind
def txt_struck(size: int) -> bytes:
    """Openings of what is struck through, each with another ending."""
    return (write("txt").decode() + "<del a" * (20_000 * size) + "<s>x</del>" * (5_000 * size)).encode()


@kind
def txt_labels(size: int) -> bytes:
    """Thousands of records of labels and values."""
    return ("Action: Publish it\nLead: Una\nDeadline: May 2021\nProgress: Done\n\n" * (500 * size)).encode()


@kind
def txt_dates(size: int) -> bytes:
    """A text of tens of thousands of dates."""
    return (
        write("txt").decode() + "As at 31 March 2021 and 1/4/2021, updated 2021-05-01. \n" * (3_000 * size)
    ).encode()


@kind
def txt_key(size: int) -> bytes:
    """A key of ratings without end."""
    return (write("txt").decode() + "Green: complete; Amber = under way; Red – late.\n" * (3_000 * size)).encode()


@kind
def txt_abbreviations(size: int) -> bytes:
    """Thousands of abbreviations that are explained."""
    return (
        write("txt").decode() + "".join(f"Safer Communities Board (SCB{n % 26}) " for n in range(3_000 * size))
    ).encode()


@kind
def txt_controls(size: int) -> bytes:
    """Letters that nobody sees, by the hundred thousand."""
    return (write("txt").decode() + "\u200b\u00ad\ufeff" * (100_000 * size) + "x").encode()


@kind
def md_emphasis(size: int) -> bytes:
    """Bold marks by the ten thousand, none of which ends."""
    return (write("txt").decode() + "**a " * (10_000 * size) + "__b " * (10_000 * size)).encode()


@kind
def md_table(size: int) -> bytes:
    """A Markdown table of thousands of rows."""
    row = "| 1 | Publish it | Una | May 2021 | Done |\n"
    return ("| Ref | Action | Lead | Timescale | Progress |\n|---|---|---|---|---|\n" + row * (2_000 * size)).encode()


@kind
def html_style(size: int) -> bytes:
    """A style sheet of dots, names and brackets, none of which is a rule."""
    return _page(f"<style>{'.a' * (20_000 * size)}</style><style>{'.a{' * (20_000 * size)}</style>")


@kind
def html_style_spaces(size: int) -> bytes:
    """A style sheet of a name and spaces, over and over."""
    return _page(f"<style>.a{' ' * (50_000 * size)}</style><style>{('.b' + ' ' * 200) * (300 * size)}</style>")


@kind
def html_inline_style(size: int) -> bytes:
    """Styles of elements that are tens of thousands of letters long."""
    return _page(
        f'<p style="{"text-decoration" * (5_000 * size)}">x</p><p style="{"background " * (5_000 * size)}">y</p>'
    )


@kind
def html_rules(size: int) -> bytes:
    """Thousands of rules for thousands of classes."""
    rules = "".join(f".c{n}{{background:#{n % 4096:06x}}}" for n in range(5_000 * size))
    return _page(f"<style>{rules}</style>" + "".join(f'<p class="c{n}">x</p>' for n in range(500 * size)))


@kind
def html_spans(size: int) -> bytes:
    """Thousands of spans beside each other in a cell."""
    return _page(f"<table><tr><td>{'<span>a</span>' * (5_000 * size)}</td><td>b</td></tr></table>")


@kind
def html_named_spans(size: int) -> bytes:
    """Thousands of spans beside each other that have a name and no text."""
    return _page(f"<table><tr><td>{'<span title=green></span>' * (2_000 * size)}</td><td>b</td></tr></table>")


@kind
def html_tables_in_rows(size: int) -> bytes:
    """A table within each of a table's many rows: a finding a row."""
    row = "<tr><td>Do {0}</td><td>Una</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr>"
    return _page(f"<table>{''.join(row.format(number) for number in range(1_500 * size))}</table>")


@kind
def html_pictures(size: int) -> bytes:
    """Thousands of pictures with a name in a cell."""
    return _page(f"<table><tr><td>{'<img alt=green>x' * (2_000 * size)}</td><td>b</td></tr></table>")


@kind
def html_values(size: int) -> bytes:
    """Thousands of labels and values as a content management system writes them."""
    return _page('<div class="field-label">Lead</div><div class="field-item">Una</div>' * (1_000 * size))


@kind
def html_labels_in_labels(size: int) -> bytes:
    """Thousands of labels, each of which is the value of the one before."""
    return _page('<div class="label value">Lead</div>' * (1_500 * size))


@kind
def html_wide(size: int) -> bytes:
    """Cells that say they go over a hundred thousand columns."""
    return _page(f"<table>{'<tr>' + '<td colspan=100000>x</td>' * (20 * size) + '</tr>'}</table>")


@kind
def html_wide_rows(size: int) -> bytes:
    """Hundreds of rows of such cells."""
    return _page(f"<table>{('<tr>' + '<td colspan=65534>x</td>' * 10 + '</tr>') * (30 * size)}</table>")


@kind
def html_deep(size: int) -> bytes:
    """Cells that say they go over a hundred thousand rows."""
    row = "<tr>" + "<td rowspan=65534>x</td>" * 10 + "</tr>"
    return _page(f"<table>{row * (40 * size)}</table>")


@kind
def html_tables(size: int) -> bytes:
    """Tables within each other, hundreds deep."""
    return _page("<table><tr><td>" * (60 * size) + "x" + "</td></tr></table>" * (60 * size))


@kind
def html_table_of_tables(size: int) -> bytes:
    """Hundreds of tables in the cells of one."""
    inside = "<tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr>"
    return _page(f"<table>{inside * (300 * size)}</table>")


@kind
def html_nested(size: int) -> bytes:
    """Elements within each other, hundreds deep."""
    return _page("<div>" * (150 * size) + "x" + "</div>" * (150 * size))


@kind
def html_unclosed(size: int) -> bytes:
    """Tens of thousands of elements that are never closed."""
    return _page("<b><i>x" * (3_000 * size))


@kind
def html_unclosed_rows(size: int) -> bytes:
    """Rows and cells that are never closed, thousands of them."""
    return _page("<table>" + "<tr><td>x<td>y<td>z" * (2_000 * size))


@kind
def html_lists(size: int) -> bytes:
    """Lists of definitions in each other."""
    return _page("<dl><dt>Lead<dd>" * (60 * size) + "Una")


@kind
def html_definitions(size: int) -> bytes:
    """A list of thousands of definitions."""
    return _page("<dl>" + "<dt>Lead</dt><dd>Una</dd>" * (1_500 * size) + "</dl>")


@kind
def html_attribute(size: int) -> bytes:
    """An attribute of a million letters."""
    return _page(f'<p class="{"a " * (300_000 * size)}">x</p>')


@kind
def html_classes_of_cells(size: int) -> bytes:
    """Cells of hundreds of classes each, none of which has a colour."""
    return _page(
        f"<style>.z{{background:red}}</style><table>{('<tr>' + f'<td class={chr(34)}{chr(97) * 3}{chr(32)}' * 1 + 'b ' * 500 + f'{chr(34)}>x</td><td>y</td></tr>') * (100 * size)}</table>"
    )


@kind
def html_entities(size: int) -> bytes:
    """Signs written as numbers and names, by the ten thousand."""
    return _page(f"<p>{'&amp;&#x27;&notanentity;&#99999999999;' * (10_000 * size)}</p>")


@kind
def html_charset_lie(size: int) -> bytes:
    """A page that says it is in one encoding and is in another."""
    return b"<!doctype html><meta charset=utf-16><p>" + b"caf\xe9 " * (10_000 * size) + write("html")


@kind
def html_charset_without_end(size: int) -> bytes:
    """Openings of what says an encoding, none of which ends."""
    return b"<!doctype html>" + b"<meta " * 600 * size + b"\xe9" + write("html")


@kind
def html_grid_roles(size: int) -> bytes:
    """A grid of elements that say they are rows and cells, within each other."""
    return _page(
        '<div role="grid">' + '<div role="row"><div role="cell">x</div><div role="cell">y</div>' * (100 * size)
    )


@kind
def html_struck(size: int) -> bytes:
    """Elements that are struck through, within each other."""
    return _page(
        "<table><tr><td>"
        + "<s>x" * (100 * size)
        + "</s>" * (100 * size)
        + "</td><td>"
        + "<del>y</del>" * (2_000 * size)
    )


@kind
def html_headers(size: int) -> bytes:
    """Heads and feet of a page within each other, thousands of them."""
    return _page("<header><footer>x</footer></header>" * (1_500 * size) + "<aside>" * (100 * size))


@kind
def html_buttons(size: int) -> bytes:
    """Thousands of buttons, deep in a page."""
    return _page("<div>" * 100 + "<button>x</button>" * (1_500 * size))


@kind
def html_comments(size: int) -> bytes:
    """Openings of comments, by the ten thousand."""
    return _page("<!-- a " * (10_000 * size) + "<!x>" * (10_000 * size))


@kind
def html_large_plan(size: int) -> bytes:
    """An honest plan of hundreds of tasks."""
    return write(
        "html", Table(MADE_UP.header, [row for _ in range(50 * size) for row in MADE_UP.rows], {}, MADE_UP.title)
    )


def _page(more: str) -> bytes:
    """The made-up plan's page with more before its end."""
    return write("html").replace(b"</body>", more.encode() + b"</body>")
