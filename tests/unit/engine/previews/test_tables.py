"""Tables of previews: measured once for each request, and those of drafts taken from the last one."""

from dataclasses import replace
from pathlib import Path

from studio.bundles.pair import Bundle
from studio.engine.previews.tables import PreviewTables
from studio.engine.styles import StyleCache
from studio.engine.stylize import SharedInputs, prepare_painting
from studio.specs.edges import EdgeSettings
from studio.specs.preview import PreviewRequest
from studio.specs.stylize import StylizeSpec
from tests.unit.engine.pictures import ON_CPU, spec_of, write_picture


def test_only_drafts_go_without_tables_of_their_own(
    bundle: Bundle, style: Path, other_style: Path, tmp_path: Path
) -> None:
    content, kept = write_picture(tmp_path / "content.png", 90, 64), PreviewTables()
    work, looks = SharedInputs(bundle, StyleCache()), []

    def tables_of(spec: StylizeSpec, *, is_draft: bool = False) -> object:
        painting, _ = prepare_painting(spec, work, ON_CPU)
        request = PreviewRequest(1, content, spec, 64, is_draft)
        return kept.given_to(painting, request, bundle, ON_CPU, lambda: looks.append(spec)).tables

    spec = spec_of(style, levels=(2, 1), match_marginals=True)
    first, softer = tables_of(spec), replace(spec, level_strength={2: 0.5})
    assert tables_of(spec) is first
    assert tables_of(replace(spec, edges=EdgeSettings())) is first, "edges come after the levels"
    assert tables_of(softer, is_draft=True) is first and looks == [spec]
    assert tables_of(softer) is not first and len(looks) == 2
    other = replace(spec, styles=spec_of(other_style).styles)
    assert tables_of(other, is_draft=True) is not first and len(looks) == 3, "no draft is painted by other styles"
    assert tables_of(spec) is first
    assert not tables_of(replace(spec, match_marginals=False)) and len(looks) == 3
    kept.clear()
    assert tables_of(spec, is_draft=True) is not first
