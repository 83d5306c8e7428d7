"""Lifecycles are complete: actions, states and pictures follow the tables."""

import pkgutil
from importlib import import_module

import pytest

import disclosures.lifecycle
import independence.lifecycle
import organisations.lifecycle
import partnerships.lifecycle
from config.management.commands.draw_lifecycles import LIFECYCLES, pages

# The module whose functions are named like the moves, and the moves that another
# function makes: some happen to many things at once, or as part of something bigger.
ACTIONS = {
    "transfer": ("disclosures.actions.transfers", {}),
    "entry": (
        "disclosures.actions.entries",
        {
            "ask": "disclosures.actions.periods.open_review",
            "reopen": "disclosures.actions.periods.thaw",
            "publish": "disclosures.actions.publication.publish",
            "include_and_ask": "disclosures.actions.entries.include",
        },
    ),
    "period": ("disclosures.actions.periods", {}),
    "question": (
        "disclosures.actions.questions",
        {"answer": "disclosures.actions.questions.reply"},
    ),
    "affiliate-statement": ("disclosures.actions.affiliates", {}),
    "claim": ("disclosures.actions.claims", {}),
    "pass-on-list": ("disclosures.actions.passed_on", {}),
    "correction": ("disclosures.actions.corrections", {}),
    "methodology-note": ("disclosures.actions.methodology", {}),
    "report": (
        "disclosures.actions.reports",
        {
            "publish": "disclosures.actions.publication.publish",
            "supersede": "disclosures.actions.publication.publish",
        },
    ),
    "application": (
        "partnerships.actions.applications",
        {
            "ask": "partnerships.actions.clarifications.ask",
            "answer": "partnerships.actions.clarifications.answer",
            "go_on": "partnerships.actions.clarifications.go_on",
            "approve": "partnerships.actions.decisions.approve",
            "approve_with_conditions": (
                "partnerships.actions.decisions.approve_with_conditions"
            ),
            "decline": "partnerships.actions.decisions.decline",
        },
    ),
    "partnership": (
        "partnerships.actions.partnerships",
        {
            "begin": "partnerships.actions.joining.join",
            "decline": "partnerships.actions.joining.decline",
        },
    ),
    "partnership-party": (
        "partnerships.actions.joining",
        {"ask_again": "partnerships.actions.joining.invite"},
    ),
    "agreement": (
        "partnerships.actions.agreements",
        {
            "finish_approval": "partnerships.actions.approvals.approve",
            "refuse_approval": "partnerships.actions.approvals.refuse",
            "sign": "partnerships.actions.signatures.sign",
            "refuse_to_sign": "partnerships.actions.signatures.refuse",
            "finish_signing": "partnerships.actions.signatures.sign",
            "expire": "partnerships.actions.calendar.move_on",
            "start": "partnerships.actions.calendar.move_on",
            "complete": "partnerships.actions.calendar.move_on",
            "close": "partnerships.actions.closing.close",
            "terminate": "partnerships.actions.closing.terminate",
            "end_early": "partnerships.actions.calendar.move_on",
            "go_on": "partnerships.actions.amendments.take_over",
            "supersede": "partnerships.actions.amendments.take_over",
        },
    ),
    "evaluation": (
        "partnerships.actions.evaluations",
        {"lapse": "partnerships.actions.evaluation_days.lapse"},
    ),
    "approval": ("partnerships.actions.approvals", {}),
    "activity": ("partnerships.actions.activities", {}),
    "milestone": (
        "partnerships.actions.milestones",
        {"drop": "partnerships.actions.milestones.from_signed"},
    ),
    "fair-pay": ("partnerships.actions.fair_pay", {}),
    "logo-permission": ("partnerships.actions.permissions", {}),
    "data-use": ("partnerships.actions.data_use", {}),
    "material": ("partnerships.actions.materials", {}),
    "budget": ("partnerships.actions.budgets", {}),
    "unspent-money": ("partnerships.actions.unspent", {}),
    "import": (
        "disclosures.actions.imports",
        {
            **dict.fromkeys(
                ("ask", "give_up", "check"), "disclosures.actions.imports.read"
            ),
            "begin_taking_back": "disclosures.actions.import_undoing.begin",
            "take_back": "disclosures.actions.import_undoing.take_back",
            "keep": "disclosures.actions.import_undoing.keep",
        },
    ),
    "invitation": ("organisations.actions.invitations", {}),
    "access-request": (
        "organisations.actions.access",
        {
            move: f"organisations.actions.access.{move}_request"
            for move in ("accept", "refuse", "withdraw")
        },
    ),
    "verification": ("organisations.actions.verification", {}),
    "extract": (
        "organisations.actions.extracts",
        dict.fromkeys(("give_up", "check"), "organisations.actions.extracts.read"),
    ),
    "tie": ("organisations.actions.ties", {}),
    "objection": ("organisations.actions.objections", {}),
    "due-diligence": ("organisations.actions.diligence", {}),
    "likeness": (
        "organisations.actions.pairs",
        {
            "merge": "organisations.actions.merging.merge",
            "undo_merge": "organisations.actions.merging.undo",
        },
    ),
    "succession": ("organisations.actions.successions", {}),
    "reporting-rules": ("organisations.actions.regimes", {}),
    "screening": ("organisations.actions.screening", {}),
    "alert": ("independence.actions.alerts", {}),
}
MOVES = [
    (noun, move)
    for noun, module in LIFECYCLES.items()
    for move in import_module(module).MOVES
]


def tables():
    """Every module of a lifecycle package that has a table of moves."""
    for package in (
        disclosures.lifecycle,
        independence.lifecycle,
        organisations.lifecycle,
        partnerships.lifecycle,
    ):
        for found in pkgutil.iter_modules(package.__path__):
            module = import_module(f"{package.__name__}.{found.name}")
            if hasattr(module, "MOVES"):
                yield module.__name__


def test_every_table_is_drawn():
    assert set(tables()) == set(LIFECYCLES.values())


@pytest.mark.parametrize(("noun", "move"), MOVES)
def test_every_move_has_an_action(noun, move):
    module, elsewhere = ACTIONS[noun]
    name = elsewhere.get(move, f"{module}.{move}")
    module, _dot, function = name.rpartition(".")

    assert callable(getattr(import_module(module), function, None)), name


@pytest.mark.parametrize("noun", LIFECYCLES)
def test_every_state_can_be_reached(noun):
    module = import_module(LIFECYCLES[noun])
    reached, before = {module.START}, set()
    while reached != before:
        before = set(reached)
        reached |= {m.target for m in module.MOVES.values() if m.sources & before}

    assert {str(state) for state in reached} == set(module.State.values)


def test_the_pictures_are_current():
    stale = [
        path.name
        for path, text in pages()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]

    assert stale == []
