"""The documentation as it is installed: the pages of `docs/`, in the wheel or in a checkout."""
