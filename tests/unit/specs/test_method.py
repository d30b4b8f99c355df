import pytest

from studio.specs.method import Method


def test_names_are_those_of_files_and_options() -> None:
    assert [method.value for method in Method] == ["wct", "adain", "ot"]
    assert Method("ot") is Method.OT


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="gram"):
        Method("gram")
