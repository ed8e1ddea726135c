"""Who may do what: roles from a token's claims, settings that are refused, and one gate before every write."""

import ast
import inspect
import logging
import shutil
from functools import cache
from pathlib import Path

import pytest
from helpers.signing_in import secrets, settings_of
from streamlit.testing.v1 import AppTest

import loaders
from pages.common import settings
from pages.said.roles import Role, Roles, name_in

ROOT = Path(__file__).parents[1]
VIEWER, EDITOR, APPROVER, ADMIN = Role
LISTS = {
    VIEWER: frozenset({"look"}),
    EDITOR: frozenset({"write", "ed@x.example", "ken@x.example"}),
    ADMIN: frozenset({"ada@x.example"}),
}

# claims, role
CLAIMS = [
    ({}, None),
    ({"groups": ["look"]}, VIEWER),
    ({"groups": "look"}, VIEWER),
    ({"groups": ["look", "write", 5, None]}, EDITOR),
    ({"groups": ["other"]}, None),
    # groups that only look alike
    ({"groups": ["Look", " look", "look ", "loo\u212a", "look\u200b"]}, None),
    ({"groups": None, "email": "Ed@X.example"}, EDITOR),
    ({"groups": ["look"], "email": "ada@x.example", "email_verified": True}, ADMIN),
    ({"email": "ada@x.example", "email_verified": "true"}, ADMIN),
    # an address that nobody checked, or that stands where groups do, gives nothing
    ({"email": "ada@x.example", "email_verified": False}, None),
    ({"email": "ada@x.example", "email_verified": "False"}, None),
    *(({"email": "ada@x.example", "email_verified": said}, None) for said in ("True", "no", "", 0, 1, None, [True])),
    # addresses that only look alike
    *(
        ({"email": one}, None)
        for one in ("\u00e4da@x.example", "ada\u200b@x.example", " ada@x.example", "ada@x.example ")
    ),
    ({"email": "\u212aen@x.example"}, None),
    ({"groups": ["ada@x.example"]}, None),
    ({"email": "look"}, None),
    ({"email": ["ada@x.example"]}, None),
    ({"preferred_username": "ada@x.example", "name": "look", "sub": "look", "roles": ["look"]}, None),
]


def test_a_token_gives_the_highest_role_that_its_groups_and_address_are_listed_for():
    assert [(claims, Roles(LISTS).of(claims)) for claims, _ in CLAIMS] == CLAIMS


def test_claims_may_have_other_names_and_everyone_else_a_role():
    named = Roles(LISTS, groups_claim="roles", email_claim="upn", everyone_else=VIEWER)
    assert named.of({"roles": ["write"], "groups": []}) == EDITOR and named.of({"upn": "ada@x.example"}) == ADMIN
    assert named.of({"email": "ada@x.example"}) == VIEWER


def test_a_person_is_called_by_name_else_address_else_what_the_provider_knows_them_by():
    assert name_in({"name": " Ann \n Example ", "email": "a@x.example"}) == "Ann Example"
    assert name_in({"name": "", "email": "a@x.example"}) == "a@x.example"
    assert name_in({"name": 5, "sub": "0-17"}) == "0-17"
    unseen = "\u200b\u202e\u2066\u00ad\ufeff\u0007\u034f\u3164\ufe0f\U000e0041\ue000\u2800"
    assert name_in({"name": f"{unseen}A{unseen}nn\u2028\x1c\u00a0Exa{unseen}mple"}) == "Ann Example"
    assert name_in({"name": unseen, "email": "a@x.example"}) == "a@x.example"
    assert name_in({"name": "Sia\u0302n O\u2019Neill"}) == "Si\u00e2n O\u2019Neill"


GOOD = 'redirect_uri = "https://plans.example/oauth2callback"\ncookie_secret = "' + "x" * 32 + '"\n'
CLIENT = 'client_id = "a"\nclient_secret = "b"\nserver_metadata_url = "https://id.example/c"\n'
# secrets, what the sentence that refuses them has; None where they are taken
SETTINGS = [
    ("", None),
    ("[other]\nname = 'x'", None),
    (f"[auth]\n{GOOD}{CLIENT}", None),
    (f"[auth]\n{GOOD}[auth.entra]\n{CLIENT}", None),
    ("broken = [", "can’t be read"),
    ("auth = 5", "write [auth]"),
    ("[auth]", "[auth] lacks client_id"),
    (f"[auth]\n{CLIENT}", "redirect_uri"),
    (f"[auth]\n{GOOD.replace('https', 'http')}{CLIENT}", "https://"),
    (f"[auth]\n{GOOD.replace('/oauth2callback', '/')}{CLIENT}", "/oauth2callback"),
    (f"[auth]\n{GOOD.replace('x' * 32, 'short')}{CLIENT}", "cookie_secret needs 32"),
    (f"[auth]\n{GOOD}{CLIENT.replace('https', 'http')}", "isn’t https://"),
    (f"[auth]\n{GOOD}[auth.en_tra]\n{CLIENT}", "underscore"),
    (f"[auth]\n{GOOD}[auth.entra]\nclient_id = 'a'", "[auth.entra] lacks client_secret"),
    (f"[auth]\n{GOOD}{CLIENT.replace('id.example', 'login.microsoftonline.com/common')}", "every organisation"),
    (f"[auth]\n{GOOD}{CLIENT.replace('id.example', 'login.microsoftonline.com/1-2')}", None),
    ("[roles]\nadmin = ['a']", "nobody signs in without [auth]"),
    (f"[auth]\n{GOOD}{CLIENT}[roles]\nboss = ['a']", "“boss”"),
    (f"[auth]\n{GOOD}{CLIENT}[roles]\nadmin = 'a'", "[roles] admin is a list"),
    (f"[auth]\n{GOOD}{CLIENT}[roles]\nadmin = [1]", "[roles] admin is a list"),
    (f"[auth]\n{GOOD}{CLIENT}[roles]\nadmin = ['\u212aen@x.example']", "beyond ASCII"),
    (f"[auth]\n{GOOD}{CLIENT}[roles]\neveryone_else = 'all'", "everyone_else"),
    (f"[auth]\n{GOOD}{CLIENT}[roles]\ngroups_claim = 5", "groups_claim"),
    (f"[auth]\n{GOOD}{CLIENT}[roles]\nadmin = ['a']\neveryone_else = 'viewer'\n[session]\nidle_minutes = 30", None),
    (f"[auth]\n{GOOD}{CLIENT}[session]\nidle_minutes = 0", "idle_minutes is a number"),
    (f"[auth]\n{GOOD}{CLIENT}[session]\nlongest_minutes = true", "longest_minutes is a number"),
    (f"[auth]\n{GOOD}{CLIENT}[session]\nidle = 5", "[session] has “idle”"),
    ("[server]\nopen_to_all = true", None),
    ("[server]\nopen_to_all = 'yes'", "true or false"),
    (f"[auth]\n{GOOD}{CLIENT}[server]\nopen_to_all = true", "take one of them out"),
]


def test_settings_that_cannot_be_kept_are_refused_in_a_sentence(tmp_path):
    for content, part in SETTINGS:
        (tmp_path / "secrets.toml").write_text(content, encoding="utf-8")
        with settings_of(tmp_path / "secrets.toml"):
            try:
                settings.sign_in()
                settings.is_open_to_all()
                said = None
            except settings.WrongSetting as error:
                said = str(error)
        assert (said is None) == (part is None) and (part or "") in (said or ""), (content, said)


def test_the_secret_is_in_no_text_of_the_settings(tmp_path):
    with settings_of(secrets(tmp_path, "http://127.0.0.1:1")):
        assert "a long secret" not in repr(settings.sign_in())


# What takes the database's connection and writes: the role that it takes.
WRITES = {
    "decide": "role", "undo": "role", "undo_all": "role",  # the field's
    "add_document": "EDITOR", "add_reading": "EDITOR", "add_completions": "EDITOR", "correct_match": "EDITOR",
    "edit_pack": "EDITOR", "keep_report_texts": "EDITOR", "map_task": "EDITOR", "name_lead": "EDITOR",
    "name_leads": "EDITOR", "set_goal": "EDITOR", "set_rule": "EDITOR", "write_assurance": "EDITOR",
    "freeze": "APPROVER",
    "withdraw": "ADMIN", "withdraw_pack": "ADMIN", "withdraw_completions": "ADMIN", "reread": "ADMIN", "purge": "ADMIN",
    "write_framework": "ADMIN",
}  # fmt: skip
READS = {
    "columns_of", "compare_with_latest", "completions_replaced", "database_copy", "extract_of",
    "loads_of_plan", "names_to_ask", "recognise", "remembered",
    "run", "saved_last", "things", "word_with_decisions",
}  # fmt: skip
TERMINAL = ("__main__.py", "command.py", "to_disk.py", "kept_packs.py")  # python -m pages.board, without the server


@cache
def calls() -> list[tuple[str, ast.Call, tuple]]:
    """Every call in the pages' code: (file, call, the calls and functions that it stands in)."""
    found: list[tuple[str, ast.Call, tuple]] = []
    for file in sorted((ROOT / "pages").rglob("*.py")):
        if file.name not in TERMINAL or file.parent.name != "board":
            stack = [(ast.parse(file.read_text(encoding="utf-8")), ())]
            while stack:
                node, within = stack.pop()
                if isinstance(node, ast.Call):
                    found.append((file.relative_to(ROOT).as_posix(), node, within))
                inner = (*within, node) if isinstance(node, ast.Call | ast.FunctionDef) else within
                stack += [(child, inner) for child in ast.iter_child_nodes(node)]
    return found


def callee(call: ast.Call) -> str:
    """The last part of what is called: "decide" of loaders.decide(…)."""
    return ast.unparse(call.func).rpartition(".")[2]


def test_every_write_of_the_pages_goes_through_the_gate_with_its_role_and_name():
    found: dict[str, set[str]] = {}
    for file, call, _ in calls():
        name = ast.unparse(call.func)
        if not name.startswith("loaders.") and name != "freeze":
            continue
        given = ast.unparse(call.args[0]) if call.args else ""
        if name == "loaders.issue_pack":  # within freeze, which is given the connection
            assert (file, given) == ("pages/board/pack/issue.py", "connection")
        elif callee(call) in WRITES:
            role = WRITES[callee(call)]
            gate = ("_to_write(decidings)", "data.to_write(role(field), undone_by)")
            is_gated = given in gate if role == "role" else given.startswith(f"data.to_write(Role.{role}, ")
            assert is_gated, (file, name, given)
            found.setdefault(callee(call), set()).add(given)
            if role != "role" and callee(call) != "add_document":  # the name that it gives is the one that it records
                by, whole = ast.unparse(call.args[0].args[1]), ast.unparse(call)
                assert f"_by={by}" in whole or f" by={by}" in whole or f"**{by.split('[')[0]}" in whole, whole
    assert found.keys() == WRITES.keys()


def test_nothing_but_what_only_reads_is_given_the_connection_in_any_other_way():
    for file, call, within in calls():
        name = ast.unparse(call.func)
        if name == "data.to_read":
            user = within[-1]
            first = user.args[0] if callee(user) == "partial" else user.func
            assert ast.unparse(first).rpartition(".")[2] in READS, (file, ast.unparse(user))
        if name in ("data.to_write", "_to_write"):
            assert isinstance(within[-1], ast.Call) or within[-1].name == "_to_write", (file, ast.unparse(call))
        if file != "pages/common/data.py":
            assert callee(call) not in ("open_database", "execute", "executemany"), (file, name)
            assert not name.startswith("data._"), (file, name)


def test_every_function_that_loaders_offer_with_the_connection_is_listed_as_one_or_the_other():
    offered = {
        name
        for name, module in loaders._PLACE.items()
        if inspect.isfunction(one := getattr(loaders, name))
        and next(iter(inspect.signature(one).parameters), "") in ("connection", "db")
    }
    assert offered - {"issue_pack", "build", "fault"} == (WRITES.keys() - {"freeze"}) | (READS - {"run"})


# Forms that ask for a name and look at no role themselves: who draws them does.
DRAWN_BY = {
    "data/add_plan/case_data": "data/add_plan",
    "data/add_plan/saving": "data/add_plan",
    "task/findings": "task/opened",
    "task/undo": "task/opened",
    "task/correct": "task/opened",
}


def test_no_form_is_offered_without_a_look_at_the_role():
    forms, looks = set(), set()
    for file, call, _ in calls():
        room = file.removeprefix("pages/").removesuffix("/page.py")
        forms |= {room} if ast.unparse(call.func) == "person.name" else set()
        looks |= {room} if ast.unparse(call.func) in ("person.offered", "person.may") else set()
    assert {DRAWN_BY.get(room, room) for room in forms} <= looks and forms >= DRAWN_BY.keys()


def tried(roles: list[int], by: str) -> None:
    """A page that tries every kind of write under a name, and says of each whether it was let through."""
    import streamlit as st

    from pages.common import data, handing, person
    from pages.said.roles import Role

    handing.whole_database("The whole database", "prevent.duckdb", "whole")
    try:
        st.json({"bytes": len(person.gated(Role.EDITOR, lambda: b"whole")())})
    except person.NotAllowed:
        st.json({})
    for role in roles:
        try:
            data.to_write(Role(role), by)
            st.text(f"{role} allowed")
        except person.NotAllowed as error:
            st.text(f"{role} {error}")
    st.text(f"name:{person.name('who')}")


# who, by whose name, what is let through; no claims: nobody signed in
TRIES = [
    ({"name": "Vera", "groups": ["Plans: look"]}, "Vera", []),
    ({"name": "Ed", "email": "eddie@council.example"}, "Ed", [2]),
    ({"name": "Ed", "email": "eddie@council.example"}, "Vera", []),
    ({"name": "Ed", "email": "eddie@council.example"}, "", []),
    ({"name": "Ann", "groups": ["issue"]}, "Ann", [2, 3]),
    ({"name": "Ada", "groups": ["all"]}, "Ada", [2, 3, 4]),
    ({"name": "Norma", "groups": []}, "Norma", []),
    ({}, "Vera", []),
]


@pytest.fixture
def signing(sample_file, tmp_path, monkeypatch):
    """Has people sign in here, on a database of its own: the page that tries, in the visit of a person."""
    more = (
        '[roles]\nviewer = ["Plans: look"]\neditor = ["eddie@council.example"]\napprover = ["issue"]\nadmin = ["all"]'
    )
    monkeypatch.setenv("PREVENT_DATABASE", str(shutil.copyfile(sample_file, tmp_path / "sample.duckdb")))

    def visit(roles: list[int], by: str, claims: dict) -> AppTest:
        page = AppTest.from_function(tried, args=(roles, by))
        page.user = {**claims, "is_logged_in": True} if claims else {}
        return page

    with settings_of(secrets(tmp_path, "http://127.0.0.1:1", more)):
        yield visit


def test_the_server_lets_a_write_through_by_role_and_under_the_own_name_alone(signing, caplog):
    with caplog.at_level(logging.INFO):
        for claims, by, allowed in TRIES:
            page = signing([2, 3, 4], by, claims).run()
            told = [one.value for one in page.text]
            is_editor = claims.get("name") in ("Ed", "Ann", "Ada")
            assert len(page.get("download_button")) == is_editor and ("5" in page.json[0].value) == is_editor, claims
            assert [one for one in told if one.endswith("allowed")] == [f"{role} allowed" for role in allowed], claims
            assert all(one.count(".") == 1 and one.endswith(".") for one in told[:3] if not one.endswith("allowed"))
            role = claims and claims["name"] != "Norma"
            assert told[3] == (f"name:{claims['name']}" if role else "name:")
    assert "A write was refused: it needs the role of editor." in caplog.text
    assert not [name for name in ("Vera", "Ed ", "Ann", "Ada", "Norma", "@") if name in caplog.text]


def test_a_name_that_the_browser_sends_does_not_win_over_the_one_that_signed_in(signing):
    page = signing([2], "Mallory", {"name": "Ed", "email": "eddie@council.example"}).run()
    page.session_state["who"] = "Mallory"
    told = [one.value for one in page.run().text]
    assert told == ["2 What you save carries the name that you signed in with, and no other.", "name:Ed"]


def test_where_nobody_signs_in_everything_is_allowed_under_any_name(sample_file, monkeypatch, tmp_path):
    monkeypatch.setenv("PREVENT_DATABASE", str(shutil.copyfile(sample_file, tmp_path / "sample.duckdb")))
    told = AppTest.from_function(tried, args=([2, 3, 4], "Anybody")).run().text
    assert [one.value for one in told] == ["2 allowed", "3 allowed", "4 allowed", "name:"]
