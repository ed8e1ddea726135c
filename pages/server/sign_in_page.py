"""The page before signing in, and the one for who signed in and has no role: a title, a sentence, a link."""

from html import escape
from urllib.parse import parse_qs, urlencode, urlsplit

from pages.common.settings import SignIn, council
from pages.said import language
from pages.said.colours import BACKGROUND, FONT, LINK, MUTED, TEXT
from pages.said.language import in_language, marked, say, says
from pages.said.roles import SENTENCES, Role
from pages.server.sessions import Over

FAILED = "sign_in_failed"
_COLOURS = {"text": TEXT, "background": BACKGROUND, "muted": MUTED, "link": LINK}
_TITLE = marked("Prevent action plans")
_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,">
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 15px/1.6 {font}; color: {text}; background: {background}; margin: 0; }}
main {{ max-width: 34rem; margin: 0 auto; padding: 15vh 1rem 3rem; }}
h1 {{ font-size: 1.6rem; margin: 0 0 0.5rem; }}
p {{ margin: 0 0 1.5rem; overflow-wrap: anywhere; }}
a {{ color: {link}; display: inline-block; padding: 0.25rem 0; }}
a.act {{ background: {link}; color: {background}; padding: 0.6rem 1.4rem; border-radius: 4px; font-weight: 600;
  text-decoration: none; margin: 0 1rem 1rem 0; }}
a:focus-visible {{ outline: 3px solid {text}; outline-offset: 3px; }}
.other {{ color: {muted}; margin-top: 2rem; }}
</style></head>
<body><main><h1>{title}</h1>
{body}
<p class="other">{other}</p></main></body>
</html>
"""


def page(asked: str, over: Over | None, settings: SignIn, start: str) -> str:
    """The page before signing in. asked: the address to come back to; over: why a session is; start: the way in."""
    with in_language(_language(asked)):
        links = "".join(
            _act(_words(name), f"{start}?{urlencode({'to': _without(asked), 'with': name})}")
            for name in settings.providers
        )
        return _whole(asked, f"<p>{escape(_why(asked, over, settings))}</p>\n{links}")


def no_role(asked: str, sign_out: str) -> str:
    """The page for who signed in and may see nothing. sign_out: the address that signs them out."""
    with in_language(_language(asked)):
        return _whole(asked, f"<p>{escape(say(SENTENCES[Role.VIEWER]))}</p>\n{_act(say('Sign out'), sign_out)}")


def _why(asked: str, over: Over | None, settings: SignIn) -> str:
    if FAILED in parse_qs(urlsplit(asked).query):
        return say("Signing in didn’t work. Try again, or ask who runs this dashboard.")
    if over == "idle":
        minutes = max(round(settings.idle / 60), 1)
        return says(
            minutes,
            "You were signed out because nothing was done for {number} minute. Sign in to go on.",
            "You were signed out because nothing was done for {number} minutes. Sign in to go on.",
            number=f"{minutes:,}",
        )
    if over == "long":
        return say("You were signed out because you signed in a long time ago. Sign in to go on.")
    return say("Sign in with your work account to see the action plans.")


def _words(provider: str) -> str:
    return say("Sign in") if provider == "default" else say("Sign in with {provider}", provider=provider.title())


def _act(words: str, address: str) -> str:
    return f'<a class="act" href="{escape(address)}">{escape(words)}</a>'


def _whole(asked: str, body: str) -> str:
    now = language.language()
    other = next(code for code in language.NAMES if code != now)
    parts = urlsplit(_without(asked))
    query = {**parse_qs(parts.query), "lang": [other]}
    link = f"{parts.path}?{urlencode(query, doseq=True)}"
    said = f'<a href="{escape(link)}" lang="{other}" hreflang="{other}">{language.NAMES[other]}</a>'
    colours = {name: f"light-dark({both[False]}, {both[True]})" for name, both in _COLOURS.items()}
    code = {"en": "en-GB"}.get(now, now)
    name = council().name
    title = say("Prevent action plans: {council}", council=name) if name else say(_TITLE)
    return _PAGE.format(title=escape(title), body=body, other=said, lang=code, font=FONT, **colours)


def _language(asked: str) -> str:
    told = parse_qs(urlsplit(asked).query).get("lang", [""])
    return language.known(told[-1]) or council().language


def _without(asked: str) -> str:
    """The address without what was said of a failure."""
    parts = urlsplit(asked)
    kept = {name: values for name, values in parse_qs(parts.query).items() if name != FAILED}
    return f"{parts.path}?{urlencode(kept, doseq=True)}" if kept else parts.path
