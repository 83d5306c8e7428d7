"""Addresses of partnerships and of all that happens in them, by noun."""

from partnerships.urls import (
    activities,
    agreements,
    amendments,
    applications,
    approvals,
    budgets,
    clauses,
    dialogue,
    drafting,
    evaluations,
    insights,
    legal_help,
    materials,
    milestones,
    outcomes,
    partnerships,
    permissions,
    public,
    signatures,
)

app_name = "partnerships"
urlpatterns = [
    *partnerships.urlpatterns,
    *dialogue.urlpatterns,
    *applications.urlpatterns,
    # these have words of their own where the others have a reference
    *approvals.urlpatterns,
    *signatures.urlpatterns,
    *amendments.urlpatterns,
    *agreements.urlpatterns,
    *drafting.urlpatterns,
    *clauses.urlpatterns,
    *legal_help.urlpatterns,
    *activities.urlpatterns,
    *milestones.urlpatterns,
    *materials.urlpatterns,
    *permissions.urlpatterns,
    *budgets.urlpatterns,
    *insights.urlpatterns,
    *evaluations.urlpatterns,
    *outcomes.urlpatterns,
    *public.urlpatterns,
]
