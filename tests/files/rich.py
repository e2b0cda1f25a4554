"""An experiment and a view in which nothing is as usual: what is not kept is missed."""

from dataclasses import replace
from typing import Any

from optimizers.own.texts import RMSPROP

from rmsprop_gui.files.document import Document
from rmsprop_gui.formulas.meaning import Notation
from rmsprop_gui.optimizers import RULES
from rmsprop_gui.optimizers.own import own_rule
from rmsprop_gui.optimizers.recorded_path import RecordedPath
from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.parameters.parameter import ChoiceParameter, NumericParameter, Parameter, SwitchParameter
from rmsprop_gui.simulation.experiment import Experiment, Pin, Run
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.prediction import Prediction
from rmsprop_gui.simulation.replay import trial_of
from rmsprop_gui.simulation.trial import Change, Trial
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.delimited import Columns
from rmsprop_gui.surfaces.heights import HeightScale
from rmsprop_gui.surfaces.own_data import own_data_surface
from rmsprop_gui.surfaces.typed_surface import typed_surface
from rmsprop_gui.view.relief_view import ReliefView, Shown
from rmsprop_gui.view.view_state import SPEEDS, ChartView, ComparisonView, OverlayScope, ViewState

BOX = ((-20.0, 20.5), (-30.25, 1e3))
TYPED = typed_surface("f(x, y) = (x² + y − 11)^2 + (x + y² − 7)^2")
OWN = own_data_surface(Columns(("dose, mg", "β₂ answer"), ((0.1, 1 / 3), (2.5, 1e-9), (-3.0, 7.0))))
SAMPLING = Sampling(noise=0.1 + 0.2, relative_noise=1 / 7, batch=3, seed=4_294_967_295)


def other(declaration: Parameter, usual: Any, by: float) -> Any:
    """A value that is not the usual one."""
    if isinstance(declaration, SwitchParameter):
        return not usual
    if isinstance(declaration, ChoiceParameter):
        return next(option for option in reversed(declaration.options) if option != usual)
    assert isinstance(declaration, NumericParameter)
    if declaration.whole:
        return usual + 1 if usual < declaration.high else usual - 1
    return usual + (declaration.high - usual) * by if usual < declaration.high else usual - by


def unusual_rule(kind: type[UpdateRule], by: float) -> UpdateRule:
    """A rule with all settings otherwise than usual."""
    return kind(**{name: other(item, getattr(kind, name), by) for name, item in kind.declared().items()})


def unusual_surface(surface: Surface) -> Surface:
    """A surface with all parameters otherwise than usual."""
    values = surface.values()
    return surface.with_values(**{name: other(item, values[name], 0.7) for name, item in surface.parameters.items()})


def rich_experiment() -> Experiment:
    """All optimizers, and one that was typed, with changes on the way, a pin on every surface, chance and a box."""
    runs = tuple(
        Run(unusual_rule(kind, 1e-9), f"“{kind.title}” β²\\", 20 - index, index % 2 == 0, (Change(3 + index, kind()),))
        for index, kind in enumerate((*RULES.values(), own_rule(RMSPROP)))
    )
    kinds = list(RULES.values())
    pins = tuple(
        Pin(
            Trial(
                Objective(unusual_surface(surface), SAMPLING if index % 2 else Sampling(), BOX if index % 3 else None),
                (0.1 * index, -0.0),
                unusual_rule(kinds[index % len(kinds)], 1 / 3),
                11 + index,
                (Change(2, unusual_rule(kinds[index % len(kinds)], 1e-3)),),
            ),
            f"pin on {surface.title}",
            index,
        )
        for index, surface in enumerate((*SURFACES.values(), TYPED, OWN))
    )
    surface = unusual_surface(SURFACES["quadratic"])
    path = RecordedPath(((0.1, -0.0), (1 / 3, 1e-300), (2.0, 3.0)), (1.0, 2.0, 1e9), ((1.0, -0.0),) * 2, source="π")
    elsewhere = Pin(trial_of(Objective(surface, SAMPLING, BOX), path), "recorded elsewhere", 3)
    return Experiment(surface, (1 / 3, -1e-300), runs, 77, (*pins, elsewhere), SAMPLING, BOX)


def rich_view() -> ViewState:
    """Every field otherwise than at first."""
    return ViewState(
        selected=2,
        axis=0,
        step=40,
        part=2,
        speed=SPEEDS[5],
        view_range=((-0.1, 0.3), (1e-3, 2.0)),
        paths_ahead=False,
        equal_axes=True,
        relief=ReliefView(Shown.BOTH, HeightScale.CUT, 0.1 + 0.2, 1 / 0.11, 1.1, (-0.1, 1 / 3)),
        curvature=True,
        magnifier=False,
        enlarged=True,
        legend=False,
        legend_place=(0.25, 1 / 3),
        overlays=OverlayScope.ALL,
        future_hidden=False,
        notation=Notation.NOTEBOOK,
        pointer_dot=True,
        inside=True,
        mid_run=True,
        prediction=Prediction(1, 40, 5, ((0.1, 0.2), (-1e-9, 5.0)), rich_experiment().pins[1].trial),
        compared=1,
        presenter=True,
        presented=frozenset({"chart", "rule"}),
        charts=(ChartView("distance", False, True, 25), ChartView("gradient")),
        averaged=200,
        comparison=ComparisonView(1e-7, "loss", True),
        panels=frozenset({"charts", "info"}),
        behind=frozenset({"charts"}),
        arranged=True,
        arranging=True,
        beginner=False,
        theme="dark",
        scale=1.5,
        motion=False,
    )


def rich_document() -> Document:
    """Both together."""
    return Document(rich_experiment(), rich_view())


def in_another_room(view: ViewState, room: ViewState) -> ViewState:
    """The view as it is seen where other things of the room hold."""
    kept = {
        "theme": room.theme,
        "scale": room.scale,
        "notation": room.notation,
        "pointer_dot": room.pointer_dot,
        "motion": room.motion,
        "beginner": room.beginner,
        "arranging": room.arranging,
    }
    return replace(view, presenter=room.presenter, **kept)
