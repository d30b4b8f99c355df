from tests.unit.engine.fixtures import bundle, one_thread, style

__all__ = ["bundle", "one_thread", "style"]
