"""What a council sets for its dashboard, in Streamlit's secrets under [council]: its name, language, contact."""

from dataclasses import dataclass
from functools import cache

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from pages.said import language


@dataclass(frozen=True)
class Council:
    """What a council says of itself; "" where it says nothing. language: what pages speak where nobody chose."""

    name: str = ""
    language: str = language.ENGLISH
    contact: str = ""
    email: str = ""
    phone: str = ""


@cache
def council() -> Council:
    """The council's settings, read once a process; a value that isn't a text counts as none."""
    try:
        given = st.secrets["council"].to_dict() if "council" in st.secrets else {}
    except StreamlitSecretNotFoundError:
        given = {}
    told = {name: given[name] for name in ("name", "contact", "email", "phone") if isinstance(given.get(name), str)}
    return Council(language=language.known(given.get("language")) or language.ENGLISH, **told)
