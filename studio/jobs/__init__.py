"""Renders that wait, run and end: their states, their order and their records on disk, without torch and without Qt."""
