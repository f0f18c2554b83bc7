"""How long the report of a large year takes to set: pages, processor time, and what part of it is Typst's.

    python benchmarks/documents.py [--size M] [--articles 1700]

One year of an invented report (corpus.py) with that many articles, in its first language. The ratio is of setting to
reading and checking of the same report in the same run, which a busy machine slows alike.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
from corpus import SIZES, write

from bilan.build_result import read_report
from bilan.pdf.document_build import PdfInputs, made, year_documents

DAY = date(2026, 1, 1)


def main() -> None:
    """Print one line of what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--size", choices=SIZES, default="M")
    parser.add_argument("--articles", type=int, default=1_700)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "report"
        write(root, replace(SIZES[options.size], articles=options.articles, years=1))
        start = time.process_time()
        result = read_report(root, DAY)
        read = time.process_time() - start
        assert result.report
        shop = PdfInputs(result.report, result.written, result.sources, DAY, "", root)
        start = time.process_time()
        bound = next(year_documents(shop))
        printed = time.process_time() - start
        start = time.process_time()
        file = made(shop, bound)
        spent = time.process_time() - start
    assert not isinstance(file, tuple), file
    pages = len(pypdfium2.PdfDocument(file.content))
    total = printed + spent
    print(
        f"{pages} pages, {file.size / 1e6:.1f} MB: {total:.1f} s of processor time"
        f" ({printed:.1f} s to print, {spent:.1f} s to set),"
        f" {200 * total / pages:.1f} s for 200 pages; {total / read:.1f} times reading and checking"
    )


if __name__ == "__main__":
    main()
