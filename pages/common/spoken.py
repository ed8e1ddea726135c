"""What the dashboard's own script says and needs to know: the language, its words, how often something was recorded."""

from html import escape

from pages.said.language import language, marked, say, tag

_WORDS = {
    "product": marked("Prevent action plan dashboard"),
    "skip": marked("Skip to the page"),
    "skip-open": marked("Skip to what is open"),
    "menu": marked("Pages"),
    "opens-menu": marked("Menu"),
    "done": marked("Done."),
    "needed": marked("(required)"),
    "required": marked("This field is required."),
}


def spoken(recorded: int) -> str:
    """An element that shows nothing and carries those as its attributes. recorded: decisions recorded in this visit."""
    said = {name: say(words) for name, words in _WORDS.items()}
    carried = {"lang": tag(language()), "recorded": str(recorded), **said}
    attributes = " ".join(f'data-{name}="{escape(text)}"' for name, text in carried.items())
    return f"<p class='spoken' hidden {attributes}></p>"
