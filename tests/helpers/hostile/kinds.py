"""The kinds of hostile documents of one module, by their names: each is a function of how large it is to be."""

from collections.abc import Callable

Made = Callable[[int], bytes]


class Kinds(dict[str, Made]):
    """What makes each kind; a function is made one by decorating it with kind."""

    def kind(self, made: Made) -> Made:
        """Lists a function as a kind."""
        self[made.__name__] = made
        return made
