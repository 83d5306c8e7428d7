"""What stands in place of a file that holds entries which left the register since."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from register.files import taken_off


def held_back(request: HttpRequest, report: Any) -> HttpResponse:
    """410, with the day and the ground. `report` comes `with_taken_off`."""
    context = {"report": report, "taken_off": taken_off(report)}
    return render(request, "register/held_back.html", context, status=410)
