"""A surface as a file says it, and back: one of the catalogue, a typed function, or data of one's own."""

from collections.abc import Mapping
from typing import Any

from rmsprop_gui.files import schema
from rmsprop_gui.parameters.parameter import Parameter
from rmsprop_gui.simulation.experiment import check_coordinate
from rmsprop_gui.surfaces import SURFACES, Surface
from rmsprop_gui.surfaces.delimited import Columns, check_columns
from rmsprop_gui.surfaces.own_data import OWN_DATA, OwnDataSurface, own_data_surface
from rmsprop_gui.surfaces.surface import Point
from rmsprop_gui.surfaces.typed_surface import FUNCTION, TypedSurface, known_surface


def write_surface(surface: Surface) -> schema.Surface:
    """The surface as a file says it. ValueError where it is none that a file knows."""
    if isinstance(surface, TypedSurface):
        minima = list(surface.minima)
        function = schema.Function(text=surface.formula, view=surface.view, start=surface.start, minima=minima)
        return schema.Surface(name=FUNCTION, function=function)
    if isinstance(surface, OwnDataSurface):
        data = schema.Data(columns=surface.columns.names, rows=list(surface.columns.rows))
        return schema.Surface(name=OWN_DATA, settings=surface.values(), data=data)
    known = SURFACES.get(surface.name)
    if known is None or known.with_values(**surface.values()) != surface:
        raise ValueError(f"the surface {surface.name} is none of the catalogue")
    return schema.Surface(name=surface.name, settings=surface.values())


def read_surface(content: schema.Surface) -> Surface:
    """The surface that a file says. ValueError, in a sentence for the user, for what cannot be."""
    if isinstance(content.function, schema.Function):
        return _read_function(content, content.function)
    if isinstance(content.data, schema.Data):
        return _read_data(content, content.data)
    if content.name not in SURFACES:
        raise ValueError(f"there is no surface {content.name!r}")
    surface = SURFACES[content.name]
    return surface.with_values(**known_settings(content.name, surface.parameters, content.settings))


def _read_function(content: schema.Surface, function: schema.Function) -> Surface:
    known_settings(FUNCTION, {}, content.settings)
    if content.name != FUNCTION:
        raise ValueError(f"the surface {content.name!r} is not typed")
    for point in (function.start, *function.minima, *zip(*function.view, strict=True)):
        check_point(point)
    return known_surface(function.text, function.view, function.start, tuple(function.minima))


def _read_data(content: schema.Surface, data: schema.Data) -> Surface:
    if content.name != OWN_DATA:
        raise ValueError(f"the surface {content.name!r} has no data of one's own")
    columns = Columns(data.columns, tuple(data.rows))
    check_columns(columns)
    surface = own_data_surface(columns)
    return surface.with_values(**known_settings(OWN_DATA, surface.parameters, content.settings))


def known_settings(owner: str, declared: Mapping[str, Parameter], settings: schema.Settings) -> dict[str, Any]:
    """The settings; ValueError where one of them is none of what is declared."""
    for name in settings:
        if name not in declared:
            raise ValueError(f"{owner} has no setting {name!r}")
    return dict(settings)


def check_point(point: Point) -> None:
    """Raise ValueError, in a sentence that names the range, unless a point of the plane can be this."""
    for name, value in zip(("x1", "x2"), point, strict=True):
        check_coordinate(name, value)
