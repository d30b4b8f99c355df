from pathlib import Path

from studio.ui.about.log_view import log_tail, report


def test_only_the_end_of_a_long_log_is_shown_from_the_start_of_a_line(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("".join(f"line {number}\n" for number in range(1000)))
    tail = log_tail(log, most_bytes=100)
    assert tail.startswith("line 9") and tail.endswith("line 999\n") and len(tail) <= 100
    assert log_tail(tmp_path / "absent") == ""


def test_the_report_says_versions_and_hides_the_home_folder(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(f"cannot read {tmp_path}/photos/secret.jpg\n")
    text = report(log, device="cpu", home=tmp_path)
    assert "PySide6-Essentials 6." in text and "device cpu" in text
    assert "cannot read ~/photos/secret.jpg" in text and str(tmp_path) not in text
    assert "(the log is empty)" in report(tmp_path / "absent", device="auto", home=tmp_path)
