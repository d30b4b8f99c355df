"""A report of one row."""

from __future__ import annotations

from studio.bench.peak import PeakMemory
from studio.bench.report import Difference, Report, Row
from studio.bench.workload import Implementation
from studio.engine.libraries import Libraries
from studio.engine.timing import Timing
from studio.machine import Machine
from studio.processor_caches import Cache

MACHINE = Machine(
    processor="A processor",
    model="family 6 model 1",
    architecture="x86_64",
    cores=8,
    physical_cores=4,
    caches=(Cache(2, "unified", 1 << 20, 2),),
    memory_bytes=16 << 30,
    system="A system",
)
LIBRARIES = Libraries(versions={"Python": "3.11.7", "torch": "2.6.0"}, vector_units="AVX2", onednn_limit=None)

ROW = Row(
    name="cascade",
    width_px=2000,
    height_px=1000,
    gflop={Implementation.OURS: 400.0, Implementation.REFERENCE: 800.0},
    timings={Implementation.OURS: Timing((8.0, 7.0, 10.0)), Implementation.REFERENCE: Timing((24.0, 25.0, 20.0))},
    difference=Difference(largest_steps=1, share=0.002),
)

REPORT = Report(
    content="photo.jpg",
    styles=("style.jpg",),
    bundles={Implementation.OURS: "tiny", Implementation.REFERENCE: "tiny"},
    method="wct",
    device="cpu",
    threads=2,
    repeats=3,
    product_gflops=100.0,
    rows=(ROW,),
    memory_megapixels=2.0,
    memory={Implementation.OURS: PeakMemory(200_000_000, 700_000_000), Implementation.REFERENCE: None},
    machine=MACHINE,
    libraries=LIBRARIES,
)
