"""The settings of a dataclass whose fields are declared as parameters: read from text, and compared."""

from collections.abc import Mapping
from typing import Any

from rmsprop_gui.formulas.meaning import Letters
from rmsprop_gui.parameters.parameter import OWN, Parameter, declared_parameters


def read_settings(owner_name: str, declared: Mapping[str, Parameter], text: str) -> dict[str, Any]:
    """The values in a text `key=value,…`.

    Raises ValueError, in a sentence for the user that begins with the owner's name, for a key that is not declared or
    is given twice, and for a value that cannot be read or is out of range.
    """
    values: dict[str, Any] = {}
    for setting in text.split(","):
        key, equals, value = setting.partition("=")
        if key not in declared:
            raise ValueError(f"{owner_name} has no key {key!r}; its keys are {', '.join(declared) or 'none'}")
        if key in values:
            raise ValueError(f"{owner_name}: {key} is given twice")
        values[key] = _read(owner_name, key, declared[key], value if equals else "")
    return values


def _read(owner_name: str, key: str, declaration: Parameter, text: str) -> Any:
    try:
        value = declaration.read(text)
    except ValueError:
        raise ValueError(f"{owner_name}: {key} must be {declaration.allowed()}, not {text!r}") from None
    try:
        declaration.check(key, value)
    except ValueError as error:
        raise ValueError(f"{owner_name}: {error}") from None
    return value


def differences(before: Any, after: Any, letters: Letters = OWN) -> str:
    """What is set otherwise on the second of two owners of one kind, in one line: η 0.5, bias correction."""
    parts = []
    for name, declaration in declared_parameters(after).items():
        setting = getattr(after, name)
        if setting != getattr(before, name):
            parts.append(declaration.format_setting(setting, letters))
    return ", ".join(parts)
