"""How forms look: GOV.UK's markup around Django's fields and widgets."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ui.dates import DateField, DateInput

__all__ = ["AmountInput", "DateField", "DateInput", "Renderer"]

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (  # the first that fits
    (DateInput, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
)
CLASSES = {
    "input": "govuk-input",
    "password": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "textarea": "govuk-textarea",
    "counted": "govuk-textarea govuk-js-character-count",
    "select": "govuk-select",
    "file": "govuk-file-upload",
    "radios": "govuk-radios__input",
    "checkboxes": "govuk-checkboxes__input",
    "checkbox": "govuk-checkboxes__input",
}
NEEDED = {
    "radios": _("Choose one."),
    "select": _("Choose one."),
    "checkboxes": _("Choose at least one."),
    "checkbox": _("Tick this to go on."),
    "file": _("Choose a file."),
}
"""What is said of an empty field that is needed, where its form has no words of its own."""
FILL_IN = _("Fill this in.")
GROUPS = {"radios", "checkboxes", "date"}
YEARS_END = 10_000  # a field for smaller numbers, such as a year, is a short one


class AmountInput(forms.TextInput):
    """A sum of money: digits on a phone's keyboard, right-aligned, the currency before.

    `currency` (a sign or an ISO code) is shown, not sent.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, currency: str = "") -> None:
        self.currency = currency
        given = {"inputmode": "decimal", "spellcheck": "false", "autocomplete": "off"}
        super().__init__({**given, **(attrs or {})})


class Field(BoundField):
    """A bound field that knows which of GOV.UK's components shows it."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        messages = field.error_messages
        if messages.get("required") == forms.Field.default_error_messages["required"]:
            messages["required"] = NEEDED.get(self.kind, FILL_IN)
        if type(field.widget) is forms.NumberInput:
            _as_text(field, field.widget)

    @cached_property
    def kind(self) -> str:
        """Which component, for `ui/form/field.html`."""
        kinds = (
            kind for widget, kind in KINDS if isinstance(self.field.widget, widget)
        )
        kind = next(kinds, "input")
        return "counted" if kind == "textarea" and self.counted_to else kind

    @property
    def counted_to(self) -> int | None:
        """A textarea's longest length, counted down while somebody types."""
        longest = getattr(self.field, "max_length", None)
        return longest if isinstance(self.field.widget, forms.Textarea) else None

    @property
    def prefix(self) -> str:
        """The currency before an amount."""
        return str(getattr(self.field.widget, "currency", ""))

    @property
    def optional(self) -> bool:
        """Whether the label says "(optional)".

        A form may set `mark_optional = False`, or name in `unmarked` the fields of which
        one or another is needed.
        """
        marked: bool = getattr(self.form, "mark_optional", True)
        if self.name in getattr(self.form, "unmarked", ()):
            return False
        return marked and not self.field.required and self.kind != "checkbox"

    @property
    def focus_id(self) -> str:
        """Where the error summary's link leads: the first control of the field."""
        if self.kind == "date":
            return f"{self.auto_id}_day"
        if self.kind in {"radios", "checkboxes"}:
            return f"{self.auto_id}_0"
        return self.auto_id

    @property
    def named(self) -> str:
        """The label before a message in the error summary: "When was it paid?"."""
        label = str(self.label)
        return label if label[-1:] in "?!:." else f"{label}:"

    @property
    def described_by(self) -> str:
        """Ids of the hint and the error; for the fieldset of a group."""
        ids = []
        if self.help_text:
            ids.append(f"{self.auto_id}_helptext")
        if self.errors:
            ids.append(f"{self.auto_id}_error")
        return " ".join(ids)

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        """Django's attributes, with GOV.UK's classes and without the browser's own check.

        The browser's messages differ from ours in language and wording, and some
        screen readers announce a required field as wrong before anything is typed.
        """
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        built.pop("required", None)
        widget.attrs.pop("placeholder", None)  # it would vanish when somebody types
        if widget.is_hidden:
            return built
        classes = [CLASSES.get(self.kind, ""), str(widget.attrs.get("class", ""))]
        if isinstance(widget, AmountInput):
            classes.append("govuk-input--amount")
        if self.errors and self.kind in {"input", "password", "select", "file"}:
            classes.append(f"{CLASSES[self.kind].partition(' ')[0]}--error")
        elif self.errors and self.kind in {"textarea", "counted"}:
            classes.append("govuk-textarea--error")
        built["class"] = " ".join(part for part in classes if part)
        if self.kind in GROUPS:
            built.pop("aria-describedby", None)
        elif self.kind == "counted":
            built["aria-describedby"] = (
                f"{self.described_by} {self.auto_id}-info".strip()
            )
            # The count tells; the browser must not cut off what somebody pastes.
            widget.attrs.pop("maxlength", None)
        return built


class Renderer(TemplatesSetting):
    """The `FORM_RENDERER` of the settings: `{{ form }}` gives GOV.UK's markup."""

    form_template_name = "ui/form/form.html"
    formset_template_name = "ui/form/formset.html"
    field_template_name = "ui/form/field.html"
    bound_field_class = Field


def _as_text(field: forms.Field, widget: forms.NumberInput) -> None:
    """Numbers as text: no wheel that changes them, no letters that vanish."""
    widget.input_type = "text"
    whole = isinstance(field, forms.IntegerField) and not isinstance(
        field, forms.FloatField | forms.DecimalField
    )
    widget.attrs.setdefault("inputmode", "numeric" if whole else "decimal")
    if (getattr(field, "max_value", None) or YEARS_END) < YEARS_END:
        widget.attrs.setdefault("class", "govuk-input--width-5")
    for name in ("min", "max", "step"):
        widget.attrs.pop(name, None)
