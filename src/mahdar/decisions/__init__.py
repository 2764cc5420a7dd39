"""What the user has decided about a dossier: the tables `names.tsv`, `events.tsv` and `scores.tsv` of its folder.

A decision wins over every rule and is applied anew at each build, so it survives whatever articles are added. A line
that cannot be meant as it stands is an error that names file, line and remedy.
"""

from mahdar.decisions.dossier import TABLES, Decisions, find_unused, load_decisions, make_choices

__all__ = ["TABLES", "Decisions", "find_unused", "load_decisions", "make_choices"]
