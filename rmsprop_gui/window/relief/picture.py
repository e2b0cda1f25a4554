"""The picture of the surface: drawn anew only where it has become another, and at once only as well as it takes."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QImage

from rmsprop_gui.window.looks.look import Look
from rmsprop_gui.window.relief.scene import Scene

if TYPE_CHECKING:  # OpenGL is loaded when the first picture is drawn
    from rmsprop_gui.window.relief.rendering import Renderer

_LONG = 0.016  # seconds: what takes longer to draw is coarser while it is turned
_COARSE = 0.6  # of the pixels along either side

translate = QCoreApplication.translate


class Picture:
    """Has scenes drawn by OpenGL; `problem` says in a sentence why that cannot be, and is empty where it can."""

    def __init__(self) -> None:
        self._renderer: Renderer | None = None
        self._kept: tuple[Scene, Look, QImage] | None = None
        self.is_smooth = False
        """Whether the edges of what was drawn last are smooth."""
        self.problem = ""
        self._is_slow = False  # whether nothing but the processor draws, as it seems

    def of(self, scene: Scene, look: Look, smooth: bool) -> QImage | None:
        """The scene as a picture; None where there is no OpenGL. With `smooth` it takes several times as long."""
        kept = self._kept
        if kept is not None and kept[0] is scene and kept[1] == look and (self.is_smooth or not smooth):
            return kept[2]
        picture = self._drawn(scene, look, smooth) if not self.problem else None  # it is not asked for again and again
        if picture is not None:
            self._kept, self.is_smooth = (scene, look, picture), smooth
        return picture

    def _drawn(self, scene: Scene, look: Look, smooth: bool) -> QImage | None:
        from rmsprop_gui.window.relief.rendering import SMOOTH, NoOpenGLError, Renderer, Shot

        ratio = scene.ratio * (_COARSE if self._is_slow and not smooth else 1.0)
        size = QSize(round(scene.width * ratio), round(scene.height * ratio))
        try:
            self._renderer = self._renderer or Renderer()
            begin = time.perf_counter()
            picture = self._renderer.draw(Shot(scene.terrain, scene.camera, look, size, ratio), SMOOTH if smooth else 0)
            if not smooth and self._kept is not None:  # the first one of all takes longer anyhow
                self._is_slow |= time.perf_counter() - begin > _LONG
            return picture
        except NoOpenGLError as error:
            self.problem = translate(
                "relief",
                "The surface cannot be shown in 3-D here: {reason}. The contours show the same heights, and all else "
                "works as ever.",
            ).format(reason=error)
            return None

    def close(self) -> None:
        """Give back what OpenGL holds; the next picture asks for it again."""
        if self._renderer is not None:
            self._renderer.close()
        self._renderer = self._kept = None
        self.problem = ""
