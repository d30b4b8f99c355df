"""What every importer hands over: canonical weights and the known facts about where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from studio.bundles.weights import LevelWeights
from studio.specs.method import Method

VGG19_CREDIT = "VGG-19 by Karen Simonyan and Andrew Zisserman (arXiv 1409.1556), CC BY 4.0"
UNIVERSAL_CREDIT = (
    "Universal Style Transfer via Feature Transforms by Yijun Li, Chen Fang, Jimei Yang, Zhaowen Wang, Xin Lu and "
    "Ming-Hsuan Yang (arXiv 1705.08086), MIT: normalised encoders and decoders"
)

# Decoders trained to reconstruct pictures take features from any map; WCT is what they were published with.
RECONSTRUCTION_METHODS = (Method.WCT, Method.ADAIN, Method.OT)


@dataclass(frozen=True, slots=True, eq=False)
class PublishedWeights:
    """The levels found in a published set, and the facts that go into the manifest.

    ``format_name`` names the format for programs; ``methods`` is empty where there are no decoders.
    """

    format_name: str
    title: str
    description: str
    teacher: str | None
    methods: tuple[Method, ...]
    licence: str
    attributions: tuple[str, ...]
    levels: tuple[LevelWeights, ...]
