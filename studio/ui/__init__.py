"""The desktop window: the only package that knows Qt. Importing it never loads torch."""
