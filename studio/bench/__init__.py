"""The same work timed against a plain reference implementation."""
