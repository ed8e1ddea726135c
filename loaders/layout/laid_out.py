"""What laying out a document gives: its tasks as rows by column, and what stands around its tables."""

from dataclasses import dataclass, field

from loaders.records import ColumnReading, Finding, KeyEntry, Note, TaskRow


@dataclass
class LaidOut:
    """The tasks of a document as rows by column, and what stands around its tables.

    opening_lines is how many of the lines stand before the first table of tasks.
    """

    tasks: list[TaskRow] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    key: list[KeyEntry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    columns: list[ColumnReading] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    title: str | None = None
    opening_lines: int = 0
    has_rating_column: bool = False

    def note(self, kind: str, text: str) -> None:
        """Keeps a note once, numbered within its kind."""
        known = [note for note in self.notes if note.kind == kind]
        if not any(note.text.lower() == text.lower() for note in known):
            self.notes.append(Note(kind, len(known) + 1, text))

    def finding(self, rule: str, severity: str, message: str, **details) -> None:
        """Keeps a finding about the document, or with position= about a task."""
        self.findings.append(Finding(rule, severity, message, **details))
