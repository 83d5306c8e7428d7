"""What the invented organisations live on, and what follows from it."""

import datetime
from collections.abc import Iterator
from decimal import Decimal

from config.demodata.world import World
from independence import reading
from independence.actions import alerts, incomes, sole_products
from independence.models import Alert, Income
from organisations.actions import not_now
from organisations.models import Organisation, Role, Sight

# The share that the largest company is to have of last year's income, in per cent: one
# organisation above each level, and one below them all
WANTED = (27, 12, 55, 22, 4)
SIGHTS = (Sight.PUBLIC, Sight.PARTNERS, Sight.OWN, Sight.PUBLIC, Sight.OWN)
GROWTH = (Decimal("0.86"), Decimal("0.95"), Decimal(1))
SOURCE = "Annual accounts {year}, page 7"
WORDS = (
    "Our board accepts no more than a third from one company. Members' fees rise in May,"
    " and we have applied for public money for the helpline."
)
PLAN = (
    "We give the same sum for two more years and a quarter less in each year after. We"
    " introduce the group to three foundations that support helplines."
)
ONLY_MEDICINE = (
    "There is one medicine for our condition, and we talk to its maker as to anybody else."
    " It has no say in what we write about it, and we say so when we disagree."
)
BUSY = "Our only coordinator is on leave until then. Please write to us afterwards."


def tell(world: World) -> None:
    """Incomes of five groups over three years; questions, one of them answered by both."""
    for number, organisation in enumerate(_with_funders(world)):
        _live_on(world, organisation, number)
    alerts.ask(world.today)
    _answer(world)
    first = world.patients[0]
    sole_products.write(
        world.company("Kestrel Rare Diseases"),
        ONLY_MEDICINE,
        by=world.actor(first, Role.ADMINISTRATOR),
        today=world.today,
    )
    tired = world.organisation("Living with Myeloma Circle")
    not_now.say(
        tired,
        until=world.today + datetime.timedelta(days=75),
        words=BUSY,
        by=world.actor(tired, Role.ADMINISTRATOR),
        today=world.today,
    )


def _with_funders(world: World) -> Iterator[Organisation]:
    """The first groups that got money last year and have an administrator."""
    found = 0
    for organisation in world.patients:
        if found == len(WANTED) or not world.has(organisation, Role.ADMINISTRATOR):
            continue
        if _largest(world, organisation)[0]:
            found += 1
            yield organisation


def _largest(world: World, organisation: Organisation) -> tuple[Decimal, str]:
    """What the largest company gave last year, and in which currency."""
    for year in reading.years(organisation):
        if year.span.year == world.today.year - 1:
            return year.figures.largest, year.figures.currency
    return Decimal(0), ""


def _live_on(world: World, organisation: Organisation, number: int) -> None:
    by = world.actor(organisation, Role.ADMINISTRATOR)
    largest, currency = _largest(world, organisation)
    whole = (largest * 100 / WANTED[number]).quantize(Decimal("1E2"))
    income: Income | None = None
    for back, growth in zip((3, 2, 1), GROWTH, strict=True):
        year = world.today.year - back
        amount = (whole * growth).quantize(Decimal("1E2"))
        income = incomes.enter(
            {
                "starts_on": datetime.date(year, 1, 1),
                "ends_on": datetime.date(year, 12, 31),
                "currency": currency,
                "amount": amount,
                "core_amount": (amount * 2 / 5).quantize(Decimal("1E2")),
                "source": SOURCE.format(year=year),
                "sight": SIGHTS[number],
            },
            by=by,
        )
    if income is None:
        return
    fees = (income.amount / 5).quantize(Decimal(1))
    incomes.add_part(income, kind="members", funder="", amount=fees, by=by)
    incomes.add_part(
        income, kind="public", funder="Health ministry", amount=fees / 2, by=by
    )


def _answer(world: World) -> None:
    """One question is answered by both sides."""
    first = world.patients[0]
    asked = Alert.objects.filter(organisation=first, company__isnull=False)
    alert = asked.select_related("company").order_by("-level", "pk").first()
    if alert is None or alert.company is None:
        return
    on = world.today
    by = world.actor(first, Role.ADMINISTRATOR)
    alerts.explain(alert, WORDS, by=by, today=on)
    role = Role.COMPLIANCE_REVIEWER
    alerts.plan(alert, PLAN, by=world.actor(alert.company, role), today=on)
