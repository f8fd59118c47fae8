"""The values of the record: frozen, with no knowledge of files, clocks or terminals."""
