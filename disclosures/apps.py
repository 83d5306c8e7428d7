from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "disclosures"

    def ready(self) -> None:
        from disclosures.actions.reach import not_reached  # noqa: PLC0415  after models
        from notices.sending import on_undeliverable  # noqa: PLC0415  after models

        on_undeliverable(not_reached)
