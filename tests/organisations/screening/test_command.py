import pytest
from django.core.management import CommandError, call_command

from organisations.models import ScreeningList, ScreeningMatch
from tests.organisations.screening.conftest import ENTRIES, as_file

ASKED = ("--name", "invented", "--source", "Made up", "--dated", "2026-03-01")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(as_file(*ENTRIES))
    return path


def test_a_list_is_loaded_and_searched(file, patients, capsys):
    call_command("load_screening_list", str(file), *ASKED)

    assert ScreeningMatch.objects.get().organisation == patients
    assert "New likenesses: 1." in capsys.readouterr().out


def test_a_dry_run_stores_nothing(file, patients, capsys):
    call_command("load_screening_list", str(file), *ASKED, "--dry-run")

    assert "3 entries read, 0 rows refused" in capsys.readouterr().out
    assert not ScreeningList.objects.exists()


def test_refused_rows_stop_it_and_stand_in_a_file(file):
    file.write_bytes(as_file(*ENTRIES, ("=9", "", "", "person", "", "")))

    with pytest.raises(CommandError) as error:
        call_command("load_screening_list", str(file), *ASKED)

    assert error.value.returncode == 1
    assert not ScreeningList.objects.exists()
    beside = file.with_name("list.csv.errors.csv").read_text("utf-8-sig")
    assert "5,'=9,The name is missing." in beside


def test_a_name_of_two_words_is_refused(file):
    with pytest.raises(CommandError, match="one word"):
        call_command(
            "load_screening_list",
            str(file),
            *("--name", "two words", "--source", "x", "--dated", "2026-03-01"),
        )
