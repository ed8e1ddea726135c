"""Whatever a cell holds, reading it never raises, and what is read keeps its promises."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.bounds import EARLIEST, LATEST
from loaders.interpret.evidence import read_evidence
from loaders.interpret.evidence.model import CLASSES
from loaders.interpret.leads import read_leads
from loaders.interpret.timescale import read_timescale
from loaders.interpret.training import read_training

KINDS = {
    "day", "month", "range", "quarter", "season", "year", "start_by", "ongoing", "recurring", "relative", "complete",
    "reversed", "unreadable", "none",
}  # fmt: skip
WORDS = st.sampled_from(
    [
        "by",
        "end",
        "of",
        "March",
        "Sept",
        "15",
        "2016",
        "2015-16",
        "Q2",
        "2023/24",
        "31/03/18",
        "to",
        "–",
        "-",
        "/",
        "&",
        "and",
        "from",
        "until",
        "ongoing",
        "weekly",
        "completed",
        "extended",
        "was",
        "now",
        "spring",
        "term",
        "99",
        "1066",
        "29.2.15",
        "12.13.14",
        "(TBC)",
        ";",
        ",",
        "1st",
        "w/c",
        "Started",
        "annually",
        "2200",
    ]
)
DATE_LIKE = st.lists(WORDS, max_size=7).map(" ".join)
LEAD_LIKE = st.lists(
    st.sampled_from(
        [
            "Una",
            "Marsh",
            "Team",
            "and",
            "&",
            "/",
            ",",
            "(",
            ")",
            "–",
            "Head",
            "of",
            "Prevent",
            "PAG",
            "N/K",
            "TBC",
            "Dr",
            "+",
            ";",
            "\n",
            "•",
            "No",
            "Further",
            "Action",
        ]
    ),
    max_size=8,
).map(" ".join)


@given(st.one_of(st.text(max_size=80), DATE_LIKE))
@settings(max_examples=400, deadline=None)
def test_timescales_never_raise_and_stay_in_bounds(text):
    read = read_timescale(text, (2015, 2017))
    rules = {remark.rule for remark in read.remarks}
    assert read.kind in KINDS
    if read.due_on and not EARLIEST <= read.due_on <= LATEST:
        assert "date_out_of_range" in rules
    if read.starts_on and read.due_on:
        assert read.starts_on <= read.due_on
    if read.kind in ("unreadable", "reversed"):
        assert rules and read.due_on is None


@given(
    st.dates(EARLIEST, LATEST),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d-%m-%Y"]),
)
@settings(max_examples=300, deadline=None)
def test_a_date_reads_back_as_it_was_rendered(day, pattern):
    read = read_timescale(day.strftime(pattern))
    assert (read.kind, read.starts_on, read.due_on) == ("day", day, day)


@given(st.dates(EARLIEST, LATEST), st.dates(EARLIEST, LATEST))
@settings(max_examples=200, deadline=None)
def test_a_range_of_months_reads_back_or_is_reversed(one, other):
    read = read_timescale(f"{one:%B %Y} - {other:%B %Y}")
    first = date(one.year, one.month, 1)
    if (one.year, one.month) <= (other.year, other.month):
        assert (read.kind, read.starts_on, read.due_on.month) == ("range", first, other.month)
    else:
        assert (read.kind, read.starts_on, read.due_on) == ("reversed", first, None)


@given(st.one_of(st.text(max_size=120), LEAD_LIKE))
@settings(max_examples=400, deadline=None)
def test_leads_never_raise_and_are_never_empty(text):
    read = read_leads(text)
    assert all(
        lead.lead.strip() and lead.lead_kind in ("person", "team", "body", "role", "unknown") for lead in read.leads
    )


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_evidence_and_figures_never_raise(text):
    assert read_evidence([text], text).class_ in {*CLASSES, "none"}
    assert all(figure.value >= 0 for figure in read_training(1, {"progress": text}, None))


LONG = [
    "Aa ",
    "a",
    " ",
    "1",
    "1,",
    "Una Marsh and ",
    "Una, ",
    "Head of ",
    "(",
    "not ",
    "Mar 2015 - ",
    "• ",
    "to prepare and ",
]


@pytest.mark.parametrize("piece", LONG)
def test_a_cell_of_many_thousand_characters_is_read_in_the_end(piece):
    text = piece * (40_000 // len(piece)) + "x"
    assert read_timescale(text).kind in KINDS
    assert len(read_leads(text).leads) <= 1
    assert read_evidence([text], text).class_ in {*CLASSES, "none"}
    assert isinstance(read_training(1, {"progress": text}, None), list)
