"""What pictures and films are of, and their kinds: one entry each."""

from dataclasses import dataclass, replace

LARGEST = 8192
"""Pixels along either side."""


@dataclass(frozen=True)
class Subject:
    """What a picture or a film is of: its short name, what it is called, and how large it usually is."""

    name: str
    title: str
    size: tuple[int, int]
    """In logical pixels."""
    has_shapes: bool = True
    """Whether it can be told in shapes, and not in pixels alone."""


SUBJECTS = {
    subject.name: subject
    for subject in (
        Subject("canvas", "Canvas", (960, 600)),
        Subject("everything", "Canvas, formulas and charts", (1440, 900)),
        Subject("formulas", "Formulas", (640, 480)),
        Subject("chart", "Left chart", (720, 420)),
        Subject("chart2", "Right chart", (720, 420)),
        Subject("relief", "Surface in 3-D", (960, 720), has_shapes=False),
    )
}


@dataclass(frozen=True)
class Shot:
    """How a picture or a film is taken.

    ValueError where it would have more than `LARGEST` pixels along a side, or none.
    """

    subject: Subject
    size: tuple[int, int]
    """In logical pixels."""
    scale: float
    """Pixels for a logical one."""
    theme: str

    def __post_init__(self) -> None:
        if not all(1 <= side * self.scale <= LARGEST for side in self.size):
            width, height = (round(side * self.scale) for side in self.size)
            raise ValueError(f"a picture has 1 to {LARGEST:,} pixels along each side, not {width:,} × {height:,}")

    def even(self) -> "Shot":
        """The same, at the most a few pixels larger: films have an even number of them along each side."""
        width, height = self.size
        return replace(self, size=(_even(width, self.scale), _even(height, self.scale)))


def _even(side: int, scale: float) -> int:
    """The next length that makes an even number of pixels; for an odd scale that is no whole number, an even length."""
    return next(longer for longer in range(side, side + 16) if round(longer * scale) % 2 == 0)


@dataclass(frozen=True)
class PictureFormat:
    """A kind of picture: its short name, the ending of its files, what it is called, and whether it is of shapes."""

    name: str
    suffix: str
    title: str
    is_vector: bool


@dataclass(frozen=True)
class FilmFormat:
    """A kind of film: its short name, the ending of its files, what it is called, and how a library encodes it."""

    name: str
    suffix: str
    title: str
    codec: str
    options: tuple[tuple[str, str], ...]
    is_indexed: bool = False
    """Whether its pixels are numbers of colours in a palette."""


PICTURE_FORMATS = {
    kind.name: kind
    for kind in (
        PictureFormat("png", ".png", "PNG picture", is_vector=False),
        PictureFormat("svg", ".svg", "SVG picture, of shapes", is_vector=True),
        PictureFormat("pdf", ".pdf", "PDF page, of shapes", is_vector=True),
    )
}
FILM_FORMATS = {
    kind.name: kind
    for kind in (
        FilmFormat("gif", ".gif", "GIF animation", "gif", (), is_indexed=True),
        FilmFormat(
            "mp4", ".mp4", "MP4 film", "libx264", (("crf", "18"), ("preset", "veryfast"), ("tune", "animation"))
        ),
        FilmFormat(
            "webm",
            ".webm",
            "WebM film",
            "libvpx-vp9",
            (("crf", "24"), ("b", "0"), ("deadline", "realtime"), ("cpu-used", "7"), ("row-mt", "1")),
        ),
    )
}
