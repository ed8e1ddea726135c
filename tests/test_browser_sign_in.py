"""In a real browser, with a real provider: refused before, signed in as a viewer and an editor, signed out, timed out."""

import time

import duckdb
from helpers.axe import violations
from helpers.browser import settled, told, watch
from helpers.provider import provider
from helpers.sample_plans import NORTH, filled_file
from helpers.server import Server
from helpers.signing_in import ROLES, aged, secrets, settings_of
from helpers.visiting import answered
from playwright.sync_api import Page, expect

from pages.server import own_script

LOOK = "You may look, and not record: that needs the role of editor."
HOURS = "[session]\nidle_minutes = 480\nlongest_minutes = 480"


def sign_in(page: Page, address: str, person: str) -> None:
    """Opens an address, and signs in on the way to it."""
    page.goto(address)
    page.get_by_role("link", name="Sign in").press("Enter")
    page.get_by_role("button", name=person).click()
    page.wait_for_url(lambda url: url.startswith(address.partition("?")[0]))
    settled(page)


def test_who_signs_in_sees_and_does_what_the_role_allows_until_the_session_ends(browser, tmp_path):
    database = filled_file(tmp_path / "own.duckdb")
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    errors, _ = watch(page)
    with provider() as one:
        file = secrets(tmp_path, one.address, ROLES + HOURS)
        server = Server(database, STREAMLIT_SECRETS_FILES=str(file))
        try:
            server.wait()
            _refused_before(page, server.address)
            sign_in(page, f"{server.address}/decide?plan={NORTH}", "Vera Viewer")
            _looks(page, server.address)
            page.get_by_role("button", name="Sign out").click()
            page.get_by_role("link", name="Sign in").wait_for()
            assert answered(server.address, Accept="text/html")[0] == 403
            sign_in(page, f"{server.address}/tasks?plan={NORTH}&task={NORTH}/1b", "Eddie Editor")
            _decides(page)
            _stays(page)
            with settings_of(file):
                _times_out(page)
        finally:
            server.stop()
            page.context.close()
    with duckdb.connect(str(database), read_only=True) as read:
        assert read.execute("select decided_by from decision where value = 'complete'").fetchall() == [
            ("Eddie Editor",)
        ]
    log = database.with_suffix(".log").read_text(encoding="utf-8")
    assert not [part for part in ("Vera", "Eddie", "council.example", "Traceback") if part in log], log
    assert not [error for error in errors if "403" not in error]  # the page before signing in is a refusal


def _refused_before(page: Page, address: str) -> None:
    for path in ("/media/aa.csv", "/present", f"/{own_script.NAME}", "/_stcore/upload_file/a/b"):
        assert answered(address + path, Accept="*/*")[0] == 403, path
    page.goto(f"{address}/tasks")
    assert page.get_by_role("heading", level=1).inner_text() == "Prevent action plans"
    assert violations(page) == []


def _looks(page: Page, address: str) -> None:
    """A viewer sees the page, its slides, and no way to record."""
    expect(page.get_by_text("Signed in as Vera Viewer, viewer.")).to_be_visible()
    expect(page.get_by_text(LOOK)).to_be_visible()
    assert page.get_by_role("button", name="Record").count() == 0
    assert page.request.get(f"{address}/present?plans={NORTH}").headers["content-security-policy"]
    assert page.request.get(f"{address}/present").status != 403


def _decides(page: Page) -> None:
    """An editor records a decision, under the name that signed in."""
    name = page.get_by_test_id("stForm").get_by_role("textbox", name="Your name")
    expect(name).to_be_disabled()
    page.get_by_test_id("stForm").get_by_text("C Complete", exact=True).click()
    page.get_by_test_id("stForm").get_by_role("textbox", name="Why", exact=True).fill("signed off")
    page.get_by_role("button", name="Record this decision").click()
    told(page, "Recorded: rating C Complete.")


def _stays(page: Page) -> None:
    """Before an idle session ends it is asked whether to stay."""
    page.evaluate("document.querySelector('.session').dataset.idle = 100")
    asked = page.get_by_role("dialog", name="You will be signed out in two minutes, because nothing was done.")
    asked.wait_for()
    assert violations(page) == []
    page.evaluate("document.querySelector('.session').dataset.idle = 28800")
    with page.expect_response("**/sign_in/stay") as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 204
    expect(asked).to_have_count(0)


def _times_out(page: Page) -> None:
    """A session that has eight seconds left shows its page, and then, by itself, the way to sign in."""
    (known,) = (one for one in page.context.cookies() if one["name"] == "_streamlit_user")
    page.context.add_cookies([{**known, "value": aged(known["value"], 480 * 60 - 8)}])
    page.reload()
    page.get_by_role("heading", level=1, name="Tasks").wait_for(timeout=20_000)
    began = time.monotonic()
    page.get_by_text("You were signed out because you signed in a long time ago.").wait_for(timeout=30_000)
    assert time.monotonic() - began < 15
