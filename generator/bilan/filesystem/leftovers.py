"""Files that editors, operating systems and archive tools leave beside those of a person. They are never published.

Locks (Emacs `.#a`, LibreOffice `.~lock.a#`, Microsoft Office `~$a`), backups (`a~`, `#a#`, `a.bak`, `a.orig`, `a.swp`), and
what macOS and Windows put beside files (`._a`, `.DS_Store`, `__MACOSX/`, `Thumbs.db`, `desktop.ini`).
"""

from __future__ import annotations

import re

_LEFT = re.compile(
    r"\..*|.*~|~\$.*|#.*#|.*\.(?:bak|backup|old|orig|rej|tmp|temp|sw[a-p]|crdownload|part)|__macosx|thumbs\.db|desktop\.ini",
    re.IGNORECASE | re.DOTALL,
)


def is_leftover(name: str) -> bool:
    """Return whether the name of a file or folder is one of these."""
    return _LEFT.fullmatch(name) is not None
