"""Who is told what about organisations, by noun. Words: templates/emails."""
