-- One row per task, judged at its snapshot's own date.
from task_at(null)
