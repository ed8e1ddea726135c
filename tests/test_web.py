"""Web pages and pasted tables: spanning cells, cards of labels and values, what is around the plan, pictures in cells."""

import pytest

from loaders.read import read
from loaders.records import Line, Row

PAGE = """<!doctype html><html><head><style>.ok{background:#92D050} td{color:red}</style><script>var x = "<td>";</script></head>
<body><h1>Prevent plan</h1><h2>Schools</h2><p>An <b>introduction</b> &amp; &lt;b&gt;.</p>
<table><thead><tr><th>Ref<th>Action<th>Lead<th>Due<th>RAG</tr></thead>
<tr><td colspan="5">Venues</td></tr>
<tr><td>1</td><td>Review<ul><li>rooms</li><li>halls</li></ul></td><td rowspan="2">Una&nbsp;Marsh</td><td>May<br>2021</td><td class="ok"></td></tr>
<tr><td>2</td><td>Train <script>alert(1)</script>staff &lt;script&gt;</td><td>June 2021</td><td bgcolor="red"></td></tr>
<tr><td>3</td><td>Plan</td><td>Tom Field</td><td>July 2021</td><td><span style="background-color: rgb(255, 192, 0)">&nbsp;</span></td></tr>
</table></body></html>"""


def test_a_web_page():
    assert [
        (block.text, block.level) if isinstance(block, Line) else (*block.cells, block.colours[-1], block.continued)
        for block in read(PAGE.encode(), "plan.html").blocks
    ] == [
        ("Prevent plan", 1),
        ("Schools", 2),
        ("An introduction & <b>.", 0),
        ("Ref", "Action", "Lead", "Due", "RAG", None, ()),
        ("Venues", "", "", "", "", None, ()),
        ("1", "Review\n• rooms\n• halls", "Una Marsh", "May\n2021", "", "#92D050", ()),
        ("2", "Train staff <script>", "", "June 2021", "", "#FF0000", (2,)),
        ("3", "Plan", "Tom Field", "July 2021", "", "#FFC000", ()),
    ]
    assert [block.spans for block in read(PAGE.encode(), "plan.html").blocks if isinstance(block, Row)] == [
        (), (5, 1, 1, 1, 1), (), (), (),
    ]  # fmt: skip


def test_struck_words_of_a_page_are_left_out_and_counted():
    page = """<p>Lead: <s>Tom</s> Una</p><table><tr><td>1<td><del>Old</del> New<td><span style="text-decoration: line-through">May</span> June</tr></table>"""
    found = read(page.encode(), "plan.html")
    assert found.blocks[0].text == "Lead: Una"
    assert found.blocks[1].cells == ("1", "New", "June")
    assert [finding.message.split()[0] for finding in found.findings] == ["3"]


def test_a_pasted_table_without_a_page_around_it():
    pasted = "<table><tr><td>Ref<td>Action<td>Lead</tr><tr><td>1<td>Write – “now”<td>Una</table>"
    for encoding in ("utf-8", "cp1252"):
        assert read(pasted.encode(encoding), "pasted.html").blocks[1].cells == ("1", "Write – “now”", "Una")


def test_a_page_whose_tables_only_set_it_out_and_spans_beyond_reason():
    frame = f"<table><tr><td>{PAGE[PAGE.index('<table>') : PAGE.index('</table>')]}</table></td></tr></table>"
    assert read(frame.encode(), "plan.html").blocks[0].cells == ("Ref", "Action", "Lead", "Due", "RAG")
    wide = "<table><tr><td rowspan=99999999 colspan=99999999>1<td>2</tr><tr><td>3</tr></table>"
    assert len(read(wide.encode(), "plan.html").blocks[1].cells) <= 201


def web_blocks(body):
    """The cells of each row and the text of each line of a page, a line with whether it is the page's own."""
    found = read(f"<html><body>{body}</body></html>".encode(), "plan.html").blocks
    return [(block.text, block.repeats) if isinstance(block, Line) else block.cells for block in found]


def test_what_leads_about_a_site_is_left_out_and_its_head_and_foot_are_the_pages_own():
    page = """<header><a href=#m>Skip to content</a></header><nav><ul><li>Home</ul></nav><div role=navigation>More</div>
    <main><article><header><h1>Plan</h1></header><p>Agreed in May</p></article></main>
    <aside><h2>Related</h2></aside><footer>Contact: Democratic Services</footer>"""
    assert web_blocks(page) == [
        ("Skip to content", True),
        ("Plan", False),
        ("Agreed in May", False),
        ("Related", True),
        ("Contact: Democratic Services", True),
    ]


@pytest.mark.parametrize(
    "card",
    [
        "<dl><dt>Action<dd>Hold a briefing<dt>Lead<dd>Una Marsh<dd>Tom Field</dl>",
        "<dl><div><dt>Action</dt><dd>Hold a briefing</dd></div><div><dt>Lead</dt><dd>Una Marsh<br>Tom Field</dd></div></dl>",
        '<div><div class="field__label">Action</div><div class="field__item">Hold a briefing</div></div>'
        '<div class="field"><div class="field__label">Lead</div><div class="field__items">Una Marsh<br>Tom Field</div></div>',
        "<div role=table><div role=row><span role=rowheader>Action</span><span role=cell>Hold a briefing</span></div>"
        "<div role=row><span role=rowheader>Lead</span><span role=cell>Una Marsh<br>Tom Field</span></div></div>",
    ],
    ids=["list", "list in rows", "fields", "table by role"],
)
def test_labels_with_their_values_are_rows_of_two_cells(card):
    assert web_blocks(f"<h3>One</h3>{card}") == [
        ("One", False),
        ("Action", "Hold a briefing"),
        ("Lead", "Una Marsh\nTom Field"),
    ]


def test_a_badge_named_label_is_no_label_of_what_follows():
    page = "<div><div class='label label-success'>On track</div><div class=note>Hold a briefing</div></div>"
    assert web_blocks(page) == [("On track", False), ("Hold a briefing", False)]


@pytest.mark.parametrize(
    "light",
    ["<img src=g.png alt=Green>", "<svg><title>Green</title><circle/></svg>", "<span class=dot title=Green></span>",
     "<i aria-label=Green></i>", "<img alt=Green>Green"],
)  # fmt: skip
def test_a_picture_in_a_cell_reads_as_its_name(light):
    assert web_blocks(f"<table><tr><td>1<td>Hold a briefing<td>{light}</table>") == [("1", "Hold a briefing", "Green")]


def test_captions_folded_headings_and_summaries_are_lines():
    page = """<h2><button>Schools</button></h2><details><summary>Open</summary><p>Words</p></details>
    <table><caption>Table 1: tasks</caption><tr><td>1<td>Write</table>"""
    found = read(page.encode(), "plan.html").blocks
    assert [(block.text, block.level) for block in found if isinstance(block, Line)] == [
        ("Schools", 2), ("Open", 0), ("Words", 0), ("Table 1: tasks", 0),
    ]  # fmt: skip
