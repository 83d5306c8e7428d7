"""Files of a published report: made once, kept for ever, the same for everybody."""

from django.conf import settings
from django.utils import translation
from django_tasks import task

from disclosures.exports.reports import source as sources
from disclosures.exports.reports.formats import BY_CODE, Format, of
from disclosures.models import PublishedFile, PublishedReport


def kept(report: PublishedReport, code: str) -> PublishedFile | None:
    """The file, made now if it was not before; None where the report has no such file."""
    found = PublishedFile.objects.filter(report=report, form=code).first()
    if found or code not in BY_CODE or report.line_count > sources.MOST_LINES:
        return found
    source = sources.published(report)
    if BY_CODE[code] not in of(source):
        return None
    _keep(report, source, BY_CODE[code])
    # another request may have been faster: the first one stands
    return PublishedFile.objects.get(report=report, form=code)


def keep_all(report: PublishedReport) -> int:
    """Every file that the report can be had in; gives how many were made now."""
    if report.line_count > sources.MOST_LINES:
        return 0
    source = sources.published(report)
    there = set(report.files.values_list("form", flat=True))
    wanted = [each for each in of(source) if each.code not in there]
    for each in wanted:
        _keep(report, source, each)
    return len(wanted)


@task()
def keep_files(report_id: int) -> None:
    """In the background, right after publication."""
    keep_all(PublishedReport.objects.get(pk=report_id))


def name(report: PublishedReport, form: Format) -> str:
    """EH-2026-0042-1-france.csv"""
    return f"{report.reference}-{report.version}-{form.code}.{form.ending}"


def _keep(report: PublishedReport, source: sources.Source, form: Format) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        made = form.make(source)
    PublishedFile.objects.bulk_create(
        [
            PublishedFile(
                report=report,
                form=form.code,
                name=name(report, form),
                media_type=form.media_type,
                size=len(made.data),
                entries=made.entries,
                left_out=made.left_out,
                lacks=made.lacks,
                data=made.data,
            )
        ],
        ignore_conflicts=True,
    )
