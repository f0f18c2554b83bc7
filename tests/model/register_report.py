"""A small report that counts figures from registers."""

from __future__ import annotations

Files = dict[str, str | bytes]

DIMENSIONS = "dimensions:\n  channel: {name: Canal, members: {website: {name: Site}, x: {name: X}}}\n"
REGISTERS = (
    "registers:\n  releases:\n    name: Communiqués\n    file: releases.csv\n    columns:\n"
    "      date: date\n      title: text\n      channel: {dimension: channel}\n"
    "      kind: {values: [communique, reply]}\n      reference: text\n"
)
HEAD = "date,title,channel,kind,reference\n"
ROWS = (
    "2021-03-14,Premier,website,communique,A1\n"
    "2021-03-20,Deuxième,x,communique,A2\n"
    "2021-05-02,Deuxième bis,x,communique,A2\n"
    "2021-06-01,Réponse,x,reply,A3\n"
)
COUNT = "{count: releases, where: {kind: communique}, once_by: reference, by: [month, channel]}"


def figures(two: str, one: str = "one: 8") -> str:
    """figures.yml of the year 2021, whose total is 10."""
    return f"source: review\nfigures:\n  total: {{value: 10, parts: [one, two]}}\n  {one}\n  two: {two}\n"


def counted_report(two: str = COUNT, rows: str = ROWS, files: Files | None = None) -> Files:
    """The files of a report whose figure `two` is counted, with other files added or put in their place."""
    report: Files = {
        "data/dimensions.yml": DIMENSIONS,
        "data/registers.yml": REGISTERS,
        "data/2021/figures.yml": figures(two),
        "data/2021/releases.csv": HEAD + rows,
    }
    return report | (files or {})
