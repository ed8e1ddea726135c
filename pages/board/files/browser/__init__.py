"""The pack as slides in one HTML file that needs nothing else: no network, no server, and no script to be read."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pages.board.files.browser import slides, table
from pages.board.files.browser.chart import colours, look
from pages.board.files.browser.words import said as words_said
from pages.board.files.deck_script import script, script_source
from pages.board.pack.model import Pack, Task
from pages.said import words
from pages.said.language import say, tag
from pages.said.printable import printable_whole

__all__ = ["deck"]
_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Card:
    """A task as its card shows it: the classes of its rating, what is said of it, and its page (None: no link)."""

    ref: str
    action: str
    rating: str
    look: str
    said: tuple[tuple[str, str], ...]
    address: str | None


def deck(pack: Pack, tasks_address: str | None = None) -> str:
    """The slides as HTML. tasks_address: of the dashboard's page of tasks; None for a file that is given away."""
    pack = printable_whole(pack)
    return _template().render(
        pack=pack,
        lang=tag(pack.language),
        said=words_said(),
        slides=slides.drawn(pack),
        tasks=[_card(pack, task, tasks_address) for task in pack.tasks],
        withheld=table.grid(pack.withheld, _no_opener, {}, is_whole=True) if pack.withheld else None,
        key=table.grid(pack.key, _no_opener, {}, is_whole=True),
        style=Markup(f"{_text('deck.css')}\n{colours()}\n"),
        script=Markup(script()),
        script_source=script_source(),
    )


@cache
def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _template():
    found = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return found.get_template("deck.html")


def _card(pack: Pack, task: Task, tasks_address: str | None) -> Card:
    due = words.day_of(task.due_on)
    said = (
        (say("Lead"), task.lead),
        (say("Due"), due),
        (say("Timescale as written"), task.timescale),
        (say("Late"), task.late),
        (say("Standing"), task.standing),
        (say("Area"), task.area if len(pack.plans) == 1 else f"{task.plan}: {task.area}"),
        (say("Status and progress"), task.status),
        (say("Next steps"), task.next_steps),
        (say("Outcome"), task.outcome),
        (say("Why it is so rated"), task.because),
        (say("Source"), task.source),
    )
    address = f"{tasks_address}?task={quote(task.task_id, safe='')}&as_at={pack.as_at}" if tasks_address else None
    return Card(task.ref, task.action, task.rating_words, look(task.rating, task.is_computed), said, address)


def _no_opener(*_: object) -> None:
    """Opens nothing: of tables whose rows are no tasks of the pack."""
