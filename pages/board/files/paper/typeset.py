"""Sets a Typst template of this folder as a tagged PDF (PDF/UA-1), in fonts that are the same on every machine.

Data reaches a template as JSON in the input "data", never as markup: nothing in a plan can be read as code.
"""

import json
import re
import tempfile
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

import typst

from pages.board.files.report.parts import PAGE_OF
from pages.said.colours import ACCENT, MUTED, RULE, TEXT
from pages.said.language import language, say
from pages.said.printable import printable

LACKING = "□"
BREAK = "\N{ZERO WIDTH SPACE}"
_FOLDER = Path(__file__).parent
_COLOURS = {"ink": TEXT[False], "muted": MUTED[False], "faint": RULE, "band": "#F1F3F4", "accent": ACCENT[False]}
_STYLES = ("Regular", "Semibold", "Bold")
_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\t": " "})  # as Word's Symbol and Wingdings number them
_EMPTY_LINES = re.compile("\n{3,}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_RARE = re.compile("[^\x00-\u0233\u2010-\u2027\u2030-\u205e]")
_FOREIGN = re.compile(f"[^\n -~\xa0-\u017f–—‘’“”•…{BREAK}{LACKING}]")
_LONG = re.compile(r"[^\s/-]{19,}")
_LONGEST_WORD = 60  # letters; Wales has a village of 58
_ENDLESS = re.compile(rf"[^\s{BREAK}/-]{{{_LONGEST_WORD + 1},}}")
_PIECE, _LONGEST_PIECE = 12, 36  # letters
_ADDRESSES = ("address", "link")


class NotSet(Exception):
    """The typesetter can't set a paper; the message says what it stopped at."""


def pdf(template: str, values: dict) -> bytes:
    """The PDF of a template (its file's name) filled with values that JSON can hold.

    A character that no font has is shown as □. Raises NotSet.
    """
    tidied = _each_text(values, _in_lines)
    # PDF/UA forbids a character without a glyph; which one, only a trial shows. Marks may fail in their company alone.
    for change in (str, _legible):
        with suppress(NotSet):
            return _set(template, _each_text(tidied, change))
    return _set(template, _each_text(tidied, _in_latin))


def tidy(text: str) -> str:
    """A text as fonts can show it: printable, □ for signs that only some fonts define or that nobody has."""
    seen = _EMPTY_LINES.sub("\n\n", printable(text).translate(_BULLETS).removesuffix("\n"))
    return seen if seen.isascii() else _RARE.sub(_assigned, _PRIVATE.sub(LACKING, seen))


def _in_lines(text: str) -> str:
    """A tidy text, its words that have no end to break anywhere."""
    seen = tidy(text)
    return _ENDLESS.sub(_opened, seen) if len(seen) > _LONGEST_WORD else seen


def _assigned(letter: re.Match) -> str:
    return LACKING if unicodedata.category(letter[0]) in ("Cn", "Co") else letter[0]


def breakable(text: str) -> str:
    """A text whose overlong words may break anywhere, so that none leaves its column."""
    return _LONG.sub(_opened, text)


def _opened(word: re.Match) -> str:
    """A word with places to break at, none between a letter and what is joined to it."""
    if word[0].isascii():
        return re.sub(rf".{{{_PIECE}}}(?=.)", rf"\g<0>{BREAK}", word[0])
    made, since, before = [], 0, ""
    for letter in word[0]:
        is_joined = unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf", "Sk") or before == "\N{ZERO WIDTH JOINER}"
        if since >= (_LONGEST_PIECE if is_joined else _PIECE):
            made.append(BREAK)
            since = 0
        made.append(letter)
        since, before = since + 1, letter
    return "".join(made)


def inputs(data: str) -> dict[str, str]:
    """What a template reads beside its own text: its values as JSON, and the colours and words that all share."""
    return {"data": data, "colours": json.dumps(_COLOURS), "words": json.dumps(_words())}


def _words() -> dict[str, str]:
    """What the templates say of their own, in the language of now."""
    return {
        "language": language(),
        "page_of": say(PAGE_OF),
        "appendix": say("Appendix {letter}"),
        "more_asked": say("and {number} more, in the text of this brief for an e-mail"),
        "more_tasks": say("and {number} more, at the link below"),
        "dashboard": say("Your tasks in the dashboard:"),
        "key": say("Key:"),
        "pale": say("Pale: computed by this tool."),
        "tasks": say("Tasks, the most urgent first"),
    }


def _set(template: str, values: dict) -> bytes:
    return _compiled(template, json.dumps(values, ensure_ascii=False))


def _compiled(template: str, data: str) -> bytes:
    # A compiler of its own for each call: one can't be shared by threads. Fonts, which are dear, are.
    try:
        return typst.compile(
            _FOLDER / template, root=_FOLDER, font_paths=_fonts(), ignore_system_fonts=True, format="pdf",
            pdf_standards="ua-1", sys_inputs=inputs(data),
        )  # fmt: skip
    except typst.TypstError as error:
        raise NotSet(str(error)) from error
    except BaseException as error:
        # What breaks inside the typesetter comes as no Exception, and would end the whole server's script.
        if type(error).__name__ != "PanicException":
            raise
        raise NotSet(f"the typesetter broke off: {error}") from error


@cache
def _fonts() -> typst.Fonts:
    """The fonts, read once."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_font_folder().name])


@cache
def _font_folder() -> tempfile.TemporaryDirectory:
    """A folder with each style once: the package holds them twice, and a folder's order differs by machine."""
    folder = tempfile.TemporaryDirectory(prefix="fonts-")
    for name in (f"SourceSansPro-{style}.otf" for style in _STYLES):
        (Path(folder.name) / name).write_bytes((resources.files("font_source_sans_pro") / "files" / name).read_bytes())
    return folder


def _each_text(value, change: Callable[[str], str]):
    """Values with every text in them changed, but for addresses that are led to."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: one if name in _ADDRESSES else _each_text(one, change) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_each_text(one, change) for one in value]
    return value


def _legible(text: str) -> str:
    """A text with □ for what the fonts lack."""
    return text if text.isascii() else re.sub(r"\s?\S+", lambda word: _legible_word(word[0]), text)


def _in_latin(text: str) -> str:
    """A text with □ for all that isn't Latin, which our fonts have whole."""
    return _FOREIGN.sub(LACKING, text)


@lru_cache(maxsize=10_000)
def _legible_word(word: str) -> str:
    """Letters are tried alone, then the word whole: a mark and its letter may be in two fonts, and no font has both."""
    if word.isascii():
        return word
    changed = "".join(one if _is_mark(one) or _has_glyphs(one) else LACKING for one in word)
    if _has_glyphs(changed):
        return changed
    changed = "".join(one if _has_glyphs(one) else LACKING for one in word)
    return changed if _has_glyphs(changed) else re.sub(r"\S", LACKING, word)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


@lru_cache(maxsize=10_000)
def _has_glyphs(text: str) -> bool:
    try:
        _compiled("probe.typ", text)
    except NotSet:
        return False
    return True
