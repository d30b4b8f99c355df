"""How large a bundle is now, and how large a run will make it: whole numbers from widths alone. Torch-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from studio.bundles.manifest import Manifest, PairEntry
from studio.bundles.size import BundleSize, bundle_size, level_macs_per_pixel, size_of_pairs
from studio.compression.layer_names import Part, full_name, is_short_for
from studio.compression.pruning.schedule import removal_count
from studio.compression.widths import student_decoder_widths, student_encoder_widths
from studio.errors import SpecError
from studio.jobs.training.request import TrainingSpec
from studio.networks.layout import RGB_CHANNELS
from studio.specs.method import Method
from studio.specs.pruning import PruneSpec
from studio.specs.training import DistillSpec, Trunk

_ADAIN_LEVEL = 4
_SHARE_STEPS = 1000
_Kept = Callable[[str, int], int]  # full name of a layer, its filters → how many stay


def size_now(manifest: Manifest) -> BundleSize:
    """The size of an installed bundle."""
    return bundle_size(manifest)


def size_after(manifest: Manifest, spec: TrainingSpec) -> BundleSize:
    """The size of what ``spec`` makes of the bundle ``manifest``.

    A scan of sensitivity moves filters between layers and not the speed-up; it is counted as equal shares. Raises
    SpecError where ``spec`` does not fit the bundle.
    """
    return size_of_pairs(planned_pairs(manifest, spec))


def macs_after(manifest: Manifest, spec: TrainingSpec) -> float:
    """The multiply-accumulates that stay, as a share of those of the same levels now."""
    now = sum(level_macs_per_pixel(pair) for pair in _chosen(manifest, spec))
    return size_after(manifest, spec).macs_per_pixel / now


def layer_names(manifest: Manifest, spec: TrainingSpec) -> tuple[str, ...]:
    """What shares are given by: the levels of a distillation, the layers of a pruning that can lose filters."""
    pairs = _chosen(manifest, spec)
    if isinstance(spec, DistillSpec):
        return tuple(str(pair.level) for pair in pairs)
    return tuple(dict.fromkeys(_group_names(pairs).values()))


def planned_pairs(manifest: Manifest, spec: TrainingSpec) -> tuple[PairEntry, ...]:
    """The pairs that ``spec`` leaves, under their old file names; raises SpecError where it does not fit."""
    pairs = _chosen(manifest, spec)
    if isinstance(spec, PruneSpec):
        return _pruned(pairs, spec)
    return _with_one_trunk(tuple(_student(pair, spec) for pair in pairs), spec)


def _chosen(manifest: Manifest, spec: TrainingSpec) -> tuple[PairEntry, ...]:
    wanted = spec.levels or manifest.levels
    if isinstance(spec, DistillSpec) and spec.method is Method.ADAIN:
        wanted = spec.levels or (_ADAIN_LEVEL,)
    missing = [level for level in wanted if level not in manifest.levels]
    if missing:
        raise SpecError(
            "bundle {bundle} has no pair at level {missing}", bundle=manifest.id, missing=", ".join(map(str, missing))
        )
    return tuple(pair for pair in manifest.pairs if pair.level in wanted)


def _student(pair: PairEntry, spec: DistillSpec) -> PairEntry:
    encoder, decoder = pair.encoder_layers(), pair.decoder_layers()
    widths = student_encoder_widths(encoder, pair.level, spec.widths, spec.width_multiple)
    return replace(
        pair,
        encoder_widths=widths,
        decoder_widths=student_decoder_widths(decoder, pair.level, spec.widths, widths, spec.width_multiple),
    )


def _with_one_trunk(pairs: tuple[PairEntry, ...], spec: DistillSpec) -> tuple[PairEntry, ...]:
    if spec.trunk is not Trunk.SHARED or not pairs:
        return pairs
    trunk = max(pairs, key=lambda pair: pair.level)
    return tuple(
        replace(pair, encoder_file=trunk.encoder_file, encoder_widths=trunk.encoder_widths[: len(pair.encoder_widths)])
        for pair in pairs
    )


def _pruned(pairs: tuple[PairEntry, ...], spec: PruneSpec) -> tuple[PairEntry, ...]:
    if spec.speed_up is not None:
        return _sped_up(pairs, spec.speed_up)
    ratios = spec.ratios
    assert ratios is not None, "the spec sees to it"
    if not isinstance(ratios, Mapping):
        return _kept(pairs, lambda _name, filters: _left(filters, ratios))
    for name in ratios:
        if not any(is_short_for(name, layer) for layer in _group_names(pairs)):
            raise SpecError("{name} is no layer whose filters can be pruned", name=name)
    by_group = {
        group: ratios[name]
        for layer, group in _group_names(pairs).items()
        for name in ratios
        if is_short_for(name, layer)
    }
    return _kept(pairs, lambda group, filters: _left(filters, by_group.get(group, 0.0)))


def _left(filters: int, ratio: float) -> int:
    left = filters - removal_count(filters, ratio)
    if left < 1:
        raise SpecError(
            "a ratio of {ratio:g} would empty a layer of {filters} filters; give a smaller one",
            ratio=ratio,
            filters=filters,
        )
    return left


def _sped_up(pairs: tuple[PairEntry, ...], wanted: float) -> tuple[PairEntry, ...]:
    """The smallest equal share of all layers that is enough, as the run itself finds it."""
    whole = sum(map(level_macs_per_pixel, pairs))

    def cut(step: int) -> tuple[PairEntry, ...]:
        return _kept(pairs, lambda _name, filters: max(1, filters - round(step / _SHARE_STEPS * filters)))

    def is_enough(step: int) -> bool:
        return whole / sum(map(level_macs_per_pixel, cut(step))) >= wanted

    if not is_enough(_SHARE_STEPS):
        raise SpecError("no removal makes this bundle {wanted:g} times faster; ask for less", wanted=wanted)
    low, high = 0, _SHARE_STEPS
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return cut(high)


def _kept(pairs: tuple[PairEntry, ...], kept: _Kept) -> tuple[PairEntry, ...]:
    groups = _group_names(pairs)

    def widths(pair: PairEntry, part: Part) -> tuple[int, ...]:
        layers = pair.encoder_layers() if part == "encoder" else pair.decoder_layers()
        return tuple(
            kept(groups[name], layer.out_channels) if (name := full_name(pair.level, part, layer.name)) in groups
            else RGB_CHANNELS
            for layer in layers
        )  # fmt: skip

    return tuple(
        replace(pair, encoder_widths=widths(pair, "encoder"), decoder_widths=widths(pair, "decoder")) for pair in pairs
    )


def _group_names(pairs: tuple[PairEntry, ...]) -> dict[str, str]:
    """Full name of every layer that can lose filters → the name it is counted under: a shared encoder's first."""
    names: dict[str, str] = {}
    first: dict[tuple[str, str], str] = {}
    for pair in pairs:
        for layer in pair.encoder_layers():
            name = full_name(pair.level, "encoder", layer.name)
            names[name] = first.setdefault((pair.encoder_file, layer.name), name)
        for layer in pair.decoder_layers()[:-1]:
            name = full_name(pair.level, "decoder", layer.name)
            names[name] = name
    return names
