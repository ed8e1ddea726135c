"""Training figures as they may be published: no figure from 1 to 4, and none from which one could be worked out."""

import pandas as pd

COLUMNS = ("group", "programme", "required", "completed", "rate", "overdue")


def suppressed(rows: pd.DataFrame) -> pd.DataFrame:
    """A table of texts (COLUMNS) of rows with group, programme, required, completed; a line for all groups is added.

    group "" or missing: all groups, as given. required, completed: missing where not known.
    """
    return pd.DataFrame(columns=COLUMNS)
