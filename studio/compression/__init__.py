"""Making small pairs from large ones."""
