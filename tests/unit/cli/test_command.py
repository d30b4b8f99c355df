from studio.cli.command import ExitCode


def test_the_numbers_scripts_rely_on() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "DONE": 0,
        "CHECK_FAILED": 1,
        "BAD_INPUT": 2,
        "SOME_FAILED": 3,
        "CRASHED": 70,
        "CANCELLED": 130,
    }
