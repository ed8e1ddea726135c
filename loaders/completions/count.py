"""Counts the completions of a learning system's export by course, group and month; nobody is named in what it gives."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import PurePath

from loaders import lookups
from loaders.completions.columns import Layout, layout_of
from loaders.completions.courses import programme_of
from loaders.completions.given import Given, given_of
from loaders.completions.people import People
from loaders.completions.rows import Reasons, Said, meet, said_in
from loaders.completions.table import Table, tables
from loaders.counted import counted
from loaders.errors import DocumentRefused
from loaders.read.document import plain_name
from loaders.records import NOT_NAMED, CompletionCount, CompletionsCounted, CourseCounted

_Key = tuple[str, str, str, date | None, date | None, date | None]
_LEFT_OUT = ("nobody", "no_course", "unread_day", "after", "said_otherwise", "names_person")
_SAID = {
    "nobody": ("names nobody", "name nobody", "left out"),
    "no_course": ("names no course", "name no course", "left out"),
    "unread_day": ("has a completion date that can’t be read", "have a completion date that can’t be read", "left out"),
    "after": ("is dated after the export", "are dated after the export", "counted as not completed yet"),
    "said_otherwise": (
        "has a date, and a status that says not completed", "have a date, and a status that says not completed",
        "counted as not completed",
    ),
    "names_person": ("names a person where the course stands", "name a person where the course stands", "left out"),
    "of_several": (
        "has only a name, which several addresses or numbers go with",
        "have only a name, which several addresses or numbers go with", "counted as somebody else",
    ),
    "held": ("says completed on no day", "say completed on no day", "counted from the day of the export on"),
    "unread_expiry": ("has an expiry that can’t be read", "have an expiry that can’t be read", "counted without it"),
    "ends_before": ("expires before its completion", "expire before their completion", "counted as written"),
    "twice": ("tells a completion once more", "tell a completion once more", "counted once"),
}  # fmt: skip


def count(
    content: bytes,
    file_name: str,
    as_at: date,
    programmes: Mapping[str, str] | None = None,
    keeps_names: bool = False,
) -> CompletionsCounted:
    """What an export says as at its day, in numbers. programmes: course → programme, "" for one that isn't counted.

    Without programmes each course goes by the one that its title names. Groups and titles that look like a person's
    name aren't given, unless keeps_names; a course without its title is called as its programme is. Raises
    DocumentRefused where the file can't be read, or no column in it tells who completed what; no sentence quotes a
    cell or the file's name.
    """
    people, reasons = People(), Reasons()
    layouts, untitled = _layouts(tables(content, file_name), file_name)
    if not layouts:
        raise DocumentRefused(
            "This file has no row of headings that tells who completed what: it needs a column of e-mail addresses, "
            "numbers or names, and one of dates or statuses of completion. Export it with headings."
        )
    for table, found in layouts:
        meet(table, found, people)
    said = [one for table, found in layouts for one in said_in(table, found, people, as_at, reasons)]
    given = given_of(said, people, untitled, keeps_names=keeps_names)
    once = _once(_cleared(said, given, reasons), reasons)
    goes_by = _goes_by(programmes)
    chosen = {one.course: goes_by(one.course) for one in once}
    once = _without_held_twice(once, chosen)
    completions = sum(1 for one in once if one.day and chosen[one.course])
    told = Counter[str]()
    for (reason, course), number in reasons.items():
        told[reason] += number if not course or goes_by(given.courses.get(course, course)) else 0
    shapes = dict.fromkeys(found.shape for _, found in layouts)
    refused = sum(found.groups_refused for _, found in layouts)
    return CompletionsCounted(
        as_at=as_at,
        shape="; ".join(shapes),
        courses=_courses(once, chosen),
        groups=tuple(sorted(Counter(_groups(once).values()).items())),
        counts=_counts(once, chosen, given.untitled, as_at),
        completions=completions,
        left_out=sum(told[one] for one in _LEFT_OUT),
        notes=(*_notes(told, refused), *given.notes()),
        like_names=given.like_names,
    )


def _layouts(found: Iterable[Table], file_name: str) -> tuple[list[tuple[Table, Layout]], frozenset[str]]:
    """The tables that tell who completed what with their columns, and the courses that no cell of theirs names."""
    layouts, untitled = [], set()
    for table in found:
        title, is_said = _title(table, file_name)
        if layout := layout_of(table, title):
            layouts.append((table, layout))
            untitled |= set() if is_said else {one.course for one in layout.blocks if one.course == title}
    return layouts, frozenset(untitled)


def _title(table: Table, file_name: str) -> tuple[str, bool]:
    """The course that a table is about where no column names it, and whether the file says that it is one.

    A line above, or the name of the sheet or the file, may be about anybody: it says no more than which programme.
    """
    for row in table.rows[:10]:
        filled = [str(cell) for cell in row if cell]
        if len(filled) == 1 and programme_of(filled[0]):
            label, colon, course = filled[0].partition(":")
            is_said = bool(colon) and lookups.fold(label) == "course"
            return (course.strip(), True) if is_said else (programme_of(filled[0]), False)
        if len(filled) == 2 and lookups.fold(filled[0]) in ("course", "course name", "training"):
            return filled[1], True
    stem = PurePath(plain_name(file_name)).stem
    return next((programme for name in (table.name, stem) if (programme := programme_of(name))), NOT_NAMED), False


def _cleared(said: list[Said], given: Given, reasons: Reasons) -> list[Said]:
    """What was said, each course and group as it is given; without rows whose course isn't."""
    kept = []
    for one in said:
        course, group = given.courses[one.course], given.groups.get(one.group, "")
        if not course:
            reasons["names_person", ""] += one.course in given.personal
        elif (course, group) == (one.course, one.group):
            kept.append(one)
        else:
            kept.append(replace(one, course=course, group=group))
    return kept


def _once(said: Iterable[Said], reasons: Reasons) -> list[Said]:
    """Each person's completion of a course on a day once, with its latest expiry; in the order of the file."""
    found: dict[tuple[bytes, str, date | None], Said] = {}
    for one in said:
        place = (one.who, one.course, one.day)
        before = found.pop(place, None)
        if before:
            reasons["twice", one.course] += one.day is not None
            expires = max((day for day in (before.expires, one.expires) if day), default=None)
            one = replace(one, group=one.group or before.group, expires=expires, at=max(one.at, before.at))
        found[place] = one
    return list(found.values())


def _without_held_twice(said: list[Said], chosen: Mapping[str, str]) -> list[Said]:
    """Without the completions whose day isn't told of those who have one of the programme whose day is."""
    dated = {(one.who, chosen[one.course] or one.course) for one in said if one.day and not one.is_held}
    return [one for one in said if not (one.is_held and (one.who, chosen[one.course] or one.course) in dated)]


def _goes_by(programmes: Mapping[str, str] | None) -> Callable[[str], str]:
    """Gives the programme of a course: the one chosen, "" for none; where nothing is chosen, the one that it names."""
    if programmes is None:
        return programme_of
    chosen = {lookups.fold(course): " ".join(programme.split()) for course, programme in programmes.items()}
    return lambda course: chosen.get(lookups.fold(course), "")


def _groups(said: Iterable[Said]) -> dict[bytes, str]:
    """The group of each person: that of their latest row that gives one."""
    found: dict[bytes, tuple[date, str]] = {}
    for one in said:
        at, group = found.get(one.who, (date.min, ""))
        if one.group and (one.at >= at or not group):
            found[one.who] = (one.at, one.group)
        else:
            found.setdefault(one.who, (date.min, ""))
    return {who: group for who, (_, group) in found.items()}


def _courses(said: Iterable[Said], chosen: Mapping[str, str]) -> tuple[CourseCounted, ...]:
    people: dict[str, set[bytes]] = defaultdict(set)
    completions: Counter[str] = Counter()
    for one in said:
        people[one.course].add(one.who)
        completions[one.course] += one.day is not None
    return tuple(
        CourseCounted(course, chosen[course], len(who), completions[course]) for course, who in sorted(people.items())
    )


def _counts(
    said: list[Said], chosen: Mapping[str, str], untitled: frozenset[str], as_at: date
) -> tuple[CompletionCount, ...]:
    """How many people by programme, course, group and months: each person's completions follow one another."""

    def called(course: str, programme: str) -> str:
        return programme if course in untitled else course

    groups = _groups(said)
    done: dict[tuple[bytes, str], list[tuple[date, int]]] = defaultdict(list)
    listed: dict[tuple[bytes, str], str] = {}
    for number, one in enumerate(said):
        programme = chosen[one.course]
        if programme and one.day:
            done[one.who, programme].append((one.day, number))
        elif programme:
            listed[one.who, programme] = one.course
    found: Counter[_Key] = Counter()
    for (who, programme), times in done.items():
        times.sort()
        for (day, number), following in zip_longest(times, times[1:]):
            one = said[number]
            months = (
                day.replace(day=1),
                one.expires and _month_until(one.expires, as_at),
                following and following[0].replace(day=1),
            )
            found[programme, called(one.course, programme), groups[who], *months] += 1
    for (who, programme), course in listed.items():
        if (who, programme) not in done:
            found[programme, called(course, programme), groups[who], None, None, None] += 1
    ordered = sorted(found.items(), key=lambda item: tuple(str(part or "") for part in item[0]))
    return tuple(CompletionCount(*key, number) for key, number in ordered)


def _month_until(expires: date, as_at: date) -> date:
    """The month up to whose end a completion counts: that of its expiry, the one before where that is past already.

    Counts are kept by month; so what has lapsed on the day of the export has, though its month isn't over.
    """
    is_past = expires < as_at and (expires.year, expires.month) == (as_at.year, as_at.month)
    return (expires.replace(day=1) - timedelta(days=1) if is_past else expires).replace(day=1)


def _notes(reasons: Counter[str], refused: int) -> tuple[str, ...]:
    notes = [
        f"{counted(reasons[key], 'row')} {one if reasons[key] == 1 else several}: {done}."
        for key, (one, several, done) in _SAID.items()
        if reasons[key]
    ]
    if refused:
        notes.append("A column that looks like one of groups holds people or one value a row: not taken as groups.")
    return tuple(notes)
