"""Agreements that are talked about, one made elsewhere, and a partnership of many."""

from decimal import Decimal
from typing import Any

from config.demodata.tables import Part, Table, Text, draft, lay, on_paper
from config.demodata.world import World
from organisations.models import Role
from partnerships.actions import (
    agreements,
    clauses,
    joining,
    legal_help,
    partnerships,
    threads,
    versions,
)
from partnerships.models import Agreement, Clause

AT_HOME: dict[str, Any] = {
    "title": "Treatment at home",
    "purpose": "People who are treated at home for a rare lung disease have a say in how"
    " it is done.",
    "stage": "launched",
    "conditions": (("orpha", "422", "Pulmonary arterial hypertension"),),
    "wordings": {
        "benefit": "Fewer days in hospital, and treatment that fits into a life.",
        "out_of_scope": "Prices, and what doctors prescribe.",
    },
}
PARTS = (
    Part("Pays for the survey and listens.", "How treatment at home is delivered."),
    Part("Asks its members and writes the report.", "What members tell each other."),
)
SURVEY = {
    "public_title": "How people are treated at home: a survey",
    "description": "A survey among 300 members and twelve long talks, then a report in"
    " plain words.",
    "objectives": "Everybody can read what treatment at home asks of families. This"
    " supports healthcare and research.",
    "amount": Decimal(24000),
    "currency": "GBP",
    "vat_treatment": "not_applicable",
    "access_campaign": True,
}
LINES = [
    {"words": "Twelve talks, with travel", "amount": Decimal(6000)},
    {"words": "The survey and its evaluation", "amount": Decimal(11000)},
    {"words": "Writing and printing the report", "amount": Decimal(7000)},
]
OWN_WORDS = (
    "Theirs is the only medicine for our members today. We asked two foundations as well"
    " and go on asking; our board looks at it every spring."
)
SECRETS = (
    "What one side marks as secret stays secret for two years. What members tell us is"
    " ours, and the report is public whatever it says."
)


def tell(world: World) -> None:
    _survey(world)
    _on_paper(world)
    _asked_to_join(world)
    _many(world)


def _survey(world: World) -> None:
    """Two versions, two talks, legal help: now it is the company's turn."""
    table = Table.of(world, "Kestrel Rare Diseases", "Rare Lung Alliance")
    lay(table, AT_HOME, parts=PARTS, ago=70, by_company=True)
    agreement = draft(
        table,
        Text("collaboration", "collaboration"),
        "A survey about treatment at home",
        {**SURVEY, "starts_on": table.ahead(40), "ends_on": table.ahead(280)},
        {"budget": LINES},
        by=table.lead,
        ago=34,
    )
    agreements.send(
        agreement,
        by=table.lead,
        today=table.ago(30),
        words="A first text to talk about. Please change whatever does not fit.",
    )
    _help(table, agreement)
    _second_version(table, agreement)


def _help(table: Table, agreement: Agreement) -> None:
    asked = legal_help.ask(
        agreement,
        words="What does “both sides may use the results” mean for our report?",
        by=table.volunteer,
        today=table.ago(26),
    )
    legal_help.answer(
        asked,
        legal_help.Offer(
            "adviser",
            "Two hours with a lawyer of your choice; send us the bill. Take the time.",
            Decimal(500),
            "GBP",
        ),
        by=table.lead,
        today=table.ago(23),
    )


def _second_version(table: Table, agreement: Agreement) -> None:
    agreement.refresh_from_db()
    secret = Clause.objects.get(
        version=agreement.current_id, topic="confidentiality"
    ).key
    about_secrets = threads.begin(
        agreement,
        words="Two years are enough for us, and the report can’t be secret.",
        by=table.volunteer,
        today=table.ago(20),
        clause_key=secret,
    )
    about_owner = threads.begin(
        agreement,
        words="Our lawyer says: the report should be ours, and you may quote it.",
        by=table.volunteer,
        today=table.ago(9),
        field="who_owns",
    )
    threads.say(
        about_secrets,
        words="Two years are fine.",
        by=table.lead,
        today=table.ago(18),
        settles=True,
    )
    threads.say(
        about_secrets, words="", by=table.volunteer, today=table.ago(17), settles=True
    )
    versions.open_draft(agreement, by=table.volunteer)
    clauses.edit(agreement, secret, {"text": SECRETS}, by=table.volunteer)
    versions.write(
        agreement,
        {
            "who_owns": "The organisation owns the report. The company may quote it.",
            "only_funder_reason": OWN_WORDS,
            "amount": Decimal(26500),
        },
        {
            "budget": [
                *LINES,
                {"words": "Translation into Welsh", "amount": Decimal(2500)},
            ]
        },
        by=table.volunteer,
    )
    agreements.send(
        agreement,
        by=table.volunteer,
        today=table.ago(8),
        words="We own the report, and it comes in Welsh too.",
    )
    threads.say(
        about_owner,
        words="We ask our lawyers and write next week.",
        by=table.lead,
        today=table.ago(4),
    )


def _on_paper(world: World) -> None:
    """Signed on paper last year, put in afterwards."""
    table = Table.of(world, "Northwind Pharma", "Living with Myeloma Circle")
    lay(
        table,
        {
            "title": "Talking about myeloma",
            "purpose": "People with myeloma meet others who have been through it.",
            "stage": "launched",
            "conditions": (("words", "", "Multiple myeloma"),),
        },
        parts=(
            Part("Pays for rooms and travel.", ""),
            Part("Runs the groups.", "Groups in six towns since 2004."),
        ),
        ago=240,
        by_company=True,
    )
    on_paper(
        table,
        {
            "title": "Peer groups in six towns",
            "description": "Rooms and travel for groups that meet every month.",
            "starts_on": table.ago(200),
            "ends_on": table.ahead(160),
            "amount": Decimal(7500),
        },
        signed=212,
        put_in=190,
    )


def _asked_to_join(world: World) -> None:
    """A company proposes, and nobody has answered yet."""
    table = Table.of(world, "Southgate Biologics", "Rare Lung Alliance")
    partnerships.start(
        partnerships.Proposal(
            title="A register for rare lungs",
            purpose="What happens to people with a rare lung disease over the years is"
            " written down once, by patients and doctors together.",
            stage="research",
            role="Pays for the beginning and has no sight of single people’s data.",
            words="You said at the congress that nobody counts. We would like to help.",
            leader=table.leading(table.lead),
        ),
        [table.patients],
        by=table.lead,
        today=table.ago(5),
    )


def _many(world: World) -> None:
    """Two companies and two organisations at one table, on the proposal of one of them."""
    table = Table.of(world, "Kestrel Rare Diseases", "Rare Lung Alliance")
    northwind = world.company("Northwind Pharma")
    bones = world.organisation("Rare Bones Ireland")
    made = partnerships.start(
        partnerships.Proposal(
            title="Rare diseases at the table",
            purpose="People with rare diseases are trained to speak before regulators,"
            " whatever medicine they take.",
            stage="assessment",
            role="Plans and runs the training.",
            leader=table.leading(table.volunteer),
        ),
        [table.company, northwind, bones],
        by=table.volunteer,
        today=table.ago(150),
    )
    for organisation, role, part in (
        (table.company, Role.LEAD, "Pays one half."),
        (northwind, Role.LEAD, "Pays the other half."),
        (bones, Role.ADMINISTRATOR, "Sends people and brings its experience."),
    ):
        if world.has(organisation, role):
            joining.join(
                made.parties.get(organisation=organisation),
                by=world.actor(organisation, role),
                today=table.ago(140),
                role=part,
            )
