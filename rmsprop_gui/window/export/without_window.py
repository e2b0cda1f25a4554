"""Pictures and films for `rmsprop-gui render`: painted as in the window, which there is none of."""

import sys
from dataclasses import replace

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from rmsprop_gui.command_line.render import Order
from rmsprop_gui.command_line.signals import Ending
from rmsprop_gui.export.pictures import FilmFormat, PictureFormat
from rmsprop_gui.files.whole_file import whole_file
from rmsprop_gui.simulation.frame import Frame
from rmsprop_gui.simulation.whole import first_frame
from rmsprop_gui.view.theme import THEMES
from rmsprop_gui.window.export.filming import Filming
from rmsprop_gui.window.export.studio import Studio
from rmsprop_gui.window.looks.look import Look, apply_look, prepare_looks


def paint(order: Order, ending: Ending) -> None:
    """Write the picture or the film. ValueError, in a sentence, where it cannot be painted; OSError of its file."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    prepare_looks(app)
    apply_look(app, Look(THEMES[order.shot.theme], notation=order.view.notation))
    frame = first_frame(order.experiment, order.view.selected, order.view.averaged)
    if isinstance(order.kind, FilmFormat):
        _film(order, order.kind, frame, ending)
    elif isinstance(order.kind, PictureFormat):
        _picture(order, order.kind, frame, ending)


def _picture(order: Order, kind: PictureFormat, frame: Frame, ending: Ending) -> None:
    """Of the last of the steps, or of the part of one where the view rests."""
    part = order.view.part if order.steps[-1] == order.view.step else 0
    studio = Studio(order.shot, replace(frame, step=order.steps[-1]).inside(part), order.view)
    try:
        with whole_file(order.path) as file:
            studio.write(kind.name, file)
            ending.check()  # then the old file stays
    finally:
        studio.close()


def _film(order: Order, kind: FilmFormat, frame: Frame, ending: Ending) -> None:
    studio = Studio(order.shot, frame, order.view)
    filming, loop = Filming(studio, order.steps, kind, order.fps, order.path), QEventLoop()
    failures: list[OSError | ValueError] = []
    filming.failed.connect(failures.append)
    filming.ended.connect(loop.quit)
    filming.progressed.connect(lambda done: filming.cancel() if ending.is_asked else None)
    if sys.stderr is not None and sys.stderr.isatty():
        filming.progressed.connect(lambda done: _tell(done, len(order.steps)))
    filming.start()
    loop.exec()
    if failures:
        raise failures[0]


def _tell(done: int, all_: int) -> None:
    """On the terminal, over what stood there before."""
    end = "\n" if done == all_ else ""
    print(f"\r{done} / {all_}", end=end, file=sys.stderr, flush=True)
