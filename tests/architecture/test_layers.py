"""Foreign keys written as text are invisible to import-linter; they are checked here."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.conf import settings

CONTRACTS = tomllib.loads(Path(settings.BASE_DIR, "pyproject.toml").read_text())[
    "tool"
]["importlinter"]["contracts"]
LAYERS = [[app.strip() for app in row.split("|")] for row in CONTRACTS[0]["layers"]]
RANK = {app: -depth for depth, row in enumerate(LAYERS) for app in row}


def test_every_app_of_ours_has_a_layer():
    ours = {
        config.name
        for config in apps.get_app_configs()
        if Path(config.path).parent == settings.BASE_DIR
    }

    assert ours - RANK.keys() == set()


def test_relations_point_down():
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in RANK
        for field in model._meta.get_fields()
        if field.is_relation
        and field.concrete
        and field.related_model
        and RANK[model._meta.app_label]
        < RANK.get(field.related_model._meta.app_label, -99)
    ]

    assert upward == []
