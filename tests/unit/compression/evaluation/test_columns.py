from studio.compression.evaluation.columns import aligned


def test_the_first_column_stands_left_the_others_right_and_short_rows_end_early() -> None:
    assert aligned([("a", "bb", "c"), ("long", "d"), ("", "", "eee")]) == "a     bb    c\nlong   d\n          eee"
