"""mahdar: news coverage of a diplomatic process as a register that a reader can check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mahdar.library import figures, numbers, quotations, statements, times

__all__ = ["figures", "numbers", "quotations", "statements", "times"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name in __all__:  # loaded when first asked for, so that the command line starts without them
        from mahdar import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
