"""What a committee report says, chapter by chapter: page 1 says it all, the annex has the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pages.board.files.column_widths import headed
from pages.board.files.report import annex, height, room
from pages.board.files.report.parts import Chapter, Contents, Items, Line, OnePage, Part, Said, Shown
from pages.board.pack.asked import intro, readers
from pages.board.pack.model import Column, Pack, Panel, Row, Section, Sentence, Table
from pages.board.pack.report import HEAD, IMPLICATIONS, MEETING, RATINGS
from pages.said import words
from pages.said.language import marked, say, says
from pages.said.printable import printable_whole

TO_RATE = marked("for the council to rate")
_FROM_FIGURES = marked("From the figures: {figures}")
_SAID_FROM = {
    "legal": marked("The law: {figures}"),
    "data": marked("In this report: {figures}"),
}  # what isn't told from figures


def contents(pack: Pack) -> Contents:
    """The report of a pack; every text of it is printable."""
    pack = printable_whole(pack)
    for most in room.ROWS:
        appendices = annex.appendices(pack, most)
        chapters = _chapters(pack, annex.letters(appendices), most)
        if height.of_chapters(chapters) <= height.ROOM:
            break
    return Contents(
        title=pack.title,
        council=pack.council,
        head=_head(pack),
        marking=annex.marking_on(pack),
        running=words.shorten(pack.scope, 90),
        stamp=pack.stamp,
        as_at=pack.as_at,
        page=_one_page(pack),
        chapters=chapters,
        appendices=tuple(appendices.values()),
    )


def _chapters(pack: Pack, letters: Mapping[str, str], most: int) -> tuple[Chapter, ...]:
    """The chapters in order, lists with so many lines at most. letters: of the appendices."""
    first = [_purpose(pack), *_recommendations(pack, letters), _background(pack), *_body(pack, letters, most)]
    of_committee = [] if pack.audience == "lead" else [_options(pack), _implications(pack)]
    return (*first, *of_committee, _risks(pack), _papers(pack))


def _head(pack: Pack) -> tuple[tuple[str, str], ...]:
    """The lines of the head block; what the council doesn't give is left out."""
    lines = {say(name): pack.report.of(item) for item, name in (MEETING | HEAD).items()}
    lines |= {say("About"): pack.lead or "", say("Quarter"): pack.quarter, say("As at"): words.day_of(pack.as_at)}
    return tuple((name, said) for name, said in (lines | {say("Marking"): pack.marking}).items() if said)


def _one_page(pack: Pack) -> OnePage:
    section = pack.one_page
    panels = section.main if section else ()
    sentences = [_said(one) for panel in panels for one in panel.sentences]
    return OnePage(
        title=_with_mark(panels[0].title) if panels else say("What this report says"),
        figures=tuple((one.label, one.said) for panel in panels for one in panel.figures),
        sentences=(*sentences, *([Said(pack.nothing)] if pack.nothing else [])),
        notes=tuple(said for said in (pack.judged_on, *pack.warnings) if said),
    )


def _said(one: Sentence) -> Said:
    return Said(one.text, one.label, one.is_added)


def _with_mark(one: Sentence) -> str:
    return say("{text} (added)", text=one.text) if one.is_added else one.text


def _chapter(pack: Pack, id_: str, parts: Sequence[Part]) -> Chapter:
    return Chapter(id_, pack.report.heading(id_), tuple(parts))


def _own(pack: Pack, chapter: str) -> list[Said]:
    """The council's own paragraphs under a heading."""
    return [Said(one.strip()) for one in pack.report.of(f"text:{chapter}").split("\n") if one.strip()]


def _purpose(pack: Pack) -> Chapter:
    who = pack.lead or readers(pack.audience, pack.report.of("committee")) or say("the lead officer")
    who = say("{readers} and the public", readers=who) if pack.audience == "public" else who
    plans = (
        words.several([plan.title for plan in pack.plans])
        if len(pack.plans) < 4
        else words.count(len(pack.plans), "council")
    )
    when = say("as at {day}", day=words.day_of(pack.as_at))
    view = pack.filters.partition(when)[2]  # ": 37 tasks", or what else is asked for and then these
    said = says(
        len(pack.plans),
        "This report tells {readers} how the Prevent action plan of {plans} stood {when}{view}.",
        "This report tells {readers} how the Prevent action plans of {plans} stood {when}{view}.",
        readers=who, plans=plans, when=when, view=view,
    )  # fmt: skip
    return _chapter(pack, "purpose", [*_own(pack, "purpose"), Said(said)])


def _recommendations(pack: Pack, letters: Mapping[str, str]) -> list[Chapter]:
    """What is asked, lettered; a lead's report asks nothing of a board."""
    if pack.audience == "lead":
        return []
    asked = next((section.main for section in pack.story if section.id == annex.ASKED), ())
    told = [one for panel in asked for one in panel.sentences]
    items = [_with_mark(replace(one, text=one.text.rstrip(" .;"))) for one in told]
    if not items:
        return [_chapter(pack, "recommendations", [Said(say("No recommendation is made."))])]
    lead_in = pack.report.of("text:lead_in") or intro(pack.audience, pack.report.of("committee"))
    made: list[Part] = [Items(f"{lead_in.rstrip(': ')}:", _listed(items))]
    if annex.ASKED in letters:
        which = (
            marked("The tasks behind those from the figures stand in Appendix {letter}.")
            if any(one.is_added for one in told)
            else marked("The tasks behind each stand in Appendix {letter}.")
        )
        made.append(Line(say(which, letter=letters[annex.ASKED])))
    return [_chapter(pack, "recommendations", made)]


def _listed(items: Sequence[str]) -> tuple[str, ...]:
    """The items of a list that is one sentence."""
    *first, last = items
    ends = [";"] * (len(first) - 1) + [say("; and")] * bool(first)
    return (*(one + end for one, end in zip(first, ends, strict=True)), f"{last}.")


def _background(pack: Pack) -> Chapter:
    return _chapter(pack, "background", [*_own(pack, "background"), *(Said(one.about) for one in pack.plans),
                                         Said(pack.quality)])  # fmt: skip


def _body(pack: Pack, letters: Mapping[str, str], most: int) -> list[Chapter]:
    """The parts of the story: each finding a paragraph, its sentences, and its picture in short."""
    return [
        Chapter(section.id, pack.report.heading(section.id, section.name), tuple(_told(section, letters, most)))
        for section in pack.body
        if section.id != annex.ASKED
    ]


def _told(section: Section, letters: Mapping[str, str], most: int) -> list[Part]:
    parts: list[Part] = []
    for panel in section.main:
        parts += [*_finding(panel), *_picture(panel, letters.get(section.id, ""), room.share(section.id, most))]
    return parts


def _finding(panel: Panel) -> list[Part]:
    title = _with_mark(panel.title).rstrip(".")
    return [Said(f"{title}."), *(_said(one) for one in panel.sentences if one.text.rstrip(".") != title)]


def _picture(panel: Panel, letter: str, most: int) -> list[Part]:
    if panel.picture is None:
        return []
    more = room.left_out(panel.picture, most)
    shown = Shown(room.in_short(panel.picture, most), annex.caption(panel))
    if not more:
        return [shown]
    return [shown, Line(say("And {number} more, in Appendix {letter}.", number=f"{more:,}", letter=letter))]


def _options(pack: Pack) -> Chapter:
    own = _own(pack, "options")
    text = say("Each recommendation follows from the figures above; the annex lists the tasks behind it.")
    reasons = Said(text, to_complete="" if own else say("options considered"))
    return _chapter(pack, "options", [*own, reasons])


def _implications(pack: Pack) -> Chapter:
    """What the council states of each, then what this tool says; one of which there is nothing yet comes last."""
    found: list[Part] = []
    empty: list[Part] = []
    for code, heading in IMPLICATIONS.items():
        name = say(heading)
        said = [one.text for one in _own(pack, code)]
        lacking = "" if said else name.partition(" (")[0]
        figures = pack.report.figures_say(code)
        if figures:  # in the council's last paragraph: without its name it would be about anything
            said[-1:] = [" ".join([*said[-1:], say(_SAID_FROM.get(code, _FROM_FIGURES), figures=figures)])]
        found += [Said(text, "" if at else name, to_complete=lacking) for at, text in enumerate(said)]
        empty += [] if said else [Said("", name, to_complete=lacking)]
    return _chapter(pack, "implications", [*found, *empty])


_RISKS = (
    Column(marked("Risk"), width=3.0),
    Column(marked("Likelihood"), width=1.0),
    Column(marked("Impact"), width=1.0),
    Column(marked("Mitigation"), width=2.6),
    Column(marked("Owner"), width=1.8),
)


def _risks(pack: Pack) -> Chapter:
    if not pack.risks:
        return _chapter(pack, "risks", [Said(say("The figures show no risk to delivery."))])
    rows = tuple(
        Row(
            (risk.text, *(pack.report.of(f"{code}:{risk.id}") or say(TO_RATE) for code in RATINGS),
             risk.mitigation or say(words.NOT_RECORDED), risk.owner or say(words.NOT_RECORDED))
        )
        for risk in pack.risks
    )  # fmt: skip
    told = Said(say("The risks to delivery that the figures show; how likely and how grave each is, the council says."))
    name = say("Risks to delivery")
    return _chapter(pack, "risks", [told, Shown(Table(name, headed(_RISKS), rows), name)])


def _papers(pack: Pack) -> Chapter:
    papers = [
        Said(
            say(
                "{plan}: {document}, version as at {day}.",
                plan=one.title,
                document=one.document,
                day=words.day_of(one.snapshot_as_at),
            )
        )
        for one in pack.plans
    ]
    return _chapter(pack, "papers", papers)
