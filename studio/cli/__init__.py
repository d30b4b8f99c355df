"""Parse, spec, run, exit code."""
