"""Roles of people who review, in templates."""

from django import template

from organisations.people import role_labels

register = template.Library()


@register.filter
def role(name: str) -> str:
    """`{{ review.role|role }}`: Medical reviewer."""
    return role_labels([name])
