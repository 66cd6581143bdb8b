"""Why the machine refused a file, in the catalogue's words. Pure.

The system's own words come in its own language, and say « Permission denied » in a French sentence.
"""

from __future__ import annotations

import errno
from types import MappingProxyType
from typing import Final

_KNOWN: Final = MappingProxyType(
    {
        errno.EACCES: "no-right",
        errno.EPERM: "no-right",
        errno.ENOENT: "no-such-place",
        errno.ENOTDIR: "not-a-folder",
        errno.EISDIR: "is-a-folder",
        errno.ENOSPC: "no-room",
        errno.EDQUOT: "no-room",
        errno.EROFS: "read-only",
        errno.ENAMETOOLONG: "name-too-long",
        errno.EFBIG: "too-big",
    }
)


def cause(number: int | None) -> str:
    """Return the catalogue's key of an error number of the system; `cause-other` for a rare one.

    The sentence of `cause-other` wants the number, as `number`.
    """
    return f"cause-{_KNOWN.get(number or 0, 'other')}"
