"""Files that people choose stay in memory while they come in: none is written to the disk on its way."""

from starlette.formparsers import MultiPartParser

_MB = 1024 * 1024


def keep_in_memory(most_megabytes: int) -> None:
    """Has what is uploaded held in memory up to this size, which the server takes no more than.

    From 1 MB on it would go through a temporary file, and a learning system's export names people.
    """
    MultiPartParser.spool_max_size = (most_megabytes + 1) * _MB
