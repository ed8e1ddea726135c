-- One row: the platform, as the folders of extensions call it.
pragma platform
