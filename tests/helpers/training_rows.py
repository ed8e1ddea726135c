"""Training in a made-up database: emptied between tests, as making a database anew costs more than a test."""

_TABLES = (
    "training_target", "training_reading", "training_told", "training_goal", "training_rule", "training_import",
    "training_completion", "training_import_withdrawal", "finding",
)  # fmt: skip


def empty(connection) -> None:
    """Takes all that is told of training out of a database, and every finding."""
    for table in _TABLES:
        connection.execute(f"delete from {table}")
