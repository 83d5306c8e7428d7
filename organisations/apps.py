from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "organisations"

    def ready(self) -> None:
        from audit.naming import register_namer  # noqa: PLC0415  models must be loaded
        from organisations.naming import who_in_words  # noqa: PLC0415

        register_namer(who_in_words)
