"""Dimensions and their members are named well, and what refers to a dimension finds it.

Codes: `bad-id`, `circular-parts`, `reserved-dimension`, `unknown-dimension`, `unknown-member`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilan.diagnostics.problem import Code, Problem, suggestion
from bilan.messages.message import join_messages, translatable
from bilan.model.article import DOCUMENT_ID
from bilan.model.breakdown_fields import UNKNOWN_DIMENSION
from bilan.model.breakdown_members import DIMENSIONS_FILE, unknown_member
from bilan.model.dimension import TIME_DIMENSIONS, Dimension, Member
from bilan.model.figure import Figure
from bilan.model.report import Report
from bilan.rules.sums import CIRCULAR
from bilan.schema.field_type import ReadContext
from bilan.schema.record import keys_of
from bilan.schema.text_fields import Identifier
from bilan.yaml.nodes import Scalar

RESERVED_DIMENSION = Code("reserved-dimension")

# columns of the downloads, and words for time, beside the keys of a figure
_COLUMNS = (
    "id year indicator name theme unit unit_name unit_code kind obs_status lower upper break_reason residual_name revised"
    " sources counted_from counted_where counted_once_by formula address dimension member week day"
)
RESERVED = frozenset((*keys_of(Figure), *TIME_DIMENSIONS, *_COLUMNS.split()))


def check(report: Report) -> Iterator[Problem]:
    """The ids of dimensions and members, and `shares_of` of indicators."""
    reading = ReadContext()
    for dimension in report.dimensions.values():
        Identifier().read(Scalar(dimension.id, dimension.place, plain=False), reading)
        if dimension.id in RESERVED:
            message = translatable(
                "A dimension cannot be called “{name}”: tables have a column of that name.", name=dimension.id
            )
            hint = translatable("Give it another name, such as “{proposal}”.", proposal=f"{dimension.id}_group")
            yield RESERVED_DIMENSION.at(dimension.place, message, hint)
        for member in dimension.members.values():
            DOCUMENT_ID.read(Scalar(member.id, member.place, plain=False), reading)
            yield from _parts(dimension, member)
    yield from reading.problems
    yield from _shares(report)


def _parts(dimension: Dimension, member: Member) -> Iterator[Problem]:
    """The members that a member is made of: others of the same dimension."""
    others = [name for name in dimension.members if name != member.id]
    for part in member.parts:
        if part.name == member.id:
            message = translatable("“{id}” names itself among its own parts.", id=member.id)
            yield CIRCULAR.at(part.place, message, translatable("Delete it from this list."))
        elif part.name not in dimension.members:
            yield unknown_member(dimension.id, part.name, others, part.place)


def _shares(report: Report) -> Iterator[Problem]:
    for indicator in report.indicators.values():
        shares = indicator.shares_of
        if shares and shares.name not in report.dimensions:
            message = translatable("“{name}” is not a dimension of dimensions.yml.", name=shares.name)
            known = translatable("Dimensions there: {names}.", names=join_messages(report.dimensions))
            hint = known if report.dimensions else translatable("Add it to {file}.", file=DIMENSIONS_FILE)
            yield UNKNOWN_DIMENSION.at(shares.place, message, suggestion(shares.name, report.dimensions) or hint)
