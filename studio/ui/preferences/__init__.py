"""What the person sets once: the dialog, and the store that applies it at once."""
