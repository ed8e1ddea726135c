"""Timescales as plans write them, and what each commits to."""

from datetime import date

import pytest

from loaders.interpret.timescale import read_timescale

# as written, kind, starts_on, due_on, and what else is read ("start_by 2015-10-31", rules of remarks)
CASES = [
    ("June 2015", "month", "2015-06-01", "2015-06-30", ""),
    ("Oct 2015", "month", "2015-10-01", "2015-10-31", ""),
    ("Dec 15", "month", "2015-12-01", "2015-12-31", ""),
    ("September'15", "month", "2015-09-01", "2015-09-30", ""),
    ("03/2018", "month", "2018-03-01", "2018-03-31", ""),
    ("October\n2007", "month", "2007-10-01", "2007-10-31", ""),
    ("July/ Aug 15", "range", "2015-07-01", "2015-08-31", ""),
    ("August/ September 2015", "range", "2015-08-01", "2015-09-30", ""),
    ("September – December 2015", "range", "2015-09-01", "2015-12-31", ""),
    ("July 2015- March 2016", "range", "2015-07-01", "2016-03-31", ""),
    ("November - January 2016", "range", "2015-11-01", "2016-01-31", ""),
    ("12-14 October 2015", "range", "2015-10-12", "2015-10-14", ""),
    ("1 Dec - 15 Jan 2016", "range", "2015-12-01", "2016-01-15", ""),
    ("September 2020 to July 2021", "range", "2020-09-01", "2021-07-31", ""),
    ("w/c 14 March 2016", "range", "2016-03-14", "2016-03-20", ""),
    ("2023-2027", "range", "2023-01-01", "2027-12-31", "year_only"),
    ("29.09.15", "day", "2015-09-29", "2015-09-29", ""),
    ("14 Jul 15", "day", "2015-07-14", "2015-07-14", ""),
    ("14-Aug-15", "day", "2015-08-14", "2015-08-14", ""),
    ("08 October 2015", "day", "2015-10-08", "2015-10-08", ""),
    ("22nd June 2017", "day", "2017-06-22", "2017-06-22", ""),
    ("December 7th 2017", "day", "2017-12-07", "2017-12-07", ""),
    ("31/03/18", "day", "2018-03-31", "2018-03-31", ""),
    ("31.3.18", "day", "2018-03-31", "2018-03-31", ""),
    ("2016-03-31 00:00:00", "day", "2016-03-31", "2016-03-31", ""),
    ("29/06/2016 IPCC/ Quality", "day", "2016-06-29", "2016-06-29", ""),
    ("End Dec. 2017", "day", "2017-12-31", "2017-12-31", ""),
    ("By end of February 15", "day", "2015-02-28", "2015-02-28", ""),
    ("by the end of 2019", "day", "2019-12-31", "2019-12-31", ""),
    ("Complete by 1 Aug 2025", "day", "2025-08-01", "2025-08-01", ""),
    ("completed by September 2012", "month", "2012-09-01", "2012-09-30", ""),
    ("13.09.2023 08.11.2023", "day", "2023-11-08", "2023-11-08", "due_before 2023-09-13"),
    ("extended from 1 May 2016 to 30 June 2016", "day", "2016-06-30", "2016-06-30", "due_before 2016-05-01"),
    ("June 2015 (was March 2015)", "month", "2015-06-01", "2015-06-30", "due_before 2015-03-31"),
    ("Q2 2023/24", "quarter", "2023-07-01", "2023-09-30", ""),
    ("Q4 2023/24", "quarter", "2024-01-01", "2024-03-31", ""),
    ("Q2 2016", "quarter", "2016-04-01", "2016-06-30", "quarter_ambiguous"),
    ("Spring 2008", "season", "2008-03-01", "2008-05-31", ""),
    ("Winter 2015", "season", "2015-12-01", "2016-02-29", ""),
    ("Summer term 2016", "season", "2016-04-01", "2016-07-31", ""),
    ("2015-16", "year", "2015-04-01", "2016-03-31", "year_only"),
    ("2024-2025", "year", "2024-04-01", "2025-03-31", "year_only"),
    ("Academic year 2015/16", "year", "2015-09-01", "2016-08-31", "year_only"),
    ("By 2018", "year", "2018-01-01", "2018-12-31", "year_only"),
    ("Started by October 2015", "start_by", None, None, "start_by 2015-10-31"),
    ("On-going", "ongoing", None, None, ""),
    ("April 2016 onwards", "ongoing", "2016-04-01", None, ""),
    ("Ongoing until March 2018", "ongoing", None, "2018-03-31", ""),
    ("When the need arises", "ongoing", None, None, ""),
    ("Weekly", "recurring", None, None, ""),
    ("By end of March annually", "recurring", None, None, ""),
    ("Every August in line with annual progress report", "recurring", None, None, ""),
    ("Within six months of new Council.", "relative", None, None, ""),
    ("asap", "relative", None, None, ""),
    ("Completed", "complete", None, None, ""),
    ("Completed December 2013", "complete", None, None, "completed_on 2013-12-31"),
    ("October 2015-March 2015", "reversed", "2015-10-01", None, "reversed_range"),
    ("14 Aug", "unreadable", None, None, "year_missing"),
    ("June", "unreadable", None, None, "year_missing"),
    ("30/06", "unreadable", None, None, "year_missing"),
    ("12/25/2015", "unreadable", None, None, "date_unreadable"),
    ("31/02/2016", "unreadable", None, None, "date_unreadable"),
    ("2017-2017", "unreadable", None, None, "date_unreadable"),
    ("2017/17", "unreadable", None, None, "date_unreadable"),
    ("As per strategy and action plan", "unreadable", None, None, "date_unreadable"),
    ("June 2115", "month", "2115-06-01", "2115-06-30", "date_out_of_range"),
    ("", "none", None, None, ""),
    ("N/K", "none", None, None, ""),
    ("TBC", "none", None, None, ""),
    ("-", "none", None, None, ""),
]


@pytest.mark.parametrize(
    ("written", "kind", "starts_on", "due_on", "more"), CASES, ids=[case[0] or "empty" for case in CASES]
)
def test_timescale(written, kind, starts_on, due_on, more):
    read = read_timescale(written)
    others = [
        f"{name} {getattr(read, name)}" for name in ("due_before", "start_by", "completed_on") if getattr(read, name)
    ] + [remark.rule for remark in read.remarks]
    assert (read.kind, _iso(read.starts_on), _iso(read.due_on), " ".join(others)) == (kind, starts_on, due_on, more)


def test_a_missing_year_is_suggested_from_the_plan_and_never_applied():
    read = read_timescale("14 Aug", (2023, 2024))
    assert read.due_on is None
    assert "14 Aug 2023 or 14 Aug 2024" in read.remarks[0].message


def test_a_reversed_range_suggests_its_end():
    assert "31 Mar 2016" in read_timescale("October 2015-March 2015").remarks[0].message


@pytest.mark.parametrize("pattern", ["%d/%m/%Y", "%d %B %Y", "%d.%m.%y", "%d %b %y", "%Y-%m-%d"])
def test_every_day_of_a_leap_year_reads_back_as_it_was_written(pattern):
    for ordinal in range(date(2024, 1, 1).toordinal(), date(2025, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        assert read_timescale(day.strftime(pattern)).due_on == day


def _iso(day):
    return day.isoformat() if day else None
