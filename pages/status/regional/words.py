"""What the Regional page says: which council stands worst and by what, each council's place, date and source."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from pages.said import words
from pages.said.language import WELSH, Named, language, marked, say, says

ALL, UNSURE, NONE = "all", "unsure", "none"
EVERYWHERE, ENGLAND, UNTOLD = "all", "England", "untold"
REGIONS = {
    EVERYWHERE: marked("All regions"),
    ENGLAND: marked("England"),
    "North East": marked("North East"),
    "North West": marked("North West"),
    "Yorkshire and The Humber": marked("Yorkshire and The Humber"),
    "East Midlands": marked("East Midlands"),
    "West Midlands": marked("West Midlands"),
    "East of England": marked("East of England"),
    "London": marked("London"),
    "South East": marked("South East"),
    "South West": marked("South West"),
    "Wales": marked("Wales"),
    "Scotland": marked("Scotland"),
    UNTOLD: marked("Not in the list of councils"),
}
APART = Named({UNSURE: marked("Unsure"), NONE: marked("No section")})
_APART_IN_FULL = Named(
    {UNSURE: marked("section unsure"), NONE: marked("serve no section"), ALL: marked("all sections")}
)
FOR = marked(
    "This page sets councils side by side, for those who see many plans, such as a Prevent adviser. It needs the plans "
    "or the files of counts of two councils or more."
)
HOW = marked(
    "Ask each council for its file of counts: in its own dashboard, on this page, under “Hand over counts”. The file "
    "holds codes, dates and numbers; no name, and no words that somebody wrote. Give the files here, under “Files of "
    "counts”."
)
HOLDS = marked(
    "The file says how many tasks each section has, by rating and by what the rating rests on, at the end of the last "
    "quarters. It holds codes, dates and numbers; no name, and no words that somebody wrote. Small numbers are not "
    "hidden, as they count tasks, not people."
)


def council(row) -> str:
    """A council's name, in the language of now where it has one there; what a plan says where the list has none."""
    welsh = words.text(row.welsh_name, "") if language() == WELSH else ""
    return welsh or words.text(row.council, "")


def under(row) -> str:
    """What stands under it: its region, and the plan or that it is from a file: "East Midlands · from an extract"."""
    place = say(REGIONS[UNTOLD]) if words.is_missing(row.region) else say(REGIONS.get(row.region, row.region))
    return f"{place} · {say('from an extract') if words.is_missing(row.plan_id) else words.text(row.plan, '')}"


def late(row) -> str:
    """How many of the live tasks are late: "12 of 15"; "none live" where none is."""
    return words.of(int(row.late), int(row.live)) if row.live else say("none live")


def cell(row) -> str:
    """A section of a council in short: "2 of 5", "all done", "nothing"."""
    if row.live:
        return say("{number} of {total}", number=f"{int(row.late):,}", total=f"{int(row.live):,}")
    return say("nothing") if not row.complete else say("{number} done", number=f"{int(row.complete):,}")


def cell_words(row, section: str) -> str:
    """The same in full: "Luton, 5 Channel panel: 2 of 5 live tasks late, 3 complete"."""
    told = [say("{part} live tasks late", part=late(row)) if row.live else say("no live task")]
    told += [say("{number} complete", number=f"{int(row.complete):,}")] if row.complete else []
    return f"{council(row)}, {section}: {', '.join(told)}"


def section(row) -> str:
    """A section with its number, or what stands for those without one."""
    if row.section in (ALL, UNSURE, NONE):
        return _APART_IN_FULL[row.section]
    return f"{int(row.number)} {row.title}"


def age(day, today: date) -> str:
    """How long ago a date is: "9 months old"; "" for one within the last month."""
    days = (today - pd.Timestamp(day).date()).days
    return say("{time} old", time=words.how_long(days)) if days > 31 else ""


def headline(alls: pd.DataFrame, by: str) -> str:
    """The finding. alls: a row a plan, of the section that they are ranked by, the worst first; by: it, "" for all."""
    hit, number = alls[alls.late > 0], len(alls)
    if hit.empty:
        told = says(number, "No live task of this plan is late", "No live task of these {number} plans is late",
                    number=f"{number:,}")  # fmt: skip
    else:
        worst = next(hit.itertuples())
        told = say(
            "{part} plans have late tasks; the greatest share: {council}, {late} live",
            part=words.of(len(hit), number), council=council(worst), late=late(worst),
        )  # fmt: skip
    return f"{by}: {told[:1].lower()}{told[1:]}" if by else told


def caption(dates: Iterable) -> str:
    """What is counted and how they are ranked; between which dates they stand."""
    days = sorted(pd.Timestamp(one) for one in dates)
    when = words.day(days[0]) if days[0] == days[-1] else f"{words.day(days[0])} – {words.day(days[-1])}"
    told = say(
        "Late: live tasks that are overdue or off track. The worst first, by the share of live tasks that are late; "
        "each cell says how many of how many."
    )
    return f"{told} {say('Each at its own date ({when}); nothing is added up.', when=when)}"


def counted_twice(row) -> str:
    """That the same council's plan, or its file, is older and left out; "" where there is none."""
    if words.is_missing(row.other_as_at):
        return ""
    day = words.day(row.other_as_at)
    if words.is_missing(row.plan_id):
        return say("Its plan here is of {day}, which is older: it isn’t counted beside it.", day=day)
    return say("Its extract is of {day}, no newer than the plan: it isn’t counted beside it.", day=day)


def shown(first: int, last: int, number: int) -> str:
    """Which councils of how many are in the table: "21 to 40 of 170"."""
    return say("{first} to {last} of {number}", first=f"{first:,}", last=f"{last:,}", number=f"{number:,}")


def quarter_said(as_at, number: int, live: int) -> str:
    """An earlier quarter of an extract: "30 Jun 2025: 4 of 20 live tasks late"."""
    if not live:
        return f"{words.day(as_at)}: {say('no live task')}"
    return f"{words.day(as_at)}: {say('{part} live tasks late', part=words.of(number, live))}"
