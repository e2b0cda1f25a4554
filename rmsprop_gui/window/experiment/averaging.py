"""The averages over many seeds of the runs that are shown, kept as the experiment and the view are."""

from PySide6.QtCore import QObject, Signal, Slot

from rmsprop_gui.background.averaging_service import AveragingAnswer, AveragingRequest, AveragingService
from rmsprop_gui.simulation.averaging import Averages
from rmsprop_gui.simulation.experiment import Experiment
from rmsprop_gui.window.experiment.session import Session

NOTHING: tuple[Averages | None, ...] = ()


class Averaging(QObject):
    """Asks for averages while the view wants them and chance plays a part.

    Until those of an edited experiment begin to come, the last ones stand for them.
    """

    changed = Signal()
    failed = Signal(str)
    """Why there are none."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._service = AveragingService(self)
        self._service.changed.connect(self._on_answered)
        self._request: AveragingRequest | None = None
        self._averages = NOTHING
        self._places: tuple[int, ...] = ()  # of the runs that are asked for
        session.changed.connect(self._ask)
        session.view.changed.connect(self._ask)
        self._ask()

    @property
    def count(self) -> int:
        """Over how many seeds; 1 where nothing is averaged."""
        return self._request.count if self._request is not None else 1

    def of(self, experiment: Experiment) -> tuple[Averages | None, ...]:
        """Those of each run; nothing for an experiment with other runs."""
        return self._averages if len(self._averages) == len(experiment.runs) else NOTHING

    def stop(self) -> None:
        """Nothing is computed after that."""
        self._service.stop()

    @Slot()
    def _ask(self) -> None:
        request = self._wanted()
        if request is None:
            if self._request is not None:
                self._request, self._averages = None, NOTHING
                self._service.ask(None)
                self.changed.emit()
        elif not request.asks_the_same(self._request):
            self._request = request
            self._service.ask(request)

    def _wanted(self) -> AveragingRequest | None:
        """The runs that are to be seen, where another seed would give others."""
        experiment, count = self._session.experiment, self._session.view.state.averaged
        self._places = tuple(index for index, run in enumerate(experiment.runs) if run.visible)
        if count == 1 or not experiment.objective.is_random or not self._places:
            return None
        return AveragingRequest(tuple(experiment.trial(experiment.runs[index]) for index in self._places), count)

    @Slot(object)
    def _on_answered(self, answer: AveragingAnswer) -> None:
        pairs = zip(self._places, answer.averages, strict=False)
        found = {place: averages for place, averages in pairs if averages.known}
        self._averages = tuple(found.get(index) for index in range(len(self._session.experiment.runs)))
        self.changed.emit()
        if answer.message:
            self.failed.emit(answer.message)
