"""Loads the invented organisations, people and payments that one can try things with."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from accounts.models import User
from config.demodata import (
    books,
    corrected,
    counting,
    countries,
    currencies,
    diligence,
    group,
    holds,
    independence,
    last_days,
    likenesses,
    paid_people,
    passed_on,
    people,
    profiles,
    received,
    registers,
    reminders,
    report_files,
    screening,
    several_amounts,
    splitting,
    together,
)
from config.demodata.story import Story
from config.demodata.world import build
from notices.models import Notice
from organisations.models import Organisation


class Command(BaseCommand):
    help = "Loads invented organisations, people and payments. Not in production."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--today",
            type=datetime.date.fromisoformat,
            default=None,
            help="the day on which the story is told, for example 2026-03-01",
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing when there is any organisation",
        )
        parser.add_argument(
            "--who", action="store_true", help="only print who can sign in"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Invented data does not belong in production.")
        if options["who"]:
            self.stdout.write(people.who())
            return
        if Organisation.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError(
                "There are organisations already. `make demo-reset` begins anew."
            )
        load(options["today"] or timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(people.who())


def load(today: datetime.date) -> None:
    """Tells the whole story. Public ids follow from the day alone."""
    with repeatable_ids(today.isoformat()):
        world = build(today)
        Story(world).play()
        profiles.tell(world)
        diligence.tell(world)
        likenesses.tell(world)
        screening.tell(world)
        independence.tell(world)
        holds.tell(world)
        registers.tell(world)
        together.tell(world)
        currencies.tell(world)
        splitting.tell(world)
        received.tell(world)
        books.tell(world)
        people.tell(world)
        counting.tell(world)
        corrected.tell(world)
        report_files.tell()
        countries.tell(world)
        last_days.tell(world)
        group.tell(world)
        passed_on.tell(world)
        reminders.tell(world)
        paid_people.tell(world)
        several_amounts.tell(world)
    # what happened in earlier years was mailed and read long ago
    User.objects.update(mail=User.Mail.AT_ONCE)
    Notice.objects.exclude(subject__contains=str(today.year - 1)).update(
        read_at=timezone.now()
    )


@contextmanager
def repeatable_ids(seed: str) -> Iterator[None]:
    """Public ids made inside follow from `seed` and their order (audit/ids.py)."""
    setting = (
        "select set_config('evenhand.id_seed', %s, false),"
        " set_config('evenhand.id_count', '0', false)"
    )
    with connection.cursor() as cursor:
        cursor.execute(setting, [seed])
        try:
            yield
        finally:
            cursor.execute(setting, [""])
