"""The 255 colours of an indexed film, and which of them each pixel is given."""

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint32]
"""(height, width), each 0xffRRGGBB."""
_COLOURS = 255
_KEYS = 1 << 24
_UNKNOWN = 0  # in the place of an index
_AT_ONCE = 4096  # colours that are looked up together


class Palette:
    """Colours chosen from sample pictures: those of large areas exactly, the others by median cut (Heckbert, 1982).

    Which colour is next to another is looked up once, so a pixel costs no more than a look into a table of 16 MB.
    """

    def __init__(self, samples: list[Pixels]) -> None:
        keys = np.concatenate([(sample & 0xFFFFFF).ravel() for sample in samples])
        found, counts = np.unique(keys, return_counts=True)
        self._colours = _chosen(_channels(found), counts)
        self._table = np.zeros(_KEYS, np.uint8)

    @property
    def colours(self) -> NDArray[np.uint8]:
        """(256, 4): blue, green, red, opacity; the first stands for none."""
        table = np.zeros((256, 4), np.uint8)
        table[:, 3] = 255
        table[1 : 1 + len(self._colours), :3] = self._colours[:, ::-1].round()
        return table

    def indices(self, pixels: Pixels) -> NDArray[np.uint8]:
        """Which colour each pixel is given, (height, width)."""
        keys = pixels & 0xFFFFFF
        found: NDArray[np.uint8] = self._table[keys]
        missing = found == _UNKNOWN
        if missing.any():
            self._learn(np.unique(keys[missing]))
            found = self._table[keys]
        return found

    def _learn(self, keys: NDArray[np.uint32]) -> None:
        for begin in range(0, len(keys), _AT_ONCE):
            part = keys[begin : begin + _AT_ONCE]
            nearness = _channels(part) @ self._colours.T - (self._colours**2).sum(axis=1) / 2  # the largest is next
            self._table[part] = nearness.argmax(axis=1) + 1


def _channels(keys: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Red, green and blue of colours (n,), (n, 3)."""
    return np.stack((keys >> 16, keys >> 8 & 0xFF, keys & 0xFF), axis=1).astype(np.float32)


def _chosen(colours: NDArray[np.float32], counts: NDArray[np.intp]) -> NDArray[np.float32]:
    """At most 255 of these colours (n, 3), which there are so many pixels of each."""
    if len(colours) <= _COLOURS:
        return colours
    often = np.argsort(-counts)[: _COLOURS // 4]  # grounds and inks: where they were off, everybody would see it
    rest = np.ones(len(colours), bool)
    rest[often] = False
    return np.concatenate((colours[often], _cut(colours[rest], counts[rest], _COLOURS - len(often))))


def _cut(colours: NDArray[np.float32], counts: NDArray[np.intp], wanted: int) -> NDArray[np.float32]:
    """The means of so many boxes, each of which is cut at the median of its longest side; the most spread first."""
    boxes = [np.arange(len(colours))]
    spreads = [_spread(colours, counts)]
    while len(boxes) < wanted and max(spreads) > 0:
        which = int(np.argmax(spreads))
        box = boxes.pop(which)
        spreads.pop(which)
        side = int(np.ptp(colours[box], axis=0).argmax())
        box = box[np.argsort(colours[box, side], kind="stable")]
        weight = np.cumsum(counts[box])
        middle = min(max(int(np.searchsorted(weight, weight[-1] / 2)), 1), len(box) - 1)
        for part in (box[:middle], box[middle:]):
            boxes.append(part)
            spreads.append(_spread(colours[part], counts[part]))
    return np.array([np.average(colours[box], axis=0, weights=counts[box]) for box in boxes], np.float32)


def _spread(colours: NDArray[np.float32], counts: NDArray[np.intp]) -> float:
    """How far colours are apart, the more of them the more; 0 for a single one."""
    return float(np.ptp(colours, axis=0).max() * np.sqrt(counts.sum())) if len(colours) > 1 else 0.0
