"""Take the pictures of the README: the report of the sample, opened in a browser. Run: python scripts/screens.py

Each picture shows the dossier and, under it, an article with its marks. Writes docs/images/report_ar.png and
report_en.png, 1280 pixels wide, and refuses to write one above 300 KB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib import resources
from pathlib import Path

from playwright.sync_api import sync_playwright

from mahdar.pipeline import build
from mahdar.settings import Settings
from mahdar.web.report import write_report

ROOT = Path(__file__).parents[1]
WIDTH, LIMIT = 1280, 300_000
FRAMES = (("index.html", "body", 700), ("articles/007.html", ".reader", 520))
"""Pages, what of each comes first, and how many pixels of it are shown."""


def main() -> int:
    """Build the sample, open its report, write the pictures."""
    browser = os.environ.get("MAHDAR_BROWSER")
    if not browser:
        browser = subprocess.run([str(ROOT / "scripts" / "browser")], check=True, capture_output=True, text=True).stdout
    (ROOT / "docs" / "images").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        register = Path(folder) / "sample.mahdar"
        with resources.as_file(resources.files("mahdar").joinpath("sample", "articles")) as articles:
            build([articles], register, Settings())
        write_report(register, Path(folder) / "report")
        opened = playwright.chromium.launch(executable_path=browser.strip(), args=["--hide-scrollbars"])
        page = opened.new_page(viewport={"width": WIDTH, "height": sum(h for *_, h in FRAMES)}, color_scheme="light")
        for lang in ("ar", "en"):
            frames = "".join(f'<iframe src="report/{lang}/{name}" height="{h}"></iframe>' for name, _, h in FRAMES)
            style = f"body {{ margin: 0 }} iframe {{ border: 0; display: block; width: {WIDTH}px }}"
            style += "iframe + iframe { border-top: 1px solid #8f887a; box-sizing: border-box }"
            sheet = Path(folder) / f"{lang}.html"
            sheet.write_text(f"<!doctype html><style>{style}</style>{frames}", "utf-8")
            page.goto(sheet.as_uri())
            for frame, (_, first, _) in zip(page.frames[1:], FRAMES, strict=True):
                frame.evaluate("document.fonts.ready")
                frame.evaluate(f"scrollTo(0, document.querySelector('{first}').getBoundingClientRect().top - 12)")
            picture = page.screenshot()
            if len(picture) > LIMIT:
                print(f"{lang}: {len(picture)} bytes, more than {LIMIT}", file=sys.stderr)
                return 1
            (ROOT / "docs" / "images" / f"report_{lang}.png").write_bytes(picture)
            print(f"docs/images/report_{lang}.png  {len(picture):,} bytes")
        opened.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
