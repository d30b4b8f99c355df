from studio.bundles.catalog import DEFAULT_BUNDLE_ID
from studio.ui.about.dialog import bundle_attributions, library_attributions, picture_attributions


def test_the_shipped_bundle_is_named_with_its_notice() -> None:
    (shipped,) = [work for work in bundle_attributions() if f"({DEFAULT_BUNDLE_ID})" in work.title]
    assert shipped.terms and "VGG-19" in shipped.text


def test_photographers_are_named() -> None:
    (photos,) = picture_attributions()
    assert "Stefan van der Walt" in photos.text


def test_libraries_state_version_and_terms_and_absent_ones_are_left_out() -> None:
    (torch,) = library_attributions(("torch", "no-such-library"))
    assert torch.title.startswith("torch ") and "BSD" in torch.terms
