"""Write the bill of materials of a package (CycloneDX 1.6, JSON): distributions, libraries, networks, with digests.

    python packaging/release/sbom.py --output dist/gigastyle.cdx.json
    python packaging/release/sbom.py --folder dist/gigastyle --output dist/gigastyle-linux.cdx.json

Needs cyclonedx-python-lib, which also checks the result against the schema.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from components import Component, folder_components, installed_components, required_distributions
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Part
from cyclonedx.model.component import ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from facts import ROOT, SUMMARY, VERSION, source_date_epoch
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_LICENCES = LicenseFactory()
_NETWORKS_LICENCE = "MIT AND CC-BY-4.0"  # of their manifests: the networks that they were cut from are of VGG-19


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--folder", type=Path, help="of a built program, whose libraries count (default: the environment)"
    )
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    components = folder_components(arguments.folder) if arguments.folder else installed_components()
    text = bill_of_materials(components)
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        sys.exit(f"the bill of materials does not fit its schema: {fault}")
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(text, encoding="utf-8")
    print(arguments.output)
    return 0


def bill_of_materials(components: Iterable[Component]) -> str:
    """The same for the same components: its number follows from them, its time is that of the commit."""
    program = Part(name="gigastyle", version=VERSION, type=ComponentType.APPLICATION, bom_ref=f"gigastyle@{VERSION}",
                   description=SUMMARY, licenses=[_LICENCES.make_from_string("MIT")])  # fmt: skip
    parts = {each: _part(each) for each in components}
    networks = list(_networks())
    bom = Bom(components=[*parts.values(), *networks])
    bom.metadata.component = program
    bom.metadata.timestamp = datetime.fromtimestamp(source_date_epoch(), UTC)
    references = "\n".join(sorted(str(part.bom_ref) for part in parts.values()))
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, f"gigastyle {VERSION}\n{references}")
    _add_dependencies(bom, program, parts, networks)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _part(component: Component) -> Part:
    address = PackageURL("pypi", None, component.name, component.version) if component.is_distribution else None
    return Part(
        name=component.name,
        version=component.version or None,
        type=ComponentType.LIBRARY,
        bom_ref=str(address) if address else f"{component.within}/{component.name}",
        purl=address,
        licenses=[_LICENCES.make_from_string(component.licence)] if component.licence else [],
        external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(component.home))]
        if component.home
        else [],
        properties=[Property(name="gigastyle:file", value=name) for name in component.files],
    )


def _networks() -> Iterator[Part]:
    """The files of weights that ship."""
    for path in sorted((ROOT / "weights").rglob("*.safetensors")):
        name = path.relative_to(ROOT).as_posix()
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest)]
        licences = [_LICENCES.make_from_string(_NETWORKS_LICENCE)]
        yield Part(name=name, type=ComponentType.MACHINE_LEARNING_MODEL, bom_ref=name, hashes=hashes, licenses=licences)


def _add_dependencies(bom: Bom, program: Part, parts: dict[Component, Part], networks: list[Part]) -> None:
    """Who needs whom: what the program's requirements say, and which wheel brings which library."""
    by_name = {each.name: part for each, part in parts.items() if each.is_distribution}
    brought: dict[str, list[Part]] = {}
    for each, part in parts.items():
        if not each.is_distribution:
            brought.setdefault(each.within, []).append(part)
    for name, distribution in required_distributions("gigastyle", frozenset({"gui"})).items():
        requirements = [canonicalize_name(Requirement(line).name) for line in distribution.requires or ()]
        needed = [by_name[required] for required in dict.fromkeys(requirements) if required in by_name]
        owner = program if name == "gigastyle" else by_name.get(name)
        if owner is not None:
            extra = networks if owner is program else []
            bom.register_dependency(owner, [*needed, *brought.pop(name, []), *extra])
    bom.register_dependency(program, [part for rest in brought.values() for part in rest])


if __name__ == "__main__":
    sys.exit(main())
