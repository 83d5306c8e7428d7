from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"

    def ready(self) -> None:
        from organisations import handover, references
        from organisations.directory import beside
        from partnerships import (
            answer_days,
            before_closing,
            held_here,
            held_learned,
            merging,
            signed,
            verbs,
        )
        from partnerships.actions import leads, milestones, publishing, reviews
        from partnerships.models import Kind
        from regimes import known

        held_here.register()
        known.know(kinds=dict(Kind.choices))
        held_learned.register()
        merging.register()
        verbs.register()
        handover.register(leads.hand_over)
        handover.register(reviews.pass_on)
        before_closing.register()
        signed.on_signed(milestones.from_signed)
        signed.on_signed(publishing.refresh_agreement)
        references.on_merge(publishing.after_merge)
        references.on_undo(publishing.after_merge)
        beside.register_answer_days(answer_days.answer_days)
