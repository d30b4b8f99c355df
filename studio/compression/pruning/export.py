"""A bundle out of a pruning run."""

from __future__ import annotations

from pathlib import Path

from studio.bundles.manifest import BundleFacts, Manifest, Origin, read_manifest
from studio.bundles.writer import write_bundle
from studio.codec import to_plain
from studio.compression.pruning.phases import RETRAINING
from studio.compression.pruning.removal import repeat_removal
from studio.compression.pruning.students import unpruned
from studio.compression.run_folder import RunFolder
from studio.errors import JobError
from studio.specs.pruning import PruneSpec, PruningCriterion

_NAMES = {
    PruningCriterion.L1: "one-shot L1",
    PruningCriterion.GRADUAL_L1: "gradual L1",
    PruningCriterion.INCREG: "IncReg",
    PruningCriterion.SPP: "SPP",
}
assert set(_NAMES) == set(PruningCriterion)


def export(folder: RunFolder, destination: Path, *, title: str) -> Manifest:
    """Write the best retrained weights (the last ones where none were scored) as a new bundle ``destination``.

    Raises JobError where no filter has been removed yet.
    """
    spec = folder.read_spec()
    assert isinstance(spec, PruneSpec), "run_kinds tells runs apart"
    states = (folder.load("best"), folder.load("last"))
    state = next((each for each in states if each and each.get("phase") == RETRAINING), None)
    if state is None:
        raise JobError("no filter has been removed yet in {path}; go on with the run first", path=folder.path)
    objective = unpruned(spec, None)
    repeat_removal(objective, folder)
    objective.module.load_state_dict(state["module"])
    facts = _facts(spec, read_manifest(spec.bundle), destination.name, title, state["step"])
    return write_bundle(destination, facts, objective.weights())


def _facts(spec: PruneSpec, source: Manifest, bundle_id: str, title: str, step: int) -> BundleFacts:
    of_this_machine = ("title", "bundle", "contents", "styles", "then")
    recorded = {name: value for name, value in to_plain(spec).items() if name not in of_this_machine}
    return BundleFacts(
        id=bundle_id,
        title=title,
        methods=source.methods,
        origin=Origin(
            description=f"The pairs of {source.title}, pruned with {_NAMES[spec.criterion]} and retrained by "
            f"Gigastyle for {step} steps.",
            made_by={"command": "gigastyle train prune", "steps": step, "spec": recorded},
        ),
        teacher=source.id,
        licence=source.licence,
        attributions=source.attributions,
    )
