"""What a task's status and progress words report: how far the work has come, and whether it is late."""

from loaders.interpret.evidence.lateness import Lateness, read_lateness
from loaders.interpret.evidence.reader import Evidence, contradicts_complete, is_routine, read_evidence

__all__ = ["Evidence", "Lateness", "contradicts_complete", "is_routine", "read_evidence", "read_lateness"]
