"""A real browser against a real server. Each page visited is checked as it is visited."""

import os
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 375, "height": 800}
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PATIENCE = 20_000  # milliseconds; machines that test are busy


@pytest.fixture(autouse=True)
def _database(transactional_db):
    """The server has a connection of its own, so it sees only what is committed.

    What throttling has counted is kept in the cache, which outlives the tables.
    """
    cache.clear()


@pytest.fixture
def today():
    """The pages know no other day."""
    return timezone.localdate()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": [*QUIET, *as_root],
    }


@pytest.fixture
def browser_context_args(browser_context_args, request):
    """Wide, unless a test asks for NARROW by indirect parametrisation."""
    width = getattr(request, "param", WIDE)
    return {**browser_context_args, "viewport": width, "locale": "en-GB"}


@pytest.fixture
def page(page):
    page.set_default_timeout(PATIENCE)
    page.set_default_navigation_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    return page


@pytest.fixture
def complaints(page):
    """What the browser complains about: script errors, refused by the page's policy."""
    found = []
    page.on(
        "console",
        lambda m: found.append(m.text) if m.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://localhost", "http://127.0.0.1", "data:"))
            else found.append(f"third party: {request.url}")
        ),
    )
    return found


def _check(page):
    results = Axe().run(page)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
    overflow = page.evaluate(OVERFLOW)
    assert overflow <= 0, f"{page.url} scrolls sideways by {overflow} pixels"


@pytest.fixture
def look(page, complaints):
    """Checks the page that is open, on a screen and on a phone: accessible, nothing
    sideways, nothing complained of."""

    def look():
        page.wait_for_load_state("load")
        usual = page.viewport_size
        other = NARROW if usual == WIDE else WIDE
        _check(page)
        page.set_viewport_size(other)
        _check(page)
        page.set_viewport_size(usual)
        assert complaints == [], page.url

    return look


@pytest.fixture
def sign_in(live_server, context, client):
    """Signs a person in, just now, acting for an organisation."""

    def sign_in(person, organisation=None):
        client.force_login(person)
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time(), "email": person.email}
        ]
        if organisation:
            session["acting_for"] = organisation.public_id
        session.save()
        context.clear_cookies()
        context.add_cookies(
            [
                {
                    "name": "sessionid",
                    "value": client.cookies["sessionid"].value,
                    "url": live_server.url,
                }
            ]
        )

    return sign_in


@pytest.fixture
def go(page, live_server, look):
    """Opens an address and checks the page."""

    def go(address):
        page.goto(live_server.url + address)
        look()

    return go


@pytest.fixture
def press(page, look):
    """Presses a button and checks the page that it leads to."""

    def press(name, *, exact=False):
        page.get_by_role("button", name=name, exact=exact).first.click()
        look()

    return press


@pytest.fixture
def follow(page, look):
    """Follows a link and checks the page that it leads to."""

    def follow(name, *, exact=False):
        page.get_by_role("link", name=name, exact=exact).first.click()
        look()

    return follow
