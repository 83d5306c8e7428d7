"""Every field of reporting rules can be changed in a copy, compared, and is checked."""

import pytest

from organisations.actions import regimes as actions
from organisations.forms.regimes import RulesForm
from regimes.models import Regime
from regimes.said import differences
from tests import cast
from tests.organisations.test_regimes import typed, url

CHANGED = {
    "countries": {"countries": "GB, IE, MT"},
    "general": {"general": "on"},
    "languages": {"languages": "en, cy"},
    "currency": {"currency": "EUR"},
    "time_zone": {"time_zone": "Europe/Dublin"},
    "period": {
        "period": "half-year",
        "on_publish": "1/10 +0; 1/4 +1",
        "on_data_closes": "",
        "on_review_opens": "",
        "on_review_closes": "",
        "on_correction_closes": "",
        "on_sign_off": "",
    },
    "publish_due": {"on_publish": "31/5 +1"},
    "deadlines": {"on_sign_off": "9/6 +1"},
    "public_years": {"public_years": 4},
    "records_years": {"records_years": 6},
    "review_days": {"review_days": 31},
    "asked_again_days": {"asked_again_days": 15},
    "reminder_days": {"reminder_days": "30, 2"},
    "late_told_days": {"late_told_days": 20},
    "recognised_on": {"recognised_on": "invoiced_on"},
    "thresholds": {"year": "500"},
    "rounding": {"places": 0},
    "vat": {"vat": "included"},
    "vat.included": {"vat": "by_kind", "vat_included": "grant"},
    "vat.excluded": {"vat": "by_kind", "vat_excluded": "service_fee"},
    "nil_return": {"nil_return": "required"},
    "required": {"required": ["recipient_name"]},
    "people": {"people": "patients | Individual patients | total"},
    "checks": {"checks": "VR-11 | insist\ngift_words | inform"},
    "agreement_rules": {"agreement_rules": "VR-09 | off"},
    "agreement_facts": {"certify": "grant, donation"},
    "agreement_facts.certify": {"certify": "grant"},
    "agreement_facts.meal_caps": {
        "meal_caps": "GB | 75.00 | GBP | An invented letter | not confirmed"
    },
    "doubts": {"doubts": "One more thing"},
}
"""What the form sends when somebody changes this key of a profile, and nothing else."""
IN_LINES = {"categories", "groups"}
"""Changed by a test of their own, because the new lines are made from the old ones."""
DERIVED = {"vat.rule", "rounding.places"}
"""Parts of a key that has a field of its own name above."""


@pytest.fixture
def by(registrar):
    return cast.actor(registrar)


@pytest.fixture
def draft(by):
    return actions.copy(Regime.objects.get(code="uk-abpi"), by=by)


def keys_of(profile):
    """Every key, and those inside a key that holds several facts; codes are no keys."""
    parts = {"vat", "rounding", "agreement_facts"}
    inner = {f"{key}.{part}" for key in parts & profile.keys() for part in profile[key]}
    return profile.keys() | inner


def test_every_key_of_every_profile_is_in_the_form_or_named_here():
    keys = set().union(*(keys_of(each.profile) for each in Regime.objects.all()))
    assert len(keys) > 25

    assert keys - CHANGED.keys() - IN_LINES - DERIVED == set()


@pytest.mark.parametrize("key", CHANGED)
def test_each_key_is_changed_by_the_form_and_shown_by_the_comparison(
    sign_in, registrar, draft, key
):
    before = draft.profile
    client = sign_in(registrar)

    response = typed(client, draft, **CHANGED[key])

    assert response.status_code == 302, response.context["form"].errors
    draft.refresh_from_db()
    top, _dot, inner = key.partition(".")
    was, now = before.get(top), draft.profile[top]
    if inner:
        was, now = (was or {}).get(inner), now[inner]
    assert now != was
    assert differences(draft.based_on, draft) != []
    assert "Both versions say the same" not in client.get(response.url).content.decode()


def test_kinds_and_their_headings_are_renamed_and_added(sign_in, registrar, draft):
    form = RulesForm(regime=draft)
    kinds = form["categories"].value().replace("| Other |", "| Anything else |")
    groups = form["groups"].value().replace("other | each", "other, prize | each", 1)

    response = typed(
        sign_in(registrar),
        draft,
        categories=f"{kinds}\nprize | Prize | A prize that was given.",
        groups=groups,
    )

    assert response.status_code == 302, response.context["form"].errors
    draft.refresh_from_db()
    labels = {each["code"]: each["label"] for each in draft.profile["categories"]}
    assert (labels["other"], labels["prize"]) == ("Anything else", "Prize")
    assert "prize" in draft.profile["groups"][0]["kinds"]
    changed = {each.label for each in differences(draft.based_on, draft)}
    assert {"Kinds of payment", "Under “Grants and sponsorship”"} <= changed


def test_the_number_of_a_heading_in_the_national_form_is_kept(sign_in, registrar, by):
    dutch = actions.copy(Regime.objects.get(code="nl-cgr"), by=by)
    groups = RulesForm(regime=dutch)["groups"].value().replace("| total", "| total | 7")

    response = typed(sign_in(registrar), dutch, groups=groups)

    assert response.status_code == 302, response.context["form"].errors
    dutch.refresh_from_db()
    assert {each["number"] for each in dutch.profile["groups"]} == {"7"}
    assert any("7" in each.after for each in differences(dutch.based_on, dutch))


def test_a_form_sent_as_it_is_keeps_every_key_of_every_profile(sign_in, registrar, by):
    client = sign_in(registrar)
    for regime in Regime.objects.filter(based_on=None):
        draft = actions.copy(regime, by=by)
        assert typed(client, draft).status_code == 302
        draft.refresh_from_db()

        same = {
            key: value
            for key, value in draft.profile.items()
            if value == regime.profile.get(key)
        }
        rest = keys_of(regime.profile) - keys_of(draft.profile)
        assert rest == set(), regime
        # one day is written as a list of one; a fraction is written in full
        assert regime.profile.keys() - same.keys() <= {"publish_due", "deadlines"}, (
            regime
        )


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("languages", "en, xx", "No language has this code: xx."),
        ("reminder_days", "soon", "Write numbers of days, such as 21, 7, 1."),
        ("reminder_days", "1000", "That is more than a year."),
        ("categories", "grant | Grant", "Line 1: Write a code, a name and an"),
        ("categories", "a | A | x\na | B | y", "Line 2: “a” stands there twice."),
        ("categories", "A B | Name | x", "“A B” is no code"),
        ("categories", "grant | Grant | x", "These kinds have to stay"),
        ("groups", "a | A | grant | both", "“both”: write each or total."),
        (
            "groups",
            "a | A | nothing | each",
            "There is no such kind of payment: nothing.",
        ),
        ("groups", "a | A | grant | each\nb | B | grant | each", "under two headings"),
        ("groups", "a | A | grant | each", "These kinds stand under no heading"),
        ("people", "a | A | names", "Of persons only total and people can be shown"),
        ("people", "a | A | total | gone", "There is no such kind of payment: gone."),
        ("required", ["secret"], "Select a valid choice"),
        ("vat_included", "grant", "choose that it depends on them"),
        ("vat_included", "nothing", "There is no such kind of payment: nothing."),
        ("checks", "VR-99 | warn", "Line 1: There is no check “VR-99”."),
        (
            "checks",
            "VR-11 | block",
            "“block”: write one of these: inform, warn, insist.",
        ),
        ("checks", "vat_unknown | inform", "There is no check “vat_unknown”."),
        ("agreement_rules", "VR-09", "Write a code and how strictly it is asked."),
        ("agreement_rules", "VR-09 | never", "write one of these: ask, inform, off."),
        ("certify", "marriage", "No kind of agreement: marriage."),
        ("meal_caps", "GB | 75", "Write a country, a sum, a currency, the source"),
        ("meal_caps", "XX | 75 | GBP | letter | confirmed", "No country has this code"),
        ("meal_caps", "GB | 1,234 | GBP | letter | confirmed", "can be read as"),
        ("meal_caps", "GB | 75 | QQQ | letter | confirmed", "There is no currency"),
        ("meal_caps", "GB | -1 | GBP | letter | confirmed", "Enter a sum above zero."),
        ("meal_caps", "GB | 75 | GBP | letter | perhaps", "“perhaps”: write one of"),
    ],
)
def test_what_was_typed_wrongly_is_said(sign_in, registrar, draft, field, text, says):
    response = typed(sign_in(registrar), draft, **{field: text})

    assert response.status_code == 200
    assert says in response.content.decode().replace("&#x27;", "'")


def test_one_kind_is_counted_in_one_way_only(sign_in, registrar, draft):
    response = typed(
        sign_in(registrar),
        draft,
        vat="by_kind",
        vat_included="grant",
        vat_excluded="grant, service_fee",
    )

    assert "These kinds are in both lists: grant." in response.content.decode()


def test_the_page_of_the_form_shows_all_of_it(sign_in, registrar, draft):
    page = sign_in(registrar).get(url("edit", draft)).content.decode()

    for words in ("How strictly findings", "The most for a meal", "Headings of the"):
        assert words in page
