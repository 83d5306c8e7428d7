"""Where items come from: one function for each kind of page that work is done on."""

from inbox.items import Provider
from inbox.providers.companies import years
from inbox.providers.diligence import checks
from inbox.providers.independence import dependence
from inbox.providers.organisations import around
from inbox.providers.profiles import profiles
from inbox.providers.recipients import entries
from inbox.providers.registrars import queue
from inbox.providers.reports import reports
from inbox.providers.screening import interests, screening

PROVIDERS: tuple[Provider, ...] = (
    entries,
    years,
    reports,
    around,
    queue,
    checks,
    profiles,
    screening,
    interests,
    dependence,
)
