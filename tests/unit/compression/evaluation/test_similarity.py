import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from studio.compression.evaluation.panel import content_similarity
from tests.unit.engine.pictures import stored_picture

LUMA = np.array([0.2125, 0.7154, 0.0721])


def reference(painted: np.ndarray, content: np.ndarray) -> float:
    """SSIM written out: local Gaussian moments, mean over the positions whose window lies inside."""
    x, y = (pixels / 255 @ LUMA for pixels in (painted, content))

    def local(values: np.ndarray) -> np.ndarray:
        return gaussian_filter(values, 1.5, radius=5)[5:-5, 5:-5]

    mean_x, mean_y = local(x), local(y)
    covariance = local(x * y) - mean_x * mean_y
    variances = local(x * x) - mean_x**2 + local(y * y) - mean_y**2
    ssim = (
        (2 * mean_x * mean_y + 1e-4) * (2 * covariance + 9e-4) / ((mean_x**2 + mean_y**2 + 1e-4) * (variances + 9e-4))
    )
    return float(ssim.mean())


def test_agrees_with_the_formula() -> None:
    painted, content = stored_picture(48, 40, seed=1), stored_picture(48, 40, seed=2)
    assert content_similarity(painted, content) == pytest.approx(reference(painted, content), rel=1e-6)


def test_a_picture_is_wholly_like_itself_and_colour_alone_hardly_counts() -> None:
    content = stored_picture(48, 40, seed=3)
    assert content_similarity(content, content) == pytest.approx(1.0)
    grey = np.repeat(np.rint(content @ LUMA)[..., None], 3, axis=2).astype(np.uint8)
    assert content_similarity(grey, content) > 0.99


def test_other_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="dimensions"):
        content_similarity(stored_picture(48, 40), stored_picture(40, 48))
