"""Frozen requests with their defaults, ranges and units; JSON in and out; no torch, no Qt."""
