"""Structured pruning: whole filters go, chosen by growing regularisation, by growing probability, or by norm."""
