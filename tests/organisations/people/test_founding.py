import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from organisations.actors import actor_for, seats
from organisations.models import Membership, Organisation


def run(command, *args):
    out = StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue()


COMPANY = ("Nordwind AG", "--country", "CH", "--officer", "ada@nordwind.example")


def test_company_gets_an_officer_who_can_act_at_once(client):
    said = run("create_company", *COMPANY)

    company = Organisation.objects.get(legal_name="Nordwind AG")
    actor = actor_for("ada@nordwind.example", company, today=timezone.localdate())
    assert actor.roles == {"disclosure_officer", "administrator"}
    assert company.public_id in said
    link = re.search(r"http://localhost:8000(\S+)", said)[1]
    page = client.get(link, follow=True)
    assert page.context["form"].fields.keys() >= {"password1"}


def test_command_run_again_changes_nothing():
    run("create_company", *COMPANY)
    counts = [model.objects.count() for model in (Organisation, User, Membership)]

    said = run("create_company", *COMPANY)

    assert "were here already" in said
    assert counts == [
        model.objects.count() for model in (Organisation, User, Membership)
    ]


def test_first_registrar():
    run(
        "create_operator",
        "The Register",
        "--country",
        "GB",
        "--registrar",
        "r@r.example",
    )

    (seat,) = seats(User.objects.get(), timezone.localdate())
    assert seat.organisation.is_operator
    assert seat.roles == {"registrar", "administrator"}
    with pytest.raises(CommandError, match="run by The Register already"):
        run(
            "create_operator",
            "Another",
            "--country",
            "GB",
            "--registrar",
            "r@r.example",
        )


@pytest.mark.parametrize(
    ("country", "email", "sentence"),
    [
        ("XX", "a@b.example", "XX is no country code. Use two letters, such as GB."),
        ("GB", "nobody", "nobody is no e-mail address."),
    ],
)
def test_mistakes_are_told_in_a_sentence(country, email, sentence):
    with pytest.raises(CommandError) as refusal:
        run("create_company", "Nordwind", "--country", country, "--officer", email)

    assert str(refusal.value) == sentence
