"""Addresses of evaluations, lessons and metrics."""

from django.urls import path

from partnerships.views import answers, evaluations, lessons, metrics

PARTNERSHIP = "partnerships/<str:public_id>/"
OF = f"{PARTNERSHIP}evaluations/"
EVALUATION = "evaluations/<str:public_id>/"
LESSON = "lessons/<str:public_id>/"
METRIC = "metrics/<str:public_id>/"

urlpatterns = [
    path("evaluations/", evaluations.index, name="evaluations"),
    path("evaluations/summed/", evaluations.summed, name="evaluations-summed"),
    path(OF, evaluations.of, name="evaluations-of"),
    path(f"{OF}begin/", evaluations.begin, name="evaluations-of-begin"),
    path(f"{OF}ask/", evaluations.ask, name="evaluations-of-ask"),
    path(EVALUATION, evaluations.detail, name="evaluation"),
    path(f"{EVALUATION}history/", evaluations.history, name="evaluation-history"),
    path(f"{EVALUATION}answers/", answers.answers, name="evaluation-answers"),
    path(f"{EVALUATION}next-step/", answers.next_step, name="evaluation-next-step"),
    path(f"{EVALUATION}<str:move>/", evaluations.move, name="evaluation-move"),
    path("next-steps/", answers.open_steps, name="next-steps"),
    path("next-steps/<str:public_id>/done/", answers.next_step_done, name="step-done"),
    path("lessons/", lessons.index, name="lessons"),
    path(f"{PARTNERSHIP}lessons/new/", lessons.create, name="lesson-create"),
    path(LESSON, lessons.detail, name="lesson"),
    path(f"{LESSON}edit/", lessons.edit, name="lesson-edit"),
    path(f"{LESSON}open/", lessons.consent, name="lesson-open"),
    path(f"{LESSON}close/", lessons.close, name="lesson-close"),
    path(
        f"{LESSON}process-change/", lessons.process_change, name="lesson-process-change"
    ),
    path("metrics/", metrics.index, name="metrics"),
    path("metrics/list/", metrics.names, name="metric-names"),
    path("metrics/list/<str:listed>/", metrics.confirm, name="metric-name-confirm"),
    path(f"{PARTNERSHIP}metrics/new/", metrics.create, name="metric-create"),
    path(METRIC, metrics.detail, name="metric"),
    path(f"{METRIC}edit/", metrics.edit, name="metric-edit"),
    path(f"{METRIC}agree/", metrics.agree, name="metric-agree"),
    path(f"{METRIC}drop/", metrics.drop, name="metric-drop"),
    path(f"{METRIC}result/", metrics.result, name="metric-result"),
    path(f"{METRIC}document/", metrics.document, name="metric-document"),
]
