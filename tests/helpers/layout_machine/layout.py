"""Draws a layout by its seed: what a council might choose, and the difficulties that this makes."""

from dataclasses import dataclass, field
from random import Random

from .headings import MISLEADING
from .values import DAYS, MONTH_STYLES, OWN_SCHEMES, QUARTERS, REFS, SYMBOLS, USUAL, WELSH_STYLES

EXTRAS = ("cost", "priority", "risk", "evidence", "comments", "created", "review", "measure", "ticks", "link", "partners", "paragraph", "status", "percent")  # fmt: skip
_KINDS = {"docx": 28, "xlsx": 20, "csv": 14, "pdf": 16, "html": 11, "md": 11}
_SEPARATORS = ("/", " / ", ", ", "; ", "\n", " & ", " and ")


@dataclass
class Layout:
    """Everything that was drawn for one document; tags are its difficulties and other traits, as printed."""

    seed: int
    kind: str = "docx"
    is_ruled: bool = True
    language: str = "en"
    sections: str = "rows"
    section_prefix: str = ""
    ref: str | None = "1.1"
    ref_in_action: bool = False
    dates: str = "31/03/2025"
    natural_dates: bool = False
    mixed_dates: bool = False
    real_dates: str | None = None
    second_dates: str = ""
    separator: str = "/"
    names_with_roles: bool = False
    lead_merged: bool = False
    support: bool = False
    rating: str = "words"
    own_rating_words: bool = False
    scheme: dict[str, str] = field(default_factory=dict)
    key: str = ""
    key_first: bool = True
    outcome: bool = True
    progress: bool = True
    extras: list[str] = field(default_factory=list)
    heading_source: str = "known"
    heading_case: str = "sentence"
    unnamed: str | None = None
    misleading: tuple[str, str] | None = None
    no_header: bool = False
    title_row: bool = False
    repeat_header: int = 0
    running: bool = False
    totals: bool = False
    counts: bool = False
    notes: bool = False
    definitions: bool = False
    front: bool = False
    blank_rows: str = ""
    parts: bool = False
    sentences: bool = False
    heading_remarks: bool = False
    a4: bool = False
    head_once: bool = False
    spacer: bool = False
    old_html: bool = False
    lists_sheet: bool = False
    offset: bool = False
    shuffled: bool = False
    is_cymraeg_text: bool = False
    delimiter: str = ","
    encoding: str = "utf-8"
    tags: list[str] = field(default_factory=list)

    @property
    def spans(self) -> bool:
        """Whether cells can be merged in its format."""
        return self.kind in ("docx", "xlsx", "html") or (self.kind == "pdf" and self.is_ruled)

    @property
    def colours(self) -> bool:
        """Whether cells can be filled in its format."""
        return self.kind in ("docx", "xlsx", "html", "pdf")

    @property
    def groups(self) -> bool:
        """Whether a heading row may stand over another."""
        return self.spans or self.kind == "csv"


def _weighted(rng: Random, weights: dict[str, float]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def drawn_layout(seed: int) -> Layout:
    """The layout of a seed: always the same one."""
    rng = Random(f"layout {seed}")
    made = Layout(seed, kind=_weighted(rng, _KINDS))
    made.is_ruled = made.kind != "pdf" or rng.random() < 0.6
    made.language = _weighted(rng, {"en": 84, "cy": 8, "both": 8})
    made.no_header = made.spans and made.language == "en" and rng.random() < 0.04
    _draw_sections(made, rng)
    _draw_refs(made, rng)
    _draw_dates(made, rng)
    _draw_leads(made, rng)
    _draw_ratings(made, rng)
    _draw_columns(made, rng)
    _draw_headings(made, rng)
    _draw_around(made, rng)
    made.tags = _tags(made)
    return made


def _draw_sections(made: Layout, rng: Random) -> None:
    ways = {"rows": 24, "column repeated": 18, "column first row": 8, "tables": 22, "none": 6}
    if made.spans:
        ways["column merged"] = 16
    if made.kind == "xlsx":
        ways["sheets"] = 22
    if made.no_header:
        ways = {"rows": 1, "none": 1}
    made.sections = _weighted(rng, ways)
    prefixes = ("", "", "Objective {n}: ", "{n}. ", "Theme {a} – ", "Priority {n} - ")
    made.section_prefix = "" if made.sections == "sheets" else rng.choice(prefixes)


def _draw_refs(made: Layout, rng: Random) -> None:
    ways = [each for each in REFS if each != "auto"]
    made.ref = rng.choice(ways) if rng.random() < 0.8 else None
    if made.kind == "docx" and rng.random() < 0.12:
        made.ref = "auto"
    elif rng.random() < 0.05:
        made.ref, made.ref_in_action = rng.choice(("1.1", "A1", "PREV-01", "1.1.")), True


def _draw_dates(made: Layout, rng: Random) -> None:
    kinds = {"days": 58, "months": 26, "quarters": 8, "mixed": 8}
    if made.no_header:
        kinds = {"days": 1}
    if made.language == "cy":
        made.dates = rng.choice(list(WELSH_STYLES))
    else:
        kind = _weighted(rng, kinds)
        made.mixed_dates = kind == "mixed"
        made.dates = rng.choice(list({"months": MONTH_STYLES, "quarters": QUARTERS}.get(kind, DAYS)))
        made.natural_dates = kind == "days" and rng.random() < 0.3
        if made.kind == "csv" and kind == "days" and rng.random() < 0.25:
            made.dates, made.natural_dates = "3/31/2025", False
        if made.kind == "xlsx" and kind != "mixed" and rng.random() < 0.55:
            made.real_dates, made.natural_dates = rng.choice(("dd/mm/yyyy", "d mmm yy", "mmm-yy")), False
            made.dates = "Mar-25" if made.real_dates == "mmm-yy" else "31/03/2025"
    if made.is_ruled and made.language == "en" and not made.no_header and rng.random() < 0.04:
        made.dates, made.real_dates, made.mixed_dates, made.natural_dates = "quarters ticked", None, False, False
    elif not made.no_header:
        ways = {"": 50, "original revised": 15, "start": 10, "completed": 12, "start completed": 5}
        if made.dates in DAYS and made.language == "en" and not made.real_dates and not made.dates.startswith("By"):
            ways["in one cell"] = 9
        if made.groups and made.language == "en":
            ways["start finish"] = 9
        made.second_dates = _weighted(rng, ways)


def _draw_leads(made: Layout, rng: Random) -> None:
    made.names_with_roles = rng.random() < 0.06
    made.separator = rng.choice(("/", "; ", "\n") if made.names_with_roles else _SEPARATORS)
    made.lead_merged = made.spans and rng.random() < 0.14
    made.support = made.groups and not made.no_header and made.language == "en" and rng.random() < 0.08


def _draw_ratings(made: Layout, rng: Random) -> None:
    ways = {"words": 30, "colour words": 12}
    if made.language != "cy" and not made.no_header:
        ways |= {"letters": 10, "letters with words": 6, "numbers": 3, "none": 6}
        if made.kind != "pdf":
            ways["symbols"] = 4
    if made.colours and not made.no_header:
        ways |= {"fill": 20, "fill with words": 8}
        if made.language != "cy":
            ways["fill with letter"] = 7
    made.rating = _weighted(rng, ways)
    made.own_rating_words = made.rating == "words" and made.language == "en" and rng.random() < 0.2
    made.scheme, by_colour = (
        dict(USUAL),
        made.rating not in ("words", "numbers", "none", "letters with words", "fill with words"),
    )
    is_own = by_colour and made.language == "en" and not made.no_header and rng.random() < 0.28
    if is_own:
        names = [
            name
            for name, scheme in OWN_SCHEMES.items()
            if made.rating != "symbols" or set(scheme.values()) <= SYMBOLS.keys()
        ]
        made.scheme = dict(OWN_SCHEMES[rng.choice(names)])
    if made.rating == "numbers" or is_own or (made.rating != "none" and rng.random() < 0.3):
        places = ["line", "table"]
        if made.rating in ("fill", "fill with letter"):
            places.append("row")
        if made.kind == "xlsx":
            places.append("sheet")
        made.key = rng.choice(places)
        made.key_first = rng.random() < 0.6


def _draw_columns(made: Layout, rng: Random) -> None:
    made.outcome = not made.no_header and rng.random() < 0.75
    made.progress = not made.no_header and rng.random() < 0.75
    if made.no_header:
        return
    wanted = rng.choice((0, 0, 1, 1, 2, 3, 4)) if made.is_ruled else rng.choice((0, 0, 1))
    wanted = min(wanted, 2) if made.kind == "pdf" else wanted
    pool = [each for each in EXTRAS if made.is_ruled or each in ("cost", "priority", "created")]
    if made.dates == "quarters ticked":
        pool.remove("ticks")
        wanted = min(wanted, 2)
    if made.rating == "none" and "status" in pool:
        pool.remove("status")
    if made.rating == "numbers" and "risk" in pool:
        pool.remove("risk")
    made.extras = rng.sample(pool, wanted)
    made.shuffled = rng.random() < 0.2
    made.spacer = made.kind in ("xlsx", "csv") and rng.random() < 0.08


def _draw_headings(made: Layout, rng: Random) -> None:
    made.heading_source = _weighted(rng, {"known": 45, "mixed": 38, "own": 17})
    if made.language != "en":
        made.heading_source = made.language
    made.heading_case = _weighted(rng, {"sentence": 60, "title": 28, "upper": 12})
    if made.no_header or made.language != "en":
        return
    chance = rng.random()
    if chance < 0.06:
        made.unnamed = rng.choice(
            ["due"] * (made.dates != "quarters ticked")
            + ["lead"] * (not made.support)
            + ["rating"] * (made.rating != "none")
        )
    elif chance < 0.16:
        made.misleading = _misleading(made, rng)
    elif chance < 0.28:
        made.heading_remarks = True


def _misleading(made: Layout, rng: Random) -> tuple[str, str] | None:
    has = {
        "lead": not made.support,
        "due": made.second_dates in ("", "start") and made.dates != "quarters ticked",
        "action": True,
        "progress": made.progress and made.rating != "none",
        "ref": bool(made.ref) and not made.ref_in_action,
        "rating": made.rating in ("words", "colour words", "fill with words"),
        "section": made.sections.startswith("column"),
    }
    return rng.choice([each for each in MISLEADING if has[each[0]]])


def _draw_around(made: Layout, rng: Random) -> None:
    made.title_row = made.spans and not made.no_header and rng.random() < 0.12
    is_long = made.sections not in ("tables", "sheets") and not made.no_header and made.kind != "pdf"
    made.repeat_header = rng.choice((9, 12, 15)) if is_long and rng.random() < 0.15 else 0
    made.running = made.kind in ("docx", "pdf") and rng.random() < 0.4
    made.totals = not made.no_header and rng.random() < 0.12
    made.counts = rng.random() < 0.08
    made.notes = rng.random() < 0.25
    made.definitions = rng.random() < 0.1
    made.front = rng.random() < 0.12
    if made.is_ruled and not made.no_header and rng.random() < 0.12:
        has_ref = made.ref and made.ref != "auto" and not made.ref_in_action
        made.blank_rows = rng.choice(("empty", "ref only") if has_ref else ("empty",))
    elif made.sections == "rows" and made.kind in ("csv", "xlsx") and rng.random() < 0.25:
        made.blank_rows = "between sections"
    made.parts = made.sections in ("rows", "tables") and not made.no_header and rng.random() < 0.12
    made.sentences = made.sections in ("tables", "sheets") and rng.random() < 0.3
    made.a4 = made.kind == "pdf" and len(made.extras) < 2 and made.dates != "quarters ticked" and rng.random() < 0.5
    made.head_once = made.kind == "pdf" and rng.random() < 0.3
    made.old_html = made.kind == "html" and rng.random() < 0.3
    made.lists_sheet = made.kind == "xlsx" and rng.random() < 0.2
    made.offset = made.kind == "xlsx" and rng.random() < 0.2
    made.is_cymraeg_text = made.language == "cy" or (made.language == "both" and rng.random() < 0.3)
    if made.kind == "csv":
        made.delimiter = rng.choice((",", ",", ",", ";", "\t"))
        made.encoding = rng.choice(("utf-8", "utf-8-sig", "cp1252"))


def _tags(made: Layout) -> list[str]:
    tags = [
        f"format: {made.kind}{'' if made.is_ruled else ', no rules'}",
        f"language: {made.language}",
        f"sections: {made.sections}",
        f"refs: {made.ref or 'none'}",
        f"rating: {made.rating}",
        f"dates: {made.real_dates and 'real, ' + made.real_dates or made.mixed_dates and 'mixed' or made.dates}",
        f"headings: {made.heading_source}",
        *(f"extra: {each}" for each in made.extras),
    ]
    traits = {
        "refs: in the action's cell": made.ref_in_action,
        "dates: as exactly as the council knows": made.natural_dates,
        f"second dates: {made.second_dates}": made.second_dates,
        f"leads: parted by {made.separator!r}": True,
        "leads: role – name": made.names_with_roles,
        "leads: merged down": made.lead_merged,
        "leads: support beside": made.support,
        "rating: words of its own": made.own_rating_words,
        "rating: meanings of its own": made.scheme != USUAL,
        f"key: {made.key}{'' if made.key in ('row', 'sheet') else ', before' if made.key_first else ', after'}": made.key,
        f"unnamed: {made.unnamed}": made.unnamed,
        f"misleading: {made.misleading and '{1} over {0}'.format(*made.misleading)}": made.misleading,
        "no header row": made.no_header,
        "headings: row of groups above": made.support or made.second_dates == "start finish" or (made.dates == "quarters ticked" and made.groups),
        "headings: title row above": made.title_row,
        "headings: repeated": made.repeat_header,
        "around: running title": made.running,
        "around: totals row": made.totals,
        "around: table of counts": made.counts,
        "around: notes after": made.notes,
        "around: a sentence under each heading": made.sentences,
        "sections: two levels": made.parts,
        "headings: with remarks": made.heading_remarks,
        "columns: an empty one": made.spacer,
        "pdf: A4": made.a4,
        "html: bgcolor": made.old_html,
        "pdf: heading row on the first page alone": made.head_once,
        "around: definitions": made.definitions,
        "around: versions and contents": made.front,
        f"blank rows: {made.blank_rows}": made.blank_rows,
        "around: sheet of lists": made.lists_sheet,
        "around: begins at C3": made.offset,
        "columns: in any order": made.shuffled,
        "language: some Welsh texts": made.is_cymraeg_text,
        f"csv: {made.delimiter!r}": made.kind == "csv" and made.delimiter != ",",
        f"csv: {made.encoding}": made.kind == "csv" and made.encoding != "utf-8",
    }  # fmt: skip
    return tags + [tag for tag, is_so in traits.items() if is_so]
