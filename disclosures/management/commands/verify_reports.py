"""Computes the fingerprints of published reports anew; useful after a restore."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disclosures.models.public import PublishedReport
from disclosures.publishing.verifying import differences, kept


class Command(BaseCommand):
    help = (
        "Computes the SHA-256 of published reports anew, from the files that were fixed"
        " and from what the pages show. Ends with 1 where one is not as it was published."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--report", metavar="ID", help="one version, by its public id"
        )
        parser.add_argument(
            "--output",
            type=Path,
            metavar="FILE",
            help="with --report: writes the file as it was fixed, also one that the"
            " public gets no more; there must be no file of that name",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        reports = PublishedReport.objects.order_by("pk")
        if options["report"]:
            reports = reports.filter(public_id=options["report"])
            if not reports:
                raise CommandError(
                    _("No report has the public id %(id)s.")
                    % {"id": options["report"]},
                    returncode=2,
                )
        elif options["output"]:
            raise CommandError(_("Name one with --report to write it."), returncode=2)
        count = wrong = 0
        for report in reports.iterator(chunk_size=100):
            count += 1
            found = differences(report)
            wrong += bool(found)
            for sentence in found:
                self.stderr.write(f"{report} ({report.public_id}): {sentence}")
        if wrong:
            raise CommandError(
                ngettext(
                    "%(wrong)d of %(count)d report is not as it was published.",
                    "%(wrong)d of %(count)d reports are not as they were published.",
                    count,
                )
                % {"wrong": wrong, "count": count}
            )
        if options["output"]:
            _write(reports[0], options["output"])
        self.stdout.write(
            ngettext(
                "%(count)d report is as it was published.",
                "%(count)d reports are as they were published.",
                count,
            )
            % {"count": count}
        )


def _write(report: PublishedReport, path: Path) -> None:
    try:
        with path.open("xb") as file:
            file.writelines(kept(report))
    except OSError as problem:
        raise CommandError(
            _("%(file)s can't be written: %(why)s.")
            % {"file": path, "why": problem.strerror},
            returncode=2,
        ) from problem
