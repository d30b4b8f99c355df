"""Training runs as the window sees them: processes of their own, found again, watched, stopped. Torch-free."""
