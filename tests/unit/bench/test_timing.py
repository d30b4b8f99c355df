from studio.bench.timing import matrix_product_gflops


def test_a_matrix_product_runs_between_the_conceivable() -> None:
    assert 0.5 < matrix_product_gflops() < 5000
