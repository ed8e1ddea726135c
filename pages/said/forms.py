"""Sentences that the database gives in English, said in the language of now by the forms that they have."""

import re
from collections.abc import Iterable

from pages.said.language import say


def by_form(text: str, forms: Iterable[str]) -> str:
    """A text by the first form that it has, what stands at the form's places kept; as it is where it has none.

    forms: marked for the catalogue, as "its action says “{words}”", the more particular first.
    """
    for form in forms:
        parts = re.split(r"\{(\w+)\}", form)
        pattern = "".join(f"(?P<{one}>.+)" if at % 2 else re.escape(one) for at, one in enumerate(parts))
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            return say(form, **found.groupdict())
    return text
