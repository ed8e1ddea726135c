"""The assurance file of one plan and period for the Prevent adviser, in Word and as a workbook, both from the same."""

from pages.board.files.assurance.about import About
from pages.board.files.assurance.contents import docx_file
from pages.board.files.assurance.workbook import xlsx_file

__all__ = ["About", "docx_file", "xlsx_file"]
