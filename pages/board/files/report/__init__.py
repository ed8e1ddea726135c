"""The committee report: one structure of contents, set as the paper (PDF) and as the report in Word."""

from pages.board.files.report.contents import contents

__all__ = ["contents"]
