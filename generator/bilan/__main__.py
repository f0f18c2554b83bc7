"""`python -m bilan` is the command `bilan`."""

import sys

from bilan.cli import main

if __name__ == "__main__":
    sys.exit(main())
