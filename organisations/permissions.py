"""Is this page for this kind of person? The one place that answers with 403.

What may be known is asked by `for_actor`, what may happen now by the lifecycles.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from allauth.account.decorators import reauthentication_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from accounts import sessions
from accounts.http import SignedInRequest
from audit.acting import Actor

P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def _only(allowed: Callable[[Actor], bool]) -> Callable[[View[P]], View[P]]:
    return _guard(lambda request: allowed(request.actor))


def _guard(allowed: Callable[[SignedInRequest], bool]) -> Callable[[View[P]], View[P]]:
    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(
            request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            if not allowed(request):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def for_roles(*roles: str) -> Callable[[View[P]], View[P]]:
    """Only for people who now act in one of these roles."""
    return _only(lambda actor: actor.has(*roles))


def for_kind(*kinds: str) -> Callable[[View[P]], View[P]]:
    """Only for people who now act for such an organisation: "company", "patients"."""
    return _only(lambda actor: actor.kind in kinds)


def for_operators(view: View[P]) -> View[P]:
    """Only for registrars and the operator's own auditors, who read what those do."""
    return _guard(
        lambda request: (
            request.actor.has("registrar", "auditor")
            and request.seat.organisation.is_operator
        )
    )(view)


def for_whom(allowed: Callable[[Actor], bool]) -> Callable[[View[P]], View[P]]:
    """Only for people of whom this is true: where roles differ from side to side."""
    return _only(allowed)


def for_verified(view: View[P]) -> View[P]:
    """Only for people whose mandate is verified, where one needs to be."""
    return _only(lambda actor: actor.only_company_id is None)(view)


def fresh(view: View[P]) -> View[P]:
    """Asks again for the password or passkey where money, signature or publication moves.

    Stands under `login_required`. A sign-in or an answer covers 15 minutes. A form sent
    too late is kept and goes on by itself when the person has shown who they are; files
    are not kept, so a page with an upload guards its form too. Somebody who comes
    through their company's sign-in service has nothing to type here and is not asked.
    """
    ask: Any = reauthentication_required(
        enabled=lambda request: not sessions.signed_in_lately(request.session)
    )
    guarded: View[P] = ask(view)
    return guarded
