"""docs/reference/times.md is what the rule data says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_page_is_made_from_the_data() -> None:
    spec = importlib.util.spec_from_file_location("docs_times", ROOT / "scripts" / "docs_times.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text("utf-8") == module.make_page(), "run python scripts/docs_times.py"
