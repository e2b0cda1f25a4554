"""Make the fonts of pages for students from those of the window: `pip install fonttools brotli`, then run this.

They are packed, and hold the letters that a page is written in and no others.
"""

from pathlib import Path

from fontTools import subset

FOLDER = Path(__file__).parent
TEXT = "U+0020-007E,U+00A0-017F,U+0302,U+0370-03FF,U+2010-2026,U+2032,U+2070-209C,U+2190-2193,U+2207,U+2212,U+221E"
FONTS = {"RMSPropLabSans-Regular": TEXT, "RMSPropLabSans-SemiBold": TEXT, "STIXTwoMath-Subset": "*"}

for name, letters in FONTS.items():
    subset.main(
        [
            str(FOLDER / f"{name}.ttf"),
            f"--unicodes={letters}",
            "--flavor=woff2",
            "--layout-features=*",
            f"--output-file={FOLDER / name}.woff2",
        ]
    )
