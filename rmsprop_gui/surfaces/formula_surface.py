"""A surface that is written as a formula: slope and curvature follow from it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from rmsprop_gui.formulas import (
    CONSTANTS,
    Expression,
    check_identifier,
    compile_function,
    derivative,
    names,
    parse,
    simplified,
    substitute,
    to_text,
)
from rmsprop_gui.formulas.tree import Name, Number, quoted
from rmsprop_gui.literature import Publication
from rmsprop_gui.parameters.parameter import Parameter
from rmsprop_gui.surfaces.as_formulas import AsFormulas
from rmsprop_gui.surfaces.surface import Gradient, Point, Rows, Surface, View

Coordinate = float | str
_COORDINATES = ("x1", "x2")
_ARGUMENTS = (*_COORDINATES, "t")


@dataclass(frozen=True)
class FormulaSurface(Surface):
    """A function of `x1`, `x2` and the step `t`, given as text.

    `definitions` are names and what they stand for in the formula, each of which may use those before it. Parameters
    are names too: `parameters` declares them, `settings` says what they are set to. A coordinate of a minimum may be a
    formula of the parameters and of `t`.

    Where there is a `stepping_formula`, it is its gradient that each step is given; `formula` is then the mean of it
    over many steps, which is what is drawn and measured.

    Raises ValueError where a text cannot be read or reads an unknown name. A formula whose second derivatives would be
    too long has its Hessian by differences.
    """

    name: str
    title: str
    about: str
    formula: str
    view: View
    start: Point
    known_minima: tuple[tuple[Coordinate, Coordinate], ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()
    settings: tuple[tuple[str, Any], ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict, compare=False, repr=False)
    stepping_formula: str = ""
    box: View | None = None
    sources: tuple[Publication, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        for name, declaration in self.parameters.items():
            declaration.check(name, self.values()[name])
        known = {"t", *self.parameters}
        for coordinate in (part for point in self.known_minima for part in point):
            _check_names(_read(coordinate), known)
        known |= {*_COORDINATES, *map(check_identifier, self.column_names)}
        for name, text in self.definitions:
            _check_names(parse(text), known)
            known.add(check_identifier(name))
        for text in filter(None, (self.formula, self.stepping_formula)):
            _check_names(self.read(text), known)

    # settings

    def values(self) -> dict[str, Any]:
        return dict(self.settings)

    def with_values(self, **values: Any) -> "FormulaSurface":
        for name in values:
            if name not in self.parameters:
                raise ValueError(f"{self.name} has no key {name!r}")
        return replace(self, settings=tuple({**self.values(), **values}.items()))

    # the formula

    @cached_property
    def expression(self) -> Expression:
        """The formula of x₁, x₂, t and the columns alone, with the settings in it."""
        return self._whole(self.formula)

    def _whole(self, text: str) -> Expression:
        # Constants become numbers too, so that the sine of an angle is computed once.
        constants = {name: Number(constant.value) for name, constant in CONSTANTS.items()}
        return simplified(substitute(self.bound(self._defined(self.read(text))), constants))

    def bound(self, expression: Expression) -> Expression:
        """An expression with the settings in place of the parameters, simplified."""
        numbers = {name: Number(float(value)) for name, value in self.settings}
        return simplified(substitute(expression, numbers))

    def read(self, text: str) -> Expression:
        """The tree of a formula that is given as text. Raises FormulaError where it cannot be read."""
        return parse(text)

    def text(self) -> str:
        return self.formula

    def lines(self) -> tuple[tuple[str, Expression], ...]:
        """The formula with its settings in it; definitions have lines of their own unless they come to a mere name."""
        definitions = dict(self.definition_lines())
        plain = {name: bound for name, text in definitions.items() if isinstance(bound := self.bound(text), Name)}
        functions = [("f", self.read(self.formula))]
        if self.is_mean:
            functions.append(("f_t", self.read(self.stepping_formula)))
        if len(plain) == len(definitions):
            return tuple((name, self.bound(substitute(function, plain))) for name, function in functions)
        return (*((name, self.bound(function)) for name, function in functions), *definitions.items())

    def definition_lines(self) -> tuple[tuple[str, Expression], ...]:
        return tuple((name, parse(text)) for name, text in self.definitions)

    def _defined(self, expression: Expression) -> Expression:
        for name, text in reversed(self.definitions):
            expression = substitute(expression, {name: parse(text)})
        return expression

    @cached_property
    def gradient_expressions(self) -> tuple[Expression, Expression]:
        """∂f/∂x₁ and ∂f/∂x₂."""
        return derivative(self.expression, "x1"), derivative(self.expression, "x2")

    @cached_property
    def hessian_expressions(self) -> tuple[Expression, Expression, Expression]:
        """∂²f/∂x₁², ∂²f/∂x₁∂x₂ and ∂²f/∂x₂²."""
        first, second = self.gradient_expressions
        return derivative(first, "x1"), derivative(first, "x2"), derivative(second, "x2")

    @cached_property
    def hessian_is_exact(self) -> bool:  # type: ignore[override]
        try:
            return bool(self.hessian_expressions)
        except ValueError:
            return False

    @cached_property
    def depends_on_step(self) -> bool:  # type: ignore[override]
        return "t" in names(self.expression)

    @property
    def is_mean(self) -> bool:  # type: ignore[override]
        return bool(self.stepping_formula)

    @cached_property
    def _stepping_expressions(self) -> tuple[Expression, Expression]:
        """The gradient that each step is given."""
        if not self.stepping_formula:
            return self.gradient_expressions
        return derivative(self._stepped, "x1"), derivative(self._stepped, "x2")

    @cached_property
    def _stepped(self) -> Expression:
        """The function that each step is given the gradient of."""
        return self._whole(self.stepping_formula) if self.stepping_formula else self.expression

    # the function

    @cached_property
    def _value(self) -> Callable[..., Any]:
        return self._compiled(self.expression)

    @cached_property
    def _gradient(self) -> Callable[..., Any]:
        return self._compiled(*self.gradient_expressions)

    @cached_property
    def _plain_gradient(self) -> Callable[..., Any]:
        return self._compiled(*self._stepping_expressions, plain=True)

    @cached_property
    def _stepping_gradient(self) -> Callable[..., Any]:
        return self._compiled(*self._stepping_expressions)

    @cached_property
    def _hessian(self) -> Callable[..., Any]:
        return self._compiled(*self.hessian_expressions)

    def _compiled(self, *results: Expression, plain: bool = False) -> Callable[..., Any]:
        columns = self.column_names
        return compile_function((*_ARGUMENTS, *columns), results, plain=plain, columns=columns, counts=("t",))

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns of data that a `mean` in the formula goes over; none where it is no such thing."""
        return ()

    def value(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> Any:
        return self._value(x1, x2, t)

    def gradient(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> tuple[Any, Any]:
        return self._gradient(x1, x2, t)  # type: ignore[no-any-return]

    def hessian(self, x1: Any, x2: Any, t: Any = 0.0) -> tuple[Any, Any, Any]:
        if not self.hessian_is_exact:
            return super().hessian(x1, x2, t)
        return self._hessian(x1, x2, t)  # type: ignore[no-any-return]

    def stepping_gradient(self, plain: bool) -> Gradient:
        return self._plain_gradient if plain else self._given

    def _given(self, x1: Any, x2: Any, t: Any = 0.0, rows: Rows | None = None) -> tuple[Any, Any]:
        return self._stepping_gradient(x1, x2, t)  # type: ignore[no-any-return]

    def stepping_formulas(self) -> tuple[Expression, Expression] | None:
        return self._stepping_expressions

    def as_formulas(self) -> AsFormulas:
        return AsFormulas(self.expression, self._stepping_expressions, self._stepped)

    # minima

    @cached_property
    def _minima(self) -> tuple[Callable[..., Any], ...]:
        return tuple(
            compile_function(("t",), tuple(self.bound(_read(part)) for part in point)) for point in self.known_minima
        )

    def minima_at(self, t: Any) -> tuple[tuple[Any, Any], ...]:
        return tuple(minimum(t) for minimum in self._minima)


def _check_names(expression: Expression, known: Collection[str]) -> None:
    for name in names(expression):
        if name not in known:
            raise ValueError(f"{name} in the formula {quoted(to_text(expression))} is not known")


def _read(coordinate: Coordinate) -> Expression:
    return parse(coordinate) if isinstance(coordinate, str) else Number(coordinate)
