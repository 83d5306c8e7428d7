"""Conversations of partnerships and agreements, and the documents in them."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from audit.naming import Who, named
from documents.http import sent
from notices import reading
from notices.models import Notice
from organisations.permissions import for_kind
from partnerships import conversations, partnership_page
from partnerships.actions import messages as actions
from partnerships.actions import public_messages
from partnerships.conversations import Thing
from partnerships.forms.dialogue import MessageForm
from partnerships.models import (
    Agreement,
    FollowUp,
    Message,
    MessageConsent,
    MessageDocument,
    MessageReader,
    Partnership,
    PublicMessage,
    conversation_url,
)
from partnerships.views.learning import done, for_writers
from partnerships.views.partnerships import ANYBODY
from partnerships.views.trying import acted
from ui import keyset

SIZE = 20
AUDIENCE = Message.Audience


SAID: dict[str, Any] = {
    AUDIENCE.OWN: gettext_lazy("Your note is kept. Only your organisation reads it."),
    AUDIENCE.PUBLIC: gettext_lazy(
        "Your message is sent. The others are asked whether everybody may read it."
    ),
}


def the_thing(
    request: SignedInRequest, public_id: str = "", reference: str = ""
) -> Any:
    """A partnership, or one of its agreements, with `unread_ids`; else not found."""
    if not reference:
        partnerships = Partnership.objects.for_actor(request.actor)
        return get_object_or_404(
            partnership_page.with_unread(partnerships, request.actor),
            public_id=public_id,
        )
    unread = conversations.unread(request.actor.person, request.actor.organisation)
    agreements = Agreement.objects.for_actor(request.actor).select_related(
        "partnership", "current", "agreed"
    )
    found = agreements.annotate(
        unread_ids=ArraySubquery(
            unread.filter(agreement=OuterRef("pk")).order_by("pk").values("pk")[:99]
        )
    )
    return get_object_or_404(found, reference=reference)


def frame(thing: Thing) -> dict[str, Any]:
    """What each page around a conversation shows of the thing that it belongs to."""
    if isinstance(thing, Agreement):
        return {
            "agreement": thing,
            "partnership": thing.partnership,
            "thing": thing,
            "tab": "talk",
        }
    return {"partnership": thing, "thing": thing, "tab": "talk"}


@require_http_methods(FORM_METHODS)
@login_required
@for_kind(*ANYBODY)
def conversation(
    request: SignedInRequest, public_id: str = "", reference: str = ""
) -> HttpResponse:
    """What was said, the newest first, and a form to say something."""
    thing = the_thing(request, public_id, reference)
    now = conversations.parties(thing)
    form = MessageForm(
        request.POST or None, request.FILES or None, initial={"key": uuid.uuid4().hex}
    )
    said = SAID.get(request.POST.get("audience", ""), _("Your message is sent."))
    if acted(
        request,
        form,
        lambda: actions.write(
            thing,
            form.cleaned_data["text"],
            audience=form.cleaned_data["audience"],
            by=request.actor,
            today=timezone.localdate(),
            files=_files(form.cleaned_data["file"]),
            key=form.cleaned_data["key"],
        ),
        said,
    ):
        return redirect(conversation_url(thing))
    page = keyset.page(
        _told(conversations.messages(thing, request.actor)),
        order=("-id",),
        after=request.GET.get("after"),
        before=request.GET.get("before"),
        size=SIZE,
    )
    if page.first:
        _mark_read(request, thing, page.rows)
    against = {
        kind: conversations.reasons_against(thing, now, kind, request.actor)
        for kind in (AUDIENCE.PARTIES, AUDIENCE.OWN)
    }
    allow(form, against)
    whos = {_who(message) for message in page.rows}
    names = named(whos, request.actor)
    context = {
        **frame(thing),
        "messages_told": [
            (message, names.get(_who(message), ""), message.pk in thing.unread_ids)
            for message in page.rows
        ],
        "form": form,
        "may_write": not all(against.values()),
        "against": [] if not any(against.values()) else against[AUDIENCE.PARTIES],
        "readers": [party.organisation for party in now],
        "own": request.actor.organisation_id,
        "own_name": request.seat.organisation.legal_name,
        **keyset.addresses(page, request.GET),
    }
    return render(request, "partnerships/dialogue/conversation.html", context)


def allow(form: Any, against: dict[Any, list[str]]) -> None:
    """Offers those audiences alone for which this person may write."""
    chosen = form.fields["audience"]
    barred = {kind for kind, reasons in against.items() if reasons}
    if AUDIENCE.PARTIES in barred:
        barred.add(AUDIENCE.PUBLIC)
    chosen.choices = [pair for pair in chosen.choices if pair[0] not in barred]
    if AUDIENCE.PARTIES in barred:
        chosen.initial = AUDIENCE.OWN


def _files(file: Any) -> list[actions.File]:
    if not file:
        return []
    return [actions.File(file.read(), file.name, file.content_type)]


def _who(message: Message) -> Who:
    return Who(message.by_person_id, message.by_organisation_id, None)


def _told(messages: Any) -> Any:
    """With documents, readers and things to do, in the same query."""
    here = {"message": OuterRef("pk")}
    documents = MessageDocument.objects.filter(**here).order_by("pk")
    readers = MessageReader.objects.filter(**here).order_by("pk")
    todo = FollowUp.objects.filter(**here).order_by("pk")
    agreed = MessageConsent.objects.filter(taken_back_on=None, **here).order_by("pk")
    shown = PublicMessage.objects.filter(public_id=OuterRef("public_id"))
    return messages.select_related("by_organisation", "minutes").annotate(
        files=ArraySubquery(
            documents.values(
                told=JSONObject(
                    public_id="document__public_id",
                    name="document__name",
                    size="document__size",
                )
            )
        ),
        read_by=ArraySubquery(readers.values("organisation__legal_name")),
        agreed_by=ArraySubquery(agreed.values("organisation__legal_name")),
        shown_since=Subquery(shown.values("agreed_on")[:1]),
        todo=ArraySubquery(
            todo.values(
                told=JSONObject(
                    public_id="public_id",
                    text="text",
                    owner="owner__legal_name",
                    state="state",
                )
            )
        ),
    )


def _mark_read(request: SignedInRequest, thing: Any, rows: list[Message]) -> None:
    """What is shown is read, and so are notices that lead here."""
    if not thing.unread_ids or not rows:
        return
    conversations.mark_read(thing, request.actor.person, rows[0].pk)
    told = Notice.objects.filter(
        person_id=request.actor.person, target=conversation_url(thing)
    )
    reading.mark_read(told)


@require_safe
@login_required
@for_kind(*ANYBODY)
def document(
    request: SignedInRequest, public_id: str, document_id: str
) -> HttpResponse:
    """A file that came with a message; it is recorded who opened it."""
    message = get_object_or_404(
        Message.objects.for_actor(request.actor), public_id=public_id
    )
    found = get_object_or_404(
        message.documents.select_related("document__content"),
        document__public_id=document_id,
    )
    return sent(found.document, about=message, by=request.actor)


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def agree(request: SignedInRequest, public_id: str) -> HttpResponse:
    """The own side lets everybody read a message."""
    message = _message(request, public_id)
    return done(
        request,
        lambda: public_messages.agree(
            message, by=request.actor, today=timezone.localdate()
        ),
        message,
        _("You agree that everybody reads it."),
    )


@require_POST
@login_required
@for_kind(*ANYBODY)
@for_writers
def take_back(request: SignedInRequest, public_id: str) -> HttpResponse:
    message = _message(request, public_id)
    return done(
        request,
        lambda: public_messages.take_back(
            message, by=request.actor, today=timezone.localdate()
        ),
        message,
        _("You took that back. It is not for everybody any more."),
    )


def _message(request: SignedInRequest, public_id: str) -> Message:
    visible = Message.objects.for_actor(request.actor)
    return get_object_or_404(
        visible.select_related("partnership", "agreement"), public_id=public_id
    )
