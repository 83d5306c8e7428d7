from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "organisations"

    def ready(self) -> None:
        # Models must be loaded before these are read.
        from accounts import about  # noqa: PLC0415
        from audit.naming import register_namer  # noqa: PLC0415
        from organisations import people  # noqa: PLC0415
        from organisations.naming import who_in_words  # noqa: PLC0415

        register_namer(who_in_words)
        about.register("memberships", people.kept_about)
        about.register("deputies", people.deputies_about)
