"""What each column and each row of a document is: its tables, each decided as a whole, and what stands around them."""

from loaders.layout.laid_out import LaidOut
from loaders.layout.walk import lay_out

__all__ = ["LaidOut", "lay_out"]
