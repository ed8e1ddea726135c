-- One row: the platform, as the folders of extensions call it.
select platform
from pragma_platform()
