"""The frame around every page, and its parts."""

import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation

FOLDER = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(
    path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html")
)

# A block of data is never run, so the policy has nothing to refuse in it.
DATA = r'type="application/(ld\+)?json"'


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles_and_has_nothing_that_the_security_policy_refuses(name):
    source = get_template(name).template.source

    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", source)
    for attributes, script in re.findall(
        r"<script([^>]*)>(.*?)</script>", source, re.S
    ):
        assert "src=" in attributes or re.search(DATA, attributes)
        assert "src=" not in attributes or not script


def test_a_page_stands_without_any_variable():
    page = render_to_string("base.html", {})

    assert '<html lang="en-gb">' in page
    assert '<a href="#main" class="govuk-skip-link">' in page
    assert "<nav" not in page


def test_a_page_says_its_language():
    with translation.override("el"):
        assert '<html lang="el">' in render_to_string("base.html", {})


def test_the_title_tells_that_the_form_has_mistakes():
    class Named(forms.Form):
        name = forms.CharField()

    assert "<title>Error: " in render_to_string("base.html", {"form": Named({})})
    assert "<title>Error: " not in render_to_string("base.html", {"form": Named()})


def test_the_top_bar_says_where_one_is_and_what_waits():
    bar = render_to_string(
        "ui/topbar.html",
        {
            "navigation": [
                {"label": "Inbox", "url": "/inbox/", "current": 1, "count": 3}
            ]
        },
    )

    assert (
        '<a class="govuk-service-navigation__link" href="/inbox/" aria-current' in bar
    )
    assert '<span class="eh-count">3<' in bar


def test_switching_is_a_form_with_a_token_and_the_way_back():
    request = RequestFactory().get("/transfers/?year=2025")
    request.user = type("Person", (AnonymousUser,), {"is_authenticated": True})()
    acting = {
        "label": "Rare Lung Alliance",
        "role": "Administrator",
        "switch_url": "/switch/",
        "choices": [
            {"label": "Rare Lung Alliance", "value": "a", "current": True},
            {"label": "Skin Forum", "role": "Member", "value": "b", "current": False},
        ],
    }

    bar = render_to_string("ui/topbar.html", {"acting": acting}, request)

    assert "Administrator · Rare Lung Alliance" in bar
    assert re.findall(r'name="organisation" value="(\w+)"', bar) == ["b"]
    assert 'name="next" value="/transfers/?year=2025"' in bar
    assert bar.count("csrfmiddlewaretoken") == 2  # switching and signing out


def test_a_step_is_a_button_or_tells_every_reason():
    steps = [
        {"label": "Approve", "url": "/approve/"},
        {"label": "Publish", "reasons": ["No note.", "Nobody approved it."]},
    ]

    request = RequestFactory().get("/")
    html = render_to_string("ui/steps.html", {"steps": steps}, request)

    assert re.findall(r'<form method="post" action="([^"]*)">', html) == ["/approve/"]
    assert html.count("csrfmiddlewaretoken") == 1
    assert "<li>No note.</li><li>Nobody approved it.</li>" in html
    assert html.count("disabled aria-disabled") == 1


def test_the_three_answers_differ_in_nothing_but_words():
    html = render_to_string("ui/answers.html", {"given": "questioned"})

    buttons = re.findall(r"<button (.*?)>(.*?)</button>", html)
    assert [words for _, words in buttons] == [
        "Yes, that's right",
        "Something is wrong",
        "I can't tell",
    ]
    alike = {re.sub(r' (value|aria-pressed)="\w+"', "", rest) for rest, _ in buttons}
    assert len(alike) == 1
    assert re.findall(r'aria-pressed="(\w+)"', html) == ["false", "true", "false"]


def test_a_table_names_each_cell_for_the_cards_on_a_phone():
    html = render_to_string(
        "ui/table.html",
        {
            "caption": "Totals",
            "columns": [{"label": "Year"}, {"label": "Total", "amount": True}],
            "rows": [("2025", "£5.00")],
        },
    )

    assert (
        '<th scope="row" role="rowheader" class="govuk-table__header">2025</th>' in html
    )
    assert 'class="govuk-table__cell eh-amount" data-label="Total">£5.00</td>' in html


def test_pages_of_a_list_have_only_the_links_that_lead_somewhere():
    html = render_to_string("ui/pagination.html", {"next_url": "?after=x"})

    assert 'rel="next"' in html
    assert 'rel="prev"' not in html
    assert "<nav" not in render_to_string("ui/pagination.html", {"shown": "3 payments"})


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_error_pages_need_nothing_and_lead_on(name):
    page = render_to_string(f"{name}.html", {})

    assert len(re.findall(r"<h1", page)) == 1
    assert 'href="/"' in page
