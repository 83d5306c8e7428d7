"""import_organisations, as others rely on it."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from organisations.models import Extract, Organisation, OrganisationName
from tests.organisations.extracts.conftest import EXAMPLE, EXAMPLES, HEADER

pytestmark = pytest.mark.django_db

CHARITIES = Path(__file__).parents[4] / "shared" / "data" / "charities"


@pytest.fixture
def command(registrar):
    """Runs the command; gives its exit status, what it prints and what it complains of."""

    def run(file, mapping, *options):
        out, err = io.StringIO(), io.StringIO()
        arguments = [file, "--mapping", mapping, "--by", registrar.email, *options]
        try:
            call_command(
                "import_organisations", *map(str, arguments), stdout=out, stderr=err
            )
        except SystemExit as ended:
            return ended.code, out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    return run


@pytest.fixture
def example(tmp_path):
    def write(text=EXAMPLE):
        file = tmp_path / "register.csv"
        file.write_text(text, encoding="utf-8")
        return file, EXAMPLES / "register_mapping.toml"

    return write


def told(**figures):
    names = [
        "read",
        "accepted",
        "refused",
        "new",
        "changed",
        "same",
        "not_here",
        "undecided",
    ]
    return dict.fromkeys(names, 0) | figures


def test_an_extract_is_stored_and_the_same_again_changes_nothing(command, example):
    status, out, err = command(*example(), "--json")
    assert (status, err) == (0, "")
    assert json.loads(out) == told(read=5, accepted=5, new=4, same=1)

    status, out, _err = command(*example())

    assert status == 0
    assert out == (
        "Rows read: 5. Accepted: 5. Refused: 0.\nNew: 0. Changed: 0. Unchanged: 5.\n"
    )


def test_a_trial_stores_nothing(command, example):
    status, out, _err = command(*example(), "--dry-run")

    assert (status, out.splitlines()[-1]) == (
        0,
        "This was a trial: nothing was stored.",
    )
    assert not Organisation.objects.filter(is_operator=False).exists()
    assert not Extract.objects.exists()


def test_a_refused_row_says_what_is_wrong_and_nothing_is_stored(
    command, example, tmp_path
):
    file, mapping = example(
        f"{HEADER}\n"
        "GB-CHC-19,Short Number,,,,True\n"
        "1900004,No Register,,,,True\n"
        "GB-CHC-1900005,,,,,perhaps\n"
        "GB-CHC-1900006,Good Trust,,,,True\n"
        "GB-CHC-1900006,Bad Trust,,,,True\n"
    )

    status, out, _err = command(file, mapping, "--json")

    assert status == 1
    assert json.loads(out) == told(read=5, accepted=1, refused=4, new=1)
    assert not Organisation.objects.filter(is_operator=False).exists()
    text = (tmp_path / "register.csv.errors.csv").read_text("utf-8-sig")
    assert [row[:4] for row in csv.reader(io.StringIO(text))][1:] == [
        [
            "2",
            "org_id",
            "GB-CHC-19",
            (
                "“19” doesn't look like a number of this register (Charity Commission"
                " for England and Wales). One looks like 1234567."
            ),
        ],
        [
            "3",
            "org_id",
            "1900004",
            "It isn't said which register the number belongs to.",
        ],
        ["4", "name", "", "The name is missing."],
        [
            "4",
            "active",
            "perhaps",
            "“perhaps” doesn't say whether the organisation is still registered.",
        ],
        [
            "6",
            "",
            "GB-CHC 1900006",
            "Row 5 has the same number and says something else.",
        ],
    ]

    status, _out, _err = command(file, mapping, "--partial")

    assert status == 1
    assert Organisation.objects.filter(legal_name="Good Trust").count() == 1


def test_a_register_in_a_column_of_its_own_or_said_once(command, tmp_path, example):
    file, mapping = tmp_path / "kbo.csv", tmp_path / "kbo.toml"
    file.write_text("nr;naam\n0123.456.749;Longvrienden\n0123.456.740;Hartvrienden\n")
    mapping.write_text(
        '[columns]\nnumber = "nr"\nname = "naam"\n'
        '[defaults]\nscheme = "BE-KBO"\nkind = "patients"\n'
    )

    status, _out, _err = command(file, mapping, "--partial")

    made = Organisation.objects.get(legal_name="Longvrienden")
    assert status == 1
    assert (made.kind, made.country) == ("patients", "BE")
    assert str(made.identifiers.get()) == "BE-BCE_KBO-0123456749"
    errors = (tmp_path / "kbo.csv.errors.csv").read_text("utf-8-sig")
    assert "wrong check digit" in errors


def test_only_a_registrar_and_only_a_usable_file(command, example, officer, tmp_path):
    file, mapping = example()
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(
            "import_organisations",
            str(file),
            "--mapping",
            str(mapping),
            "--by",
            officer.email,
            stdout=out,
            stderr=err,
        )
    assert (ended.value.code, err.getvalue()) == (
        2,
        f"{officer.email} is not a registrar of this installation.\n",
    )

    nameless = tmp_path / "nameless.toml"
    nameless.write_text('[columns]\nnumber = "org_id"\n')
    status, _out, complaint = command(file, nameless)

    assert (status, complaint) == (
        2,
        "Say which column holds the name: name = …\n",
    )


@pytest.mark.skipif(not CHARITIES.exists(), reason="the real files are not here")
def test_four_thousand_real_charities_and_their_other_names(command, tmp_path):
    charities = CHARITIES / "ukcat_sample.csv"
    mapping = EXAMPLES / "charities_mapping.toml"
    with charities.open(encoding="utf-8-sig", newline="") as file:
        numbers = {row["org_id"]: row["name"] for row in csv.DictReader(file)}

    status, out, err = command(charities, mapping, "--json")
    assert (status, err) == (0, "")
    assert json.loads(out) == told(
        read=4203, accepted=4203, new=len(numbers), same=4203 - len(numbers)
    )
    status, out, _err = command(charities, mapping, "--json")
    assert json.loads(out) == told(read=4203, accepted=4203, same=4203)
    made = Organisation.objects.filter(is_operator=False).prefetch_related(
        "identifiers"
    )
    assert {
        str(number): organisation.legal_name
        for organisation in made
        for number in organisation.identifiers.all()
    } == {number: " ".join(name.split()) for number, name in numbers.items()}

    names = tmp_path / "names.csv"
    names.write_bytes((CHARITIES / "lookups_charity-names.csv").read_bytes())
    with names.open(encoding="utf-8-sig", newline="") as file:
        others = [row for row in csv.DictReader(file) if row["org_id"] in numbers]
    status, out, _err = command(
        names, EXAMPLES / "other_names_mapping.toml", "--json", "--partial"
    )
    found = json.loads(out)

    assert (status, found["read"], found["refused"]) == (1, 2286, 1)
    assert found["changed"] + found["same"] == len(others)
    assert OrganisationName.objects.count() >= found["changed"] > 0
    known = {name.name for name in OrganisationName.objects.all()}
    missing = [
        text
        for other in others
        if (text := " ".join(other["alternative_name"].split())) not in known
    ]
    assert not set(map(str.casefold, missing)) - set(
        map(str.casefold, {*known, *numbers.values()})
    )
    status, out, _err = command(
        names, EXAMPLES / "other_names_mapping.toml", "--json", "--partial"
    )
    assert json.loads(out)["changed"] == 0
