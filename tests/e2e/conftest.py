"""A real browser against a real server. Each page visited is checked as it is visited."""

import os
import time

import pytest
from axe_playwright_python.sync_playwright import Axe

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


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        **browser_type_launch_args,
        "executable_path": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
        "args": [*QUIET, *as_root],
    }


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def browser_context_args(browser_context_args, request):
    return {**browser_context_args, "viewport": request.param, "locale": "en-GB"}


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


@pytest.fixture
def look(page, complaints):
    """Checks the page that is open: accessible, nothing sideways, nothing complained of."""

    def look():
        page.wait_for_load_state("load")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{page.url} scrolls sideways by {overflow} pixels"
        assert complaints == []

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
