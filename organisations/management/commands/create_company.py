"""Makes a company and its first disclosure officer, who is its administrator too."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisations.actions.founding import found_company
from organisations.founding import arguments, checked, told
from workflow.moves import Refused


class Command(BaseCommand):
    help = "Makes a company and its first disclosure officer, who is its administrator too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        arguments(parser, "officer")

    def handle(self, *args: Any, **options: Any) -> None:
        name, country, email = checked(
            options["name"], options["country"], options["officer"]
        )
        try:
            founded = found_company(
                name, country=country, email=email, today=timezone.localdate()
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(told(founded))
