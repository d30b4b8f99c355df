from studio.compression.evaluation.means import ratios
from studio.compression.evaluation.table import grain_table
from tests.unit.compression.evaluation.reports import REPORT


def test_cascade_and_levels_alone_stand_beside_each_other() -> None:
    rows = [line.split() for line in grain_table(REPORT, ratios(REPORT)).splitlines()]
    assert rows == [
        ["axis", "power,", "lattice", "cascade", "level", "1", "alone"],
        ["small", "2.00/1.00", "0.200", "3.00/3.00", "0.300"],
        ["large", "1.00/0.50", "0.100", "2.00/1.00", "0.100"],
        ["ratio", "2.00/2.00", "2.000", "1.50/3.00", "3.000"],
    ]
