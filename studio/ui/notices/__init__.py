"""Messages that come and go without stopping the work."""
