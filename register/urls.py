"""Addresses of the register. They are permanent: none is ever taken away."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from register.views import (
    about,
    coverage,
    downloads,
    home,
    lines,
    organisations,
    partnerships,
    past,
    received,
    report_files,
    reports,
    search,
)


class RegisterId(StringConverter):
    """The public id of anything on the register."""

    regex = "[a-z2-7]{16}"


class Download(StringConverter):
    regex = "csv|json|xlsx"


class Paper(StringConverter):
    regex = "csv|xlsx|pdf"


class Package(StringConverter):
    regex = r"datapackage\.zip|csvw\.zip|360giving\.json|360giving\.csv"


register_converter(RegisterId, "register_id")
register_converter(Package, "package")
register_converter(Download, "download")
register_converter(Paper, "paper")

app_name = "register"
urlpatterns = [
    path("", home.home, name="home"),
    path("register/", search.search, name="search"),
    path("register/lines.<download:form>", downloads.lines, name="lines"),
    path("register/<package:file>", downloads.package, name="package"),
    path("register/csvw/lines.csv", downloads.csvw_table, name="csvw-table"),
    path(
        "register/csvw/lines.csv-metadata.json",
        downloads.csvw_metadata,
        name="csvw-metadata",
    ),
    path("register/schema/<slug:name>.json", downloads.schema, name="schema"),
    path("register/dcat.jsonld", downloads.dcat, name="dcat"),
    path("register/downloads/", downloads.index, name="downloads"),
    path("register/lines/<register_id:public_id>/", lines.line, name="line"),
    path(
        "register/organisations/<register_id:public_id>/",
        organisations.organisation,
        name="organisation",
    ),
    path(
        "register/organisations/<register_id:public_id>/received-<int:year>.<paper:form>",
        received.file,
        name="received",
    ),
    path("register/partnerships/", partnerships.index, name="partnerships"),
    path(
        "register/partnerships/<register_id:public_id>/",
        partnerships.partnership,
        name="partnership",
    ),
    path("register/agreements/", partnerships.agreements, name="agreements"),
    path(
        "register/agreements/<slug:reference>/",
        partnerships.agreement,
        name="agreement",
    ),
    path("register/reports/<register_id:public_id>/", reports.report, name="report"),
    path(
        "register/reports/<register_id:public_id>/snapshot.json",
        downloads.snapshot,
        name="snapshot",
    ),
    path("register/as-of/", past.as_of, name="as-of"),
    path(
        "register/reports/<register_id:public_id>/files/<slug:form>",
        report_files.file,
        name="report-file",
    ),
    path(
        "register/reports/<register_id:public_id>/print/",
        report_files.to_print,
        name="report-print",
    ),
    path("register/coverage/", coverage.coverage, name="coverage"),
    path("register/about/", about.about, name="about"),
]
