from studio.jobs.job import JobState, RenderJob
from studio.specs.export import ExportSpec
from tests.unit.jobs.records import a_job


def test_three_states_are_ends() -> None:
    assert {state for state in JobState if state.is_over} == {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


def test_a_render_that_says_nothing_about_its_export_has_the_common_one() -> None:
    job = a_job()
    assert RenderJob(job.content, job.output, job.spec).export == ExportSpec()
