"""The rates at which a rule stops being stable, against the eigenvalues that numpy finds."""

import numpy as np

from rmsprop_gui.simulation.stability import stability_limits

DICE = np.random.default_rng(2)
UNKNOWN = np.full((1, 2), np.nan)


def limits(a: float, b: float, c: float, rate: tuple[float, float] = (1.0, 1.0), bound: float = 2.0) -> list[float]:
    found: list[float] = stability_limits((a, b, c), np.array([rate]), np.array([bound]))[0].tolist()
    return found


def test_limits_of_a_diagonal_hessian_are_each_axis_own_whatever_the_rates() -> None:
    rates = DICE.uniform(0.01, 3.0, (3, 2))
    found = stability_limits((0.2, 0.0, 10.0), rates, np.array([2.0, 3.8, 38.0]))
    np.testing.assert_allclose(found, [[10.0, 0.2], [19.0, 0.38], [190.0, 3.8]], rtol=1e-15)


def test_what_rounding_leaves_beside_the_diagonal_does_not_tie_the_axes() -> None:
    np.testing.assert_allclose(limits(1.0, 2e-17, 0.4, (3.0, 9.0)), [2.0, 5.0], rtol=1e-12)
    assert limits(1.0, 1e-3, 0.4, (3.0, 9.0)) != limits(1.0, 0.0, 0.4, (3.0, 9.0))


def test_there_is_no_limit_where_it_bends_down_or_is_flat() -> None:
    hessian = np.array([-1.0, 0.0, 4.0]), 0.0, np.array([2.0, -3.0, 0.0])
    found = stability_limits(hessian, np.ones((3, 2)), np.full(3, 2.0))
    np.testing.assert_array_equal(found, [[np.nan, 1.0], [np.nan, np.nan], [0.5, np.nan]])


def test_there_is_no_limit_for_a_rule_without_one() -> None:
    assert np.isnan(limits(1.0, 0.5, 2.0, bound=np.nan)).all() and np.isnan(limits(1.0, 0.0, 2.0, bound=np.nan)).all()


def test_elsewhere_the_limits_are_the_rates_at_which_the_preconditioned_hessian_reaches_the_bound() -> None:
    """Any symmetric matrix, any rates: with the limits as rates its largest eigenvalue is the bound itself."""
    for _ in range(200):
        (a, b, c), rate, bound = DICE.normal(size=3), DICE.uniform(0.01, 9.0, 2), DICE.uniform(1.0, 40.0)
        hessian, found = np.array([[a, b], [b, c]]), limits(a, b, c, tuple(rate), bound)
        if np.linalg.eigvalsh(hessian)[1] <= 0:
            assert np.isnan(found).all()
            continue
        largest = np.linalg.eigvals(np.diag(found) @ hessian).real.max()
        np.testing.assert_allclose(largest, bound, rtol=1e-9)
        np.testing.assert_allclose(found[0] / found[1], rate[0] / rate[1], rtol=1e-9)


def test_without_rates_yet_both_count_the_same() -> None:
    """Curvatures 10 and 0.2, turned by 30 degrees: the steep one is what counts, in any direction."""
    cosine, sine = np.cos(np.pi / 6), np.sin(np.pi / 6)
    a, b, c = 10 * cosine**2 + 0.2 * sine**2, 9.8 * cosine * sine, 10 * sine**2 + 0.2 * cosine**2
    np.testing.assert_allclose(stability_limits((a, b, c), UNKNOWN, np.array([2.0])), [[0.2, 0.2]], rtol=1e-12)


def test_gradient_descent_settles_below_the_limit_and_grows_above_it() -> None:
    """The limit found by walking, in a valley that is turned and with two different rates."""
    hessian, rate = np.array([[4.0, 1.5], [1.5, 1.0]]), np.array([0.3, 1.0])
    (found,) = stability_limits((4.0, 1.5, 1.0), rate[None], np.array([2.0]))
    for factor, grows in ((0.99, False), (1.01, True)):
        x = np.array([1.0, -1.0])
        for _ in range(2000):
            x = x - factor * found * (hessian @ x)
        assert (np.linalg.norm(x) > 1.0) == grows
