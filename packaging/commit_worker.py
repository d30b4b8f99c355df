"""Paint with the engine of one checkout, over and over, as `measure_commits.py` asks: a line of JSON in, one out.

The engine is the one that PYTHONPATH names. Only names that it has had for long are used, so that older commits can be
measured too. The first line names the work; each later one, a form of it, is answered with the seconds of the processor
that painting took. Of each form the first result is written to a file, to be compared.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.bench.workload import Implementation, Workload, content_pixels, painter
from studio.bundles.catalog import find_bundle
from studio.specs.stylize import StyleChoice, StylizeSpec

RESIDUAL_DETAIL = 0.7


def main() -> None:
    """Answer until stdin ends; stdout holds answers alone."""
    answers, sys.stdout = sys.stdout, sys.stderr
    request = json.loads(sys.stdin.readline())
    content, style, threads = Path(request["content"]), Path(request["style"]), int(request["threads"])
    pixels = content_pixels(content, request["megapixels"])
    painters: dict[str, Callable[[], object]] = {}
    for bundle in request["bundles"]:
        for form in request["forms"]:
            detail = RESIDUAL_DETAIL if form == "residual" else 0.0
            spec = StylizeSpec(styles=(StyleChoice(style),), detail=detail, level_strength={}, level_detail={})
            workload = Workload(content, spec, find_bundle(bundle), threads)
            paint = painter(Implementation.OURS, workload, workload.bundle())
            np.save(Path(request["results"]) / f"{len(painters)}.npy", paint(pixels))
            painters[f"{bundle} {form}"] = lambda paint=paint: paint(pixels)
    tell(answers, {"megapixels": pixels.shape[0] * pixels.shape[1] / 1e6})
    for line in sys.stdin:
        started_s = time.process_time()
        painters[json.loads(line)]()
        tell(answers, time.process_time() - started_s)


def tell(answers: object, told: object) -> None:
    print(json.dumps(told), file=answers, flush=True)


if __name__ == "__main__":
    main()
