"""Cheaper AppTests: what a server keeps and AppTest makes anew each time is kept as a server keeps it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache


@contextmanager
def kept_scripts() -> Iterator[None]:
    """Meanwhile scripts are compiled once, and what is installed is looked through for components once."""
    compiled = ScriptCache()
    with (
        patch("streamlit.testing.v1.app_test.ScriptCache", lambda: compiled),
        patch("streamlit.testing.v1.local_script_runner.ScriptCache", lambda: compiled),
        patch.object(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)),
    ):
        yield
