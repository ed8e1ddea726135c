"""Every page, as the frame lists them and as the folder holds them."""

from pages.listed import PAGES as LISTED
from pages.listed import WITHOUT_SCOPE

PAGES = [path for section in LISTED.values() for path, _ in section.values()]
SCOPED = [path for section in LISTED.values() for name, (path, _) in section.items() if name not in WITHOUT_SCOPE]
ADDRESSES = ["" if name == "home" else name for section in LISTED.values() for name in section]
