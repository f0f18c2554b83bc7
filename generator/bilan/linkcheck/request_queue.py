"""Many addresses are asked, politely: one question at a time to a host, with a pause after it, several hosts at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Event
from urllib.parse import urlsplit

from bilan.linkcheck.link_request import Answer, RequestPolicy, check_address

_AT_ONCE = 6

Told = tuple[str, Answer] | None


def check_addresses(addresses: Iterable[str], manners: RequestPolicy) -> Iterator[tuple[str, Answer]]:
    """Each address with its answer, as they come."""
    hosts = _by_host(addresses)
    told: SimpleQueue[Told] = SimpleQueue()
    enough = Event()
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for host in hosts.values():
            threads.submit(_visit, host, manners, told, enough)
        try:
            yield from _until_all(told, len(hosts))
        finally:
            enough.set()  # whoever stops listening has no more asked


def _until_all(told: SimpleQueue[Told], hosts: int) -> Iterator[tuple[str, Answer]]:
    while hosts:
        answer = told.get()
        if answer is None:
            hosts -= 1
        else:
            yield answer


def _by_host(addresses: Iterable[str]) -> dict[str, list[str]]:
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    return hosts


def _visit(addresses: list[str], manners: RequestPolicy, told: SimpleQueue[Told], enough: Event) -> None:
    try:
        for number, address in enumerate(addresses):
            if enough.wait(manners.pause if number else 0):
                break
            told.put((address, check_address(address, manners)))
    finally:
        told.put(None)
