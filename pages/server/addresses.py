"""The path of each page, under the path that the server's own paths stand under (server.baseUrlPath)."""

from pages.listed import PAGES


def folder(base: str) -> str:
    """The path that all others begin with: "/", or "/base/"."""
    return f"/{base.strip('/')}/".replace("//", "/")


def addresses(base: str) -> dict[str, str]:
    """The path of each page by its name; the first page's is the folder itself."""
    first, *others = (name for pages in PAGES.values() for name in pages)
    return {first: folder(base)} | {name: f"{folder(base)}{name}" for name in others}
