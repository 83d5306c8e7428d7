"""Lessons: searched, read, written, opened to everybody here."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.timeline import timeline
from organisations.permissions import for_kind
from partnerships.actions import lessons as actions
from partnerships.forms.lessons import LessonFilter, LessonForm, ProcessChangeForm
from partnerships.lifecycle.lessons import (
    may_not_change,
    may_not_close,
    may_not_consent,
    may_not_note_change,
)
from partnerships.models import Evaluation, Lesson, Partnership
from partnerships.models.taking_part import joins
from partnerships.process_changes import changes
from partnerships.views.learning import (
    done,
    for_writers,
    form_page,
    listed,
    the_partnership,
    turned_away,
    why_not,
)
from partnerships.views.partnerships import ANYBODY


@require_safe
@login_required
@for_kind(*ANYBODY)
def index(request: SignedInRequest) -> HttpResponse:
    """Those of one's partnerships, and those that are open to everybody here."""
    form = LessonFilter(request.GET)
    own = Lesson.objects.of_own(request.actor)
    found = form.apply(Lesson.objects.for_actor(request.actor), own)
    rows, addresses = listed(request, found)
    mine = set(own.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    context = {"rows": rows, "mine": mine, "filter_form": form, **addresses}
    return render(request, "partnerships/lessons/list.html", context)


@require_safe
@login_required
@for_kind(*ANYBODY)
def detail(request: SignedInRequest, public_id: str) -> HttpResponse:
    """An outsider reads an open lesson, and not who the partners are unless that is public."""
    lesson = _get(request, public_id)
    context: dict[str, Any] = {
        "lesson": lesson,
        "own": lesson.is_own,
        "changes": lesson.process_changes.select_related("company").order_by("pk"),
    }
    if lesson.is_own:
        context |= _for_parties(request, lesson)
    return render(request, "partnerships/lessons/detail.html", context)


def _for_parties(request: SignedInRequest, lesson: Any) -> dict[str, Any]:
    by = request.actor
    joined = lesson.joined
    parties = list(actions.those_asked(lesson).select_related("organisation"))
    agreed = [party for party in parties if party.agreed_on]
    consented = any(party.organisation_id == by.organisation_id for party in agreed)
    return {
        "agreed": agreed,
        "waiting": [party for party in parties if not party.agreed_on],
        "may_change": not may_not_change(lesson, by, joined=joined),
        "may_consent": not may_not_consent(
            lesson, by, joined=joined, consented=consented
        ),
        "may_close": not may_not_close(lesson, by, joined=joined, consented=consented),
        "may_note": not may_not_note_change(lesson, by, joined=joined),
        "moments": timeline(lesson, viewer=by),
    }


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def create(request: SignedInRequest, public_id: str) -> HttpResponse:
    partnership = the_partnership(request, public_id)
    back = reverse("partnerships:evaluations-of", args=[public_id])
    if reasons := why_not(request, partnership):
        return turned_away(request, reasons, back)
    form = LessonForm(request.POST or None, evaluations=_held(partnership))
    return form_page(
        request,
        form,
        lambda facts: actions.write(
            partnership, by=request.actor, today=timezone.localdate(), **_facts(facts)
        ),
        title=_("Write down a lesson"),
        submit=_("Save"),
        words=_("The lesson is written. Both sides read it."),
        back=back,
        caption=partnership.title,
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def edit(request: SignedInRequest, public_id: str) -> HttpResponse:
    lesson = _own(request, public_id)
    joined = lesson.joined
    if reasons := may_not_change(lesson, request.actor, joined=joined):
        return turned_away(request, reasons, lesson)
    names = ("title", "text", "tags", "evaluation", "version")
    form = LessonForm(
        request.POST or None,
        evaluations=_held(lesson.partnership),
        initial={name: getattr(lesson, name) for name in names},
    )
    return form_page(
        request,
        form,
        lambda facts: actions.change(
            lesson,
            by=request.actor,
            today=timezone.localdate(),
            version=facts["version"] or 0,
            **_facts(facts),
        ),
        title=_("Change the lesson"),
        submit=_("Save"),
        words=_("The lesson is changed."),
        back=lesson,
        intro=_("Who had agreed to open it to everybody here is asked again."),
    )


def _facts(cleaned: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in cleaned.items() if name != "version"}


def _held(partnership: Partnership) -> Any:
    return partnership.evaluations.filter(state=Evaluation.State.SHOWN).order_by("-pk")


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def consent(request: SignedInRequest, public_id: str) -> HttpResponse:
    lesson = _own(request, public_id)
    return done(
        request,
        lambda: actions.consent(lesson, by=request.actor, today=timezone.localdate()),
        lesson,
        _("You agreed that everybody here may read it."),
    )


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def close(request: SignedInRequest, public_id: str) -> HttpResponse:
    lesson = _own(request, public_id)
    return done(
        request,
        lambda: actions.close(lesson, by=request.actor, today=timezone.localdate()),
        lesson,
        _("Only those who take part read it now."),
    )


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
@for_writers
def process_change(request: SignedInRequest, public_id: str) -> HttpResponse:
    lesson = _own(request, public_id)
    joined = lesson.joined
    if reasons := may_not_note_change(lesson, request.actor, joined=joined):
        return turned_away(request, reasons, lesson)
    found = changes(request.actor.organisation)
    if not found:
        words = _("Change your published process first: then say here which change.")
        return turned_away(request, [words], lesson)
    return form_page(
        request,
        ProcessChangeForm(request.POST or None, changes=found),
        lambda facts: (
            actions.note_change(
                lesson, by=request.actor, today=timezone.localdate(), **facts
            )
            and None
        ),
        title=_("This lesson led to a change of our process"),
        submit=_("Record"),
        words=_("It is recorded. Whoever reads the lesson reads the change too."),
        back=lesson,
        intro=_(
            "Your process is published on your profile, with what changed when. Choose"
            " the change that this lesson led to."
        ),
    )


def _get(request: SignedInRequest, public_id: str) -> Any:
    return get_object_or_404(
        Lesson.objects.for_actor(request.actor)
        .select_related("partnership", "written_by", "evaluation")
        .annotate(
            joined=joins(request.actor),
            is_own=Exists(
                Lesson.objects.of_own(request.actor).filter(pk=OuterRef("pk"))
            ),
        ),
        public_id=public_id,
    )


def _own(request: SignedInRequest, public_id: str) -> Any:
    return get_object_or_404(
        Lesson.objects.of_own(request.actor)
        .select_related("partnership")
        .annotate(joined=joins(request.actor)),
        public_id=public_id,
    )
