"""What is told of training runs: logs as tables and event files, runs compared, the card of a run."""
