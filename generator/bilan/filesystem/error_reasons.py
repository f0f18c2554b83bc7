"""Why the operating system refused, in plain words, for each POSIX error number that users meet.

https://pubs.opengroup.org/onlinepubs/9699919799/functions/V2_chap02.html (2.3, Error Numbers)
"""

from __future__ import annotations

import errno
import os
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISSOCK

from bilan.messages.message import Message, literal, translatable

PERMISSION = translatable("this account has no permission")
FOLDER = translatable("it is a folder, not a file")
PIPE = translatable("it is a named pipe, not a file")
SOCKET = translatable("it is a socket, not a file")
DEVICE = translatable("it is a device, not a file")
GONE = translatable("it does not exist")
NO_ANSWER = translatable("the network drive does not answer")
TOO_MANY_OPEN = translatable("too many files are open at once")

PERMISSIONS = (errno.EACCES, errno.EPERM)
MANY_OPEN = (errno.EMFILE, errno.ENFILE)
FULL = (errno.ENOSPC, errno.EDQUOT)
_REASONS = {
    **dict.fromkeys(PERMISSIONS, PERMISSION),
    **dict.fromkeys(MANY_OPEN, TOO_MANY_OPEN),
    **dict.fromkeys((errno.ESTALE, errno.ETIMEDOUT, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENOTCONN), NO_ANSWER),
    **dict.fromkeys((errno.ENXIO, errno.ENODEV), DEVICE),
    **dict.fromkeys((errno.EBUSY, errno.ETXTBSY), translatable("another program is using it")),
    **dict.fromkeys((errno.EINVAL, errno.EILSEQ), translatable("the disk does not accept its name")),
    errno.ENOENT: GONE,
    errno.EISDIR: FOLDER,
    errno.ENOTDIR: translatable("a part of its path is a file, not a folder"),
    errno.ELOOP: translatable("it is a link that leads in a circle"),
    errno.ENAMETOOLONG: translatable("its name or its path is too long"),
    errno.EIO: translatable("the disk reports an error"),
    errno.ENOSPC: translatable("the disk is full"),
    errno.EDQUOT: translatable("the disk quota of this account is used up"),
    errno.EFBIG: translatable("it would be larger than this account or this disk allows"),
    errno.EROFS: translatable("the disk can only be read"),
    errno.ENOMEM: translatable("the computer has no memory left"),
    errno.EEXIST: translatable("something with this name is already there"),
    errno.ENOTEMPTY: translatable("the folder is not empty"),
}
_KINDS = ((S_ISDIR, FOLDER), (S_ISFIFO, PIPE), (S_ISSOCK, SOCKET), (S_ISBLK, DEVICE), (S_ISCHR, DEVICE))


class NotAFileError(OSError):
    """Something with the name of a file is not a file; `mode` is that of stat(2)."""

    def __init__(self, mode: int, path: str) -> None:
        super().__init__(errno.EISDIR if S_ISDIR(mode) else errno.ENXIO, "not a file", path)
        self.mode = mode


def reason(error: OSError) -> Message:
    """Return why the system refused; in its own words if the error number is a rare one."""
    if isinstance(error, NotAFileError):
        return next((words for is_kind, words in _KINDS if is_kind(error.mode)), DEVICE)
    known = _REASONS.get(error.errno or 0)
    return known or literal(error.strerror or (os.strerror(error.errno) if error.errno else type(error).__name__))
