from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "notices"

    def ready(self) -> None:
        from accounts import about
        from notices.about import notices_about

        about.register("notices", notices_about, _("Notices to you"))
