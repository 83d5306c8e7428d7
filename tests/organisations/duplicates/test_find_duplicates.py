import csv
import io

import pytest
from django.core.management import call_command

from organisations.models import Identifier, Likeness
from tests import cast


@pytest.fixture
def run(tmp_path):
    def run(names=None, **options):
        output = tmp_path / "pairs.csv"
        if names is not None:
            (tmp_path / "names.csv").write_text(names, encoding="utf-8")
            options["names"] = tmp_path / "names.csv"
        call_command("find_duplicates", output=output, stdout=io.StringIO(), **options)
        text = output.read_bytes().decode()
        return list(csv.DictReader(io.StringIO(text, newline=""))), text

    return run


def test_pairs_of_a_file_stand_with_score_verdict_and_reasons(run):
    pairs, text = run(
        "name,country\r\n"
        "Rare Lung Alliance,GB\r\n"
        '"RARE LUNG ALLIANCE, LTD",GB\r\n'
        "Aster,GB\r\n"
        "Aster,\r\n"
    )

    assert text.splitlines()[0] == "name_a,name_b,score,verdict,reasons"
    assert text.count("\r\n") == text.count("\n") == 3
    assert [list(pair.values())[:4] for pair in pairs] == [
        ["Aster", "Aster", "1.000", "same"],
        ["RARE LUNG ALLIANCE, LTD", "Rare Lung Alliance", "0.980", "same"],
    ]
    assert "only in how they are written" in pairs[1]["reasons"]


def test_names_that_a_spreadsheet_would_run_are_guarded(run):
    pairs, _text = run("name\n=1+1 Krokus\n@1 1 krokus\n")

    assert (pairs[0]["name_a"], pairs[0]["name_b"]) == ("'=1+1 Krokus", "'@1 1 krokus")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"names": "nowhere.csv", "output": "x.csv"}, "can't be read"),
        ({"names": __file__, "output": "x.csv"}, "column “name”"),
        ({"output": "/nowhere/x.csv"}, "can't be written"),
        ({}, "--output"),
    ],
)
def test_what_can_not_be_done_is_told_with_status_2(options, told, tmp_path):
    errors = io.StringIO()
    bad = tmp_path / "bad.csv"
    bad.write_text("colour,size\nred,1\nblue,2\n")
    if options.get("names") == __file__:
        options = {**options, "names": bad}

    with pytest.raises(SystemExit) as stopped:
        call_command(
            "find_duplicates",
            *(f"--{key}={value}" for key, value in options.items()),
            stderr=errors,
            stdout=io.StringIO(),
        )

    assert stopped.value.code == 2
    assert told in errors.getvalue()


def test_without_a_file_the_organisations_are_compared(run):
    first = cast.patients("Rare Lung Alliance")
    cast.patients("Aster")
    second = cast.patients("Lungs of Tomorrow")
    for one in (first, second):
        Identifier.objects.create(organisation=one, scheme="GB-COH", value="01234567")

    pairs, _text = run()

    assert [(p["name_a"], p["name_b"], p["score"]) for p in pairs] == [
        ("Rare Lung Alliance", "Lungs of Tomorrow", "0.980")
    ]
    assert not Likeness.objects.exists()


def test_suggestions_are_stored_when_asked_for(run):
    cast.patients("Rare Lung Alliance")
    cast.patients("The Rare Lung Alliance")

    run(store=True)

    assert Likeness.objects.get().verdict == "same"
