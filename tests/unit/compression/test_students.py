from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from studio.bundles.pair import Bundle, Pair
from studio.compression.objective import Batch
from studio.compression.students import Student, cut_students, students_from
from studio.compression.transforming import transformed
from studio.errors import SpecError
from studio.networks.chain import ConvolutionChain
from studio.specs.method import Method
from studio.specs.training import DistillSpec, Trunk

SPEC = DistillSpec(teacher=Path("teacher"), contents=Path("photos"))


def crops(seed: int) -> Tensor:
    return torch.rand(4, 3, 64, 64, generator=torch.Generator().manual_seed(seed))


CALIBRATION = Batch(crops(0), crops(1).square())


def students_of(teacher: Bundle, spec: DistillSpec, levels: tuple[int, ...] = (3, 2, 1)) -> list[Student]:
    return cut_students(teacher, levels, spec, CALIBRATION)


def widths_of(chain: ConvolutionChain) -> list[int]:
    return [layer.out_channels for layer in chain.layers]


def same_weights(one: ConvolutionChain, two: ConvolutionChain) -> bool:
    return all(torch.equal(tensor, two.state_dict()[key]) for key, tensor in one.state_dict().items())


@pytest.mark.parametrize("method", [Method.WCT, Method.ADAIN])
def test_a_share_narrows_every_layer_of_every_level(teacher: Bundle, method: Method) -> None:
    students = students_of(teacher, replace(SPEC, widths=0.5, method=method), levels=(1, 3, 2))
    assert [student.level for student in students] == [3, 2, 1], "deepest first"
    assert widths_of(students[0].encoder) == [2, 2, 3, 3, 4]
    assert widths_of(students[0].decoder) == [3, 3, 2, 2, 3]
    for student in students:
        assert student.decoder(student.encoder(crops(2))).shape == (4, 3, 64, 64)
        assert {id(weight) for network in student.teacher for weight in network.parameters()}.isdisjoint(
            map(id, student.parameters())
        )
        assert {name.split(".")[0] for name in student.state_dict()} == {"encoder", "decoder", "embedding"}
        assert all(weight.requires_grad for weight in student.parameters())


def test_explicit_widths_are_mirrored_and_shallow_levels_take_the_beginning(teacher: Bundle) -> None:
    deep, middle, shallow = students_of(teacher, replace(SPEC, widths=(3, 3, 5, 5, 7, 9)))
    assert widths_of(deep.encoder) == [3, 3, 5, 5, 7] and widths_of(deep.decoder) == [5, 5, 3, 3, 3]
    assert widths_of(middle.encoder) == [3, 3, 5] and widths_of(middle.decoder) == [3, 3, 3]
    assert widths_of(shallow.encoder) == [3] and widths_of(shallow.decoder) == [3]


def test_five_widths_are_one_per_block(teacher: Bundle) -> None:
    deep, *_ = students_of(teacher, replace(SPEC, widths=(3, 5, 7, 9, 11)))
    assert widths_of(deep.encoder) == [3, 3, 5, 5, 7] and widths_of(deep.decoder) == [5, 5, 3, 3, 3]


@pytest.mark.parametrize("trunk", list(Trunk))
def test_students_may_begin_with_a_bundle_of_their_own(teacher: Bundle, trunk: Trunk) -> None:
    earlier = students_of(teacher, replace(SPEC, widths=0.5))
    start = Bundle(teacher.manifest, {each.level: Pair(each.level, each.encoder, each.decoder) for each in earlier})
    students = students_from(start, teacher, (3, 2, 1), replace(SPEC, trunk=trunk), CALIBRATION)
    assert same_weights(students[0].encoder, earlier[0].encoder)
    assert all(same_weights(one.decoder, two.decoder) for one, two in zip(students, earlier, strict=True))
    is_shared = students[1].encoder.convolution("conv1_1") is students[0].encoder.convolution("conv1_1")
    assert is_shared == (trunk is Trunk.SHARED)
    features, goal = students[0].encoder(crops(0)), teacher.pair(3).encoder(crops(0))
    error = (students[0].embedding.embedded(features) - goal).square().mean()
    assert error < goal.var(), "the embedding has been fitted"


@pytest.mark.parametrize("trunk", list(Trunk))
@pytest.mark.parametrize(("widths", "reason"), [((4, 4, 6, 6, 9, 9), "conv3_1"), ((4, 4, 6, 6), "only 4 widths")])
def test_widths_that_do_not_fit_the_teacher_are_refused(
    teacher: Bundle, trunk: Trunk, widths: tuple[int, ...], reason: str
) -> None:
    with pytest.raises(SpecError, match=reason):
        students_of(teacher, replace(SPEC, widths=widths, trunk=trunk))


def test_cut_to_all_filters_a_student_is_its_teacher(teacher: Bundle) -> None:
    for student in students_of(teacher, replace(SPEC, widths=1.0)):
        pair = teacher.pair(student.level)
        assert same_weights(student.encoder, pair.encoder) and same_weights(student.decoder, pair.decoder)
        assert torch.equal(student.decoder(student.encoder(crops(2))), pair.decoder(pair.encoder(crops(2))))
        assert float(student.embedding(student.encoder(crops(2)), pair.encoder(crops(2))).detach()) < 1e-5


def test_shares_are_given_for_each_level(teacher: Bundle) -> None:
    deep, middle, shallow = students_of(teacher, replace(SPEC, widths={3: 0.5, 2: 0.75, 1: 1.0}))
    assert widths_of(deep.encoder) == [2, 2, 3, 3, 4] and widths_of(deep.decoder) == [3, 3, 2, 2, 3]
    assert widths_of(middle.encoder) == [3, 3, 4] and widths_of(middle.decoder) == [3, 3, 3]
    assert widths_of(shallow.encoder) == [4]
    with pytest.raises(SpecError, match="level 1"):
        students_of(teacher, replace(SPEC, widths={3: 0.5, 2: 0.75}))


@pytest.mark.parametrize("method", [Method.WCT, Method.ADAIN])
@pytest.mark.parametrize("trunk", list(Trunk))
def test_without_pictures_only_the_shapes_are_right(teacher: Bundle, method: Method, trunk: Trunk) -> None:
    spec = replace(SPEC, widths=0.5, method=method, trunk=trunk)
    for blank, fitted in zip(cut_students(teacher, (3, 2, 1), spec, None), students_of(teacher, spec), strict=True):
        blank.load_state_dict(fitted.state_dict(), strict=True)
        assert torch.equal(blank.decoder(blank.encoder(crops(2))), fitted.decoder(fitted.encoder(crops(2))))


@pytest.mark.parametrize("trunk", list(Trunk))
def test_refitted_students_paint_more_like_their_teacher(
    teacher: Bundle, trunk: Trunk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On pictures that the fit has not seen."""

    def apart(students: list[Student]) -> list[float]:
        errors = []
        for student in students:
            encoder, decoder = student.teacher
            wanted = decoder(transformed(encoder(crops(2)), encoder(crops(3)), Method.WCT))
            found = student.decoder(transformed(student.encoder(crops(2)), student.encoder(crops(3)), Method.WCT))
            errors.append(float((found - wanted).square().mean().detach()))
        return errors

    spec = replace(SPEC, widths=0.75, trunk=trunk)
    fitted = apart(students_of(teacher, spec))
    monkeypatch.setattr("studio.compression.refitting.refit", lambda *_: None)
    for with_fit, without in zip(fitted, apart(students_of(teacher, spec)), strict=True):
        assert with_fit < without


@pytest.mark.parametrize("trunk", list(Trunk))
def test_an_embedding_starts_where_least_squares_puts_it(teacher: Bundle, trunk: Trunk) -> None:
    for student in students_of(teacher, replace(SPEC, widths=0.5, trunk=trunk)):
        calibration = torch.cat((crops(0), crops(1).square()))
        features, goal = student.encoder(calibration).detach(), teacher.pair(student.level).encoder(calibration)
        rows = torch.cat((features, torch.ones_like(features[:, :1])), dim=1).transpose(0, 1).flatten(1).T.double()
        wanted = goal.transpose(0, 1).flatten(1).T.double()
        best = float((rows @ torch.linalg.lstsq(rows, wanted).solution - wanted).square().mean())
        found = float((student.embedding.embedded(features).detach() - goal).square().mean())
        assert found <= 1.1 * best + 1e-4, "shallower levels are fitted on painted pictures as well"


def test_levels_of_a_shared_trunk_are_one_network(teacher: Bundle) -> None:
    deep, *shallower = students_of(teacher, replace(SPEC, widths=0.75, trunk=Trunk.SHARED))
    for student in shallower:
        for layer in student.encoder.layers:
            assert student.encoder.convolution(layer.name) is deep.encoder.convolution(layer.name)
    with torch.no_grad():
        deep.encoder.convolution("conv1_1").weight.zero_()
    assert not shallower[-1].encoder.convolution("conv1_1").weight.any()


def test_separate_levels_are_not(teacher: Bundle) -> None:
    deep, *shallower = students_of(teacher, replace(SPEC, widths=0.75))
    owned = {id(weight) for weight in deep.parameters()}
    assert all(owned.isdisjoint(map(id, student.parameters())) for student in shallower)


def test_decoders_of_a_shared_trunk_read_it_through_the_embedding(teacher: Bundle) -> None:
    """With all decoder filters kept, decoder(f) of the trunk is the teacher's decoder of Q f."""
    deep, *shallower = students_of(teacher, replace(SPEC, widths=1.0, trunk=Trunk.SHARED))
    assert same_weights(deep.decoder, teacher.pair(3).decoder)
    for student in shallower:
        features = student.encoder(crops(2)).detach()
        wanted = teacher.pair(student.level).decoder(student.embedding.embedded(features))
        torch.testing.assert_close(student.decoder(features), wanted, rtol=1e-5, atol=1e-5)
        assert not torch.equal(student.encoder(crops(2)), teacher.pair(student.level).encoder(crops(2)))


def test_levels_begun_from_one_file_may_part(teacher: Bundle) -> None:
    """A bundle whose levels share an encoder file gives them views of the same weights."""
    deep = teacher.pair(3).encoder
    tapped = ConvolutionChain.from_tensors(
        deep.layers[:1], {k: deep.state_dict()[k] for k in list(deep.state_dict())[:2]}
    )
    pairs = {3: teacher.pair(3), 1: Pair(1, tapped, teacher.pair(1).decoder)}
    first, second = students_from(Bundle(teacher.manifest, pairs), teacher, (3, 1), SPEC, CALIBRATION)
    before = second.encoder.convolution("conv1_1").weight.detach().clone()
    with torch.no_grad():
        first.encoder.convolution("conv1_1").weight.zero_()
    assert torch.equal(second.encoder.convolution("conv1_1").weight.detach(), before)
