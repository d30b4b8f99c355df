from studio.specs.export import COMPRESSIONS
from studio.ui.stylize.export_dialog import DEPTHS, PYRAMIDS, compression_texts, depth_texts, pyramid_texts


def test_every_choice_has_a_text_of_its_own() -> None:
    for values, texts in ((DEPTHS, depth_texts()), (COMPRESSIONS, compression_texts()), (PYRAMIDS, pyramid_texts())):
        assert len(values) == len(texts) == len(set(texts)) and all(texts)
