"""Every document of partnerships: checked when it comes, recorded when it is opened."""

import ast
from pathlib import Path

import pytest
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from organisations.models import Organisation
from tests.partnerships.public.showing import signed
from tests.partnerships.table import laid

APP = Path(__file__).resolve().parents[2] / "partnerships"
NOT_KEPT = {"signatures.py": "a file that is only compared with its fingerprint"}


def _names(path):
    """Names and attributes that a module uses."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_uploads_are_checked_by_type_and_size():
    plain = {
        path.name
        for path in (APP / "forms").glob("*.py")
        if {"FileField", "ImageField", "FileInput"} & set(_names(path))
    }

    assert plain == set(NOT_KEPT)


def test_stored_files_leave_by_the_one_way_that_records_it():
    around = {"handed", "FileResponse", "StreamingHttpResponse", "sendfile"}
    views = list((APP / "views").glob("*.py"))

    assert not [path.name for path in views if around & set(_names(path))]
    assert len([path.name for path in views if "sent" in set(_names(path))]) > 8


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["text.pdf", "signed.pdf"])
def test_an_agreements_paper_is_an_attachment_and_its_opening_is_recorded(
    sign_in, form
):
    table = laid()
    agreement = signed(table)
    client = sign_in(
        User.objects.get(pk=table.volunteer.person_id),
        Organisation.objects.get(pk=table.patients.pk),
    )

    response = client.get(
        reverse("partnerships:exact-text-file", args=[agreement.reference, form])
    )

    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    opened = Event.objects.about(agreement).get(verb="document_viewed")
    assert opened.person_id == table.volunteer.person_id
