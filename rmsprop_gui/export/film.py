"""Films, frame by frame: each is encoded and written when it comes, so a long one needs as little memory as any.

The library, PyAV, is loaded when the first film is begun, and only an extra of the package brings it.
"""

import importlib.util
from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from numpy.typing import NDArray

from rmsprop_gui.export.palette import Palette, Pixels
from rmsprop_gui.export.pictures import FilmFormat

if TYPE_CHECKING:
    from av import VideoFrame

MAX_FPS = 100
"""More is in no GIF, whose times are hundredths of a second."""


def missing_library() -> str:
    """Why there can be no film, and what to do about it; empty where there can."""
    if importlib.util.find_spec("av") is not None:
        return ""
    return "films need the library PyAV: pip install 'rmsprop-gui[video]', or pip install av"


class FilmWriter:
    """Writes a film to a file that can be written at any place in it. ValueError where that cannot be encoded here."""

    def __init__(
        self, file: BinaryIO, kind: FilmFormat, size: tuple[int, int], fps: int, samples: list[Pixels]
    ) -> None:
        """`size` in pixels, both even; `samples` are some of the frames, which an indexed film has its colours from."""
        import av

        self._palette = Palette(samples) if kind.is_indexed else None
        options = {"movflags": "faststart"} if kind.suffix == ".mp4" else {}
        self._container = av.open(file, "w", format=kind.suffix[1:], options=options)
        try:
            self._stream = self._container.add_stream(kind.codec, rate=fps, options=dict(kind.options))
        except (ValueError, av.FFmpegError) as error:
            raise ValueError(f"this PyAV cannot encode {kind.title}: {error}") from None
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = "pal8" if kind.is_indexed else "yuv420p"
        self._beat = Fraction(1, fps)
        self._stream.codec_context.time_base = self._beat
        if not kind.is_indexed:  # what players take high pictures to be
            context = self._stream.codec_context
            context.colorspace, context.color_primaries, context.color_trc, context.color_range = 1, 1, 1, 1
        self._count = 0

    def add(self, pixels: Pixels) -> None:
        """Write one more frame. OSError where the file takes no more."""
        frame = self._frame(pixels)
        frame.pts, frame.time_base = self._count, self._beat
        self._count += 1
        self._container.mux(self._stream.encode(frame))

    def _frame(self, pixels: Pixels) -> "VideoFrame":
        from av import VideoFrame

        if self._palette is not None:
            return VideoFrame.from_ndarray((self._palette.indices(pixels), _argb(self._palette)), format="pal8")
        shown = VideoFrame.from_ndarray(pixels.view(np.uint8).reshape(*pixels.shape, 4), format="bgra")
        return shown.reformat(format="yuv420p", dst_colorspace="ITU709")

    def close(self) -> None:
        """Write what is still to be written."""
        self._container.mux(self._stream.encode(None))
        self._container.close()

    def abandon(self) -> None:
        """Let go of the file, whatever is in it."""
        with suppress(Exception):  # it may not even take the end of what has been written
            self._container.close()


def _argb(palette: Palette) -> NDArray[np.uint8]:
    """The palette as PyAV takes it: opacity, red, green, blue."""
    return np.ascontiguousarray(palette.colours[:, ::-1])
