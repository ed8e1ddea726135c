"""Where a document's tasks stand: its tables, headings, split rows, and what stands around them."""

from loaders.layout.laid_out import LaidOut
from loaders.layout.walk import lay_out

__all__ = ["LaidOut", "lay_out"]
