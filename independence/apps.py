from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndependenceConfig(AppConfig):
    name = "independence"

    def ready(self) -> None:
        from audit.timeline import register_verbs
        from disclosures.exports.reports.source import read_incomes_with
        from independence import (
            asked_at_approval,
            dependency,
            flags,
            held_here,
            merging,
            report_incomes,
            sole,
        )
        from organisations import diligence, products, references
        from organisations.directory import register_flags
        from partnerships.gates import asking

        held_here.register()
        read_incomes_with(report_incomes.public_incomes)
        diligence.register_fact("dependency", dependency.own_share)
        register_flags(flags.find)
        products.on_change(sole.follow)
        asking.register("VR-20", asked_at_approval.asks)
        references.on_merge(merging.follow)
        references.on_undo(merging.follow)
        references.called(
            {
                "independence.Income.organisation": _("years of income"),
                "independence.Alert.organisation": _("questions about dependence"),
                "independence.Alert.company": _("questions about dependence on it"),
                "independence.SoleProduct.organisation": _("only medicines"),
                "independence.SoleProduct.company": _("only medicines of it"),
            }
        )
        register_verbs(
            {
                # what changed says it better than the event
                "income_entered": "",
                "income_changed": "",
                "income_part_added": "",
                "income_part_ended": _("A source was taken out"),
                "dependence_asked": _("Asked"),
                "dependence_rose": _("The share reached a higher level"),
                "dependence_explained": _("The organisation wrote its words"),
                "dependence_planned": _("The company wrote its plan"),
                "not_now_said": _("Companies are asked to begin nothing new"),
                "not_now_taken_back": _("Companies may ask again"),
            }
        )
