"""What companies published of a year about one recipient, as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from disclosures.exports import received
from disclosures.exports.reports.writing import CSV, XLSX
from disclosures.models.register import RegisterOrganisation
from register.http import public

FIRST_YEAR, LAST_YEAR = 1990, 2100


@require_safe
@public
def file(
    request: HttpRequest,  # noqa: ARG001  the address has all of it
    public_id: str,
    year: int,
    form: str,
) -> HttpResponse:
    """404 for a year of which nothing is published."""
    found = get_object_or_404(
        RegisterOrganisation, public_id=public_id, is_company=False, moved_to=""
    )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    number = received.lines(public_id, year)[: received.MOST_ROWS + 1].count()
    if not number:
        raise Http404
    if form == "pdf":
        if number > received.MOST_ROWS:
            return HttpResponse(
                _("A PDF holds %(most)s entries. Take the CSV or XLSX file instead.")
                % {"most": received.MOST_ROWS},
                status=400,
                content_type="text/plain; charset=utf-8",
            )
        today = timezone.localdate()
        data = received.as_pdf(public_id, year, name=found.name, today=today)
        media_type = "application/pdf"
    elif form == "xlsx":
        data, media_type = received.as_xlsx(public_id, year), XLSX
    else:
        data, media_type = received.as_csv(public_id, year), CSV
    response = HttpResponse(data, content_type=media_type)
    name = f"received-{year}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
