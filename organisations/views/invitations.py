"""Inviting people, and their ways in: a link, a letter's code, an own request."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import FORM_METHODS, SignedInRequest
from accounts.models import User
from accounts.throttle import too_often
from organisations import people as read
from organisations import secrets
from organisations.actions import invitations as actions
from organisations.forms.access import CodeForm, NewPersonForm
from organisations.forms.people import FirstInvitationForm, InvitationForm
from organisations.interests import declared_before
from organisations.lifecycle import invitations as rules
from organisations.middleware import SEAT_KEY
from organisations.models import Invitation, Organisation
from organisations.permissions import for_kind, for_roles
from organisations.views.people import managed, own, refuse
from workflow.moves import Refused


@require_http_methods(FORM_METHODS)
@login_required
def invite(request: SignedInRequest, public_id: str) -> HttpResponse:
    organisation = managed(request, public_id)
    if response := too_often(request, "invite"):
        return response
    form = InvitationForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite(
                organisation,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request,
                _("An invitation is on its way to %(email)s.") % form.cleaned_data,
            )
            _tell_interests(request, organisation, form.cleaned_data["email"])
            return redirect("organisations:people", organisation.public_id)
    context = {"organisation": organisation, "form": form}
    return render(request, "organisations/people/invite.html", context)


def _tell_interests(
    request: SignedInRequest, organisation: Organisation, email: str
) -> None:
    """What somebody declared when they acted for the organisation before."""
    for sentence in declared_before(
        email, organisation.pk, request.actor, timezone.localdate()
    ):
        messages.info(
            request,
            _("They declared an interest: %(interest)s") % {"interest": sentence},
        )


@require_POST
@login_required
def withdraw(
    request: SignedInRequest, public_id: str, invitation_id: str
) -> HttpResponse:
    organisation = own(request, public_id)
    invitation = get_object_or_404(
        read.open_invitations(organisation, request.actor), public_id=invitation_id
    )
    try:
        actions.withdraw(invitation, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("organisations:people", organisation.public_id)


@require_http_methods(FORM_METHODS)
@login_required
@for_kind("company")
@for_roles(*rules.COMPANY_INVITERS)
def invite_first(request: SignedInRequest, public_id: str) -> HttpResponse:
    """A company asks for a patient organisation's first administrator, by e-mail."""
    organisation = _other(request, public_id)
    if response := too_often(request, "invite"):
        return response
    form = FirstInvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_first(
                organisation,
                by=request.actor,
                today=timezone.localdate(),
                **form.cleaned_data,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request,
                _("An invitation is on its way to %(email)s.") % form.cleaned_data,
            )
            return redirect(organisation)
    context = {"organisation": organisation, "form": form}
    return render(request, "organisations/people/invite_first.html", context)


@require_POST
@login_required
@for_roles(*rules.COMPANY_INVITERS)
@never_cache
def letter(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Makes a code and shows it this once, on a page to print."""
    organisation = _other(request, public_id)
    if response := too_often(request, "invite"):
        return response
    today = timezone.localdate()
    try:
        code = actions.letter_code(organisation, by=request.actor, today=today)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("organisations:invite-first", organisation.public_id)
    context = {
        "organisation": organisation,
        "code": code,
        "address": settings.SITE_URL + reverse("organisations:letter-code"),
        "days": actions.LETTER_DAYS,
        "today": today,
    }
    return render(request, "organisations/people/letter.html", context)


@require_http_methods(FORM_METHODS)
@never_cache
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link of an invitation: join, or open an account and join."""
    if response := too_often(request, "invitation"):
        return response
    found = _invitation(token)
    if found is None:
        return render(request, "organisations/people/no_invitation.html", status=404)
    invitation, email = found
    context = {
        "invitation": invitation,
        "roles": read.role_labels(invitation.roles),
        "email": email,
        "login_url": _sign_in_and_return(request),
    }
    if isinstance(request.user, User):
        if request.method == "POST":
            return _join(request, invitation, request.user)
        return render(request, "organisations/people/join.html", context)
    if User.objects.filter(email__iexact=email).exists():
        return render(request, "organisations/people/sign_in_to_join.html", context)
    return _open_account(request, invitation, email, context)


def _open_account(
    request: HttpRequest, invitation: Invitation, email: str, context: dict[str, object]
) -> HttpResponse:
    form = NewPersonForm(request.POST or None, email=email)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.accept_as_new(
                invitation, today=timezone.localdate(), email=email, **form.cleaned_data
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            get_adapter().login(request, person)
            return _welcome(request, invitation)
    return render(
        request, "organisations/people/open_account.html", {**context, "form": form}
    )


@require_http_methods(FORM_METHODS)
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """The code of a letter. Every answer to a wrong one is the same, and guessing is slow."""
    signed_in = isinstance(request.user, User)
    form = CodeForm(request.POST or None, signed_in=signed_in)
    if request.method == "POST" and form.is_valid():
        if response := too_often(request, "letter_code"):
            return response
        invitation = _open(
            secrets.digest(secrets.plain_code(form.cleaned_data["code"])),
            way=Invitation.Way.LETTER,
        )
        if invitation is None:
            form.add_error(
                "code",
                _(
                    "We don’t know this code. Look at it again, or ask for a new letter."
                ),
            )
        elif isinstance(request.user, User):
            return _join(request, invitation, request.user)
        else:
            email = form.cleaned_data["email"]
            actions.mail_link(invitation, email=email)
            return render(
                request, "organisations/people/link_sent.html", {"email": email}
            )
    return render(request, "organisations/people/code.html", {"form": form})


def _other(request: SignedInRequest, public_id: str) -> Organisation:
    return get_object_or_404(
        Organisation.objects.for_actor(request.actor), public_id=public_id
    )


def _open(digest: str, *, way: str) -> Invitation | None:
    """The open invitation that has not expired, with this secret."""
    return (
        Invitation.objects.filter(
            secret_sha256=digest,
            way=way,
            state=Invitation.State.OPEN,
            expires_on__gte=timezone.localdate(),
        )
        .select_related("organisation", "by_company")
        .first()
    )


def _invitation(token: str) -> tuple[Invitation, str] | None:
    """What a link opens, and the address that it proves."""
    if invitation := _open(secrets.digest(token), way=Invitation.Way.EMAIL):
        return invitation, invitation.email
    if proved := secrets.unsigned(token):
        public_id, email = proved
        invitation = (
            Invitation.objects.select_related("organisation")
            .filter(public_id=public_id, state=Invitation.State.OPEN)
            .first()
        )
        if invitation and not rules.expired(invitation, timezone.localdate()):
            return invitation, email
    return None


def _join(request: HttpRequest, invitation: Invitation, person: User) -> HttpResponse:
    try:
        actions.accept(invitation, person, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(settings.LOGIN_REDIRECT_URL)
    return _welcome(request, invitation)


def _welcome(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    request.session[SEAT_KEY] = invitation.organisation.public_id
    messages.success(
        request,
        _("You now act for %(organisation)s.")
        % {"organisation": invitation.organisation},
    )
    return redirect(settings.LOGIN_REDIRECT_URL)


def _sign_in_and_return(request: HttpRequest) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': request.path})}"
