"""Every surface: its derivatives against sympy, its minima, and the published formulas written out again."""

from collections.abc import Callable
from functools import cache
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy
from formulas.symbolic import MEANT

from rmsprop_gui.parameters.parameter import ChoiceParameter, NumericParameter, Parameter
from rmsprop_gui.simulation.objective import Objective
from rmsprop_gui.surfaces import GROUPS, SURFACES, Surface
from rmsprop_gui.surfaces.catalogue.group import Group
from rmsprop_gui.surfaces.data_surface import DataSurface
from rmsprop_gui.surfaces.formula_surface import FormulaSurface
from rmsprop_gui.surfaces.surface import Array

from .published import PUBLISHED, published

POINTS = 200
every_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)


def random_points(surface: Surface, count: int = POINTS) -> list[list[float]]:
    low, high = np.transpose(surface.view)
    points: list[list[float]] = np.random.default_rng(11).uniform(low, high, (count, 2)).tolist()
    return points


def where(condition: Any, a: Any, b: Any) -> Any:
    return sympy.Piecewise((a, condition), (b, True))


@cache
def derivatives(surface: FormulaSurface) -> tuple[Callable[..., Any], ...]:
    """The formula, its gradient and its Hessian as sympy differentiates them, computed to 40 digits."""
    x1, x2, t = sympy.symbols("x1 x2 t")
    columns = {name: sympy.Symbol(name) for name in surface.column_names}

    def mean(expression: Any) -> Any:
        assert isinstance(surface, DataSurface)
        rows = zip(*surface.sample.parted(surface.values()).learned, strict=True)
        each = [expression.subs(zip(columns.values(), map(sympy.Float, row), strict=True)) for row in rows]
        return sum(each) / len(each)

    meanings: dict[str, Any] = {**columns, "mean": mean, "where": where, **MEANT}
    if not isinstance(surface, DataSurface):  # what is set on it is in its rows
        meanings |= {name: sympy.Rational(float(value)) for name, value in surface.settings}
    for name, text in surface.definitions:
        meanings[name] = sympy.sympify(text, locals=meanings, rational=True)
    f = sympy.sympify(surface.formula, locals=meanings, rational=True)
    wanted = (f, f.diff(x1), f.diff(x2), f.diff(x1, 2), f.diff(x1, x2), f.diff(x2, 2))
    return tuple(sympy.lambdify((x1, x2, t), each, "mpmath") for each in wanted)


def at(declared: Parameter, fraction: float) -> Any:
    """A setting at a place of its range."""
    if isinstance(declared, NumericParameter):
        return declared.from_fraction(fraction)
    assert isinstance(declared, ChoiceParameter)
    return declared.options[int(fraction * len(declared.options))]


def settings_of(surface: Surface) -> list[dict[str, Any]]:
    """As it usually is, and with its parameters at four places of their ranges."""
    parts = [(0.1, 0.9), (0.35, 0.6), (0.7, 0.45), (0.95, 0.2)]
    moved = [
        {
            name: at(declared, fraction)
            for (name, declared), fraction in zip(surface.parameters.items(), part, strict=False)
        }
        for part in parts
    ]
    return [{}, *moved] if surface.parameters else [{}]


def within_its_box(surface: Surface, points: Array) -> Array:
    """Which of points (2, …) its minima are the lowest of."""
    low, high = np.transpose(surface.box or ((-np.inf, np.inf),) * 2).reshape(2, 2, *(1,) * (points.ndim - 1))
    inside: Array = ((points >= low) & (points <= high)).all(axis=0)
    return inside


def computed(surface: Surface, x1: Any, x2: Any, t: Any = 0.0) -> list[Any]:
    return [surface.value(x1, x2, t), *surface.gradient(x1, x2, t), *surface.hessian(x1, x2, t)]


def test_every_entry_is_of_a_surface_and_in_the_catalogue_s_order() -> None:
    assert list(PUBLISHED) == [name for name in SURFACES if name in PUBLISHED]


@pytest.mark.parametrize("name", SURFACES)
def test_names_can_be_typed(name: str) -> None:
    assert name.isidentifier() and name.islower() and SURFACES[name].name == name


@every_surface
def test_every_surface_says_what_it_is(surface: Surface) -> None:
    assert surface.about.endswith(".") and surface.title
    assert len({each.title for each in SURFACES.values()}) == len(SURFACES)
    assert [name for name, _ in surface.lines()][:1] == ["f"] * bool(surface.text()), "or it is given as code"


@every_surface
def test_parameters_have_values_in_range_and_refuse_others(surface: Surface) -> None:
    assert list(surface.values()) == list(surface.parameters)
    for name, declared in surface.parameters.items():
        declared.check(name, surface.values()[name])
        assert surface.with_values(**{name: surface.values()[name]}) == surface
        with pytest.raises(ValueError, match=name):
            surface.with_values(**{name: "much"})
    with pytest.raises(ValueError, match="no key 'steepness'"):
        surface.with_values(steepness=1)


@every_surface
def test_derivatives_agree_with_symbolic_ones(surface: Surface) -> None:
    """To 1e-10 of the size of each, and where terms cancel, of the largest of the derivatives of its order."""
    if not isinstance(surface, FormulaSurface):
        pytest.skip("given as code")
    with mpmath.workdps(40):
        for settings in settings_of(surface):
            there = surface.with_values(**settings)
            count = POINTS // (1 + bool(settings) * 4) // (1 + surface.row_count)  # each row takes its time
            for x1, x2 in random_points(surface, max(count, 3)):
                t = round(100 * abs(x1))
                exact = [float(each(*map(mpmath.mpf, (x1, x2, t)))) for each in derivatives(there)]
                slack = 1e-13 * max(map(abs, exact)) if surface.parameters or surface.column_names else 0.0
                assert computed(there, x1, x2, t) == pytest.approx(exact, rel=1e-10, abs=slack), (settings, x1, x2)


@pytest.mark.parametrize("name", PUBLISHED)
def test_values_agree_with_the_publication(name: str) -> None:
    if value := PUBLISHED[name].value:
        for x1, x2 in random_points(SURFACES[name]):
            assert SURFACES[name].value(x1, x2) == pytest.approx(value(x1, x2), rel=1e-12)


@pytest.mark.parametrize("name", PUBLISHED)
def test_views_are_the_usual_ones(name: str) -> None:
    assert PUBLISHED[name].view in (None, SURFACES[name].view)


@every_surface
def test_views_hold_the_start_and_the_minima(surface: Surface) -> None:
    for point in (surface.start, *surface.minima):
        for coordinate, (low, high) in zip(point, surface.view, strict=True):
            assert low < coordinate < high


@every_surface
def test_minima_are_minima(surface: Surface) -> None:
    """The gradient vanishes, the Hessian does not bend down, and around it is higher, or as high where it is flat."""
    angles = np.linspace(0, 2 * np.pi, 73)
    for x1, x2 in surface.minima:
        a, b, c = (float(part) for part in surface.hessian(x1, x2))
        curvatures = np.linalg.eigvalsh([[a, b], [b, c]])
        rounding = 1e-13 * max(1.0, curvatures[1])
        assert curvatures[0] >= -rounding
        onward = np.array((x1, x2)) - surface.gradient(x1, x2)
        assert np.abs(Objective(surface, box=surface.box).projected(*onward) - np.array((x1, x2))).max() <= rounding
        for radius in (1e-3, 1e-2, 0.1):
            around = np.array((x1 + radius * np.cos(angles), x2 + radius * np.sin(angles)))
            around = around[:, within_its_box(surface, around)]
            rises = surface.value(*around) - surface.value(x1, x2)
            assert (rises > 0).all() if curvatures[0] > rounding else (rises >= 0).all() and (rises > 0).any()


@every_surface
def test_nothing_in_view_lies_below_the_minima(surface: Surface) -> None:
    if surface.minima:
        grid = np.array(np.meshgrid(*(np.linspace(low, high, 201) for low, high in surface.view)))
        grid = grid[:, within_its_box(surface, grid)]
        lowest = min(surface.value(*minimum) for minimum in surface.minima)
        assert lowest == pytest.approx(published(surface.name).lowest, rel=1e-12, abs=1e-25)
        assert surface.value(*grid).min() >= lowest - 1e-12


@every_surface
def test_all_minima_are_marked(surface: Surface) -> None:
    assert len(set(surface.minima)) == len(surface.minima) == published(surface.name).minima


def test_the_saddle_has_a_saddle_and_the_plateau_a_plain() -> None:
    saddle, plateau = SURFACES["saddle"], SURFACES["plateau"]
    a, _, c = saddle.hessian(0.0, 0.0)
    assert saddle.gradient(0.0, 0.0) == (0, 0) and a > 0 > c
    assert np.hypot(*plateau.gradient(*plateau.start)) < 0.1 and plateau.value(*plateau.start) > 0.9


@every_surface
def test_numbers_and_arrays_agree(surface: Surface) -> None:
    points = np.array(random_points(surface, 30))
    grids = computed(surface, *points.T.reshape(2, 5, 6))
    single = np.array([[float(part) for part in computed(surface, *point)] for point in points.tolist()])
    for index, grid in enumerate(grids):
        np.testing.assert_allclose(np.broadcast_to(grid, (5, 6)).ravel(), single[:, index], rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize(("kappa", "angle"), [(1, 0), (10_000, 0), (200, -30), (50, 180), (50, -180)])
def test_the_quadratic_is_as_ill_conditioned_as_is_asked_and_turned_either_way(kappa: float, angle: float) -> None:
    surface = SURFACES["quadratic"].with_values(kappa=kappa, angle=angle)
    assert surface.condition_numbers() == pytest.approx([kappa], rel=1e-9)
    along = np.radians(angle)
    assert surface.value(np.cos(along), np.sin(along)) == pytest.approx(5 / kappa, rel=1e-9)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_every_group_says_what_it_teaches(group: Group) -> None:
    assert group.about.endswith(".") and group.title and group.surfaces
    assert all(SURFACES[surface.name] is surface for surface in group.surfaces)


def test_every_surface_is_in_one_group() -> None:
    assert [surface.name for group in GROUPS for surface in group.surfaces] == list(SURFACES)
    assert len({group.name for group in GROUPS}) == len(GROUPS)


@pytest.mark.parametrize("name", [name for name, surface in SURFACES.items() if surface.is_mean])
def test_what_is_drawn_is_the_mean_of_what_the_steps_are_given(name: str) -> None:
    surface = SURFACES[name]
    period = int(surface.values()["gap"])
    for point in random_points(surface, 5):
        given = np.array([surface.stepping_gradient(plain=True)(*point, t) for t in range(1, 2 * period + 1)])
        assert given.mean(axis=0) == pytest.approx(surface.gradient(*point), rel=1e-12)
        assert np.ptp(given, axis=0).max() > 0.5, "or there would be no need to"
