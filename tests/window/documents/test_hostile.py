"""Files that open and are nevertheless as strange as can be: the window shows them, and goes on."""

import random
from pathlib import Path

import pytest
from files.fuzz import mutated
from files.rich import rich_document
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from rmsprop_gui.files.document import Document
from rmsprop_gui.files.document_text import from_text, to_text
from rmsprop_gui.simulation.experiment import notebook_experiment
from rmsprop_gui.view.view_state import ViewState
from window.windows import close, close_dialogs, computed

from .desk_of import asked, opened_at

COUNT = 60


@pytest.mark.timeout(300)
def test_strange_files_are_shown_and_the_window_goes_on(tmp_path: Path) -> None:
    window = opened_at(tmp_path)
    chance = random.Random(20261125)
    sources = [to_text(rich_document()), to_text(Document(notebook_experiment(), ViewState(step=20)))]
    path, shown = tmp_path / "strange.rmsprop", 0
    while shown < COUNT:
        text = mutated(chance.choice(sources), chance)
        try:
            expected = from_text(text, window.view.state)
        except ValueError:
            continue
        window.documents.desk.note_given_up()
        path.write_text(text, encoding="utf-8")
        window.documents.files.open_path(path)
        assert asked(window) == "" and window.session.experiment == expected.experiment
        QTest.qWait(chance.choice((0, 1, 30)))
        for name in chance.sample(sorted(window.actions_by_name), 2):
            if name not in ("quit", "presenter"):
                window.actions_by_name[name].trigger()
                QCoreApplication.processEvents()
                close_dialogs(window)
        shown += 1
    window.documents.desk.show(Document(notebook_experiment(), ViewState()), None)
    assert computed(window).player.recorded == 100
    close(window)
