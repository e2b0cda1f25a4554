"""Renders the drawn icons in the sizes of the hicolor theme: `python resources/desktop/render_icons.py`."""

import os
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parent / "share" / "icons" / "hicolor"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def render(drawing: Path, size: int) -> None:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter, QRectF(image.rect()))
    painter.end()
    picture = ICONS / f"{size}x{size}" / drawing.parent.name / f"{drawing.stem}.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(picture))


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    for drawing in sorted((ICONS / "scalable").glob("*/*.svg")):
        for size in SIZES:
            render(drawing, size)
    del application


if __name__ == "__main__":
    main()
