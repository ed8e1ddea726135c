"""Extracts: files of a council's counts by section, rating and quarter, without a name or any word of the plan."""
