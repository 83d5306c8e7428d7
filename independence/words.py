"""From which rows a figure comes, in sentences; and shares as they are written."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from independence.figures import Figures, FunderFigures
from independence.rows import Basis, Bucket
from ui.amounts import written

DECIMALS = 2
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def share(value: Decimal | None, *, at_least: bool = False) -> str:
    """ "34.20 %", or "at least 34.20 %"; nothing where there is no share."""
    if value is None:
        return ""
    number = formats.number_format(value, decimal_pos=DECIMALS, use_l10n=True)
    text = f"{number}{NO_BREAK_SPACE}%"
    return _("at least %(share)s") % {"share": text} if at_least else text


def sums(amounts: dict[str, Decimal]) -> str:
    """Each currency by itself: "€1,000.00, CHF 50.00"."""
    return ", ".join(written(amount, code) for code, amount in amounts.items())


def computed_from(basis: Basis) -> list[str]:
    """How many rows, how many of them unconfirmed, by which dates, and what is left out."""
    return [*_counted(basis), *_by_date(basis), *_about(basis), *_left_out(basis)]


def _counted(basis: Basis) -> Iterable[str]:
    yield ngettext(
        "%(count)s payment or help",
        "%(count)s payments or help",
        basis.counted,
    ) % {"count": basis.counted}
    if basis.parts:
        yield ngettext(
            "%(count)s company that is not here, as the organisation says",
            "%(count)s companies that are not here, as the organisation says",
            basis.parts,
        ) % {"count": basis.parts}
    if basis.unconfirmed:
        yield ngettext(
            "%(count)s is not confirmed by the organisation",
            "%(count)s are not confirmed by the organisation",
            basis.unconfirmed,
        ) % {"count": basis.unconfirmed}
    if basis.questioned:
        yield ngettext(
            "of them, the organisation says that %(count)s is wrong",
            "of them, the organisation says that %(count)s are wrong",
            basis.questioned,
        ) % {"count": basis.questioned}


def _by_date(basis: Basis) -> Iterable[str]:
    if basis.by_received:
        yield _("%(count)s by the day on which it was received") % {
            "count": basis.by_received
        }
    if basis.by_paid:
        yield _("%(count)s by the day on which it was paid") % {"count": basis.by_paid}
    if basis.by_year:
        yield _(
            "%(count)s of which only the calendar year is known: taken as 1 July"
        ) % {"count": basis.by_year}


def _about(basis: Basis) -> Iterable[str]:
    if count := basis.buckets.get(Bucket.HELP):
        yield _(
            "%(count)s is help that is not money: in the share with help, not in the"
            " share of money"
        ) % {"count": count}
    if basis.refunds:
        yield ngettext(
            "%(count)s refund is taken off",
            "%(count)s refunds are taken off",
            basis.refunds,
        ) % {"count": basis.refunds}
    if basis.through_another:
        yield _("%(count)s came by way of another organisation") % {
            "count": basis.through_another
        }
    if basis.vat_included:
        yield _("%(count)s with VAT in the amount") % {"count": basis.vat_included}


def _left_out(basis: Basis) -> Iterable[str]:
    left_out = {
        Bucket.OTHER_CURRENCY: _(
            "%(count)s in another currency: not converted, so not in the share"
        ),
        Bucket.NO_VALUE: _("%(count)s without a value: counted, in no sum"),
        Bucket.EXCLUDED: _(
            "left out: %(count)s that the company took out of its report"
        ),
        Bucket.PASSED_ON: _("left out: %(count)s that was passed on to somebody else"),
    }
    for where, sentence in left_out.items():
        if count := basis.buckets.get(where):
            yield sentence % {"count": count}


def remarks(figures: Figures) -> list[str]:
    """What has to be said beside the shares of a year."""
    found = []
    income = figures.income
    if income is None:
        found.append(
            _(
                "No income is given for this year: there are sums and ranks, but no"
                " shares."
            )
        )
    elif not income.amount:
        found.append(
            _("The income of this year is nothing, so there can be no share of it.")
        )
    if figures.share is not None and figures.share > 100:
        found.append(
            _(
                "More than the whole income: that can be, when a payment is booked in"
                " another year than the one in which it arrived. Compare the days."
            )
        )
    if figures.share is not None and figures.share < 0:
        found.append(_("More was paid back in this year than was given."))
    if figures.at_least:
        found.append(
            _(
                "%(sums)s in other currencies is not in the shares, so they are at least"
                " this large."
            )
            % {"sums": sums(figures.other)}
            if figures.share is not None
            else _("%(sums)s in other currencies stands apart.")
            % {"sums": sums(figures.other)}
        )
    return found


def funder_share(funder: FunderFigures) -> str:
    return share(funder.share, at_least=funder.at_least)
