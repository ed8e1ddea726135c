"""What a person who signed in may do: four roles, each of which includes those before it, and who has which."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from pages.said.language import marked


class Role(IntEnum):
    """Viewers look; editors record and load; approvers issue packs and approve words for the public; admins do all."""

    VIEWER = 1
    EDITOR = 2
    APPROVER = 3
    ADMIN = 4


NAMES = {
    Role.VIEWER: marked("viewer"),
    Role.EDITOR: marked("editor"),
    Role.APPROVER: marked("approver"),
    Role.ADMIN: marked("admin"),
}
SENTENCES = {
    Role.VIEWER: marked("You have no role here, so that nothing is shown to you: ask who runs this dashboard for one."),
    Role.EDITOR: marked("You may look, and not record: that needs the role of editor."),
    Role.APPROVER: marked("Issuing packs and approving words for the public needs the role of approver."),
    Role.ADMIN: marked("Withdrawing, removing and changing frameworks needs the role of admin."),
}
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")  # control, format, and what has no shape of its own
# What Unicode shows as nothing and calls a letter, mark or symbol: Default_Ignorable_Code_Point in the
# Unicode Character Database, and the blank of braille.
_SHOWN_AS_NOTHING = (
    range(0x34F, 0x350),
    range(0x115F, 0x1161),
    range(0x17B4, 0x17B6),
    range(0x180B, 0x1810),
    range(0x2800, 0x2801),
    range(0x3164, 0x3165),
    range(0xFE00, 0xFE10),
    range(0xFFA0, 0xFFA1),
    range(0xE0100, 0xE01F0),
)


@dataclass(frozen=True)
class Roles:
    """Who has which role, by groups as the provider writes them and e-mail addresses in lower case, which have an @.

    groups_claim, email_claim: where the provider's token says a person's groups and address.
    everyone_else: the role of those who sign in and are in no list; None where they have no access.
    """

    given: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    groups_claim: str = "groups"
    email_claim: str = "email"
    everyone_else: Role | None = None

    def of(self, claims: Mapping[str, Any]) -> Role | None:
        """The highest role that a token's claims give; None where they give none."""
        known = self._groups(claims) | self._address(claims)
        return max((role for role, listed in self.given.items() if listed & known), default=self.everyone_else)

    def _groups(self, claims: Mapping[str, Any]) -> set[str]:
        told = claims.get(self.groups_claim)
        listed = told if isinstance(told, list) else [told]
        return {one for one in listed if isinstance(one, str) and "@" not in one}

    def _address(self, claims: Mapping[str, Any]) -> set[str]:
        """The address, unless the provider says that nobody checked whose it is.

        One with letters beyond ASCII gives nothing: some of them become others in lower case.
        """
        told, checked = claims.get(self.email_claim), claims.get("email_verified", True)
        if not isinstance(told, str) or "@" not in told or not told.isascii():
            return set()
        return {told.lower()} if checked is True or checked == "true" else set()


def name_in(claims: Mapping[str, Any]) -> str:
    """What a person is called: the name that the provider gives, else the e-mail address, else its id for them."""
    told = (claims.get(claim) for claim in ("name", "email", "preferred_username", "sub"))
    return next((seen for one in told if isinstance(one, str) and (seen := _seen(one))), "")


def _seen(written: str) -> str:
    """A name as it is seen: without letters that show nothing or turn others round, so that no two names look alike."""
    composed = unicodedata.normalize("NFC", "".join(one for one in written if one.isspace() or not _is_unseen(one)))
    return " ".join(composed.split())


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in _UNSEEN or any(ord(letter) in among for among in _SHOWN_AS_NOTHING)
