"""Statements at one click: for a submission, and for the year, as page and as files."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from disclosures.exports.reports import writing
from independence import statement_files as files
from independence import statement_words as words
from independence.actions.statements import make
from independence.forms.statements import FundingForm, YearForm
from independence.statements import COUNTED, FUNDING, Facts
from organisations.models import Condition, Organisation
from organisations.permissions import for_kind

PATIENTS, OTHER = Organisation.Kind.PATIENTS.value, Organisation.Kind.OTHER.value
MOST_SHOWN = 500
PRINTED: dict[str, tuple[str, Callable[[Facts], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", files.as_csv),
    "xlsx": (writing.XLSX, files.as_xlsx),
    "json": ("application/json", files.as_json),
}


def _funding(request: SignedInRequest, data: Any) -> FundingForm:
    conditions = Condition.objects.filter(
        organisation=request.seat.organisation, ended_on__isnull=True
    )
    today = timezone.localdate()
    return FundingForm(
        data,
        conditions=conditions.order_by("name_key", "pk"),
        initial={"last": today, "months": 12},
    )


def _yearly(data: Any) -> YearForm:
    return YearForm(data, initial={"year": timezone.localdate().year - 1})


@require_safe
@login_required
@for_kind(PATIENTS, OTHER)
def index(request: SignedInRequest) -> HttpResponse:
    """What can be stated; nothing is made yet."""
    _recipient(request)
    context = {
        "organisation": request.seat.organisation,
        "funding_form": _funding(request, None),
        "year_form": _yearly(None),
        "limited": request.actor.only_company_id is not None,
        "may_read_all": request.actor.has("administrator", "signatory", "auditor")
        and request.actor.only_company_id is None,
    }
    return render(request, "independence/statements/index.html", context)


@require_safe
@login_required
@for_kind(PATIENTS, OTHER)
@never_cache
def funding(request: SignedInRequest) -> HttpResponse:
    _recipient(request)
    form = _funding(request, request.GET)
    if not form.is_valid():
        context = {
            "organisation": request.seat.organisation,
            "form": form,
            "funding_form": form,
            "year_form": _yearly(None),
        }
        return render(request, "independence/statements/index.html", context)
    return _answered(request, form)


@require_safe
@login_required
@for_kind(PATIENTS, OTHER)
@never_cache
def yearly(request: SignedInRequest) -> HttpResponse:
    _recipient(request)
    form = _yearly(request.GET)
    if not form.is_valid():
        context = {
            "organisation": request.seat.organisation,
            "form": form,
            "funding_form": _funding(request, None),
            "year_form": form,
        }
        return render(request, "independence/statements/index.html", context)
    return _answered(request, form)


def _recipient(request: SignedInRequest) -> None:
    """404 for the operator, to whom nobody gives anything here."""
    if request.seat.organisation.is_operator:
        raise Http404


def _answered(request: SignedInRequest, form: FundingForm | YearForm) -> HttpResponse:
    """As page, or as the file that `as` names."""
    today, wanted = timezone.localdate(), request.GET.get("as", "page")
    if wanted not in {"page", "pdf", *PRINTED}:
        raise Http404
    facts = make(
        request.seat.organisation,
        form.asked(),
        by=request.actor,
        person=request.user,
        today=today,
        form=wanted,
    )
    if wanted == "page":
        context = {
            "query": _query(request),
            "statement": facts,
            **told(facts),
        }
        return render(request, "independence/statements/statement.html", context)
    if wanted == "pdf":
        if len(facts["rows"]) > files.MOST_ROWS:
            messages.error(
                request,
                _("A PDF holds %(most)s rows. Take the CSV or JSON file instead.")
                % {"most": files.MOST_ROWS},
            )
            return redirect("independence:statements")
        return _file(facts, files.as_pdf(facts, on=today), "application/pdf", "pdf")
    media_type, write = PRINTED[wanted]
    return _file(facts, write(facts), media_type, wanted)


def _query(request: SignedInRequest) -> str:
    asked = request.GET.copy()
    asked.pop("as", None)
    return asked.urlencode()


def _file(facts: Facts, data: bytes, media_type: str, ending: str) -> HttpResponse:
    name = f"{facts['kind']}-{facts['first']}-{facts['last']}.{ending}"
    return HttpResponse(
        data,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def told(facts: Facts) -> dict[str, Any]:
    """The statement in words, for its page."""
    rows = [
        {
            "company": row["company"]["name"],
            "when": words.when(row),
            "what": words.what(row),
            "value": words.value(row),
            "remarks": words.remarks(row),
            "confirmed": words.confirmed(row),
            "counted": row["counts"] == COUNTED,
        }
        for row in facts["rows"][:MOST_SHOWN]
    ]
    return {
        "title": words.title(facts),
        "stretch": words.stretch(facts),
        "made": words.made(facts),
        "is_funding": facts["kind"] == FUNDING,
        "counted": [row for row in rows if row["counted"]],
        "others": [row for row in rows if not row["counted"]],
        "cut": len(facts["rows"]) > MOST_SHOWN,
        "most": MOST_SHOWN,
        "sums": [
            {
                **each,
                "money": files.money(each, "money"),
                "in_kind": files.money(each, "in_kind"),
            }
            for each in facts["sums"]
        ],
        "not_here": [
            {
                "company": part["company"],
                "when": words.stretch({**part, "months": 0}),
                "value": files.money(part, "amount"),
            }
            for part in facts["not_here"]
        ],
        "unknown": words.unknown(facts),
    }
