"""The registrar's pages: from the upload to the records, and the number of queries."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisations import tasks
from organisations.models import Extract, Organisation
from tests.organisations.extracts.conftest import EXAMPLE, lines

pytestmark = pytest.mark.django_db

COLUMNS = {
    "number": "org_id",
    "name": "name",
    "other_names": "also_known_as",
    "place": "postcode",
    "website": "web",
    "status": "active",
    "separator": ";",
    "kind": "patients",
}


def work(extract):
    """What the worker does next."""
    extract.refresh_from_db()
    if extract.state == Extract.State.READING:
        tasks.read_extract.func(extract.pk, extract.started_by_id)
    else:
        partial = bool(extract.figures.get("refused"))
        tasks.store_extract.func(extract.pk, extract.started_by_id, partial)
    extract.refresh_from_db()


def address(name, extract, *more):
    return reverse(f"organisations:extract-{name}", args=[extract.public_id, *more])


def link_to(organisation):
    return (
        f'<a class="govuk-link" dir="auto" href="{organisation.get_absolute_url()}">'
        f"{organisation.legal_name}</a>"
    )


def test_a_registrar_brings_an_extract_from_upload_to_records(
    sign_in, registrar, patients
):
    client = sign_in(registrar)
    file = SimpleUploadedFile("register.csv", EXAMPLE.encode())
    client.post(reverse("organisations:extract-upload"), {"file": file})
    extract = Extract.objects.get()
    page = client.get(address("reading", extract), follow=True).content.decode()
    assert "Our guess, by the column" in page

    client.post(address("columns", extract), COLUMNS)
    work(extract)
    page = client.get(address("detail", extract)).content.decode()
    assert "5 rows read, 4 accepted, 1 not accepted" in page
    decide = client.get(address("decide", extract)).content.decode()
    assert "Rare Lung Alliance, United Kingdom, no number in a register" in decide

    perhaps = client.get(address("rows", extract, "maybe")).content.decode()
    assert "RARE LUNG ALLIANCE" in perhaps
    assert f"Perhaps this record: {link_to(patients)}" in " ".join(perhaps.split())
    assert address("decide", extract) in perhaps

    client.post(
        address("decide", extract), {"2-decision": patients.public_id}, follow=True
    )
    rows = client.get(address("rows", extract, "update")).content.decode()
    assert "Number in a register" in rows
    client.post(address("move", extract, "store"))
    work(extract)

    assert extract.state == "stored"
    assert str(patients.identifiers.get()) == "GB-CHC-1900001"
    made = Organisation.objects.get(legal_name="Asthma Circle")
    assert (made.kind, made.place) == ("patients", "M1 1AA")
    file = SimpleUploadedFile("register.csv", EXAMPLE.encode())
    client.post(reverse("organisations:extract-upload"), {"file": file})
    again = Extract.objects.latest("pk")
    page = client.get(address("columns", again)).content.decode()
    assert "the answers for the last file with these columns" in page


@pytest.mark.parametrize("count", [1, 20])
def test_pages_cost_the_same_for_one_row_and_many(sign_in, registrar, checked, count):
    extract = checked(
        lines(*(f"GB-CHC-19{n:05},Trust {n},,,,True" for n in range(count)))
    )
    client = sign_in(registrar)
    client.get("/inbox/")

    for name, more, most in (("rows", ["new"], 8), ("detail", [], 10)):
        with CaptureQueriesContext(connection) as made:
            client.get(address(name, extract, *more))
        assert len(made) <= most


def test_a_kept_file_that_can_be_read_no_more_is_told(sign_in, registrar):
    client = sign_in(registrar)
    file = SimpleUploadedFile("register.csv", b"name,number\nHope,5\n")
    client.post(reverse("organisations:extract-upload"), {"file": file})
    Extract.objects.update(mapping={"file": {"header_row": 9}})

    page = client.get(address("columns", Extract.objects.get()), follow=True)

    assert page.redirect_chain[-1][0].endswith("/reading/")
    assert "Name another row." in page.content.decode()
