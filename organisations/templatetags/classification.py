"""What an organisation is classified as, in templates."""

from typing import Any

from django import template

from organisations.standing import in_words

register = template.Library()


@register.filter
def classified(facts: Any) -> str:
    """`{{ organisation.told_class|classified }}`: Patient organisation, since …"""
    return in_words(facts)
