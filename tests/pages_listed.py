"""Every page, as the frame lists them and as the folder holds them."""

from pages.listed import PAGES as LISTED

PAGES = [path for section in LISTED.values() for path, _ in section.values()]
ADDRESSES = ["" if name == "overview" else name for section in LISTED.values() for name in section]
