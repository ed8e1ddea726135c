"""The records that pass between the loaders' steps: what was read, and what it was taken to mean."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Row:
    """One row of a table as written: the text of each cell, where it stands, and the colour of each cell.

    colours are #RRGGBB as found (a fill, else a highlight or the colour of the text), None where a cell has none of its
    own; an empty tuple where the format has no colours. continued lists the columns whose cell is the lower part of one
    that began in a row above, where its text stands. spans gives for each cell how many columns it goes over (those
    that it covers are cells of one, empty); an empty tuple where none goes over more than its own. level is how deep
    the row stands in a hierarchy that indents or an outline show, 0 at the top and where none is shown.
    """

    cells: tuple[str, ...]
    locator: str
    colours: tuple[str | None, ...] = ()
    continued: tuple[int, ...] = ()
    spans: tuple[int, ...] = ()
    level: int = 0


@dataclass(frozen=True)
class Line:
    """One line of text outside any table; level is a heading's depth (1 = top), 0 where none is marked.

    repeats says that the line stands at the head or foot of every page; is_sheet that it is the name of a workbook's
    sheet, whose rows follow.
    """

    text: str
    locator: str
    level: int = 0
    repeats: bool = False
    is_sheet: bool = False


@dataclass(frozen=True)
class Remark:
    """What an interpreter noticed about one value: the rule, how serious, a sentence, and what a person could decide.

    suggests is a field and a value as in loaders.record.decision_fields.
    """

    rule: str
    severity: str
    message: str
    suggests: tuple[str, str | None] | None = None


@dataclass(frozen=True)
class Finding:
    """A data-quality remark about a task (by its position in the document) or, with None, the document.

    others are the positions of the tasks that it holds this one against; suggests is what a person could decide, a
    field and a value as in loaders.record.decision_fields (None: the first of the others).
    """

    rule: str
    severity: str
    message: str
    position: int | None = None
    field: str | None = None
    source_text: str | None = None
    locator: str | None = None
    others: tuple[int, ...] = ()
    suggests: tuple[str, str | None] | None = None


@dataclass(frozen=True)
class Source:
    """A document as read: its lines and table rows in order, and what the reader had to leave out or change.

    properties are what the file says of itself beside its pages, by name: title, company.
    """

    file_name: str
    media_type: str
    blocks: tuple[Row | Line, ...]
    findings: tuple[Finding, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Lead:
    """One lead of a task: the name used everywhere, its kind, and the words it was read from."""

    lead: str
    lead_kind: str
    lead_text: str


@dataclass(frozen=True)
class Note:
    """Text kept from around the tables; kind is priority, footnote or marking."""

    kind: str
    position: int
    text: str


@dataclass(frozen=True)
class KeyEntry:
    """One line of the plan's own rating key."""

    position: int
    label: str
    meaning: str | None
    colour: str | None
    rating: str | None


@dataclass(frozen=True)
class Figure:
    """A training figure read from a task: kind is target or reading, on the target's due or the reading's date."""

    kind: str
    position: int
    programme: str
    measure: str
    value: int
    on: date | None
    source: str


@dataclass(frozen=True)
class TrainingTold:
    """What a task tells of training other than in a number of people, as in Figure; audience "" where none is named.

    share is from 0 to 1, None where it is told in words, which are as written.
    """

    kind: str
    position: int
    programme: str
    audience: str
    measure: str
    share: float | None
    words: str | None
    on: date | None
    source: str


@dataclass
class Cell:
    """One cell of a task's row: its column's heading, the field it was taken for, its text, and its colour if any."""

    heading: str
    field: str
    text: str
    colour: str | None = None


@dataclass
class TaskRow:
    """The rows of one task laid out by column, before values are read; path has the headings above, widest first."""

    cells: list[Cell]
    locator: str
    path: tuple[str, ...] = ()
    section: str | None = None
    subsection: str | None = None
    ref_made: bool = False

    def text(self, name: str) -> str:
        """The text of every column taken for a field, joined; empty where there is none."""
        return "\n".join([cell.text for cell in self.cells if cell.field == name and cell.text])


@dataclass
class Task:
    """One task as read: the contract's columns that the document alone decides."""

    position: int
    ref: str
    section: str | None
    subsection: str | None
    action: str | None
    outcome: str | None
    status_text: str | None
    progress: str | None
    next_steps: str | None
    timescale_text: str | None
    timescale_kind: str
    starts_on: date | None
    due_on: date | None
    due_before: date | None
    start_by: date | None
    completed_on: date | None
    completed_text: str | None
    declared_rating: str | None
    declared_text: str | None
    declared_from: str | None
    evidence: str
    evidence_phrase: str | None
    locator: str
    cells: list[Cell]
    lateness: str | None = None
    lateness_phrase: str | None = None
    delay_reason: str | None = None
    delay_phrase: str | None = None
    leads: list[Lead] = field(default_factory=list)


@dataclass(frozen=True)
class ColumnReading:
    """One column of a table of tasks: where the table stands, its heading and place, and the field it was taken for.

    sureness is sure, likely or unsure (confirmed where a person said it), because what it rests on, in words.
    """

    table: str
    number: int
    heading: str
    field: str
    examples: tuple[str, ...]
    sureness: str = "sure"
    because: str = ""

    @property
    def name(self) -> str:
        """What the column is called when its field is corrected: its heading, else its place from the left."""
        return self.heading or f"column {self.number}"


@dataclass(frozen=True)
class Proposal:
    """How a document names the plan that it is: whose, its title, its period; each with where that was read.

    Empty, or None, where the document doesn't say.
    """

    council: str = ""
    council_from: str = ""
    title: str = ""
    title_from: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    period_from: str = ""


@dataclass
class PlanReading:
    """Everything that one document says: its tasks and what stands around them.

    corrected gives the fields of the columns that a person corrected, by ColumnReading.name, header_row the locator of
    the heading row that a person named.
    """

    source: Source
    title: str
    as_at_proposed: date | None
    as_at_because: str
    notes: list[Note]
    rating_key: list[KeyEntry]
    tasks: list[Task]
    findings: list[Finding]
    figures: list[Figure]
    columns: list[ColumnReading]
    corrected: dict[str, str] = field(default_factory=dict)
    header_row: str | None = None
    proposal: Proposal = Proposal()
    told: list[TrainingTold] = field(default_factory=list)


@dataclass(frozen=True)
class ToWrite:
    """What a person decided or wrote about one task, to go into the Word document that the task was read from.

    position, locator and action are the task's as it was read; field is rating, due_on, leads or update, or another,
    for which a plan has no cell. value is as loaders.record.decision_fields keeps it, an update's its words; names are
    the leads'. comment says what was decided and why; by is who, at when, as 2026-11-26T20:06:04Z.
    """

    position: int
    locator: str
    action: str | None
    field: str
    value: str
    comment: str
    by: str
    at: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellWritten:
    """What became of one ToWrite: the column's heading, what its cell said and says now.

    beside adds what wasn't changed with it; left_out is why it stands in no cell, empty where it does; has_comment:
    whether a comment tells it; is_said: the plan says so already, without any change.
    """

    heading: str = ""
    was: str = ""
    now: str = ""
    beside: str = ""
    left_out: str = ""
    has_comment: bool = False
    is_said: bool = False


NOT_NAMED = "Course not named"


@dataclass(frozen=True)
class CourseCounted:
    """A course of a learning system's export: the programme that it goes by, and how many people and completions.

    programme is "" where its title doesn't speak of Prevent; course is NOT_NAMED where there is none;
    completions are each person's one a day.
    """

    course: str
    programme: str
    people: int
    completions: int


@dataclass(frozen=True)
class CompletionCount:
    """How many people completed a course of a programme in a month, as training_completion keeps it.

    The months are first days: of the completion (None: listed, and not completed), of its expiry where that is said
    (the month before, where it is past on the day of the export and its month isn't), and of the same person's next
    completion of the programme. audience is "" where no group is given.
    """

    programme: str
    course: str
    audience: str
    completed_month: date | None
    expires_month: date | None
    followed_month: date | None
    people: int


@dataclass(frozen=True)
class CompletionsCounted:
    """What a learning system's export says in numbers; nobody in it is named.

    shape tells which columns it has; courses are all of them, counts those of a programme; completions is how many
    counts stand on, left_out the rows that tell of a completion and weren't counted; notes say why, in sentences.
    """

    as_at: date
    shape: str
    courses: tuple[CourseCounted, ...]
    groups: tuple[tuple[str, int], ...]
    counts: tuple[CompletionCount, ...]
    completions: int
    left_out: int
    notes: tuple[str, ...]
    like_names: int = 0


@dataclass(frozen=True)
class ReadingFound:
    """One count of people trained, from a file of counts; audience and source are "" where it gives none."""

    programme: str
    audience: str
    as_at: date
    value: int
    source: str


@dataclass(frozen=True)
class ReadingsFound:
    """The counts in a file of counts, and sentences on what was left out of it."""

    readings: tuple[ReadingFound, ...]
    notes: tuple[str, ...]
