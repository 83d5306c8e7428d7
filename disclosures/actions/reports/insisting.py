"""What is found and goes out all the same, with the words for it."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from audit.acting import Actor, acting
from audit.models import ClockTimestamp, record
from disclosures.actions.reports.locking import ask_officer, held
from disclosures.findings import RULES, Finding, included, rule, there
from disclosures.models import Report, Reservation
from workflow.moves import Refused


def insist(
    finding: Finding,
    words: str,
    *,
    by: Actor,
    entry_ids: Collection[int] | None = None,
) -> int:
    """One reason for a selection of rows, or for all that the finding names."""
    report = finding.report
    ask_officer(report.period, by)
    if finding.rule.blocks:
        raise Refused([str(finding.sentence), str(finding.rule.mend)])
    if not words.strip():
        raise Refused([_("Say in words why it goes out all the same.")])
    with acting(by, words):
        locked = held(report)
        if locked.state != Report.State.DRAFT:
            raise Refused([_("Take the report back to draft first.")])
        keys: list[int | None] = [None]
        if finding.rule.rows:
            rows = finding.open_entries()
            if entry_ids is not None:
                rows = rows.filter(pk__in=entry_ids)
            keys = list(rows.values_list("pk", flat=True))
        Reservation.objects.bulk_create(
            [
                Reservation(
                    report=locked,
                    rule=finding.rule.code,
                    entry_id=key,
                    words=words,
                    said_by_id=by.person_id,
                    said_at=ClockTimestamp(),
                )
                for key in keys
            ],
            ignore_conflicts=True,
            batch_size=5000,
        )
        record("insisted", locked, by=by, reason=words, rule=finding.rule.code)
    return len(keys)


def mend_instead(
    report: Report,
    code: str,
    *,
    by: Actor,
    entry_ids: Collection[int] | None = None,
) -> int:
    """Takes insisting back, for a selection of rows or all: the finding is open again."""
    ask_officer(report.period, by)
    if rule(code) is None:
        raise Refused([_("There is no such check.")])
    with acting(by, _("Insisting taken back")):
        if held(report).state != Report.State.DRAFT:
            raise Refused([_("Take the report back to draft first.")])
        kept = Reservation.objects.filter(report=report, rule=code)
        if entry_ids is not None:
            kept = kept.filter(entry__in=entry_ids)
        count, _kinds = kept.delete()
        record("insisting_taken_back", report, by=by, rule=code)
    return count


def drop_mended(report: Report) -> None:
    """What has been mended since somebody insisted goes out without a reservation."""
    reserved = Reservation.objects.filter(report=report)
    codes = set(reserved.values_list("rule", flat=True))
    for one in RULES:
        if one.code not in codes:
            continue
        kept = reserved.filter(rule=one.code)
        if one.rows:
            standing = included(report).filter(one.rows(report))
            kept.exclude(entry__in=standing.values("pk")).delete()
        elif (one.fails and not one.fails(report)) or (
            one.there and not there(report, [one])
        ):
            kept.delete()
