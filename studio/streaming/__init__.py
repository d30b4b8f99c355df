"""Strips, bands, halos and budgets, and the executor that runs a network band by band."""
