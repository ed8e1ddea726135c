"""What a person who signed in may do: four roles, each of which includes those before it, and who has which."""

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


@dataclass(frozen=True)
class Roles:
    """Who has which role, by groups and e-mail addresses, in lower case; an entry with @ is an address.

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
        return {one.strip().lower() for one in listed if isinstance(one, str) and "@" not in one}

    def _address(self, claims: Mapping[str, Any]) -> set[str]:
        """The address, unless the provider says that nobody checked whose it is."""
        told = claims.get(self.email_claim)
        is_unchecked = str(claims.get("email_verified", True)).lower() == "false"
        return {told.strip().lower()} if isinstance(told, str) and "@" in told and not is_unchecked else set()


def name_in(claims: Mapping[str, Any]) -> str:
    """What a person is called: the name that the provider gives, else the e-mail address, else its id for them."""
    told = (claims.get(claim) for claim in ("name", "email", "preferred_username", "sub"))
    return next((" ".join(one.split()) for one in told if isinstance(one, str) and one.strip()), "")
