"""dimensions.yml: what figures are broken down by (channel, region …), and the members of each.

Month, quarter and half are built in: their members are the periods of the year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from bilan.geography.region_shapes import RegionShapes
from bilan.messages.message import translatable
from bilan.schema.containers import ListOf, MapOf, Reference, ReferenceTo
from bilan.schema.record import Record, RecordOf, key
from bilan.schema.text_fields import Boolean, LocalizedText, Text
from bilan.values.local_text import LocalText
from bilan.values.period import Frequency

TIME_DIMENSIONS: Mapping[str, Frequency] = MappingProxyType(
    {"month": Frequency.MONTH, "quarter": Frequency.QUARTER, "half": Frequency.HALF}
)


class Member(Record):
    """A member of a dimension: a channel, a region."""

    id: str
    name: LocalText = key(LocalizedText(), title="Name", help="The name of the member.", example="Casablanca-Settat")
    parts: tuple[Reference, ...] = key(
        ListOf(ReferenceTo(translatable("the name of a member"))),
        (),
        title="Parts",
        help="The members that it is made of: their numbers add up to its own.",
        example=["first_day", "second_day"],
    )


class Dimension(Record):
    """What figures are broken down by. `members` are all there are, in the order in which they are shown.

    `outlines` are the shapes of its members, read from the file `shapes`; None without one that can be read.
    """

    id: str
    name: LocalText = key(LocalizedText(), title="Name", help="The name of the dimension.", example="Region")
    shapes: str | None = key(
        Text(translatable("the name of a GeoJSON file")),
        None,
        title="Shapes",
        help="A GeoJSON file of data/ with the shape of each member, from which a map is drawn.",
        example="regions.geojson",
    )
    overlap: bool = key(
        Boolean(),
        False,
        title="Members overlap",
        help="true: one thing may belong to several members (several answers are possible), so they are not added up.",
        example=True,
    )
    members: Mapping[str, Member] = key(
        MapOf(RecordOf(Member).of_name, translatable("names of members"), RecordOf(Member), "members"),
        title="Members",
        help="Its members, by id.",
    )
    outlines: RegionShapes | None = field(default=None, repr=False, compare=False)

    @property
    def overlaps(self) -> bool:
        """True where its members may not be added up: it says so, or one of them is made of others."""
        return self.overlap or self.nested

    @property
    def nested(self) -> bool:
        """True where one of its members is made of others, so that a ranking would compare a whole with its parts."""
        return any(member.parts for member in self.members.values())

    @property
    def member_of_text(self) -> dict[str, str]:
        """The member that a text of a GeoJSON file names: its id, or its name in any language."""
        names = {text: name for name, member in self.members.items() for text in member.name.texts.values()}
        return {**names, **{name: name for name in self.members}}


class DimensionsFile(Record):
    """The whole of dimensions.yml."""

    dimensions: Mapping[str, Dimension] = key(
        MapOf(RecordOf(Dimension).of_name, translatable("names of dimensions"), RecordOf(Dimension), "dimensions"),
        title="Dimensions",
        help="What figures are broken down by, by id. “month”, “quarter” and “half” are built in.",
    )
