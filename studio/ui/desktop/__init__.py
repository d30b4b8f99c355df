"""What the desktop offers: its clipboard, its file manager, pictures opened before."""
