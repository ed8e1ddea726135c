"""The command that counts a learning system's export: shows the counts, and adds them where it is told who does."""

import argparse
from collections.abc import Mapping

from loaders.commands.completions import count_completions
from loaders.commands.terminal import existing, read_bytes
from loaders.counted import counted
from loaders.errors import LoadError
from loaders.lookups import fold
from loaders.record.completions import add_completions, completions_replaced
from loaders.records import CompletionsCounted


def run_training(options: argparse.Namespace) -> int:
    """Shows what an export says in numbers, course by course; adds it to the database where --by names who does."""
    content, name = read_bytes(options.file), options.file.name
    found = count_completions(name, content, as_at=options.as_at)
    if options.course:
        chosen = chosen_programmes(found, options.course)
        found = count_completions(name, content, as_at=options.as_at, programmes=chosen)
    for line in in_words(found):
        print(line)
    if not options.by:
        print("Nothing was added: give your name with --by to add these counts.")
        return 0
    connection = existing(options)
    try:
        programmes = {one.programme for one in found.counts}
        replaced = completions_replaced(connection, plan_id=options.plan, as_at=options.as_at, programmes=programmes)
        if replaced:
            print(replaced)
        import_id = add_completions(
            connection,
            plan_id=options.plan,
            as_at=options.as_at,
            counted=found,
            source=options.source,
            imported_by=options.by,
        )
    finally:
        connection.close()
    print(f"Added to {options.plan} as at {options.as_at}, as {import_id}; nobody of the file is kept.")
    return 0


def chosen_programmes(found: CompletionsCounted, said: list[str]) -> dict[str, str]:
    """The programme of every course, as proposed or as said: "Course=Programme", with nothing after = for none.

    Raises LoadError where a course isn't in the file.
    """
    chosen = {one.course: one.programme for one in found.courses}
    by_words = {fold(course): course for course in chosen}
    for text in said:
        course, _, programme = text.rpartition("=")
        if fold(course) not in by_words:
            raise LoadError(f"“{text}” names no course of the file: give it as in “Course=Programme”.")
        chosen[by_words[fold(course)]] = " ".join(programme.split())
    return chosen


def in_words(found: CompletionsCounted) -> list[str]:
    """What was counted, line by line."""
    lines = [f"{counted(found.completions, 'completion')} as at {found.as_at}, by {found.shape}."]
    for one in found.courses:
        goes_by = one.programme or "not counted"
        lines.append(f"  {one.course}: {_people(one.people)}, {counted(one.completions, 'completion')} → {goes_by}")
    held = _held(found)
    lines += [f"{programme}: completed by {_people(number)}." for programme, number in held.items()]
    lines += [f"  group {group or 'not given'}: {number:,}" for group, number in found.groups if len(found.groups) > 1]
    return [*lines, *found.notes]


def _held(found: CompletionsCounted) -> Mapping[str, int]:
    """How many people have completed each programme, whether or not it has lapsed."""
    programmes = dict.fromkeys((one.programme for one in found.counts), 0)
    for one in found.counts:
        programmes[one.programme] += one.people if one.completed_month and not one.followed_month else 0
    return programmes


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


COMMANDS = {"training": run_training}
