"""The interface's words as the code marks them, and the catalogues that translate them.

python tests/helpers/catalogue.py                 puts the catalogues in step with the code: what is new is added empty
python tests/helpers/catalogue.py missing PATH…   prints what the code under these paths says and no catalogue translates
"""

import ast
import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "data" / "words"
PLACE = re.compile(r"\{([^{}]*)\}")
LOOKUPS = {  # file in data/lookups: the columns whose values pages say
    "accessibility_gaps.csv": ("criterion", "what", "why"),
    "rating_scale.csv": ("label", "meaning"),
    "dispositions.csv": ("words",),
    "delay_labels.csv": ("label",),
    "finding_rules.csv": ("title", "what_to_do"),
    "column_fields.csv": ("label", "said"),
    "heard_forms.csv": ("form",),
    "case_kinds.csv": ("said",),
}

CHALLENGES = ROOT / "loaders" / "schema" / "challenge_rule.sql"
CHALLENGE = re.compile(r"^ +\('\w+', \d+, '([^']+)'", re.M)  # its title

NOUNS = {"area_words.csv": ("one", "many")}  # the columns of a noun that pages count with

_HEADER = "# What the dashboard says. A draft, awaiting a fluent reader’s check; the interface says so."

Id = str | tuple[str, str]


def said_in(*paths: Path) -> dict[Id, list[str]]:
    """Every sentence that the code under these paths marks (with its plural), and where: "pages/frame.py:12"."""
    found: dict[Id, list[str]] = {}
    for path in paths:
        for file in sorted(path.rglob("*.py") if path.is_dir() else [path]):
            for id_, line in _in_code(ast.parse(file.read_text("utf-8"))):
                found.setdefault(id_, []).append(f"{file.relative_to(ROOT).as_posix()}:{line}")
    return found


def said() -> dict[Id, list[str]]:
    """All sentences of the interface, and where each stands."""
    found = said_in(ROOT / "pages")
    for name, columns in LOOKUPS.items():
        for place, row in _rows(name):
            for column in columns:
                if row[column]:
                    found.setdefault(row[column], []).append(place)
    for title in CHALLENGE.findall(CHALLENGES.read_text("utf-8")):
        found.setdefault(title, []).append(f"{CHALLENGES.relative_to(ROOT).as_posix()}:1")
    for name, (one, many) in NOUNS.items():
        for place, row in _rows(name):
            for id_ in (row[one], row[many], *_of_noun(row[one], row[many])):
                found.setdefault(id_, []).append(place)
    return found


def _rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a lookup, each with where it stands."""
    with (ROOT / "data" / "lookups" / name).open(encoding="utf-8", newline="") as opened:
        for line, row in enumerate(csv.DictReader(opened), 2):
            yield f"data/lookups/{name}:{line}", row


def _in_code(tree: ast.AST) -> Iterator[tuple[Id, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            texts = [one.value if _is_text(one) else None for one in node.args]
            for id_ in _marked(called, texts, {one.arg: one.value for one in node.keywords}):
                yield id_, node.lineno
        elif isinstance(node, ast.FunctionDef):
            named = node.args.args[len(node.args.args) - len(node.args.defaults) :]
            for argument, value in zip(named, node.args.defaults, strict=True):
                if argument.arg == "noun" and _is_text(value):
                    for id_ in _of_noun(value.value):
                        yield id_, node.lineno


def _marked(called: str, texts: list, named: dict) -> Iterator[Id]:
    if called in ("say", "marked") and texts and texts[0]:
        yield texts[0]
    elif called == "says" and len(texts) > 2 and texts[1] and texts[2]:
        yield texts[1], texts[2]
    elif called == "count" and len(texts) > 1 and texts[1]:
        yield from _of_noun(*[text for text in texts[1:3] if text])
    elif called == "Noun" and len(texts) == 2 and texts[0] and texts[1]:
        yield from (texts[0], texts[1], *_of_noun(texts[0], texts[1]))
    for name in ("noun", "of"):  # what is counted
        if name in named and _is_text(named[name]):
            yield from _of_noun(named[name].value)


def _of_noun(noun: str, plural: str = "") -> Iterator[Id]:
    """What words.count looks up for a noun."""
    many = plural or f"{noun}s"
    yield f"{{number}} {noun}", f"{{number}} {many}"
    yield f"no {many}"


def _is_text(node) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def ill_marked() -> list[str]:
    """Where the code says an f-string, which no catalogue can know."""
    found = []
    for file in sorted((ROOT / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "says", "marked"):
                built = [one for one in node.args if isinstance(one, ast.JoinedStr | ast.BinOp)]
                found += [f"{file.relative_to(ROOT).as_posix()}:{one.lineno}" for one in built]
    return found


def catalogues(code: str) -> dict[Path, Catalog]:
    """A language's catalogues, by file."""
    found = {}
    for file in sorted((WORDS / code).glob("*.po")):
        with file.open("rb") as opened:
            found[file] = read_po(opened, locale=code)
    return found


def translated(code: str) -> dict[Id, Message]:
    """What the catalogues of a language translate whole."""
    return {one.id: one for catalogue in catalogues(code).values() for one in catalogue if one.id and is_whole(one)}


def is_whole(message: Message) -> bool:
    """Whether every form of a message is given."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms)


def step(code: str) -> None:
    """Puts a language's catalogues in step with the code: one file of all that it says, in order."""
    wanted, known, held = said(), translated(code), catalogues(code)
    whole = Catalog(locale=code, project="Prevent action plan dashboard", fuzzy=False, header_comment=_HEADER)
    for id_ in sorted(wanted, key=lambda one: one if isinstance(one, str) else one[0]):
        whole.add(id_, known[id_].string if id_ in known else "")
    (WORDS / code).mkdir(parents=True, exist_ok=True)
    for file in held:
        file.unlink()
    with (WORDS / code / "dashboard.po").open("wb") as opened:
        write_po(opened, whole, width=118, omit_header=False, sort_output=False)
    print(f"{code}: {len(wanted)} sentences, {len(wanted.keys() - known.keys())} without a translation.")


def missing(code: str, *paths: str) -> None:
    """Prints what stands under these paths and isn't translated, as a catalogue to be filled."""
    known, empty = translated(code), Catalog(locale=code)
    for id_, places in said_in(*[(ROOT / path).resolve() for path in paths]).items():
        if id_ not in known:
            empty.add(
                id_, "", locations=[(place.rpartition(":")[0], int(place.rpartition(":")[2])) for place in places]
            )
    write_po(sys.stdout.buffer, empty, width=118)


if __name__ == "__main__":
    if sys.argv[1:2] == ["missing"]:
        missing("cy", *sys.argv[2:])
    else:
        step("cy")
