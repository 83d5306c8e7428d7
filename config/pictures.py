"""Takes the pictures of the README from a running demo: `make demo`, then `make pictures`."""

import os
import sys
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from config.demodata import PASSWORD

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
SIZE = ViewportSize(width=1280, height=860)


def main() -> int:
    address = f"http://localhost:{os.environ.get('PORT') or '8000'}"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        page = browser.new_page(viewport=SIZE, locale="en-GB")
        take(page, f"{address}/register/", "register")
        sign_in(page, address, "admin@rarelung.example")
        take(page, f"{address}/review/", "check")
        take(page, f"{address}/independence/", "independence")
        page.goto(f"{address}/agreements/?state=negotiation")
        page.get_by_role("main").locator("tbody").get_by_role("link").first.click()
        take(page, page.url, "agreement")
        page.context.clear_cookies()
        sign_in(page, address, "officer@northwind.example")
        page.goto(f"{address}/periods/")
        checked = page.get_by_role("row").filter(has_text="Being checked")
        checked.get_by_role("link").first.click()
        take(page, page.url, "year")
        browser.close()
    return 0


def sign_in(page: Page, address: str, email: str) -> None:
    page.goto(f"{address}/accounts/login/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/inbox/**")


def take(page: Page, address: str, name: str) -> None:
    """The top of the page, as somebody sees it who opens it."""
    page.goto(address)
    page.screenshot(path=FOLDER / f"{name}.png")
    sys.stdout.write(f"docs/pictures/{name}.png\n")


if __name__ == "__main__":
    sys.exit(main())
