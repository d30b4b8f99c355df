"""Unit tests: one file per module of `studio`, in the same folders."""
