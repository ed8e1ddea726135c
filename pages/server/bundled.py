"""Scripts that import from one another as one: a browser takes longer over a further file than over what is in it."""

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{ (?P<names>[^}]*) \} from "\./(?P<name>\w+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:function|const) (?P<name>\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DEFAULT = "export default function"


def bundled(folder: Path, entry: str) -> str:
    """One module that exports by default what entry does; each script keeps its names to itself.

    They import names (`import { a, b as c } from "./other.js";`, a line each) and export functions and constants where
    they are declared. Raises ValueError where one does otherwise, or where two import each other.
    """
    parts: dict[str, str] = {}

    def add(name: str, importing: tuple[str, ...]) -> None:
        if name in importing:
            raise ValueError(f"{name} imports itself, by way of {', '.join(importing)}.")
        if name in parts:
            return
        text = (folder / name).read_text(encoding="utf-8")
        for one in _IMPORT.finditer(text):
            add(one["name"], (*importing, name))
        text = _IMPORT.sub(
            lambda one: f"const {{ {one['names'].replace(' as ', ': ')} }} = {_held(one['name'])};", text
        )
        parts[name] = text if name == entry else _enclosed(name, text)

    add(entry, ())
    whole = "\n".join(parts.values())
    others = [line for line in _OTHER.findall(whole) if not line.startswith(_DEFAULT)]
    if others or whole.count(_DEFAULT) != 1:
        raise ValueError(f"These lines can’t be bundled: {others or 'not one default export'}.")
    return whole


def _held(name: str) -> str:
    """What holds the names that a script exports."""
    return f"of_{Path(name).stem}"


def _enclosed(name: str, text: str) -> str:
    given = ", ".join(one["name"] for one in _EXPORT.finditer(text))
    return f"const {_held(name)} = (() => {{\n{_EXPORT.sub('', text)}return {{ {given} }};\n}})();"
