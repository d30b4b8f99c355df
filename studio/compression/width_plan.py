"""How wide every layer will be that a run makes, and what cannot be made: one plan that the run itself follows.

Widths are counted from the layers of manifests or of networks, so that sizes told beforehand are those of the result
and refusals come before the run. Torch-free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from studio.bundles.manifest import Manifest, PairEntry
from studio.compression.layer_names import Part, full_name, is_short_for
from studio.errors import SpecError
from studio.networks.costs import macs_per_pixel
from studio.networks.layout import (
    CONVS_PER_BLOCK,
    RGB_CHANNELS,
    Chain,
    block_of,
    decoder_chain,
    encoder_chain,
    mirrored_widths,
)
from studio.specs.method import Method
from studio.specs.painting import Aim
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec, Trunk, Widths

ADAIN_LEVEL = 4

Targets = Mapping[str, int]  # name of a group → filters that go


@dataclass(frozen=True, slots=True)
class PairShape:
    """The layers of one pair; its encoder is the beginning of that of level ``trunk``, its own or a deeper one."""

    level: int
    encoder: Chain
    decoder: Chain
    trunk: int

    @classmethod
    def of(cls, entry: PairEntry) -> PairShape:
        """A pair with an encoder of its own; raises BundleError where it has no decoder."""
        return cls(entry.level, entry.encoder_layers(), entry.decoder_layers(), entry.level)

    @property
    def macs_per_pixel(self) -> float:
        """Multiply-accumulates of encoder and decoder, per pixel of the canvas."""
        return macs_per_pixel(self.encoder) + macs_per_pixel(self.decoder)


PairShapes = Sequence[PairShape]


def entry_of(pair: PairShape) -> PairEntry:
    """The pair as a manifest lists it; pairs on one trunk share its file name."""
    return PairEntry(
        level=pair.level,
        encoder_file=f"encoder{pair.trunk}.safetensors",
        encoder_widths=tuple(layer.out_channels for layer in pair.encoder),
        decoder_file=f"decoder{pair.level}.safetensors",
        decoder_widths=tuple(layer.out_channels for layer in pair.decoder),
    )


@dataclass(frozen=True, slots=True)
class FilterCount:
    """The filters of one convolution, which may go by several ``names`` where levels share it."""

    name: str
    size: int
    names: tuple[str, ...]

    def answers_to(self, name: str) -> bool:
        """Whether ``name`` is short for one of the names."""
        return any(is_short_for(name, each) for each in self.names)


def student_shape(teacher: PairShape, spec: DistillSpec) -> PairShape:
    """A student of ``teacher`` with an encoder of its own; SpecError where the widths do not fit it."""
    level = teacher.level
    widths = student_encoder_widths(teacher.encoder, level, spec.widths, spec.width_multiple)
    inner = student_decoder_widths(teacher.decoder, level, spec.widths, widths, spec.width_multiple)
    return PairShape(level, encoder_chain(level, widths), decoder_chain(level, widths[-1], inner), level)


def on_one_trunk(pairs: PairShapes) -> tuple[PairShape, ...]:
    """The same pairs, whose encoders all tap that of the deepest level."""
    trunk = max(pairs, key=lambda pair: pair.level)
    return tuple(
        PairShape(
            pair.level,
            trunk.encoder[: len(pair.encoder)],
            decoder_chain(
                pair.level,
                trunk.encoder[len(pair.encoder) - 1].out_channels,
                [layer.out_channels for layer in pair.decoder],
            ),
            trunk.level,
        )
        for pair in pairs
    )


def filter_counts(pairs: PairShapes) -> tuple[FilterCount, ...]:
    """Every convolution that another reads, in order; those that paint RGB keep their three."""
    names: dict[tuple[int, Part, str], list[str]] = {}
    sizes: dict[tuple[int, Part, str], int] = {}
    for pair in pairs:
        for layer in pair.encoder:
            key: tuple[int, Part, str] = (pair.trunk, "encoder", layer.name)
            names.setdefault(key, []).append(full_name(pair.level, "encoder", layer.name))
            sizes[key] = layer.out_channels
        for layer in pair.decoder[:-1]:
            key = (pair.level, "decoder", layer.name)
            names[key] = [full_name(pair.level, "decoder", layer.name)]
            sizes[key] = layer.out_channels
    return tuple(FilterCount(found[0], sizes[key], tuple(found)) for key, found in names.items())


def pruned_shapes(pairs: PairShapes, targets: Targets) -> tuple[PairShape, ...]:
    """``pairs`` without the filters that go."""
    gone = {name: targets[group.name] for group in filter_counts(pairs) for name in group.names}

    def widths(pair: PairShape, part: Part, layers: Chain) -> list[int]:
        return [layer.out_channels - gone.get(full_name(pair.level, part, layer.name), 0) for layer in layers]

    shapes = []
    for pair in pairs:
        encoder = encoder_chain(pair.level, widths(pair, "encoder", pair.encoder))
        inner = widths(pair, "decoder", pair.decoder)
        assert inner[-1] == RGB_CHANNELS, "the layer that paints is no group"
        decoder = decoder_chain(pair.level, encoder[-1].out_channels, inner)
        shapes.append(replace(pair, encoder=encoder, decoder=decoder))
    return tuple(shapes)


def retraining_spec(spec: PruneSpec, manifest: Manifest) -> DistillSpec:
    """The distillation that the retraining of a pruning run is: the bundle ``manifest`` teaches itself, or its start.

    Raises BundleError for a bundle or a level that cannot paint.
    """
    method = Method.ADAIN if manifest.require_method(None) is Method.ADAIN else Method.WCT
    levels = tuple(sorted(spec.levels or manifest.levels, reverse=True))
    trunks = {manifest.entry(level).encoder_file for level in levels}
    trunk = Trunk.SHARED if len(trunks) == 1 and len(levels) > 1 else Trunk.SEPARATE
    plain, start = spec.as_distillation(), spec.start or spec.bundle
    return replace(plain, start=start, method=method, levels=levels, trunk=trunk, shares=spec.shares)


def trained_levels(spec: DistillSpec, teacher: Manifest, start: Manifest | None) -> tuple[int, ...]:
    """The levels that a distillation makes; SpecError where teacher, method or aim do not allow them."""
    taught = _painting_levels(teacher)
    wanted = spec.levels or ((ADAIN_LEVEL,) if spec.method is Method.ADAIN else _painting_levels(start or teacher))
    missing = [level for level in wanted if level not in taught]
    if missing or not wanted:
        raise SpecError(
            "teacher {id} has no pair at level {missing}",
            id=teacher.id,
            missing=", ".join(map(str, missing or (0,))),
        )
    if len(set(wanted)) < len(wanted):
        raise SpecError("levels are named once each, not {levels}", levels=", ".join(map(str, wanted)))
    if spec.method is Method.ADAIN and len(wanted) != 1:
        raise SpecError("an AdaIN bundle has one level; name one", option=", such as --levels 4")
    if spec.aim is Aim.PAINT and (strange := set(spec.painting.levels or ()) - set(wanted)):
        raise SpecError(
            "level {strange} shall learn but is none of the bundle's {wanted}",
            strange=max(strange),
            wanted=", ".join(map(str, wanted)),
        )
    return wanted


def shapes_before(spec: DistillSpec, teacher: Manifest, start: Manifest | None) -> tuple[PairShape, ...]:
    """The pairs, deepest first, that the students of ``spec`` begin from: those of the start, or of the teacher."""
    source = start or teacher
    levels = sorted(trained_levels(spec, teacher, start), reverse=True)
    pairs = tuple(PairShape.of(source.entry(level)) for level in levels)
    return on_one_trunk(pairs) if start is not None and spec.trunk is Trunk.SHARED else pairs


def distilled_shapes(spec: DistillSpec, teacher: Manifest, start: Manifest | None) -> tuple[PairShape, ...]:
    """The pairs that ``spec`` makes, deepest first; StudioError where it cannot."""
    before = shapes_before(spec, teacher, start)
    if start is not None:
        return before
    students = tuple(student_shape(pair, spec) for pair in before)
    return on_one_trunk(students) if spec.trunk is Trunk.SHARED else students


def _painting_levels(manifest: Manifest) -> tuple[int, ...]:
    return tuple(entry.level for entry in manifest.pairs if entry.decoder_file is not None)


def share_of(widths: Sequence[int], share: float, multiple: int = 1) -> tuple[int, ...]:
    """``share`` of each width to the nearest ``multiple``: at least one of it, and never more than there is."""
    return tuple(min(width, max(1, round(width * share / multiple)) * multiple) for width in widths)


def student_encoder_widths(encoder: Chain, level: int, widths: Widths, multiple: int = 1) -> tuple[int, ...]:
    """Widths of the student of ``encoder``.

    SpecError where ``widths`` say nothing of a layer or of the level, or ask for more filters than there are.
    """
    if not isinstance(widths, tuple):
        return share_of([layer.out_channels for layer in encoder], _share(widths, level), multiple)
    if len(widths) == len(CONVS_PER_BLOCK):
        return _kept(encoder, [widths[block_of(layer.name) - 1] for layer in encoder])
    if len(widths) < len(encoder):
        raise SpecError(
            "{name} is the {count}th layer and only {widths} widths were given",
            name=encoder[-1].name,
            count=len(encoder),
            widths=len(widths),
        )
    return _kept(encoder, widths[: len(encoder)])


def student_decoder_widths(
    decoder: Chain, level: int, widths: Widths, encoder_widths: Sequence[int], multiple: int = 1
) -> tuple[int, ...]:
    """Widths of the student of ``decoder``, which ends in RGB; mirrored where widths are given layer by layer."""
    if isinstance(widths, tuple):
        return _kept(decoder, mirrored_widths(encoder_widths))
    inner = [layer.out_channels for layer in decoder[:-1]]
    return (*share_of(inner, _share(widths, level), multiple), RGB_CHANNELS)


def _kept(chain: Chain, widths: Sequence[int]) -> tuple[int, ...]:
    for layer, width in zip(chain, widths, strict=True):
        if width > layer.out_channels:
            raise SpecError(
                "{name} of the teacher has {out_channels} filters, {width} cannot be kept",
                name=layer.name,
                out_channels=layer.out_channels,
                width=width,
            )
    return tuple(widths)


def _share(widths: float | Mapping[int, float], level: int) -> float:
    if not isinstance(widths, Mapping):
        return widths
    if level not in widths:
        raise SpecError("no share of filters was given for level {level}", level=level)
    return widths[level]
