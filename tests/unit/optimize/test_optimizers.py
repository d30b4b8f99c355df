from pathlib import Path

import numpy as np
import pytest
import torch

from studio.engine.job_folder import JobFolder
from studio.engine.workspace import FolderWorkspace, MemoryWorkspace
from studio.errors import JobError
from studio.geometry import Region, Size
from studio.images.rasters import Raster
from studio.optimize.gradient import Losses
from studio.optimize.optimizers import Adam, Lbfgs, PictureOptimizer, StepSize, state_bytes
from studio.specs.optimize import Optimizer

SIZE = Size(48, 32)
WHOLE = Region.whole(SIZE)
GOAL = np.random.default_rng(1).uniform(0.2, 0.8, (32, 48, 3))
CURVATURE = np.random.default_rng(2).uniform(0.1, 3, (32, 48, 3))


def bowl(picture: Raster, gradient: Raster) -> Losses:
    """A quadratic with its minimum at `GOAL`; its derivative times the number of pixels."""
    distance = picture.read(WHOLE) - GOAL
    gradient.write(WHOLE, (CURVATURE * distance).astype(gradient.dtype))
    return Losses(float((CURVATURE * distance**2).sum()) / 2 / SIZE.pixels, 0.0)


def adam(number: int = 0, size: Size = SIZE) -> Adam:
    return Adam(MemoryWorkspace(), size, number, np.float64)


def start(optimizer: PictureOptimizer, value: float = 0.5) -> None:
    size = optimizer.picture.size
    optimizer.picture.write(Region.whole(size), np.full((size.height, size.width, 3), value))


def test_adam_takes_the_steps_of_torchs() -> None:
    ours = adam()
    start(ours)
    variable = torch.full((32, 48, 3), 0.5, dtype=torch.float64, requires_grad=True)
    theirs = torch.optim.Adam([variable], lr=0.01)
    for _ in range(12):
        ours.step(bowl, 0.01)
        variable.grad = torch.from_numpy(CURVATURE * (variable.detach().numpy() - GOAL))
        theirs.step()
    np.testing.assert_allclose(ours.picture.read(WHOLE), variable.detach().numpy(), rtol=0, atol=1e-12)


def test_adam_keeps_pixels_in_range() -> None:
    ours = adam()
    start(ours, 0.001)
    ours.step(bowl, 1.0)
    assert ours.picture.read(WHOLE).min() >= 0
    assert ours.picture.read(WHOLE).max() == 1


def test_lbfgs_comes_to_the_minimum() -> None:
    optimizer = Lbfgs(SIZE, np.float64)
    start(optimizer)
    first = optimizer.step(bowl, 0.0).total
    for _ in range(20):
        last = optimizer.step(bowl, 0.0).total
    assert last < 1e-6 * first
    np.testing.assert_allclose(optimizer.picture.read(WHOLE), GOAL, rtol=0, atol=1e-2)


@pytest.mark.parametrize("kind", ["adam", "lbfgs"])
def test_a_saved_optimiser_goes_on_to_the_same_bytes(tmp_path: Path, kind: str) -> None:
    def made() -> PictureOptimizer:
        return adam() if kind == "adam" else Lbfgs(SIZE, np.float64)

    straight, first, second = made(), made(), made()
    for optimizer in (straight, first):
        start(optimizer)
        for _ in range(4):
            optimizer.step(bowl, 0.01)
    first.save(tmp_path / "kept.raw")
    second.load(tmp_path / "kept.raw")
    for optimizer in (straight, second):
        for _ in range(4):
            optimizer.step(bowl, 0.01)
    np.testing.assert_array_equal(second.picture.read(WHOLE), straight.picture.read(WHOLE))


@pytest.mark.parametrize("kind", ["adam", "lbfgs"])
def test_a_damaged_checkpoint_is_named(tmp_path: Path, kind: str) -> None:
    (tmp_path / "kept.raw").write_bytes(b"no checkpoint")
    optimizer = adam() if kind == "adam" else Lbfgs(SIZE, np.float64)
    with pytest.raises(JobError, match=r"kept\.raw"):
        optimizer.load(tmp_path / "kept.raw")


@pytest.mark.parametrize("kind", ["adam", "lbfgs"])
def test_a_loss_that_is_not_finite_changes_nothing(kind: str) -> None:
    optimizer = adam() if kind == "adam" else Lbfgs(SIZE, np.float64)
    start(optimizer)
    optimizer.step(bowl, 0.01)
    before = optimizer.picture.read(WHOLE)

    def broken(picture: Raster, gradient: Raster) -> Losses:
        bowl(picture, gradient)
        return Losses(float("inf"), 0.0)

    assert optimizer.step(broken, 0.01).total == float("inf")
    np.testing.assert_array_equal(optimizer.picture.read(WHOLE), before)


def test_adam_goes_on_at_twice_the_size_with_what_it_knows() -> None:
    small, large = adam(0), adam(1, Size(96, 64))
    start(small)
    for _ in range(3):
        small.step(bowl, 0.01)
    large.continue_from(small)
    start(large, 0.5)

    def flat(picture: Raster, gradient: Raster) -> Losses:
        del picture
        gradient.write(Region.whole(gradient.size), np.zeros((64, 96, 3)))
        return Losses(0.0, 0.0)

    large.step(flat, 0.01)
    moved = large.picture.read(Region.whole(Size(96, 64))) - 0.5
    towards = np.sign(GOAL - 0.5).repeat(2, axis=0).repeat(2, axis=1)
    inner = np.abs(GOAL - 0.5).repeat(2, axis=0).repeat(2, axis=1) > 0.2
    assert (np.sign(moved) == towards)[inner].mean() > 0.7  # neighbours share a gradient that is blended between them


def test_stores_are_given_back(tmp_path: Path) -> None:
    folder = JobFolder(tmp_path / "job")
    folder.begin({}, {})
    workspace = FolderWorkspace(folder.path, bands_per_strip=1)
    Adam(workspace, SIZE, 0, np.float32).close()
    assert not list(folder.path.glob("*.raw"))
    workspace.close()
    folder.release(remove=True)


def test_step_sizes_fall_as_a_cosine() -> None:
    steps = [StepSize(0.1).at(number, 10) for number in range(10)]
    assert steps[0] == pytest.approx(0.1)
    assert steps == sorted(steps, reverse=True)
    assert StepSize(0.1).at(10, 10) == pytest.approx(0.002)


def test_lbfgs_keeps_many_more_pictures_than_adam() -> None:
    picture_bytes = SIZE.pixels * 12
    assert state_bytes(Optimizer.ADAM, SIZE, torch.float32) == 4 * picture_bytes
    assert state_bytes(Optimizer.LBFGS, SIZE, torch.float32) >= 20 * picture_bytes
