"""Values of plans in English and Welsh, each beside what a person takes it to say. Names are made up."""

import pytest

from loaders.interpret.timescale import read_timescale

# as written, the plan's first and last year if known, kind (None: either way), due date
TIMESCALES = [
    ("Mawrth 2024", None, "month", "2024-03-31"),
    ("erbyn mis Mawrth 2024", None, "month", "2024-03-31"),
    ("Erbyn Fawrth 2024", None, "month", "2024-03-31"),
    ("mis Fedi 2024", None, "month", "2024-09-30"),
    ("Dachwedd 2023", None, "month", "2023-11-30"),
    ("Tachwedd 2023", None, "month", "2023-11-30"),
    ("Ragfyr 2023", None, "month", "2023-12-31"),
    ("Rhagfyr 2023", None, "month", "2023-12-31"),
    ("erbyn diwedd mis Orffennaf 2024", None, "day", "2024-07-31"),
    ("diwedd Mawrth 2024", None, "day", "2024-03-31"),
    ("Erbyn diwedd Chwefror 2024", None, "day", "2024-02-29"),
    ("Gwanwyn 2024", None, "season", "2024-05-31"),
    ("Haf 2024", None, "season", "2024-08-31"),
    ("Gaeaf 2024", None, "season", "2025-02-28"),
    ("Hydref 2024", None, "month", "2024-10-31"),
    ("Tymor yr Hydref 2024", None, "season", "2024-12-31"),
    ("Chwarter 2 2024/25", None, "quarter", "2024-09-30"),
    ("Ch4 2024/25", None, "quarter", "2025-03-31"),
    ("31 Mawrth 2024", None, "day", "2024-03-31"),
    ("1af Ebrill 2024", None, "day", "2024-04-01"),
    ("31ain Ionawr 2024", None, "day", "2024-01-31"),
    ("Dydd Mawrth 2 Ebrill 2024", None, "day", "2024-04-02"),
    ("Ionawr 2024", None, "month", "2024-01-31"),
    ("Ion 2024", None, "month", "2024-01-31"),
    ("Rhag 23", None, "month", "2023-12-31"),
    ("Ebrill – Medi 2024", None, "range", "2024-09-30"),
    ("Ebrill 2023 i Fawrth 2024", None, "range", "2024-03-31"),
    ("Mai/Mehefin 2024", None, "range", "2024-06-30"),
    ("rhwng Mai a Gorffennaf 2024", None, "range", "2024-07-31"),
    ("Awst 2024", None, "month", "2024-08-31"),
    ("Parhaus", None, "ongoing", None),
    ("Yn barhaus", None, "ongoing", None),
    ("Parhaus / Ongoing", None, "ongoing", None),
    ("I'w gadarnhau", None, "none", None),
    ("I’w gadarnhau", None, "none", None),
    ("Blynyddol", None, "recurring", None),
    ("Yn flynyddol", None, "recurring", None),
    ("Bob mis", None, "recurring", None),
    ("Bob chwarter", None, "recurring", None),
    ("Chwarterol", None, "recurring", None),
    ("Misol", None, "recurring", None),
    ("Bob mis Mawrth", None, "recurring", None),
    ("O fewn 6 mis", None, "relative", None),
    ("12 mis", None, "relative", None),
    ("Blwyddyn 1", None, "relative", None),
    ("Cyn gynted â phosibl", None, "relative", None),
    ("Wedi'i gwblhau", None, "complete", None),
    ("Cwblhawyd", None, "complete", None),
    ("Mawrth 2024 / March 2024", None, "month", "2024-03-31"),
    ("30 Medi 2023 / 30 September 2023", None, "day", "2023-09-30"),
    ("Blwyddyn ariannol 2024/25", None, "year", "2025-03-31"),
    ("Diwedd 2024", None, "day", "2024-12-31"),
    ("Ebrill 2024 ymlaen", None, "ongoing", None),
    ("31 March 2024 – estimated to be 30 September 2024 extended from 31 March 2024", None, None, "2024-09-30"),
    ("Completion estimated to be 30 September 2024 extended from 31 March 2024", None, "day", "2024-09-30"),
    ("31/03/2024 revised to 30/06/2024", None, "day", "2024-06-30"),
    ("was March 2024, now June 2024", None, "month", "2024-06-30"),
    ("~~31 March 2024~~ 30 June 2024", None, "day", "2024-06-30"),
    ("Original: 31/03/24\nRevised: 30/06/24", None, "day", "2024-06-30"),
    ("Revised date: 30 June 2024\nOriginal date: 31 March 2024", None, "day", "2024-06-30"),
    ("June 2024 (previously March 2024)", None, "month", "2024-06-30"),
    ("Sept 2023, slipped to Jan 2024", None, "month", "2024-01-31"),
    ("March 2024 → June 2024", None, None, "2024-06-30"),
    ("Brought forward from June 2024 to March 2024", None, "month", "2024-03-31"),
    ("June 2018 then annually", None, None, "2018-06-30"),
    ("By March 2016 and then every six months", None, None, "2016-03-31"),
    ("30/09/24 and quarterly thereafter", None, None, "2024-09-30"),
    ("Sept", (2007, 2008), None, None),
    ("Septembe/r 2007", None, "month", "2007-09-30"),
    ("Septembe r 2007", None, "month", "2007-09-30"),
    ("Year 1", None, "relative", None),
    ("12 months", None, "relative", None),
    ("within 6 months", None, "relative", None),
    ("31/Mar/24 12:00 AM", None, "day", "2024-03-31"),
    ("2024-03-31T00:00:00Z", None, "day", "2024-03-31"),
    ("45382", (2023, 2025), "day", "2024-03-31"),
    ("2024-03-31T23:59:59.000+0000", None, "day", "2024-03-31"),
    ("2024-03-31 00:00:00", None, "day", "2024-03-31"),
    ("05/Apr/2024", None, "day", "2024-04-05"),
    ("45382", None, "unreadable", None),
    ("1200", None, "unreadable", None),
    ("Mar-24", None, "month", "2024-03-31"),
    ("31-Mar-2024", None, "day", "2024-03-31"),
    ("Fri 29 Mar 2024", None, "day", "2024-03-29"),
    ("End Q3 2023/24", None, None, "2023-12-31"),
    ("Q3 23/24", None, "quarter", "2023-12-31"),
    ("By 31st March, 2024", None, "day", "2024-03-31"),
    ("March 31, 2024", None, "day", "2024-03-31"),
    ("Mid-June 2024", None, None, "2024-06-30"),
    ("Summer 2024", None, "season", "2024-08-31"),
    ("Immediate", None, "relative", None),
    ("31/02/2024", None, "unreadable", None),
    ("TBC – awaiting funding", None, None, None),
    ("Complete", None, "complete", None),
    ("Completed March 2016", None, "complete", None),
    ("Not yet set", None, None, None),
]


@pytest.mark.parametrize(("written", "period", "kind", "due_on"), TIMESCALES)
def test_timescales(written, period, kind, due_on):
    read = read_timescale(written, period)
    assert (str(read.due_on) if read.due_on else None) == due_on
    assert kind is None or read.kind == kind


def test_a_remark_quotes_a_welsh_value_as_written():
    (remark,) = read_timescale("erbyn diwedd Mawrth", (2024, 2024)).remarks
    assert remark.rule == "year_missing" and "“erbyn diwedd Mawrth”" in remark.message
    assert remark.suggests == ("due_on", "2024-03-31")


def test_a_changed_date_keeps_the_one_before():
    read = read_timescale("Completion estimated to be 30 September 2024 extended from 31 March 2024")
    assert str(read.due_before) == "2024-03-31"


def test_a_month_that_may_be_cut_or_mistyped_makes_no_year():
    assert read_timescale("Septmbr 2007").kind == "unreadable"
