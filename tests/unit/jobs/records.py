"""Queue rows for the tests of the queue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from hypothesis import strategies as st

from studio.jobs.job import FileStamp, JobRecord, JobState, RenderJob, id_at
from studio.specs.export import COMPRESSIONS, ExportSpec
from studio.specs.method import Method
from studio.specs.optimize import MOST_ITERATIONS, Optimizer, OptimizeSettings
from studio.specs.stylize import LEVELS, StyleChoice, StylizeSpec


def a_job(name: str = "cat", folder: Path = Path("/photos")) -> RenderJob:
    """A render of ``name``.jpg with one style."""
    spec = StylizeSpec(styles=(StyleChoice(Path("/styles/sun.jpg")),))
    return RenderJob(folder / f"{name}.jpg", folder / "painted" / f"{name}.png", spec)


def an_optimisation(name: str = "cat", **settings: object) -> RenderJob:
    """`a_job` painted by optimisation with these settings."""
    job = a_job(name)
    return replace(job, spec=replace(job.spec, optimize=OptimizeSettings(**settings)))  # type: ignore[arg-type]


def a_record(number: int = 1, state: JobState = JobState.WAITING, **fields: object) -> JobRecord:
    """A row whose id is ``number`` and whose content is named after it."""
    return JobRecord(id_at(number), a_job(f"photo {number}"), state, **fields)  # type: ignore[arg-type]


_paths = st.text("aä /.", min_size=1, max_size=9).map(lambda text: Path("/") / text)
_shares = st.floats(0, 1)
_sides = st.none() | st.integers(32, 100_000)

some_optimizations = st.builds(
    OptimizeSettings,
    iterations=st.integers(1, MOST_ITERATIONS),
    optimizer=st.sampled_from(Optimizer),
    content_weight=st.floats(0, 9),
    style_layers=st.dictionaries(st.sampled_from(["conv1_1", "conv4_2"]), st.floats(0.5, 2)).map(MappingProxyType),
    content_layer=st.sampled_from([None, "conv3_1"]),
)

some_specs = st.builds(
    StylizeSpec,
    styles=st.lists(st.builds(StyleChoice, path=_paths, weight=st.floats(0.01, 9)), min_size=1, max_size=3).map(tuple),
    bundle=st.none() | st.just("swift"),
    method=st.none() | st.sampled_from(Method),
    strength=_shares,
    level_strength=st.dictionaries(st.sampled_from(LEVELS), _shares).map(MappingProxyType),
    style_size_px=_sides,
    content_size_px=_sides,
    optimize=st.none() | some_optimizations,
)

some_exports = st.builds(
    ExportSpec,
    depth=st.sampled_from([None, 8, 16]),
    quality=st.integers(1, 100),
    compression=st.sampled_from(COMPRESSIONS),
    pyramid=st.sampled_from([None, True, False]),
    with_recipe=st.booleans(),
)

_stamps = st.builds(FileStamp, st.integers(0, 2**63), st.integers(0, 2**40))

some_records = st.builds(
    JobRecord,
    id=st.integers(0, 2**63 - 1).map(id_at),
    job=st.builds(
        RenderJob, content=_paths, output=_paths, spec=some_specs, export=some_exports, overwrite=st.booleans()
    ),
    state=st.sampled_from(JobState),
    fraction=_shares,
    elapsed_s=st.floats(0, 1e6),
    message=st.text(),
    result_px=st.none() | st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)),
    stamps=st.lists(_stamps, max_size=4).map(tuple),
    is_stopped=st.booleans(),
)
