"""What the slides of a pack show, in order, for PowerPoint and the browser alike; how it looks is the format's own.

The first slide is the one page; each other one has one idea, a panel of the story. What doesn't fit goes on a slide
that continues it, as long as there are not too many; a person's own words always show. The rest is counted there.
"""

from collections.abc import Sequence
from dataclasses import replace

from pages.board.files import slide_pages
from pages.board.files.slide_pages import Fits, Slide, Tile
from pages.board.pack import asked
from pages.board.pack.build import slug
from pages.board.pack.model import ONE_PAGE, Chart, Figure, Pack, Panel, Section, Sentence, Table, Timeline
from pages.said import ratings, words
from pages.said.language import marked, say

__all__ = ["MOST_SLIDES", "Fits", "Slide", "Tile", "planned"]
MOST_SLIDES = 8
_ASKED, _LATE = "asked", "late"
_MOST_TILES, _LONGEST_TITLE, _LONGEST_CAUTION = 5, 140, 240
_TOOLS = marked("this tool’s reading")
_OUTLINED = marked("Outlined: this tool’s reading.")


def planned(pack: Pack, fits: Fits, most: int = MOST_SLIDES) -> list[Slide]:
    """The slides of a pack, each with an id of its own. fits: whether all of a slide can be read in the format's room.

    most: how many there are in all unless the story has more ideas, or people wrote more words.
    """
    ideas = _ideas(pack)
    told = [slide_pages.worded(one, fits) for one in ideas]
    whole = [slide_pages.paged(slide, slide_pages.entries(slide), fits) for slide, _ in told]
    wanted = [
        1 if isinstance(slide.picture, Timeline) else len(pages) for (slide, _), pages in zip(told, whole, strict=True)
    ]
    slides: list[Slide] = []
    first = [slide.is_urgent for slide, _ in told]
    for idea, (slide, after), pages, room in zip(ideas, told, whole, _rooms(wanted, first, most), strict=True):
        shown = pages if len(pages) <= room else slide_pages.chosen(slide, room, fits)
        slides += [slide_pages.fuller(shown[0], idea.sentences, fits), *shown[1:], *after]
    return slides


def _rooms(wanted: list[int], is_urgent: list[bool], most: int) -> list[int]:
    """How many slides each idea has: one, and a share of what is left of the most, the urgent ones first."""
    rooms = [1] * len(wanted)
    for _ in range(most - len(rooms)):
        lacking = [at for at, number in enumerate(wanted) if rooms[at] < number]
        if lacking:
            rooms[min(lacking, key=lambda at: (not is_urgent[at], rooms[at], at))] += 1
    return rooms


def _ideas(pack: Pack) -> list[Slide]:
    """A slide for each panel of the story, with all that it tells."""
    first = [pack.one_page] if pack.one_page else []
    panels = [(section, panel) for section in (*first, *pack.body) for panel in section.main] or [_bare(pack)]
    made: dict[str, Slide] = {}
    for section, panel in panels:
        name = _free(slug(panel.id), made)
        made[name] = _idea(pack, section, panel, name, is_first=not made)
    return list(made.values())


def _bare(pack: Pack) -> tuple[Section, Panel]:
    """What stands in for a story that is hidden altogether: the pack's title."""
    panel = Panel("pack", Sentence("pack.title", pack.title, pack.title), (), (), None, "")
    return Section("pack", pack.scope, (panel,)), panel


def _free(name: str, taken: dict[str, Slide]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def _idea(pack: Pack, section: Section, panel: Panel, name: str, is_first: bool) -> Slide:
    title, told = panel.title.text, tuple(one for one in panel.sentences if not _repeats(one, panel.title))
    if len(title) > _LONGEST_TITLE:
        title, told = words.shorten(title, _LONGEST_TITLE), (panel.title, *told)
    is_asked, is_one_page = section.id == _ASKED, section.id == ONE_PAGE
    if is_asked:
        told = tuple(replace(one, label=letter(at)) for at, one in enumerate(told))
    picture = panel.picture
    if isinstance(picture, Table) and not picture.rows:
        told, picture = (*told, *_said(picture.empty)), None
    tiles = _tiles(pack, panel) if is_one_page or not (picture or told) else ()
    return Slide(
        id=name,
        part=pack.scope if is_first else section.name,
        title=title,
        finding=panel.title,
        panel=panel,
        intro=asked.intro(pack.audience, pack.report.of("committee")) if is_asked else "",
        sentences=told,
        picture=picture,
        tiles=tiles,
        nothing=pack.nothing if is_first else "",
        caution=_caution(pack, told) if is_first else "",
        foot=_foot(pack, panel, tiles),
        marking=pack.marking_on(panel.plan_ids),
        is_first=is_first,
        is_kept_whole=is_asked or is_one_page,
        is_urgent=section.id == _LATE,
    )


def _said(text: str) -> tuple[Sentence, ...]:
    return (Sentence("", text, text),) if text else ()


def _repeats(one: Sentence, title: Sentence) -> bool:
    """Whether a sentence says no more than the title above it."""
    plain = (one.text.strip().rstrip(".").casefold(), title.text.strip().rstrip(".").casefold())
    return not one.label and not slide_pages.is_persons(one) and plain[0] == plain[1]


def letter(at: int) -> str:
    """The letter of a recommendation, from "(a)" to "(z)", then "(aa)"."""
    return f"({chr(ord('a') + at % 26) * (at // 26 + 1)})"


def _tiles(pack: Pack, panel: Panel) -> tuple[Tile, ...]:
    """A panel's first figures as tiles, those that are a part of nothing left out."""
    computed = {task.task_id for task in pack.tasks if task.is_computed}
    parts = [one for one in panel.figures if one.of != 0]
    return tuple(_tile(one, computed) for one in parts[:_MOST_TILES])


def _tile(one: Figure, computed: set[str]) -> Tile:
    """A figure as a tile; where it counts a rating, how many of its tasks this tool rated."""
    is_rating = one.id.partition("@")[0] in {each.code for each in ratings.RATINGS}
    judged = sum(task_id in computed for task_id in one.task_ids) if is_rating else 0
    said = "" if not judged or say(_TOOLS) in one.label else _read(judged, one.value)
    of = "" if one.of is None else say("of {total}", total=f"{one.of:,}")
    return Tile(one.label, f"{one.value:,}", of, said, one, 0 < judged == one.value)


def _read(judged: int, of: int) -> str:
    return say(_TOOLS) if judged == of else say("{number} on this tool’s reading", number=f"{judged:,}")


def _caution(pack: Pack, told: Sequence[Sentence]) -> str:
    """What a reader must know before the figures, in short: stale words, warnings, and that something was withheld."""
    said = " ".join(one.text for one in told)
    held = len(pack.withheld.rows) if pack.withheld else 0
    entries = words.count(held, "entry", "entries").capitalize()
    withheld = say("{entries} withheld: see the notes.", entries=entries) if held else ""
    parts = [one for one in (pack.stale, *pack.warnings, withheld) if one and one not in said]
    return words.shorten(" ".join(parts), _LONGEST_CAUTION) if parts else ""


def _foot(pack: Pack, panel: Panel, tiles: tuple[Tile, ...]) -> str:
    """What a slide counts and as at when, once; what an outline means, where there is one; and which issue it is of."""
    basis = panel.title.basis or say("as at {day}", day=words.day_of(pack.as_at))
    outlined = say(_OUTLINED) if any(one.is_computed for one in tiles) or _is_any_computed(panel) else ""
    return " ".join(one for one in (f"{basis[:1].upper()}{basis[1:]}.", outlined, pack.stamp) if one)


def _is_any_computed(panel: Panel) -> bool:
    picture = panel.picture
    if isinstance(picture, Chart):
        return any(one.is_computed and one.rating and any(one.values) for one in picture.series)
    if isinstance(picture, Timeline):
        return any(one.is_computed for one in picture.marks)
    is_rated = picture is not None and any(one.kind == "rating" and one.is_brief for one in picture.columns)
    return picture is not None and is_rated and any(row.is_computed for row in picture.rows)
