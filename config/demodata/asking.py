"""Applications to Northwind and Kestrel: one in each state that waits for somebody."""

from decimal import Decimal
from typing import Any

from config.demodata.tables import Table
from config.demodata.world import World
from organisations.models import Role
from partnerships.actions import applications, clarifications, decisions, reviews
from partnerships.models import Application, Review

DECLARED = dict.fromkeys(
    (
        "declared_not_for_profit",
        "declared_no_promotion",
        "declared_publication",
        "declared_interests",
        "declared_account",
        "declared_authority",
    ),
    True,
)
USUAL = {
    "currency": "GBP",
    "vat_treatment": "not_applicable",
    "acknowledgement": "“Supported by Northwind Pharma” on the first page.",
    **DECLARED,
}
WALKS: dict[str, Any] = {
    "summary": "A walk in the park each week, with a nurse, for people who fear to move.",
    "objectives": "People with asthma move without fear.",
    "benefit": "More breath, and company.",
    "target_group": "About 60 people of our town.",
    "place": "In the park; in the hall when it rains.",
    "outcomes": "How far people walk in spring and in autumn.",
}
CAMP: dict[str, Any] = {
    "summary": "A week by the sea for twenty families, without appointments.",
    "objectives": "Families of children on dialysis have a holiday like others.",
    "benefit": "Rest, and friends who know what it is like.",
    "target_group": "Twenty families with a child on dialysis.",
    "place": "By the sea, in July.",
    "outcomes": "What the families tell us afterwards.",
}
FILM: dict[str, Any] = {
    "summary": "Five short films in which members tell of the first year with oxygen.",
    "objectives": "People who begin with oxygen see that life goes on.",
    "benefit": "Less fear of the first months.",
    "target_group": "Everybody who begins with oxygen: about 2,000 a year.",
    "place": "At home with five members; on our website.",
    "outcomes": "How often the films are seen, and what people write.",
    "other_funders": "A foundation pays one third.",
}
PRODUCT: dict[str, Any] = {
    "summary": "A day at which members hear about the new tablet.",
    "objectives": "Members know about the tablet.",
    "benefit": "They can ask their doctor for it.",
    "target_group": "80 members.",
    "place": "A hotel in the north.",
    "outcomes": "How many come.",
    "linked_to_product": True,
}
CRITERION = "Helplines, peer support, education and running costs."


def tell(world: World) -> None:
    _in_review(world)
    _returned(world)
    _declined(world)
    _with_conditions(world)
    _draft(world)


def _handed_in(
    table: Table,
    title: str,
    words: dict[str, Any],
    lines: list[tuple[str, int, int]],
    *,
    ago: int,
    begins: int,
    kind: str = "grant",
) -> Application:
    """A whole application, as an organisation writes it, with its budget."""
    made = applications.begin(
        table.company, route="process", kind=kind, title=title, by=table.volunteer
    )
    applications.write(
        made,
        {
            **USUAL,
            **words,
            "starts_on": table.ahead(begins),
            "ends_on": table.ahead(begins + 180),
        },
        version=made.version,
        lines=[
            {"words": what, "amount": Decimal(cost), "asked": Decimal(asked)}
            for what, cost, asked in lines
        ],
        by=table.volunteer,
    )
    return applications.hand_in(made, by=table.volunteer, today=table.ago(ago))


def _reviews(table: Table, application: Application, *, ago: int) -> list[Review]:
    """Asked of the compliance and of the medical reviewer."""
    people = {
        table.world.people[table.company.pk, role].pk: str(role)
        for role in (Role.COMPLIANCE_REVIEWER, Role.MEDICAL_REVIEWER)
    }
    return reviews.ask(
        application,
        people,
        due_on=table.ahead(10),
        by=table.lead,
        today=table.ago(ago),
    )


def _review(
    table: Table, review: Review, recommendation: str, words: str, *, ago: int
) -> None:
    by = table.world.actor(table.company, review.role)
    reviews.declare(review, interest="none", words="", by=by, today=table.ago(ago))
    met = "no" if recommendation == "decline" else "yes"
    reviews.give(
        review,
        recommendation=recommendation,
        words=words,
        found={CRITERION: (met, "")},
        by=by,
        today=table.ago(ago),
    )


def _in_review(world: World) -> None:
    """Two people were asked for a review; one has written it."""
    table = Table.of(world, "Northwind Pharma", "Breathe Together Asthma Group")
    made = _handed_in(
        table,
        "A walk each week",
        WALKS,
        [("A nurse, 40 hours", 2000, 1600), ("Hall when it rains", 600, 600)],
        ago=24,
        begins=70,
    )
    made = applications.take(made, by=table.lead, today=table.ago(21))
    asked = _reviews(table, made, ago=20)
    _review(table, asked[1], "approve", "Small, clear, and led by patients.", ago=14)


def _returned(world: World) -> None:
    """The organisation has a question to answer by next week."""
    table = Table.of(world, "Northwind Pharma", "Rare Lung Alliance")
    made = _handed_in(
        table,
        "Films about the first year with oxygen",
        FILM,
        [("Five films", 9000, 6000), ("Subtitles in two languages", 800, 800)],
        ago=17,
        begins=80,
    )
    made = applications.take(made, by=table.lead, today=table.ago(15))
    clarifications.ask(
        made,
        [
            "Who decides what the films show?",
            "Do members who take part get their costs back?",
        ],
        due_on=table.ahead(8),
        by=table.lead,
        today=table.ago(6),
    )


def _declined(world: World) -> None:
    table = Table.of(world, "Northwind Pharma", "Living with Myeloma Circle")
    made = _handed_in(
        table,
        "A day about the new tablet",
        PRODUCT,
        [("Hotel and lunch", 5200, 5200)],
        ago=66,
        begins=20,
    )
    made = applications.take(made, by=table.lead, today=table.ago(64))
    for review in _reviews(table, made, ago=60):
        _review(table, review, "decline", "It is about one medicine.", ago=52)
    decisions.decline(
        made,
        reason="The day is about one medicine, and our code does not let us pay for"
        " that. A day about living with myeloma, with you as its host, would be welcome.",
        by=table.lead,
        today=table.ago(47),
    )


def _with_conditions(world: World) -> None:
    """Approved; the next step is the agreement."""
    table = Table.of(world, "Northwind Pharma", "Kidney Friends North")
    made = _handed_in(
        table,
        "A week by the sea",
        CAMP,
        [("House for a week", 6400, 3200), ("A nurse for dialysis", 2600, 2600)],
        ago=50,
        begins=90,
    )
    made = applications.take(made, by=table.lead, today=table.ago(47))
    for review in _reviews(table, made, ago=45):
        _review(table, review, "conditions", "Good, with another funder.", ago=38)
    decisions.approve_with_conditions(
        made,
        reason="Families decide what the week is like, and half of it is paid by others.",
        conditions="Please tell us before June who pays the other half of the house.",
        by=table.lead,
        today=table.ago(30),
        although="The checks are of last year; new ones were begun and end before we sign.",
    )


def _draft(world: World) -> None:
    """Begun from an earlier one, to another company: nobody else sees it."""
    table = Table.of(world, "Kestrel Rare Diseases", "Rare Lung Alliance")
    earlier = Application.objects.get(applicant=table.patients)
    applications.begin(
        table.company,
        route="process",
        kind="grant",
        title="Films about the first year with oxygen",
        by=table.volunteer,
        follows=earlier,
    )
