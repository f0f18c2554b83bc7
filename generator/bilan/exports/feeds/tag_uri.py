"""Identifiers that never change, even if addresses do (RFC 4151, tag URIs)."""

from __future__ import annotations

from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from bilan.exports.release import Release

SINCE = 2026  # the first year of these identifiers; if it changed, feed readers would show all entries as new


def tag_uri(release: Release, name: str) -> str:
    """Return the identifier of something by its name in the report: `tag:www.example.org,2026:report/2021`.

    The host is that of the publisher. If neither the publisher nor the site has one, it is a UUID made of their names
    (RFC 9562).
    """
    publisher = release.report.publication.publisher
    host = urlsplit(publisher.url or release.site).hostname
    if host:
        return f"tag:{host},{SINCE}:report/{name}"
    return (
        f"urn:uuid:{uuid5(NAMESPACE_URL, f'{publisher.name.original}/{release.report.publication.title.original}/{name}')}"
    )
