"""Agreements: the list, one of them with its text, its history."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.http import SignedInRequest
from audit.timeline import Related, timeline
from organisations.permissions import for_kind
from partnerships import elements, sheets, standing
from partnerships.actions.threads import NOT_SO
from partnerships.forms.agreements import AgreementFilter
from partnerships.lifecycle.agreements import MOVES
from partnerships.lifecycle.clauses import may_not_consent, may_not_talk
from partnerships.lifecycle.sides import CALENDAR, writes
from partnerships.lifecycle.signing import AMENDABLE
from partnerships.models import Agreement, Kind, LegalHelp, Thread, Version
from partnerships.said import said
from partnerships.sheets import Sheet
from partnerships.standing import Standing
from partnerships.views.partnerships import ANYBODY
from ui import keyset

PAGES = {
    "refuse_approval": "partnerships:approval",
    "sign": "partnerships:sign",
    "refuse_to_sign": "partnerships:sign-refuse",
    "close": "partnerships:agreement-close",
    "terminate": "partnerships:agreement-terminate",
}
"""Moves that have pages of their own; all others are `agreement-move`."""
QUIET = frozenset({"decline", "cancel", "reopen", "terminate", "refuse_to_sign"})
ACKNOWLEDGE = gettext_lazy("Acknowledge this donation")


def find(request: SignedInRequest, reference: str) -> Standing:
    """How the agreement stands for whoever asks; 404 when they may not know it."""
    found = standing.find(request.actor, reference, timezone.localdate())
    if found is None:
        raise Http404
    return found


def frame(stands: Standing, tab: str) -> dict[str, Any]:
    """What every page of an agreement needs for its heading and its tabs."""
    return {
        "agreement": stands.agreement,
        "stands": stands,
        "tab": tab,
        "is_company": stands.actor.kind == "company",
        "made_elsewhere": stands.agreement.form == Agreement.Form.ELSEWHERE,
        "is_short": stands.agreement.form == Agreement.Form.SHORT,
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """All agreements of the actor's organisation, the newest first."""
    form = AgreementFilter(request.GET)
    chosen = form.apply(Agreement.objects.for_actor(request.actor))
    drafts = Version.objects.filter(agreement=OuterRef("pk")).for_actor(request.actor)
    chosen = chosen.annotate(own_title=Subquery(drafts.drafts().values("title")[:1]))
    page = keyset.page(
        chosen.select_related("current", "partnership"),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
    )
    context = {
        "filter_form": form,
        "agreements": page.rows,
        "filtered": any(
            request.GET.get(name) for name in ("q", "state", "kind", "partnership")
        ),
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/agreements/list.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, reference: str) -> HttpResponse:
    """The version on the table, clause by clause, and what can be done now."""
    stands = find(request, reference)
    agreement = stands.agreement
    sheet = sheets.of(stands.shown_id)
    if sheet is None:
        raise Http404
    context = {
        **frame(stands, "text"),
        "sheet": sheet,
        "said": said(sheet),
        "is_draft": agreement.current_id is None,
        "clauses": standing.clauses(stands, sheet),
        "plain": sheet.plainness(agreement.language),
        "missing": elements.missing(agreement, sheet),
        "steps": steps(stands),
        "may_amend": _may_amend(stands),
        "may_talk": not may_not_talk(agreement, request.actor),
        "may_consent": not may_not_consent(agreement, request.actor),
        **_elsewhere(stands),
        **_small(stands, sheet),
    }
    return render(request, "partnerships/agreements/detail.html", context)


def steps(stands: Standing) -> list[dict[str, Any]]:
    """Moves of people in this state, each with the reasons why not; drawn from the table."""
    agreement = stands.agreement
    found = []
    for name, move in MOVES.items():
        if agreement.state not in move.sources or move.roles == {CALENDAR}:
            continue
        step = _step(stands, name)
        if step is not None:
            found.append(step)
    return found


def _step(stands: Standing, name: str) -> dict[str, Any] | None:
    agreement = stands.agreement
    label: Any = MOVES[name].label
    reasons = list(stands.steps[name])
    url = _address(name, agreement.reference)
    if url is None:
        return None
    if name == "send":
        url = reverse("partnerships:draft", args=[agreement.reference])
        label = (
            _("Go on with your draft")
            if stands.own_draft_id
            else _("Write another version")
        )
    elif name == "agree":
        if agreement.kind == Kind.DONATION and not agreement.on_the_table.restricted:
            label = ACKNOWLEDGE if stands.actor.kind == "company" else label
        if stands.own_draft_id:
            reasons.append(
                _("There is a draft with changes: send it, or throw it away first.")
            )
    return {
        "label": label,
        "url": url,
        "reasons": reasons,
        "page": True,
        "warning": name in {"decline", "cancel", "terminate"},
        "quiet": name in QUIET,
    }


def _address(name: str, reference: str) -> str | None:
    page = PAGES.get(name)
    try:
        if page is None:
            return reverse("partnerships:agreement-move", args=[reference, name])
        return reverse(page, args=[reference])
    except NoReverseMatch:
        return None


def _may_amend(stands: Standing) -> bool:
    """Whether an amendment can be asked about here; its own page says what is in the way."""
    agreement = stands.agreement
    return (
        writes(stands.actor)
        and agreement.amends_id is None
        and agreement.state in AMENDABLE
    )


def _elsewhere(stands: Standing) -> dict[str, Any]:
    """Whether somebody says that an agreement made elsewhere is not so."""
    if stands.agreement.form != Agreement.Form.ELSEWHERE:
        return {}
    disputes = Thread.objects.filter(agreement=stands.agreement, field=NOT_SO)
    return {
        "disputes": list(
            disputes.filter(settled_on__isnull=True).select_related("opened_by")
        )
    }


def _small(stands: Standing, sheet: Sheet) -> dict[str, Any]:
    """Whether the sum speaks for another form: a word of advice, never a wall."""
    version = sheet.version
    most = settings.SHORT_FORM_UP_TO.get(version.currency)
    if version.amount is None or most is None:
        return {}
    is_short = stands.agreement.form == Agreement.Form.SHORT
    return {
        "too_much_for_short": is_short and version.amount > most,
        "short_form_up_to": most,
    }


@require_safe
@login_required
@for_kind(*ANYBODY)
def history(request: SignedInRequest, reference: str) -> HttpResponse:
    """What happened, and every version that was sent."""
    stands = find(request, reference)
    agreement = stands.agreement
    versions = list(
        Version.objects.filter(agreement=agreement, sent_at__isnull=False)
        .select_related("by_organisation")
        .order_by("-number")
    )
    context = {
        **frame(stands, "history"),
        "versions": versions,
        "moments": timeline(
            agreement,
            viewer=request.actor,
            since=_seen_since(stands, versions),
            related=[
                Related(
                    LegalHelp.history.filter(agreement_id=agreement.pk),
                    _("Legal help"),
                    "words",
                )
            ],
        ),
    }
    return render(request, "partnerships/agreements/history.html", context)


def _seen_since(stands: Standing, versions: list[Version]) -> Any:
    """The side that drafted it reads all; others what happened since it was sent to them."""
    own = stands.agreement.drafted_by_id == stands.actor.organisation_id
    if own or not versions:
        return None
    return versions[-1].sent_at
