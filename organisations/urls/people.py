"""Addresses of people: who acts for an organisation, and how they get in."""

from django.urls import path

from organisations.views import access, deputies, invitations, people

PEOPLE = "organisations/<str:public_id>/people/"

urlpatterns = [
    path("organisations/act-for/", people.act_for, name="act-for"),
    path("organisations/deputies/", deputies.deputies, name="deputies"),
    path("organisations/deputies/end/", deputies.end, name="deputy-end"),
    path("organisations/request-access/", access.ask, name="access-request"),
    path(
        "organisations/request-access/<str:public_id>/withdraw/",
        access.withdraw,
        name="access-request-withdraw",
    ),
    path("invitations/<str:token>/", invitations.accept, name="invitation-accept"),
    path("join/", invitations.code, name="letter-code"),
    path(PEOPLE, people.people, name="people"),
    path(f"{PEOPLE}invite/", invitations.invite, name="invite"),
    path(f"{PEOPLE}first/", invitations.invite_first, name="invite-first"),
    path(f"{PEOPLE}letter/", invitations.letter, name="letter"),
    path(
        f"{PEOPLE}invitations/<str:invitation_id>/withdraw/",
        invitations.withdraw,
        name="invitation-withdraw",
    ),
    path(f"{PEOPLE}<str:person_id>/roles/", people.roles, name="roles"),
    path(f"{PEOPLE}<str:person_id>/end/", people.end, name="membership-end"),
    path(f"{PEOPLE}<str:person_id>/deputy/", deputies.name, name="deputy"),
]
