"""Engines map a function over many items; they know nothing of articles.

Whatever the engine and the number of processes, results come in the order of the items.
"""

from __future__ import annotations

from mahdar.engine.deadline import deadline
from mahdar.engine.local import Failure, run

__all__ = ["Failure", "deadline", "run"]
