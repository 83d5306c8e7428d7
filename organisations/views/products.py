"""Products and pipeline of a company: listing, adding, changing, ending."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.http import FORM_METHODS, SignedInRequest
from organisations.actions import products as actions
from organisations.forms.companies import ProductForm
from organisations.models import Organisation, Product
from organisations.profiles.facts import company_profile_of
from organisations.profiles.parts import PARTS
from organisations.views.keeping import COMPANY, done, for_keepers
from workflow.moves import Refused


@require_safe
@login_required
@for_keepers(COMPANY)
def products(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    listed = Product.objects.filter(company=organisation, ended_on=None)
    context = {
        "organisation": organisation,
        "part": PARTS[actions.PART],
        "products": listed.order_by("condition_key", "name", "pk"),
    }
    return render(request, "organisations/profile/products.html", context)


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(COMPANY)
def add(request: SignedInRequest, organisation: Organisation) -> HttpResponse:
    form = ProductForm(request.POST or None, initial={"key": uuid.uuid4().hex})
    if request.method == "POST":
        left = done(
            request,
            form,
            lambda: actions.add(
                organisation,
                form.facts(),
                by=request.actor,
                key=form.cleaned_data["key"],
            ),
        )
        if left is None:
            return redirect("organisations:profile-products", organisation.public_id)
    return _page(request, organisation, form, _("Add a product"), [])


@require_http_methods(FORM_METHODS)
@login_required
@for_keepers(COMPANY)
def product(
    request: SignedInRequest, organisation: Organisation, product_id: str
) -> HttpResponse:
    found = get_object_or_404(Product, company=organisation, public_id=product_id)
    first = {name: getattr(found, name) for name in actions.EDITABLE}
    first["version"] = company_profile_of(organisation).version
    form = ProductForm(request.POST or None, initial=first)
    conflicts: list[Any] = []
    if request.method == "POST":
        left = done(
            request,
            form,
            lambda: actions.edit(
                found,
                form.facts(),
                version=form.cleaned_data["version"] or 0,
                by=request.actor,
            ),
        )
        if left is None:
            return redirect("organisations:profile-products", organisation.public_id)
        conflicts = left
    return _page(request, organisation, form, found.name, conflicts)


def _page(
    request: SignedInRequest,
    organisation: Organisation,
    form: ProductForm,
    heading: str,
    conflicts: list[Any],
) -> HttpResponse:
    context = {
        "organisation": organisation,
        "heading": heading,
        "form": form,
        "conflicts": conflicts,
        "back": reverse(
            "organisations:profile-products", args=[organisation.public_id]
        ),
    }
    return render(request, "organisations/profile/one.html", context)


@require_POST
@login_required
@for_keepers(COMPANY)
def end(
    request: SignedInRequest, organisation: Organisation, product_id: str
) -> HttpResponse:
    found = get_object_or_404(
        Product.objects.select_related("company"),
        company=organisation,
        public_id=product_id,
    )
    try:
        actions.end(found, by=request.actor, today=timezone.localdate())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The product is no longer listed."))
    return redirect("organisations:profile-products", organisation.public_id)
