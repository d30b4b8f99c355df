import inspect

import pytest

from studio import errors

TREE = {
    errors.StudioError: Exception,
    errors.InputError: errors.StudioError,
    errors.SpecError: errors.InputError,
    errors.RecordError: errors.InputError,
    errors.PictureError: errors.InputError,
    errors.BundleError: errors.InputError,
    errors.SpaceError: errors.StudioError,
    errors.JobError: errors.StudioError,
    errors.DeviceError: errors.StudioError,
    errors.Cancelled: errors.StudioError,
}


@pytest.mark.parametrize(("kind", "parent"), TREE.items())
def test_every_error_hangs_where_the_docstring_draws_it(kind: type[Exception], parent: type[Exception]) -> None:
    assert kind.__bases__ == (parent,)
    assert kind.__name__ in (errors.__doc__ or "")


def test_the_tree_is_complete() -> None:
    raised = {kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)}
    assert raised == set(TREE)
