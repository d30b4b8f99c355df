from __future__ import annotations

import pytest

from studio.compression.width_plan import share_of, student_decoder_widths, student_encoder_widths
from studio.errors import SpecError
from studio.networks.layout import decoder_chain, encoder_chain

ENCODER = encoder_chain(2, (8, 8, 16))
DECODER = decoder_chain(2, 16, (8, 8, 3))


def test_a_share_is_rounded_and_leaves_one() -> None:
    assert share_of([4, 6, 10], 0.75) == (3, 4, 8)
    assert share_of([4, 6, 10], 0.01) == (1, 1, 1)
    assert share_of([4, 6, 10], 1.0) == (4, 6, 10)


def test_a_share_comes_in_multiples_as_far_as_there_are_filters() -> None:
    assert share_of([64, 63, 29, 20, 5], 0.7, 16) == (48, 48, 16, 16, 5)
    assert student_encoder_widths(ENCODER, 2, 0.7, 4) == (4, 4, 12)
    assert student_decoder_widths(DECODER, 2, 0.7, (4, 4, 12), 4) == (4, 4, 3)


def test_one_share_one_for_each_level_and_widths_by_block_or_layer() -> None:
    assert student_encoder_widths(ENCODER, 2, 0.5) == (4, 4, 8)
    assert student_encoder_widths(ENCODER, 2, {2: 0.25}) == (2, 2, 4)
    assert student_encoder_widths(ENCODER, 2, (1, 2, 3, 4, 5)) == (1, 1, 2)
    assert student_encoder_widths(ENCODER, 2, (1, 2, 3)) == (1, 2, 3)


def test_decoders_end_in_rgb() -> None:
    assert student_decoder_widths(DECODER, 2, 0.5, (4, 4, 8)) == (4, 4, 3)
    assert student_decoder_widths(DECODER, 2, (1, 2, 3), (1, 2, 3)) == (2, 1, 3)


def test_what_says_nothing_of_a_layer_is_refused() -> None:
    with pytest.raises(SpecError, match="level 2"):
        student_encoder_widths(ENCODER, 2, {1: 0.5})
    with pytest.raises(SpecError, match="only 2 widths"):
        student_encoder_widths(ENCODER, 2, (4, 4))


def test_more_filters_than_the_teacher_has_are_refused() -> None:
    with pytest.raises(SpecError, match="conv2_1 of the teacher has 16 filters, 17 cannot be kept"):
        student_encoder_widths(ENCODER, 2, (8, 8, 17))
    with pytest.raises(SpecError, match="conv1_1 of the teacher has 8 filters, 9 cannot be kept"):
        student_encoder_widths(ENCODER, 2, (9, 8, 8, 8, 8))
    with pytest.raises(SpecError, match="conv1_2 of the teacher has 4 filters, 8 cannot be kept"):
        student_decoder_widths(decoder_chain(2, 16, (8, 4, 3)), 2, (8, 8, 16), (8, 8, 16))
