"""Numbers with what they count."""


def counted(number: int, noun: str) -> str:
    """A number with its noun, as in "1 task", "0 tasks" or "1,000 tasks"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
