"""Says in a plain sentence what has broken when it is not the data: the disk, the installation, a theme, ourselves."""

from __future__ import annotations

import errno

_PLAIN = {
    errno.ENOSPC: "There is no room left on the disk",
    errno.EDQUOT: "There is no room left for you on this disk",
    errno.EFBIG: "A file would be larger than this machine allows",
    errno.EXDEV: "The folder beside the site is on another disk",
    errno.EBUSY: "The folder is in use (a mount point cannot be exchanged)",
    errno.EROFS: "This disk can only be read",
    errno.EACCES: "There is no permission for this",
    errno.EPERM: "There is no permission for this",
    errno.EMFILE: "Too many files are open",
    errno.ENAMETOOLONG: "A file's name is too long for this disk",
}


def said(error: Exception) -> str:
    """What has broken and what to do about it."""
    if isinstance(error, ModuleNotFoundError):
        package = (error.name or "?").partition(".")[0]
        return f"The Python package “{package}” is not installed. Install it, or install Prospectus anew."
    if isinstance(error, OSError):
        what = _PLAIN.get(error.errno or 0, error.strerror or str(error))
        return f"{what}: {error.filename}." if error.filename else f"{what}."
    return (
        f"This is a fault in Prospectus, not in your files: {type(error).__name__}: {error}. "
        "Set PROSPECTUS_TRACEBACK=1, try again, and send us what it prints."
    )
