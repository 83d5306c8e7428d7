"""Draws how things move into docs/, from the tables that the code obeys."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from workflow.moves import diagram

FOLDER = Path(settings.BASE_DIR) / "docs"
LIFECYCLES = {
    "transfer": "disclosures.lifecycle.transfers",
    "entry": "disclosures.lifecycle.entries",
    "period": "disclosures.lifecycle.periods",
    "affiliate-statement": "disclosures.lifecycle.affiliates",
    "question": "disclosures.lifecycle.questions",
    "claim": "disclosures.lifecycle.claims",
    "correction": "disclosures.lifecycle.corrections",
    "pass-on-list": "disclosures.lifecycle.passed_on",
    "report": "disclosures.lifecycle.reports",
    "methodology-note": "disclosures.lifecycle.methodology",
    "import": "disclosures.lifecycle.imports",
    "invitation": "organisations.lifecycle.invitations",
    "access-request": "organisations.lifecycle.access",
    "verification": "organisations.lifecycle.verification",
    "extract": "organisations.lifecycle.extracts",
    "tie": "organisations.lifecycle.ties",
    "objection": "organisations.lifecycle.objections",
    "due-diligence": "organisations.lifecycle.diligence",
    "likeness": "organisations.lifecycle.likenesses",
    "succession": "organisations.lifecycle.successions",
    "reporting-rules": "organisations.lifecycle.regimes",
    "screening": "organisations.lifecycle.screening",
    "application": "partnerships.lifecycle.applications",
    "partnership": "partnerships.lifecycle.partnerships",
    "partnership-party": "partnerships.lifecycle.joining",
    "agreement": "partnerships.lifecycle.agreements",
    "evaluation": "partnerships.lifecycle.evaluations",
    "approval": "partnerships.lifecycle.approvals",
    "activity": "partnerships.lifecycle.activities",
    "milestone": "partnerships.lifecycle.milestones",
    "fair-pay": "partnerships.lifecycle.fair_pay",
    "logo-permission": "partnerships.lifecycle.permissions",
    "data-use": "partnerships.lifecycle.data_use",
    "material": "partnerships.lifecycle.materials",
    "budget": "partnerships.lifecycle.budgets",
    "unspent-money": "partnerships.lifecycle.unspent",
    "alert": "independence.lifecycle.alerts",
}


def pages() -> Iterator[tuple[Path, str]]:
    """Each page's place and text."""
    for noun, name in LIFECYCLES.items():
        yield FOLDER / f"{noun}-lifecycle.md", _page(noun, import_module(name))


def _page(noun: str, module: ModuleType) -> str:
    moves = module.MOVES
    with override("en"):
        rows = [
            f"| {name} | {', '.join(sorted(move.sources))} | {move.target} |"
            f" {', '.join(sorted(move.roles))} | {move.label} |"
            for name, move in moves.items()
        ]
    title = noun.replace("-", " ").capitalize()
    first_line = (module.__doc__ or "").partition("\n")[0]
    return "\n".join(
        [
            f"# {title}: lifecycle",
            "",
            first_line,
            "",
            "```mermaid",
            diagram(moves, module.START),
            "```",
            "",
            "| step | from | to | whose | on the button |",
            "|---|---|---|---|---|",
            *rows,
            "",
            f"Drawn by `manage.py draw_lifecycles` from `{module.__name__}`.",
            "",
        ]
    )


class Command(BaseCommand):
    help = "Draws every lifecycle into docs/."

    def handle(self, *args: Any, **options: Any) -> None:
        for path, text in pages():
            path.write_text(text, encoding="utf-8")
            self.stdout.write(str(path.relative_to(settings.BASE_DIR)))
