"""Makes the organisation that runs this installation, and its first registrar."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisations.actions.founding import found_operator
from organisations.founding import arguments, checked, told
from workflow.moves import Refused


class Command(BaseCommand):
    help = (
        "Makes the organisation that runs this installation, and its first registrar."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        arguments(parser, "registrar")

    def handle(self, *args: Any, **options: Any) -> None:
        name, country, email = checked(
            options["name"], options["country"], options["registrar"]
        )
        try:
            founded = found_operator(
                name, country=country, email=email, today=timezone.localdate()
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(told(founded))
