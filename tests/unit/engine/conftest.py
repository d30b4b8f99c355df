from tests.unit.engine.fixtures import bundle, one_thread, other_style, style

__all__ = ["bundle", "one_thread", "other_style", "style"]
