"""The day of a build."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

from bilan.messages.explained_error import ExplainedError
from bilan.messages.message import translatable


def build_date(environment: Mapping[str, str] = os.environ) -> date:
    """Return today in UTC, or the day of `SOURCE_DATE_EPOCH` (reproducible-builds.org).

    Raises `ExplainedError` if that is not a number of seconds.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:  # many shells export an empty variable
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch if epoch.isascii() and epoch.isdigit() else ""), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ExplainedError(
            translatable(
                "SOURCE_DATE_EPOCH is “{epoch}”, not a number of seconds since 1970; correct it or unset it.", epoch=epoch
            )
        ) from None
