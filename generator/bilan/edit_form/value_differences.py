"""What changed in a form since it was opened: there in the file, and here in the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bilan.edit_form.form_values import Value, clean_value
from bilan.edit_form.record_fields import Field


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that was changed elsewhere: its label, and the texts when the form was opened, in the file, in the form."""

    label: str
    opened: str
    file: str
    form: str


def differences(fields: Sequence[Field], opened: Value, file: Value, form: Value) -> list[Difference]:
    """Return the values that differ between the form as it was opened and the file, in the order of the fields."""
    sides = [dict(_leaves(clean_value(side))) for side in (opened, file, form)]
    paths = [path for path in dict.fromkeys((*sides[0], *sides[1])) if sides[0].get(path) != sides[1].get(path)]
    return [Difference(label_of(fields, path), *(side.get(path, "") for side in sides)) for path in paths]


def label_of(fields: Sequence[Field], path: Sequence[str]) -> str:
    """Return the labels of the fields that lead to a value: `Note › fr`."""
    labels: list[str] = []
    inner: Sequence[Mapping[str, Any]] = fields
    for step in path:
        found = next((one for one in inner if one.get("name") == step), None)
        if found is None:
            labels.append(str(int(step) + 1) if step.isdecimal() else step)
            continue
        labels.append(found["label"] or step)
        inner = found.get("fields") or found.get("item", {}).get("fields") or ()
    return " › ".join(labels)


def _leaves(value: Value, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the texts of a value with their paths."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*path, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, str(index)))
    elif value is not None:
        yield path, str(value)
