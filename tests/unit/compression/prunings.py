"""Small pruning runs, shared by the tests of their parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from studio.bundles.manifest import BundleFacts, Origin
from studio.bundles.writer import write_bundle
from studio.specs.method import Method
from studio.specs.pruning import PruneSpec, PruningCriterion
from studio.specs.training import Schedule
from tests.tiny_bundles import tiny_weights

STEPS = Schedule(
    steps=12,
    batch=2,
    crop_px=64,
    warm_up_steps=2,
    validate_every=4,
    log_every=1,
    checkpoint_every=2,
    learning_rate=1e-3,
)
BRIEF = replace(STEPS, steps=8)  # 4 of them prune, the fewest in which SPP removes 3 filters of a layer


def write_shared_bundle(folder: Path) -> None:
    """Levels 3, 2 and 1; the first two tap one encoder."""
    deep, middle, lone = tiny_weights(levels=(3, 2, 1))
    middle = replace(middle, encoder={key: deep.encoder[key] for key in middle.encoder})
    facts = BundleFacts(id=folder.name, title="Pairs", methods=(Method.WCT,), origin=Origin("random"))
    write_bundle(folder, facts, [deep, middle, lone])


def small_spec(bundle: Path, contents: Path, **values: Any) -> PruneSpec:
    """Half of the filters of levels 2 and 1, by SPP in 6 steps, and 6 steps to retrain."""
    plain: dict[str, Any] = {
        "criterion": PruningCriterion.SPP,
        "ratios": 0.5,
        "levels": (2, 1),
        "schedule": STEPS,
        "threads": 1,
        "seed": 3,
        "device": "cpu",
    }
    return PruneSpec(bundle=bundle, contents=contents, **plain | values)
