"""What became of a folder's documents."""

from dataclasses import dataclass, field

from loaders.commands.folder.files import Found, Skipped
from loaders.commands.folder.progress import Progress
from loaders.errors import LoadError


@dataclass
class Outcome:
    """What became of a folder's documents; assumed: how many stand for a date that is only assumed."""

    added: int = 0
    tasks: int = 0
    assumed: int = 0
    there: int = 0
    plans: set[str] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, found: Found, error: LoadError, progress: Progress) -> None:
        """One is left out, and done with: it is said at once."""
        skipped = Skipped(found.shown, " ".join(str(error).split()))
        self.skipped.append(skipped)
        progress.say(f"Skipped {skipped.shown}: {skipped.why}")
        progress.step()
