import os
from pathlib import Path

import pytest

from studio.paths import cache_dir, resources_dir
from studio.ui.stylize.output_names import pictures_dir, results_folder


def test_a_result_goes_beside_its_photo_or_where_the_person_wants_it(tmp_path: Path) -> None:
    assert results_folder(tmp_path / "photo.jpg", None) == tmp_path
    assert results_folder(tmp_path / "photo.jpg", tmp_path / "all") == tmp_path / "all"


@pytest.mark.parametrize("folder", [cache_dir() / "pasted", resources_dir() / "photos"])
def test_nothing_goes_where_nobody_would_look(folder: Path, tmp_path: Path) -> None:
    assert results_folder(folder / "photo.jpg", None) == pictures_dir()
    assert results_folder(folder / "photo.jpg", tmp_path) == tmp_path


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert results_folder(tmp_path / "photo.jpg", None) == pictures_dir()
