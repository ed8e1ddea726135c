"""The locks against the requirements they were made from, and NOTICE.md against the locks."""

import re
from pathlib import Path

import pytest
from helpers.notice import locked, notice

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([\w.-]+)==(\S+)  # \S", re.MULTILINE)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("requirements", ["requirements.txt", "requirements-scale.txt", "requirements-test.txt"])
def test_each_requirement_is_locked_as_pinned_and_says_why_it_is_there(requirements):
    lines = (ROOT / requirements).read_text(encoding="utf-8").splitlines()
    asked = [line for line in lines if line and line[0] not in "#-"]
    pinned = {plain(name): release for line in asked for name, release in PIN.findall(line)}
    assert len(pinned) == len(asked)
    assert pinned.items() <= locked(requirements.replace(".txt", ".lock")).items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-scale.lock", "requirements-test.lock"])
def test_every_locked_package_has_its_hashes(lock):
    entries = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text(encoding="utf-8").strip())
    assert len(entries) == len(locked(lock))
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []


def test_the_tests_run_on_the_releases_that_people_get():
    alone, several, tests = (locked(f"requirements{which}.lock").items() for which in ("", "-scale", "-test"))
    assert alone <= several <= tests


def test_the_notice_lists_every_package_at_its_release_with_the_licence_that_it_states():
    assert (ROOT / "NOTICE.md").read_text(encoding="utf-8") == notice()


def test_nothing_that_a_council_installs_binds_it_to_publish_its_own_work():
    to_run = notice().split("## To test it")[0]
    assert [line for line in to_run.splitlines() if re.search(r"\bA?GPL|GNU|UNKNOWN", line)] == []
