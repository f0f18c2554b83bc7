"""The dimensions by which figures are broken down, and the members of each."""

from __future__ import annotations

from typing import NamedTuple

from bilan.exports.data_table import Column, ColumnType, Table, in_each_language, rows
from bilan.exports.release import Release
from bilan.exports.tables.figures_table import MEMBERS
from bilan.model.dimension import Dimension, Member


class _Row(NamedTuple):
    dimension: Dimension
    member: Member


def table(release: Release) -> Table:
    """Return the members of every dimension, in the order of dimensions.yml."""
    listed = [_Row(item, member) for item in release.report.dimensions.values() for member in item.members.values()]
    never, named = "The name of the member for machines; it never changes.", "What the member is called."
    of, called = "The dimension that the member belongs to.", "What the dimension is called."
    columns = (
        Column("dimension", "Dimension", of, lambda row: row.dimension.id, ColumnType.NAME, True),
        Column("member", "Member", never, lambda row: row.member.id, ColumnType.NAME, True),
        *in_each_language(release, "name", "Member name", named, lambda row: row.member.name),
        *in_each_language(release, "dimension_name", "Name of the dimension", called, lambda row: row.dimension.name),
    )
    meaning = "What figures are broken down by."
    return Table(MEMBERS, "Members of dimensions", meaning, 6, columns, rows(columns, listed), ("dimension", "member"))
