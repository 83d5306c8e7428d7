"""A partnership of two years: a signed agreement, what goes on under it, what it taught."""

from decimal import Decimal
from typing import Any

from config.demodata import learned
from config.demodata.tables import (
    Part,
    Table,
    Text,
    agree,
    approve,
    draft,
    lay,
    on_paper,
    sign,
)
from config.demodata.world import World
from disclosures.actions import transfers
from disclosures.models import Form
from organisations.models import Role
from partnerships.actions import (
    acknowledgements,
    activities,
    calendar,
    follow_ups,
    messages,
    milestones,
    minutes,
    public_messages,
    publishing,
    stages,
    stories,
)
from partnerships.models import Agreement, Milestone
from regimes.vat import Vat

PROPOSAL: dict[str, Any] = {
    "title": "Breathing at home",
    "purpose": "People with a rare lung disease live at home for longer, and nobody is"
    " alone with the diagnosis.",
    "stage": "development",
    "words": "We met at the congress in spring. Shall we try it for a few years?",
    "conditions": (("orpha", "422", "Pulmonary arterial hypertension"),),
    "wordings": {
        "benefit": "People find somebody who knows the disease within a day, and a new"
        " medicine is tested on what matters to them.",
        "out_of_scope": "No medicine is promoted. The company hears nothing of who calls"
        " the helpline.",
    },
}
PARTS = (
    Part(
        "Pays for the helpline, and brings its questions about trials.",
        "Medicines for the lungs, and how trials are planned.",
    ),
    Part(
        "Runs the helpline and brings people who live with the disease.",
        "Twenty years of calls; what a day with oxygen is like.",
    ),
)
HELPLINE = {
    "public_title": "A helpline for people with rare lung diseases",
    "description": "Volunteers who live with the disease answer the telephone on three"
    " evenings a week. A nurse trains them twice a year.",
    "objectives": "Everybody who calls reaches somebody on the same day. This supports"
    " healthcare: people know earlier when to see their doctor.",
    "amount": Decimal(18000),
    "currency": "GBP",
    "vat_treatment": "not_applicable",
}
BUDGET = [
    {"words": "Training of twelve volunteers, twice", "amount": Decimal(7200)},
    {"words": "Telephone lines and insurance", "amount": Decimal(4300)},
    {"words": "Pay of the coordinator, one day a week", "amount": Decimal(6500)},
]
BOARD = {
    "description": "Four people who live with the disease read the plan of a trial and"
    " say in two meetings what it would ask of them.",
    "objectives": "The trial measures what matters to patients, and fewer of them give"
    " up. This supports research.",
    "amount": Decimal(4800),
    "currency": "GBP",
    "vat_treatment": "not_applicable",
}
STAND = {
    "description": "A stand of two metres at the members’ meeting, outside the hall.",
    "benefit": "The meeting stays free of charge for members.",
    "amount": Decimal(900),
    "currency": "GBP",
    "vat_treatment": "excluded",
}
STORY: dict[str, Any] = {
    "title": "Nine out of ten calls",
    "text": "A year ago, four of ten callers heard a machine. Today nine of ten hear"
    " somebody who knows the disease. The volunteers say what they need, a nurse trains"
    " them, and a company pays without listening in.",
    "audience": "Members and their families",
    "medium": "print",
}


def tell(world: World) -> None:
    """Northwind and the Rare Lung Alliance."""
    table = Table.of(world, "Northwind Pharma", "Rare Lung Alliance")
    lay(table, PROPOSAL, parts=PARTS, ago=780)
    on_paper(
        table,
        {
            "title": "A helpline, to begin with",
            "description": "One evening a week, to see whether people call.",
            "starts_on": table.ago(750),
            "ends_on": table.ago(395),
            "amount": Decimal(9000),
        },
        signed=756,
        put_in=748,
    )
    calendar.move_on(table.ago(394))
    helpline = _helpline(table)
    stages.change(
        table.partnership,
        "assessment",
        "The trial is over; the file is with the regulator.",
        by=table.lead,
        today=table.ago(95),
        leader=table.leading(table.lead),
    )
    _talk(table)
    learned.tell(table, helpline)
    _advisory_board(table)
    _stand(table)
    _in_public(table, helpline)


def _helpline(table: Table) -> Agreement:
    """Signed ten months ago, running; its first deadlines are done."""
    agreement = draft(
        table,
        Text("grant-letter", "grant"),
        "Helpline for rare lung diseases",
        {
            **HELPLINE,
            "starts_on": table.ago(290),
            "ends_on": table.ahead(75),
        },
        {
            "budget": BUDGET,
            "milestones": [
                _deadline("payment", "The whole sum", table.ago(270), 18000),
                _deadline("report", "Half a year of calls, in numbers", table.ago(100)),
                _deadline("report", "What the year was like", table.ahead(70)),
            ],
        },
        by=table.volunteer,
        ago=330,
    )
    agree(table, agreement, by=table.volunteer, sent=325)
    agreement = approve(table, agreement, ago=315)
    agreement = sign(
        table,
        agreement,
        [
            (table.patients, "Ada Merriweather", "Chair"),
            (table.company, "Lorne Castell", "Director"),
        ],
    )
    calendar.move_on(table.ago(290))
    agreement.refresh_from_db()
    _paid(agreement, table, ago=275)
    _done(agreement, "payment", table, ago=275, by=table.lead)
    _done(agreement, "report", table, ago=104, by=table.volunteer)
    acknowledgements.bring(
        agreement,
        medium="website",
        words="“Supported by a grant of Northwind Pharma, which had no say in it”, above"
        " the number of the helpline",
        seen_on=table.ago(280),
        from_outset=True,
        by=table.volunteer,
        today=table.ago(280),
        address="https://rarelung.example/helpline",
    )
    evenings = activities.add(
        table.partnership,
        {
            "title": "Evenings on the telephone",
            "description": "Three evenings a week, from six to nine.",
            "nature": "own_help",
            "kinds": ["peer_support"],
            "stage": "development",
            "starts_on": table.ago(290),
            "ends_on": table.ahead(75),
        },
        agreements=[agreement],
        by=table.volunteer,
        today=table.ago(290),
    )
    activities.count_people(
        evenings,
        {"volunteers": (12, Decimal(1130)), "staff": (1, Decimal(310))},
        by=table.volunteer,
    )
    return agreement


def _deadline(
    kind: str, words: str, day: Any, amount: int | None = None
) -> dict[str, Any]:
    paid = Decimal(amount) if amount is not None else None
    return {"kind": kind, "words": words, "due_on": day, "amount": paid}


def _paid(agreement: Agreement, table: Table, *, ago: int) -> None:
    """What was promised, recorded in the ledger under its agreement."""
    day = table.ago(ago)
    transfers.add(
        {
            "recipient": table.patients,
            "agreement": agreement,
            "category": "grant",
            "form": Form.CASH,
            "amount": Decimal(18000),
            "currency": "GBP",
            "vat_treatment": Vat.NOT_APPLICABLE,
            "restricted": True,
            "paid_on": day,
            "paid_year": day.year,
            "description": "A telephone helpline of volunteers, for a year",
        },
        by=table.world.actor(table.company, Role.DISCLOSURE_OFFICER),
        today=table.world.today,
        reason="Finance booked it under another cost centre; found afterwards.",
    )


def _done(agreement: Agreement, kind: str, table: Table, *, ago: int, by: Any) -> None:
    """The first deadline of a kind was met, and the other side said yes to it."""
    first = Milestone.objects.filter(agreement=agreement, kind=kind).order_by("due_on")
    found = first[0]
    milestones.report_done(found, by=by, today=table.ago(ago), words="As planned.")
    found.refresh_from_db()
    other = table.lead if by.organisation_id == table.patients.pk else table.volunteer
    milestones.accept(found, by=other, today=table.ago(ago - 4))


def _talk(table: Table) -> None:
    """A few words, minutes of a meeting, and something that is to be done."""
    messages.write(
        table.partnership,
        "The regulator asked how tiring the walking test is. May we ask your group?",
        audience="parties",
        by=table.lead,
        today=table.ago(40),
    )
    written = minutes.write(
        table.partnership,
        minutes.Meeting(
            "What the walking test asks of people",
            table.ago(28),
            "Two members told how the day after the test is. The company takes the point"
            " up with the regulator and says in six weeks what came of it.",
            {
                table.company.pk: "Medical affairs, clinical research",
                table.patients.pk: "Chair, two members",
            },
        ),
        audience="parties",
        by=table.volunteer,
        today=table.ago(27),
    )
    follow_ups.add(
        written.message,
        follow_ups.ToDo(
            "Say what the regulator answered about the walking test",
            table.company,
            due_on=table.ahead(9),
        ),
        by=table.volunteer,
        today=table.ago(27),
    )


def _in_public(table: Table, helpline: Agreement) -> None:
    """Both sides show the partnership and the helpline, and tell a story together."""
    for ago, by in ((58, table.volunteer), (55, table.lead)):
        publishing.agree(table.partnership, by=by, today=table.ago(ago))
        publishing.agree_to_agreement(helpline, by=by, today=table.ago(ago))
    said = messages.write(
        table.partnership,
        "Six members read the plan of the trial. Two visits fewer are asked of people"
        " who live far away.",
        audience="public",
        by=table.volunteer,
        today=table.ago(45),
    )
    public_messages.agree(said, by=table.lead, today=table.ago(44))
    story = stories.write(
        table.partnership, by=table.volunteer, today=table.ago(50), **STORY
    )
    stories.approve(story, by=table.lead, today=table.ago(47))


def _advisory_board(table: Table) -> None:
    """Both sides agreed; the company's people have yet to approve."""
    agreement = draft(
        table,
        Text("services", "services", "advisory_board"),
        "Advice on the plan of a trial",
        {
            **BOARD,
            "starts_on": table.ahead(30),
            "ends_on": table.ahead(120),
        },
        {"budget": [{"words": "Four people, 15 hours each", "amount": Decimal(4800)}]},
        by=table.lead,
        ago=18,
    )
    agree(table, agreement, by=table.lead, sent=12)


def _stand(table: Table) -> None:
    """A short form: the company has signed, the organisation has not."""
    agreement = draft(
        table,
        Text("short", "sponsorship"),
        "Stand at the members’ meeting",
        {**STAND, "starts_on": table.ahead(45), "ends_on": table.ahead(46)},
        by=table.volunteer,
        ago=16,
    )
    agree(table, agreement, by=table.volunteer, sent=15)
    agreement = approve(table, agreement, ago=8)
    sign(table, agreement, [(table.company, "Lorne Castell", "Director")])
