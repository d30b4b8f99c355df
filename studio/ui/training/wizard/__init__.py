"""The wizard that composes a training run, page by page."""
