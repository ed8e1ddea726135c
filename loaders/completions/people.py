"""Who a row is about, as a key that says nothing of who it is; and which texts name one of them."""

import re
from hashlib import blake2b
from secrets import token_bytes

from loaders import lookups
from loaders.interpret.lead_kinds import kind

EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.\w{2,}")
_DIGITS = re.compile(r"\d{4,}")
_MANY_DIGITS = 5
_MOST_WORDS = 5  # of a name that is looked for in another text


def email_in(text: str) -> str:
    """The e-mail address that a text holds, in small letters; "" where it holds none."""
    match = EMAIL.search(text)
    return match[0].casefold() if match else ""


class People:
    """The people of one file while it is counted.

    Each is known by a BLAKE2b hash of e-mail address, else number, else name, under a key of random bytes that is made
    here and goes with this object: so few people share a council's addresses and payroll numbers that a plain hash of
    one is undone by trying all of them; this one can be held against nothing, not even the next export. What they are
    called is kept as long, to see whether a group or course is called so, and leaves nothing behind either.
    """

    def __init__(self) -> None:
        self._secret = token_bytes(32)
        self._seen: set[tuple[str, str, str]] = set()
        self._names: set[str] = set()
        self._parts: tuple[set[str], set[str]] = set(), set()
        self._values: set[str] = set()
        self._by_number: dict[bytes, set[bytes]] = {}
        self._by_name: dict[bytes, set[bytes]] = {}

    def learn(self, email: str, number: str, name: str) -> None:
        """Takes note of what a row calls its person, or another whom it names."""
        if (email, number, name) in self._seen:
            return
        self._seen.add((email, number, name))
        for value in (email, number, name):
            if value:
                self._values.add(_plain(value))
        self._names |= _names(name)
        for known, part in zip(self._parts, _first_and_last(name), strict=True):
            known.add(part)
        if email and number:
            self._by_number.setdefault(self._hash("number", _plain(number)), set()).add(self._hash("email", email))
        if (email or number) and (called := self._called(name)):
            key = self._hash("email", email) if email else self._hash("number", _plain(number))
            self._by_name.setdefault(called, set()).add(key)

    def key(self, email: str, number: str, name: str) -> bytes | None:
        """Who a row is about; None where it says nothing.

        A number that one address alone goes with is that person, and so is a name that one of either alone goes with.
        """
        if email:
            return self._hash("email", email)
        if number:
            return self._of_number(self._hash("number", _plain(number)))
        called = self._called(name)
        known = self._named(called)
        return next(iter(known)) if len(known) == 1 else called

    def is_of_several(self, email: str, number: str, name: str) -> bool:
        """Whether a row has a name alone that stands with several addresses or numbers elsewhere in the file."""
        return not email and not number and len(self._named(self._called(name))) > 1

    def _called(self, name: str) -> bytes | None:
        words = sorted(lookups.fold(name).split())
        return self._hash("name", " ".join(words)) if words else None

    def _named(self, called: bytes | None) -> set[bytes]:
        return {self._of_number(key) for key in self._by_name.get(called, set())} if called else set()

    def _of_number(self, key: bytes) -> bytes:
        known = self._by_number.get(key, set())
        return next(iter(known)) if len(known) == 1 else key

    def are_named_in(self, text: str) -> bool:
        """Whether a text holds an e-mail address, or the number or the name of one of these people."""
        if "@" in text and email_in(text):
            return True
        if _plain(text) in self._values or any(_plain(part) in self._values for part in text.split() if _is_id(part)):
            return True
        words = lookups.fold(text).split()
        runs = (
            " ".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 2, min(len(words), start + _MOST_WORDS) + 1)
        )
        return " ".join(words) in self._names or any(run in self._names for run in runs)

    def may_be_somebody(self, text: str) -> bool:
        """Whether a text looks like the number or the name of a person, such as a manager, if not of one of these.

        One of these must have the same first or last name: what is only shaped like a name may be a school's.
        """
        is_number = " " not in text and sum(letter.isdigit() for letter in text) >= _MANY_DIGITS
        if is_number or kind(text) != "person":
            return is_number
        return any(part in known for known, part in zip(self._parts, _first_and_last(text), strict=True))

    def _hash(self, kind: str, value: str) -> bytes:
        return blake2b(f"{kind}:{value}".encode("utf-8", "surrogatepass"), key=self._secret, digest_size=16).digest()


def _plain(text: str) -> str:
    """A value for comparing: a payroll number with and without the zeros that spreadsheets take off is the same."""
    plain = text.strip().casefold()
    return plain.lstrip("0") or plain if plain.isdigit() else plain


def _is_id(part: str) -> bool:
    return bool(_DIGITS.search(part))


def _first_and_last(name: str) -> tuple[str, str]:
    before, comma, after = name.partition(",")
    words = lookups.fold(f"{after} {before}" if comma else name).split() or [""]
    return words[0], words[-1]


def _names(name: str) -> set[str]:
    """A name's words in either order, whole and without its middle ones; a name of one word only whole."""
    words = lookups.fold(name).split()
    if len(words) < 2:
        return {" ".join(words)} if words else set()
    found = {" ".join(words), " ".join(reversed(words)), f"{words[0]} {words[-1]}", f"{words[-1]} {words[0]}"}
    before, comma, after = name.partition(",")
    if comma:
        found.add(" ".join([*lookups.fold(after).split(), *lookups.fold(before).split()]))
    return found
