"""What the page of the slides says of its own, for its template; a pack's words come with the pack."""

from pages.said.language import say, says


def said() -> dict:
    """The template's words by name, in the language of now, and what makes those that hold a number."""
    return {
        "absent": absent,
        "place": place,
        "slide": slide,
        "added": say("(added)"),
        "all": say("All"),
        "back": say("‹ Previous"),
        "close": say("Close"),
        "contents": say("Contents"),
        "due": say("Due"),
        "figures": say("Figures"),
        "full": say("Full screen"),
        "how_to_read": say("How to read these slides"),
        "in_dashboard": say("Open this task in the dashboard"),
        "key": say("Key"),
        "letters": say("O, I and F work as keys"),
        "moves": say(
            "Arrow keys or Space: next and back. O: contents. I: how to read. F: full screen. A number that is "
            "underlined, a task’s reference and a mark on the timeline open the tasks they stand for; Esc closes them."
        ),
        "lead": say("Lead"),
        "leave_full": say("Leave full screen"),
        "next": say("Next ›"),
        "nothing": say("Nothing to list."),
        "pale": say(
            "A pale tile with an outline, “computed”: judged by this tool from the plan’s wording and dates, not by "
            "the council. A solid one: declared by the plan, or confirmed by a person."
        ),
        "role": say("slide"),
        "slides": say("Slides"),
        "task": say("Task"),
        "tasks": say("Tasks"),
        "to_read": say("How to read"),
        "withheld": say("What was withheld, and why"),
    }


def absent(number: int) -> str:
    """That some of the tasks behind a number aren't listed."""
    return says(
        number,
        "{number} of these isn’t listed: not in the plan any more, or not for this audience.",
        "{number} of these aren’t listed: not in the plan any more, or not for this audience.",
        number=number,
    )


def place(number: int, of: int) -> str:
    """A slide's place among all: "3 of 8"."""
    return say("{number} of {total}", number=number, total=of)


def slide(number: int, of: int) -> str:
    """What a slide is called by its place: "Slide 3 of 8"."""
    return say("Slide {number} of {total}", number=number, total=of)
