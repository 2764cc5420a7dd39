"""Write the golden register of the sample anew: tests/sample/register.json.

Run it after a change of rules on purpose, and read the difference before it is committed.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from mahdar.export.content import Content
from mahdar.export.standoff import write_standoff
from mahdar.pipeline import build
from mahdar.settings import Settings
from mahdar.store import Store

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "src" / "mahdar" / "sample" / "articles"
GOLDEN = ROOT / "tests" / "sample" / "register.json"


def write_register(folder: Path) -> Path:
    """Build the sample in `folder` and export its register; the file."""
    build([SAMPLE], folder / "sample.mahdar", Settings(jobs=1))
    with Store(folder / "sample.mahdar") as store:
        content = Content(annotated=tuple(store.read_annotated()), register=store.read_register())
    write_standoff(content, folder / "out")
    return folder / "out" / "register.json"


def main() -> None:
    """Replace the golden register."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(write_register(Path(folder)), GOLDEN)
    print(f"wrote {GOLDEN.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
