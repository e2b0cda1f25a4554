"""What a point is, against the surface itself: level lines, known stationary points, and where runs come to rest."""

import math

import numpy as np
import pytest

from rmsprop_gui.optimizers import Adam, GradientDescent
from rmsprop_gui.simulation.local_model import LocalModel, PointKind, local_model, resting_kind
from rmsprop_gui.simulation.objective import Objective, Sampling
from rmsprop_gui.simulation.recording import Recording, State
from rmsprop_gui.simulation.stepper import Stepper
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.formula_surface import FormulaSurface

every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
VIEW = ((-3.0, 3.0), (-3.0, 3.0))


def typed(formula: str) -> FormulaSurface:
    return FormulaSurface("typed", "Typed", "", formula, VIEW, (1.0, 1.0))


def model(surface: Surface, point: tuple[float, float]) -> LocalModel:
    found = local_model(Objective(surface), 0, point)
    assert found is not None
    return found


@every_surface
def test_axes_and_curvatures_are_those_of_the_hessian(surface: Surface) -> None:
    point = surface.start[0] + 0.1, surface.start[1] - 0.2
    found = model(surface, point)
    a, b, c = map(float, surface.hessian(*np.asarray(point)))
    hessian, axes = np.array([[a, b], [b, c]]), np.array(found.axes)
    assert found.curvatures[0] <= found.curvatures[1]
    assert np.allclose(axes @ axes.T, np.eye(2), atol=1e-12)
    assert np.allclose(axes.T @ np.diag(found.curvatures) @ axes, hessian, rtol=1e-12, atol=1e-12 * abs(hessian).max())
    assert found.gradient == pytest.approx(tuple(map(float, surface.gradient(*np.asarray(point)))))


@every_surface
def test_near_a_point_the_surface_is_its_model(surface: Surface) -> None:
    """The error of a model of second order falls with the third power of the way."""
    at = np.add(surface.start, (0.1, -0.2))
    found = model(surface, (float(at[0]), float(at[1])))
    turns = np.linspace(0, 2 * math.pi, 24, endpoint=False)
    errors = []
    for size in (1e-2, 1e-3):
        way = size * np.stack((np.cos(turns), np.sin(turns)))
        along = np.array(found.axes) @ way
        expected = np.array(found.gradient) @ way + 0.5 * np.array(found.curvatures) @ along**2
        value = surface.value(*(at[:, None] + way)) - surface.value(*at)
        errors.append(abs(value - expected).max())
    assert errors[1] <= 0.01 * errors[0] + 1e-12 * max(1.0, abs(float(surface.value(*at))))


@pytest.mark.parametrize(
    "surface, point", [(s, p) for s in SURFACES.values() if s.box is None for p in s.minima], ids=str
)
def test_known_minima_are_never_taken_for_anything_that_falls(surface: Surface, point: tuple[float, float]) -> None:
    found = local_model(Objective(surface), 0, point)
    if found is not None:  # the tip of a cone has no derivatives
        assert found.kind_within(1e-3) in (PointKind.MINIMUM, PointKind.FLAT)


STATIONARY = [
    ("x1**2 + 3*x2**2", PointKind.MINIMUM),
    ("-x1**2 - 3*x2**2", PointKind.MAXIMUM),
    ("x1**2 - 3*x2**2", PointKind.SADDLE),
    ("x1**2 + x2**4", PointKind.FLAT),
    ("x1**3 - 3*x1*x2**2", PointKind.FLAT),  # the monkey's saddle has no curvature at all
    ("(x1 + x2)**2", PointKind.FLAT),
    ("x1**2 + 1e-6*x2**2", PointKind.MINIMUM),
    ("x1 + x2**2", PointKind.SLOPE),
    ("x1**2 + 1e-7*x2", PointKind.SLOPE),
]


@pytest.mark.parametrize("formula, kind", STATIONARY, ids=[formula for formula, _ in STATIONARY])
@pytest.mark.parametrize("factor", [1e-6, 1.0, 1e6])
def test_the_kind_is_that_of_the_curvatures_whatever_the_unit_of_heights(
    formula: str, kind: PointKind, factor: float
) -> None:
    assert model(typed(f"{factor!r}*({formula})"), (0.0, 0.0)).kind_within(0.01) is kind


@pytest.mark.parametrize("away, reached", [(0.009, True), (0.011, False)])
def test_a_stationary_point_counts_as_far_as_the_reach(away: float, reached: bool) -> None:
    """Whatever the curvature: it is the way that is measured, not the slope."""
    for surface in (typed("x1**2 + 500*x2**2"), typed("x1**2 - 500*x2**2")):
        for point in ((away, 0.0), (0.0, away)):
            assert (model(surface, point).kind_within(0.01) is not PointKind.SLOPE) == reached


@pytest.mark.parametrize(
    "formula, number", [("x1**2 + 25*x2**2", 25.0), ("x1**2 - 25*x2**2", 25.0), ("x1**2", math.inf), ("x1", math.nan)]
)
def test_the_condition_number_is_the_larger_curvature_over_the_smaller(formula: str, number: float) -> None:
    assert model(typed(formula), (1.0, 1.0)).condition_number == pytest.approx(number, nan_ok=True)


def test_where_a_derivative_is_not_finite_there_is_no_model() -> None:
    assert local_model(Objective(typed("sqrt(x1**2 + x2**2)")), 0, (0.0, 0.0)) is None


def test_noise_makes_no_difference() -> None:
    surface = SURFACES["himmelblau"]
    assert local_model(Objective(surface, Sampling(noise=5.0)), 3, (1.0, 2.0)) == model(surface, (1.0, 2.0))


def resting(surface: Surface, start: tuple[float, float], rule: GradientDescent | Adam) -> PointKind | None:
    found = Recording(3000, len(rule.accumulators))
    stepper = Stepper(surface, start, rule, 3000)
    while not stepper.done:
        found.append(stepper.advance(4000))
    assert resting_kind(Objective(surface), found, 0) is None
    assert found.state(3000) is State.AT_REST
    return resting_kind(Objective(surface), found, 3000)


def test_a_run_rests_at_what_is_there() -> None:
    descent = GradientDescent(learning_rate=0.05)
    assert resting(typed("x1**2 + 5*x2**2"), (2.0, 1.0), descent) is PointKind.MINIMUM
    assert resting(SURFACES["saddle"], (2.0, 0.0), descent) is PointKind.SADDLE
    assert resting(typed("(x1 + x2 - 1)**2"), (2.0, 1.0), descent) is PointKind.FLAT
    schedule = Adam(learning_rate=0.01, schedule="exponential", schedule_factor=0.9)
    assert resting(SURFACES["rosenbrock"], (-1.2, 1.0), schedule) is PointKind.SLOPE
