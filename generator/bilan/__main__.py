"""`python -m bilan` is the command `bilan`."""

import sys

from bilan.cli import main

sys.exit(main())
