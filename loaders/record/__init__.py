"""The database as the record: what was loaded, decided, withdrawn and issued. Only ever added to."""
