"""How a company counts, version by version, and what the checks found in a report."""

import audit.ids
import audit.models
import django.db.models.deletion
import simple_history.models
from audit.new_tables import NewTables
from django.db import migrations, models

from audit.triggers import AppendOnly, TrackHistory

# What a certified report says about counting stays as it was; only the record of the
# company may become another one (a merge).
FROZEN = """
create or replace function disclosures_note_frozen() returns trigger
language plpgsql as $$
begin
  if old.state = 'in_use' and (new.state, new.answers, new.version, new.dated_on)
      is distinct from (old.state, old.answers, old.version, old.dated_on) then
    raise exception 'a methodology note in use does not change'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create or replace trigger methodology_note_frozen
  before update on disclosures_methodologynote
  for each row execute function disclosures_note_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0011_received"),
        ("organisations", "0012_how_common_sights_are"),
    ]

    operations = [
        NewTables(
            [
                migrations.AddField(
                    model_name="historicalreservation",
                    name="said_by_id",
                    field=models.BigIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="reservation",
                    name="said_by_id",
                    field=models.BigIntegerField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="historicalreservation",
                    name="said_at",
                    field=models.DateTimeField(blank=True, null=True),
                ),
                migrations.AddField(
                    model_name="reservation",
                    name="said_at",
                    field=models.DateTimeField(blank=True, null=True),
                ),
                migrations.AddConstraint(
                    model_name="reservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("said_at__isnull", True), ("said_by_id__isnull", True)
                        )
                        | models.Q(
                            ("said_at__isnull", False), ("said_by_id__isnull", False)
                        ),
                        name="reservation_said_at_with_said_by",
                    ),
                ),
                migrations.CreateModel(
                    name="MethodologyNote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "public_id",
                            models.CharField(
                                db_default=audit.ids.NewPublicId(),
                                editable=False,
                                max_length=16,
                                unique=True,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("in_use", "In use"),
                                ],
                                default="draft",
                                max_length=6,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "answers",
                            models.JSONField(default=dict, verbose_name="answers"),
                        ),
                        ("dated_on", models.DateField(verbose_name="of")),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        (
                            "based_on",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="disclosures.methodologynote",
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="methodology_notes",
                                to="organisations.organisation",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="HistoricalMethodologyNote",
                    fields=[
                        (
                            "id",
                            models.BigIntegerField(
                                auto_created=True,
                                blank=True,
                                db_index=True,
                                verbose_name="ID",
                            ),
                        ),
                        ("history_acting_for", models.BigIntegerField(null=True)),
                        ("history_deputy_for", models.BigIntegerField(null=True)),
                        (
                            "public_id",
                            models.CharField(
                                db_default=audit.ids.NewPublicId(),
                                db_index=True,
                                editable=False,
                                max_length=16,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Being written"),
                                    ("in_use", "In use"),
                                ],
                                default="draft",
                                max_length=6,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "answers",
                            models.JSONField(default=dict, verbose_name="answers"),
                        ),
                        ("dated_on", models.DateField(verbose_name="of")),
                        (
                            "created_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        ("history_user_id", models.BigIntegerField(null=True)),
                        ("history_change_reason", models.TextField(null=True)),
                        (
                            "history_id",
                            models.BigAutoField(
                                editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("history_date", models.DateTimeField(db_index=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[
                                    ("+", "Created"),
                                    ("~", "Changed"),
                                    ("-", "Deleted"),
                                ],
                                max_length=1,
                            ),
                        ),
                        (
                            "company",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="organisations.organisation",
                            ),
                        ),
                        (
                            "based_on",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="disclosures.methodologynote",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical methodology note",
                        "verbose_name_plural": "historical methodology notes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.AddField(
                    model_name="historicalreport",
                    name="note",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="disclosures.methodologynote",
                        verbose_name="version of the methodology note",
                    ),
                ),
                migrations.AddField(
                    model_name="report",
                    name="note",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="disclosures.methodologynote",
                        verbose_name="version of the methodology note",
                    ),
                ),
                migrations.CreateModel(
                    name="FindingsLook",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "moment",
                            models.CharField(
                                choices=[
                                    ("started", "When the report was begun"),
                                    ("certified", "When it was certified"),
                                    ("published", "When it was published"),
                                ],
                                max_length=9,
                            ),
                        ),
                        ("looked_on", models.DateField()),
                        (
                            "looked_at",
                            models.DateTimeField(
                                db_default=audit.models.ClockTimestamp(), editable=False
                            ),
                        ),
                        ("found", models.JSONField(default=list)),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="looks",
                                to="disclosures.report",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["report", "id"], name="findings_look_of"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "moment__in",
                                        ["started", "certified", "published"],
                                    )
                                ),
                                name="findings_look_moment_known",
                            )
                        ],
                    },
                ),
                migrations.AddIndex(
                    model_name="methodologynote",
                    index=models.Index(
                        fields=["company", "-id"], name="methodology_note_newest"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="methodologynote",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "in_use"])),
                        name="methodology_note_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="methodologynote",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("based_on__isnull", True),
                            models.Q(("based_on", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="methodology_note_not_its_own_copy",
                    ),
                ),
            ]
        ),
        TrackHistory("MethodologyNote", "Report", "Reservation"),
        AppendOnly("FindingsLook"),
        migrations.RunSQL(FROZEN, migrations.RunSQL.noop),
    ]
