"""Builds the source archive of a checkout, and the wheel from the unpacked archive, as a release does.

    python .ci/packages.py SOURCE OUT

It runs in an environment that has what requirements.txt locks, setuptools among it; nothing is fetched. It prints both paths.
"""

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from setuptools import build_meta

QUIET = {"--global-option": ["--quiet"]}  # without the name of each file


def main(source: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    os.chdir(source)
    archive = out / build_meta.build_sdist(str(out), QUIET)
    with TemporaryDirectory() as folder:
        shutil.unpack_archive(archive, folder)  # its “filter” needs Python 3.11.4; Debian 12 has 3.11.2
        (unpacked,) = Path(folder).iterdir()
        os.chdir(unpacked)
        wheel = out / build_meta.build_wheel(str(out), QUIET)
        os.chdir(out)  # Windows cannot remove the current folder
    print(archive)
    print(wheel)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
