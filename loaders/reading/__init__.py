"""A document's rows become a plan: tasks, notes, training figures, findings. Nothing is written anywhere."""
