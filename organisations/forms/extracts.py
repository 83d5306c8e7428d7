"""What is asked about an extract of a register on its way in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from documents.uploads import TableField
from organisations.extracts.columns import COLUMNS
from organisations.identifiers import scheme_kept
from organisations.identifiers.schemes import SCHEMES
from organisations.models import ExtractRow, Organisation
from tables.forms import guess_hint, with_sample
from tables.mapping import Mapping as FileMapping
from ui.countries import country_choices

THEIRS = ("number", "name", "other_names", "country", "place", "website", "status")
NEW = "new"


class UploadForm(forms.Form):
    file = TableField(
        label=lazy("Extract of a register"),
        help_text=lazy(
            "A CSV, TSV or Excel (.xlsx) file as the register gives it, up to 25 MB."
        ),
    )


class ColumnsForm(forms.Form):
    """Which of the register's columns is which of ours; what holds for all rows."""

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        header: Sequence[str],
        samples: Sequence[Sequence[str]],
        guessed: Mapping[str, str],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        theirs = [("", _("No such column"))] + [
            (name, with_sample(name, [row[place] for row in samples]))
            for place, name in enumerate(header)
        ]
        for ours in THEIRS:
            self.fields[ours] = forms.ChoiceField(
                label=COLUMNS[ours].label,
                help_text=guess_hint(COLUMNS[ours].hint, ours in guessed),
                choices=theirs,
                required=ours == "number",
            )
        self.fields["scheme"] = forms.ChoiceField(
            label=_("Register, if the numbers don't say it"),
            choices=[
                ("", _("The numbers say it")),
                *((code, f"{code} – {each.name}") for code, each in SCHEMES.items()),
            ],
            required=False,
        )
        self.fields["other_scheme"] = forms.CharField(
            label=_("Or another code of org-id.guide"), max_length=40, required=False
        )
        self.fields["fixed_country"] = forms.ChoiceField(
            label=_("Country, if there is no column"),
            help_text=_("Without it, the country of the register."),
            choices=[("", _("As the register's")), *country_choices()],
            required=False,
        )
        self.fields["separator"] = forms.CharField(
            label=COLUMNS["separator"].label,
            help_text=COLUMNS["separator"].hint,
            max_length=5,
            required=False,
            strip=False,
        )
        self.fields["kind"] = forms.ChoiceField(
            label=_("What kind of organisation new records are"),
            choices=[
                choice
                for choice in Organisation.Kind.choices
                if choice[0] != Organisation.Kind.COMPANY
            ],
            widget=forms.RadioSelect,
            initial="other",
        )
        self.fields["verifies"] = forms.BooleanField(
            label=_("This is an official extract: new records are verified with it"),
            help_text=_(
                "They are shared with everybody who is signed in, with this file as the"
                " evidence. Otherwise registrars verify them one by one."
            ),
            required=False,
        )

    def groups(self) -> list[tuple[str, list[Any]]]:
        """Fields under headings."""
        fixed = ("scheme", "other_scheme", "fixed_country", "separator", "kind")
        return [
            (_("Columns of the file"), [self[name] for name in THEIRS]),
            (_("For all rows"), [self[name] for name in fixed]),
            (_("Verification"), [self["verifies"]]),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("name") and not data.get("other_names"):
            self.add_error("name", _("Choose the column with names."))
        return data

    def mapping(self, before: FileMapping) -> FileMapping:
        """What was chosen; what was said about the file and about words stays."""
        data = self.cleaned_data
        fixed = {
            "scheme": scheme_kept(data["other_scheme"]) or data["scheme"],
            "country": data["fixed_country"],
            "separator": data["separator"],
            "kind": data["kind"],
        }
        return replace(
            before,
            columns={ours: data[ours] for ours in THEIRS if data[ours]},
            defaults={ours: value for ours, value in fixed.items() if value},
        )


def columns_initial(said: FileMapping, *, verifies: bool) -> dict[str, Any]:
    """What the form shows of a mapping."""
    scheme = said.defaults.get("scheme", "")
    return {
        **said.columns,
        "scheme": scheme if scheme in SCHEMES else "",
        "other_scheme": "" if scheme in SCHEMES else scheme,
        "fixed_country": said.defaults.get("country", ""),
        "separator": said.defaults.get("separator", ""),
        "kind": said.defaults.get("kind", "other"),
        "verifies": verifies,
    }


class DecideForm(forms.Form):
    """Whether a row is one of the organisations that are here, or a new one."""

    def __init__(
        self,
        *args: Any,
        row: ExtractRow,
        candidates: Iterable[tuple[Organisation, str]],
        **kwargs: Any,
    ):
        kwargs["prefix"] = str(row.number)
        super().__init__(*args, **kwargs)
        self.row = row
        self.candidates = {each.public_id: each for each, _words in candidates}
        self.fields["decision"] = forms.ChoiceField(
            label=row.name or str(row),
            help_text=_("Row %(row)s: %(number)s, %(place)s")
            % {
                "row": row.number,
                "number": row,
                "place": row.place or _("no town or postcode given"),
            },
            choices=[
                *((each.public_id, words) for each, words in candidates),
                (NEW, _("None of these: make a new record")),
            ],
            widget=forms.RadioSelect,
            required=False,
        )

    def decided(self) -> tuple[int, Organisation | None] | None:
        """Row and organisation (None: a new one); nothing while it is left open."""
        choice = self.cleaned_data["decision"]
        return (self.row.number, self.candidates.get(choice)) if choice else None
