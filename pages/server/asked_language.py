"""The language that a request outside a visit is answered in: what its address asks for, else the council's setting."""

from urllib.parse import parse_qs

from pages.common.settings import council
from pages.said import language


def asked_language(query: bytes) -> str:
    """The language by a request's query string ("lang=cy")."""
    asked = parse_qs(query.decode("latin-1")).get("lang", [""])
    return language.known(asked[0]) or council().language
