"""The engine and the plain whole-image implementation paint the same picture.

The engine is given the same 8-bit values on 16-bit canvases, so that its result is rounded to 1/257 of an 8-bit step
only: compared with the reference, which is not rounded at all, that adds 0.002 of a step.

Networks of random weights magnify the rounding of float32 from level to level until single values are steps apart,
whoever computes. So their cascades are compared in float64, where nothing is left to excuse a difference.
"""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import pytest
import torch

from studio.bench.reference import reference_cascade
from studio.bench.workload import Workload, content_pixels, engine_painter, reference_recipe, style_rgb
from studio.bundles.importing import import_bundle
from studio.geometry import Size
from studio.specs.method import Method
from studio.specs.stylize import StyleChoice
from tests.published import published_folder
from tests.unit.bench.pictures import tiny_workload, write_picture

P999_STEPS, LARGEST_STEPS = 0.5, 2.0
LARGEST_FLOAT64_STEPS = 0.5 / 257 + 1e-5


def differences_in_steps(
    workload: Workload, megapixels: float, *, precision: Literal["float32", "float64"] = "float32"
) -> npt.NDArray[np.float64]:
    """Absolute differences of every value, in 8-bit steps."""
    bundle, spec = workload.bundle(), workload.spec
    pixels = content_pixels(workload.content, megapixels)
    dtype = torch.float64 if precision == "float64" else torch.float32
    paint = engine_painter(spec, bundle, replace(workload.resources, precision=precision))
    ours = paint(pixels.astype(np.uint16) * np.uint16(257)) / 257.0
    theirs = reference_cascade(
        torch.from_numpy(pixels).to(dtype).div(255).permute(2, 0, 1)[None],
        [style_rgb(style.path, spec).to(dtype) for style in spec.styles],
        reference_recipe(spec, bundle),
        [style.weight for style in spec.styles],
    )
    difference: npt.NDArray[np.float64] = np.abs(ours - theirs[0].permute(1, 2, 0).numpy().astype(np.float64) * 255)
    assert np.ptp(ours) > 25, "a flat picture agrees with anything"
    return difference


def assert_agree(differences: npt.NDArray[np.float64]) -> None:
    assert np.quantile(differences, 0.999) <= P999_STEPS
    assert differences.max() <= LARGEST_STEPS


@pytest.mark.parametrize("method", list(Method))
def test_tiny_networks_agree_with_every_method(tmp_path: Path, method: Method) -> None:
    differences = differences_in_steps(tiny_workload(tmp_path, method=method), 0.03, precision="float64")
    assert differences.max() <= LARGEST_FLOAT64_STEPS


@pytest.mark.parametrize("level", [5, 4, 3, 2, 1])
def test_every_level_agrees_by_itself(tmp_path: Path, level: int) -> None:
    assert_agree(differences_in_steps(tiny_workload(tmp_path, levels=(level,)), 0.03))


def test_strengths_and_mixed_styles_agree(tmp_path: Path) -> None:
    workload = tiny_workload(tmp_path)
    other = StyleChoice(write_picture(tmp_path / "other.png", Size(70, 160), seed=2), weight=3.0)
    spec = replace(workload.spec, styles=(*workload.spec.styles, other), strength=0.8, level_strength={4: 0.5, 2: 0.0})
    differences = differences_in_steps(replace(workload, spec=spec), 0.03, precision="float64")
    assert differences.max() <= LARGEST_FLOAT64_STEPS


def published_workload(tmp_path: Path) -> Workload:
    """The published 16x pairs, imported as they are, with pictures that are made here."""
    folder = import_bundle(published_folder("collab16x"), bundle_id="sixteenth", destination=tmp_path, drop_dead=False)
    content = write_picture(tmp_path / "photo.png", Size(960, 540), seed=3)
    return replace(tiny_workload(tmp_path), content=content, bundle_dir=folder)


def test_the_published_pairs_agree_at_a_third_of_a_megapixel(tmp_path: Path) -> None:
    assert_agree(differences_in_steps(published_workload(tmp_path), 0.3))


@pytest.mark.slow
def test_the_published_pairs_agree_at_two_megapixels(tmp_path: Path) -> None:
    assert_agree(differences_in_steps(published_workload(tmp_path), 2.0736))
