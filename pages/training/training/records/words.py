"""What is said of a learning system's export before and after it is counted, and of a file of counts."""

from collections.abc import Sequence

from loaders.records import CompletionsCounted, CourseCounted, ReadingFound
from pages.said import rows, words
from pages.said.language import marked, say, says
from pages.said.rows import Column, Row, Table

_MOST = 200
ABOUT = marked(
    "An export has a row a completion: who, which course, on which day; a group, a status and an expiry where it has "
    "them. A file of counts has the columns programme, group, counted on, number and source."
)
KEPT = marked(
    "Only numbers are kept, by course, group and month; no row, and no name, e-mail address or number of who is in it. "
    "Titles of courses and names of groups are written as you see them: look at them before you count."
)
KEEPS_NAMES = marked(
    "Without it those groups count as not given, and those courses by their programme alone. With it they stand below, "
    "and are written to the database as they stand."
)


def export(row) -> str:
    """A counted export: "3 Oct 2025, Moodle: 1,234 completions (Ann Example)"."""
    source = f", {row.source}" if row.source else ""
    return f"{words.day(row.as_at)}{source}: {words.count(int(row.completions), 'completion')} ({row.imported_by})"


def course(one: CourseCounted) -> str:
    """A course as the label of the field for its programme."""
    return f"{one.course}: {words.count(one.people, 'person', 'people')}, {words.count(one.completions, 'completion')}"


def programme(named: str) -> str:
    """A programme as an option; "" for a course that isn't counted."""
    return named or say("Not counted")


def found(counted: CompletionsCounted) -> str:
    """How many courses there are, and how many of them speak of Prevent."""
    speaking = sum(1 for one in counted.courses if one.programme)
    courses = words.count(len(counted.courses), "course")
    if not counted.courses:
        return say("No row could be counted.")
    return says(
        speaking,
        "{courses}, {number} of Prevent by its title.",
        "{courses}, {number} of Prevent by their titles.",
        courses=courses,
        number=speaking,
    )


def keeps_names(counted: CompletionsCounted) -> str:
    """The words beside the box that lets groups and courses pass that look like a person's name."""
    return says(
        counted.like_names, "Show and write {number} group or course that looks like a person’s name",
        "Show and write {number} groups or courses that look like a person’s name", number=f"{counted.like_names:,}",
    )  # fmt: skip


def groups(counted: CompletionsCounted) -> Table | None:
    """A row a group with the people in it; None where the file has none."""
    if all(not group for group, _ in counted.groups):
        return None
    columns = (Column(say("Group")), Column(say("People"), "number"))
    listed = [Row("", (group or say("Not given"), number)) for group, number in counted.groups[:_MOST]]
    return rows.table(columns, listed, caption=say("Groups; each person is in one."), opens=None, look="plain")


def saved(counted: CompletionsCounted) -> str:
    """What was saved."""
    programmes = words.count(len({one.programme for one in counted.counts}), "programme")
    completions = words.count(counted.completions, "completion")
    return say(
        "Counted: {completions} of {programmes} as at {day}. The file isn’t kept.",
        completions=completions,
        programmes=programmes,
        day=words.day(counted.as_at),
    )


def readings(found_in: Sequence[ReadingFound]) -> Table:
    """A row a count of a file of counts."""
    columns = (
        Column(say("Programme")),
        Column(say("People"), "number"),
        Column(say("Counted on"), "date"),
        Column(say("Source")),
    )
    listed = [
        Row("", (rows.text(one.programme, one.audience), one.value, rows.date(one.as_at), one.source))
        for one in found_in
    ]
    return rows.table(columns, listed, caption=say("The counts in the file."), opens=None, look="plain")
