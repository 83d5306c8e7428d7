import pytest

from notices.models import Notice
from notices.telling import tell
from tests import cast
from tests.disclosures import ledger

INBOX = "/inbox/"


def told(person, organisation, company="Northwind Pharma"):
    tell(
        person,
        "published",
        url="/review/",
        context={"company": company, "organisation": "Us", "year": 2025},
        organisation_id=organisation.pk,
    )
    return Notice.objects.latest("pk")


@pytest.fixture
def of_two(po_administrator, patients, other_patients):
    """Acts for both organisations, now for the first of them by name."""
    return cast.member(other_patients, "administrator", person=po_administrator)


@pytest.mark.parametrize("many", [1, 4])
def test_the_page_costs_the_same_for_any_number(
    sign_in, po_administrator, patients, django_assert_num_queries, many
):
    for number in range(many):
        company = cast.company(f"Company {number}")
        by = cast.actor(cast.member(company, "disclosure_officer"))
        ledger.transfer(company, patients, by=by)
        ledger.in_review(company, by=by)
        told(po_administrator, patients)
        place = cast.patients(f"Place {number}")
        cast.member(place, "administrator", person=po_administrator)
        ledger.transfer(company, place, by=by, paid_year=2024)
        ledger.in_review(company, by=by, year=2024)
    client = sign_in(po_administrator, patients)
    client.get(INBOX)  # notes when somebody was last seen, once a minute

    with django_assert_num_queries(8):
        response = client.get(INBOX)

    # for each organisation what to check, and a profile that is hardly begun
    assert len(response.context["items"]) == 2 * (many + 1)
    asked = many + 1  # one notice for each organisation, whatever the companies
    assert len(response.context["notices"]) == many + asked


def test_an_officer_costs_no_more(sign_in, officer, django_assert_num_queries):
    client = sign_in(officer)
    client.get(INBOX)

    with django_assert_num_queries(8):
        response = client.get(INBOX)

    assert "Nothing waits for you." in response.content.decode()


def test_it_is_for_people_who_are_signed_in(client, sign_in, nobody):
    assert client.get(INBOX).status_code == 302

    page = sign_in(nobody).get(INBOX).content.decode()
    assert "You don’t act for an organisation yet." in page


def test_an_item_of_another_organisation_is_opened_acting_for_it(
    sign_in, of_two, patients, other_patients
):
    client = sign_in(of_two, patients)

    response = client.post(
        "/inbox/open/",
        {"organisation": other_patients.public_id, "next": "/review/?year=2025"},
    )

    assert response.url == "/review/?year=2025"
    assert client.session["acting_for"] == other_patients.public_id


def test_nobody_can_take_a_seat_that_is_not_theirs(sign_in, of_two, patients, company):
    client = sign_in(of_two, patients)

    response = client.post(
        "/inbox/open/", {"organisation": company.public_id, "next": "/"}
    )

    assert response.status_code == 404
    assert client.session["acting_for"] == patients.public_id


@pytest.mark.parametrize(
    "next_url", ["https://evil.example/", "//evil.example/", "/\\evil.example", "", "x"]
)
def test_the_way_on_never_leads_off_the_site(sign_in, of_two, patients, next_url):
    client = sign_in(of_two, patients)

    response = client.post(
        "/inbox/open/", {"organisation": patients.public_id, "next": next_url}
    )

    assert response.url == INBOX


def test_the_link_of_a_mail_leads_on_and_is_read_by_that(
    sign_in, po_administrator, patients
):
    notice = told(po_administrator, patients)

    response = sign_in(po_administrator).get(notice.get_absolute_url())

    assert response.url == "/review/"
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_a_link_alone_does_not_change_for_whom_somebody_acts(
    sign_in, of_two, patients, other_patients
):
    notice = told(of_two, other_patients)
    client = sign_in(of_two, patients)

    response = client.get(notice.get_absolute_url())

    assert "Go on for Asthma Circle" in response.content.decode()
    assert client.session["acting_for"] == patients.public_id


def test_a_notice_stays_readable_when_the_seat_is_gone(
    sign_in, po_administrator, other_patients
):
    notice = told(po_administrator, other_patients)

    page = sign_in(po_administrator).get(notice.get_absolute_url()).content.decode()

    assert notice.subject in page
    assert "You no longer act for the organisation" in page
    assert "Go on for" not in page


def test_notices_of_others_are_not_there(
    sign_in, po_administrator, patients, outsider_po
):
    notice = told(po_administrator, patients)
    client = sign_in(outsider_po)

    assert notice.subject not in client.get(f"{INBOX}?notices=all").content.decode()
    assert client.get(notice.get_absolute_url()).status_code == 404
    assert client.post(f"{notice.get_absolute_url()}read/").status_code == 404
    answer = client.post("/inbox/notices/read/", {"newest": notice.public_id})
    assert answer.status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_are_marked_up_to_the_newest_one_seen(sign_in, po_administrator, patients):
    seen = [told(po_administrator, patients, name) for name in "AB"]
    later = told(po_administrator, patients, "C")
    client = sign_in(po_administrator)

    client.post("/inbox/notices/read/", {"newest": seen[-1].public_id})

    assert list(Notice.objects.filter(read_at=None)) == [later]
    page = client.get(INBOX).content.decode()
    assert "C has published" in page
    assert "A has published" not in page
    assert "A has published" in client.get(f"{INBOX}?notices=all").content.decode()


def test_one_is_marked_and_keeps_its_time(sign_in, po_administrator, patients):
    notice = told(po_administrator, patients)
    client = sign_in(po_administrator)

    client.post(f"{notice.get_absolute_url()}read/")
    notice.refresh_from_db()
    first = notice.read_at
    client.post(f"{notice.get_absolute_url()}read/")

    notice.refresh_from_db()
    assert first is not None
    assert notice.read_at == first


def test_long_lists_of_notices_have_pages(sign_in, po_administrator, patients):
    for number in range(21):
        told(po_administrator, patients, f"Company {number}")
    client = sign_in(po_administrator)

    first = client.get(INBOX)
    second = client.get(INBOX + first.context["next_url"])

    assert len(first.context["notices"]) == 20
    assert [str(notice) for notice, _place in second.context["notices"]] == [
        "Company 0 has published its report for 2025"
    ]


def test_who_waits_for_a_registrar_reads_why_there_is_so_little(
    sign_in, patients, po_administrator, other_company
):
    newcomer = cast.member(patients, "administrator", only_company=other_company)
    words = "A registrar has yet to verify that you act for Rare Lung Alliance."

    assert words in sign_in(newcomer).get("/inbox/").content.decode()
    assert words not in sign_in(po_administrator).get("/inbox/").content.decode()
