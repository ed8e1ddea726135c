"""Fills a folder with councils' files of counts, generated: the codes are those of real councils, the counts are made up.

python tests/benchmarks/extracts.py FOLDER [--councils 170]

Every file is called "generated-…"; the same files every time.
"""

import argparse
import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2])]

_MADE_AT = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
_DATES = tuple(date(2024 + n // 4, 3 * (n % 4) + 3, 28) for n in range(8))  # the ends of quarters, nearly


def fill(folder: Path, councils: int = 170) -> list[Path]:
    """Writes so many councils' files, each of four quarters up to one of the last ones; the paths."""
    from loaders.extracts import form
    from loaders.extracts.made import written
    from loaders.lookups.councils import councils as listed

    there = [one.gss_code for one in listed() if not one.until and one.kind != "district"][:councils]
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number, code in enumerate(there):
        drawn = random.Random(f"generated {code}")
        last = len(_DATES) - drawn.choice([0, 0, 0, 1, 2])
        late = drawn.random() ** 2
        counts = [
            one for day in _DATES[last - 4 : last] for one in _counted(drawn, day, late, form.sections(form.FRAMEWORK))
        ]
        path = folder / f"generated-{number + 1:03}-{code}.csv"
        path.write_bytes(written(code, form.FRAMEWORK, _MADE_AT + timedelta(minutes=number), counts))
        made.append(path)
    return made


def _counted(drawn: random.Random, day: date, late: float, sections: tuple[str, ...]) -> list[tuple]:
    """The lines of a quarter: 25 to 60 tasks, whose sections, ratings and lateness are drawn."""
    sums: dict[tuple, list[int]] = {}
    for _ in range(drawn.randint(25, 60)):
        section = drawn.choices(sections, [3, 2, 2, 3, 2, 4, 3, 4, 2, 1])[0]
        basis, live = drawn.choice(["declared", "declared", "computed", "confirmed"]), drawn.random() < 0.55
        is_late = live and drawn.random() < late
        is_closed = not live and drawn.random() < 0.1
        if is_closed:
            rating, basis = "not_rated", "none"
        elif is_late:
            rating = "off_track"
        else:
            rating = drawn.choice(["on_schedule", "on_schedule", "behind", "no_information"]) if live else "complete"
        key = (section, rating, basis)
        numbers = (1, live, is_late, is_late and drawn.random() < 0.7, not live and not is_closed, is_closed)
        sums[key] = [had + int(one) for had, one in zip(sums.get(key, [0] * 6), numbers, strict=True)]
    lines = [(day, *key, *sums[key]) for key in sorted(sums)]
    return [*lines, (day, "all", "all", "all", *map(sum, zip(*sums.values(), strict=True)))]


def main() -> None:
    """Makes the folder, and says what is in it."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("folder", type=Path)
    said.add_argument("--councils", type=int, default=170)
    given = said.parse_args()
    print(f"{len(fill(given.folder, given.councils))} files of counts, generated")


if __name__ == "__main__":
    main()
