"""Hypothesis without a deadline: torch's first call takes longer than its later ones."""

from hypothesis import settings

settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")
