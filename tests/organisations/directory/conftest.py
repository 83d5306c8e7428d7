import pytest
from django.urls import reverse

from organisations.models import CompanyProfile, Condition, Product, Profile
from organisations.profiles.publishing import publish
from tests import cast


@pytest.fixture
def group():
    """A patient organisation with a profile and conditions: (scheme, code, name)."""

    def group(name, country="GB", *, conditions=(), **facts):
        made = cast.patients(name, country)
        Profile.objects.create(organisation=made, **facts)
        for scheme, code, named in conditions:
            Condition.objects.create(
                organisation=made, scheme=scheme, code=code, name=named
            )
        publish(made)
        return made

    return group


@pytest.fixture
def maker():
    """A company with a profile and products: each the facts of one."""

    def maker(name, country="GB", *, products=(), **facts):
        made = cast.company(name, country)
        CompanyProfile.objects.create(organisation=made, **facts)
        for product in products:
            Product.objects.create(
                company=made, **{"name": "Breathall", "stage": "marketed"} | product
            )
        publish(made)
        return made

    return maker


@pytest.fixture
def found(client):
    """The names of those whom somebody finds, in the order of the page."""

    def found(**asked):
        page = client.get(reverse("organisations:find"), asked)
        assert page.status_code == 200
        return [row.organisation.legal_name for row in page.context["rows"]]

    return found
