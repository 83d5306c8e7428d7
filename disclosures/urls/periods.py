"""Addresses of periods."""

from django.urls import URLPattern, path

from disclosures.views import (
    calendar,
    currencies,
    dashboard,
    letters,
    period_findings,
    period_recipients,
    period_steps,
    periods,
    wordings,
)

ONE = "periods/<str:public_id>/"
RECIPIENT = f"{ONE}recipients/<str:recipient_id>/"

urlpatterns: list[URLPattern] = [
    path("periods/", periods.index, name="period-list"),
    path("periods/new/", periods.create, name="period-create"),
    path("periods/calendar/", calendar.index, name="calendar"),
    path("periods/calendar/feed/", calendar.make, name="calendar-feed-make"),
    path(
        "periods/calendar/feed/take-back/",
        calendar.take_back,
        name="calendar-feed-take-back",
    ),
    path(
        "periods/calendar/feed/<str:secret>.ics",
        calendar.feed,
        name="calendar-feed",
    ),
    path(ONE, periods.detail, name="period-detail"),
    path(f"{ONE}currencies/", currencies.index, name="period-currencies"),
    path(f"{ONE}currencies/choose/", currencies.choose, name="period-currency-choose"),
    path(f"{ONE}currencies/<str:currency>/", currencies.rate, name="period-rate"),
    path(f"{ONE}checks/", period_findings.index, name="period-findings"),
    path(f"{ONE}checks/<str:code>/", period_findings.detail, name="period-finding"),
    path(f"{ONE}figures/", dashboard.figures, name="period-figures"),
    path(
        f"{ONE}figures.csv",
        dashboard.figures_file,
        {"form": "csv"},
        name="period-figures-csv",
    ),
    path(
        f"{ONE}figures.xlsx",
        dashboard.figures_file,
        {"form": "xlsx"},
        name="period-figures-xlsx",
    ),
    path(f"{ONE}freeze/", period_steps.freeze, name="period-freeze"),
    path(
        f"{ONE}freeze-unsettled/",
        period_steps.freeze_unsettled,
        name="period-freeze-unsettled",
    ),
    path(f"{ONE}open-review/", period_steps.open_review, name="period-open-review"),
    path(
        f"{ONE}begin-correction/",
        period_steps.begin_correction,
        name="period-begin-correction",
    ),
    path(f"{ONE}extend/", period_steps.extend, name="period-extend"),
    path(f"{ONE}ask-thaw/", period_steps.ask_thaw, name="period-ask-thaw"),
    path(f"{ONE}thaw/", period_steps.thaw, name="period-thaw"),
    path(f"{ONE}remove/", period_steps.remove, name="period-remove"),
    path(f"{ONE}invite/", period_steps.invite, name="period-invite"),
    path(f"{ONE}recipients/", period_recipients.index, name="period-recipients"),
    path(RECIPIENT, period_recipients.detail, name="period-recipient"),
    path(
        f"{RECIPIENT}letter/",
        period_recipients.letter_answer,
        name="period-letter-answer",
    ),
    path(
        f"{RECIPIENT}came-back/",
        period_recipients.came_back,
        name="period-letter-came-back",
    ),
    path(f"{ONE}letters/", letters.letters, name="period-letters"),
    path(f"{ONE}letters/posted/", letters.posted, name="period-letters-posted"),
    path(f"{ONE}wordings/", wordings.index, name="period-wordings"),
    path(
        f"{ONE}wordings/<str:entry_id>/", wordings.decide, name="period-wording-decide"
    ),
]
