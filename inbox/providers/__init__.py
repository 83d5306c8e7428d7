"""Where items come from: one function for each query that a desk needs."""

from inbox.counts import around
from inbox.items import Provider
from inbox.providers.companies import years
from inbox.providers.profiles import profiles
from inbox.providers.recipients import entries
from inbox.providers.reports import reports

PROVIDERS: tuple[Provider, ...] = (entries, years, reports, around, profiles)
