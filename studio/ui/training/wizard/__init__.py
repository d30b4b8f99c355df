"""The wizard that turns wishes into a training run, page by page."""
