"""A folder of generated plans in Word, as many as are wanted: no council's, no person's; the same files every time.

Every council says "Generated" in its name. Versions of one plan lie a quarter apart: two tasks of 60 are replaced from
one to the next, and what is told of some others moves on.
"""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random

from helpers.plan_histories import AUDIENCES, EARLY_WORDS, LEADS, MIDDLE_WORDS, NEARLY_WORDS, OBJECTS, VERBS
from helpers.plan_writer import AMBER, GREEN, RED, Table, write

TASKS, VERSIONS = 60, 4
_HEADER = ["Ref", "Action", "Lead", "Timescale", "Outcome", "Progress", "RAG rating"]
_OUTCOMES = (
    "Concerns are noticed and passed on early", "Staff know what to do and whom to ask", "Partners know the local risks",
    "Pupils and students are safe online", "Halls are let with care", "Families find help",
)  # fmt: skip
_BEGINNINGS, _ENDINGS = (
    ["Ab", "Bram", "Cul", "Dun", "El", "Farn", "Gars", "Hol", "Ing", "Kel", "Lin", "Mar", "Nor", "Ox", "Pen", "Ros"],
    ["ford", "ham", "wick", "ton", "by", "ley", "combe", "mere"],
)
_QUARTERS = ((3, 31, "March"), (6, 30, "June"), (9, 30, "September"), (12, 31, "December"))
_PLACE = re.compile(rb"@(\d+)@")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Folder:
    """Writes the documents; the frame of the file is made once, and each one's words are put into it."""

    def __init__(self, tasks: int = TASKS) -> None:
        self._tasks = tasks
        rows = [[f"@{7 * row + column}@" for column in range(6)] + [""] for row in range(tasks)]
        for row in rows:
            row[5] = f"{row[5]}\nAsked of the lead"
        fills = {number: (GREEN, AMBER, RED)[number % 3] for number in range(tasks)}
        self._frame = write("docx", Table(_HEADER, rows, fills, title=f"@{7 * tasks}@"))

    def write(self, folder: Path, documents: int) -> list[Path]:
        """So many documents in a folder, those of one plan after the other; their paths."""
        found = []
        for number in range(documents):
            plan, version = divmod(number, VERSIONS)
            path = folder / f"{council(plan)} {version + 1}.docx".replace(" ", "-")
            path.write_bytes(self.document(plan, version))
            found.append(path)
        return found

    def document(self, plan: int, version: int) -> bytes:
        """One version of a plan, both counted from 0."""
        day, month, name = (_QUARTERS[version % 4][at] for at in (1, 0, 2))
        year = 2021 + version // 4
        words = [text for task in self._rows(plan, version) for text in (*task, "")]
        words.append(f"{council(plan)} Prevent action plan 2021-2024, updated {day} {name} {year}")
        assert date(year, month, day)
        stream = BytesIO()
        with zipfile.ZipFile(BytesIO(self._frame)) as frame, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            for one in frame.infolist():
                content = frame.read(one)
                if one.filename == "word/document.xml":
                    content = _PLACE.sub(lambda found: words[int(found[1])].encode(), content)
                made.writestr(one, content)
        return stream.getvalue()

    def _rows(self, plan: int, version: int) -> list[list[str]]:
        rows = []
        for number in range(self._tasks):
            age = version - (version + self._tasks - 1 - number) // self._tasks if number < 2 else version
            drawn = Random(f"{plan} {number} {version if number < 2 else 0}")
            action = f"{drawn.choice(VERBS)} {drawn.choice(OBJECTS)}{drawn.choice(AUDIENCES)} in ward {drawn.randrange(1, 40)}"
            told = Random(f"{plan} {number} {version // 2}")
            said = (EARLY_WORDS, MIDDLE_WORDS, NEARLY_WORDS)[min(2, max(0, age))]
            rows.append(
                [
                    f"{number // 10 + 1}.{number % 10 + 1}",
                    action,
                    drawn.choice(LEADS),
                    f"{drawn.choice(_MONTHS)} {drawn.randrange(2021, 2025)}",
                    drawn.choice(_OUTCOMES),
                    told.choice(said),
                ]
            )
        return rows


def council(plan: int) -> str:
    """The name of a plan's council, by its number from 0."""
    rest, first = divmod(plan, len(_BEGINNINGS))
    rest, last = divmod(rest, len(_ENDINGS))
    more = (
        f"{_BEGINNINGS[rest % len(_BEGINNINGS)]}{_ENDINGS[rest // len(_BEGINNINGS) % len(_ENDINGS)]} " if rest else ""
    )
    return f"Generated {more}{_BEGINNINGS[first]}{_ENDINGS[last]} Council"
