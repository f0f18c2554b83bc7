"""The same releases as those of the exports."""

from tests.exports.conftest import small

__all__ = ["small"]
