"""The hyperparameters of a rule: its own, and those of the wrappers."""

from dataclasses import Field, dataclass
from functools import lru_cache
from typing import Any, ClassVar

from rmsprop_gui.optimizers.family import Family
from rmsprop_gui.optimizers.wrappers import Wrapped
from rmsprop_gui.parameters.parameter import NumericParameter, Parameter, declared_parameters


@dataclass(frozen=True)
class DeclaredRule(Wrapped):
    """Checks and tells the fields that a rule and its wrappers declare.

    Raises ValueError when one of them is out of its range. A kind of rule without a number called `learning_rate`,
    which weight decay and schedules count with, or without a family and sources cannot be made: TypeError.
    """

    variants: ClassVar[tuple[str, ...]] = ()
    """Those of its own hyperparameters and switches that make another method of it, and are usually off."""

    def __init_subclass__(cls, abstract: bool = False, **how: Any) -> None:
        super().__init_subclass__(**how)
        inherited = getattr(cls, "__dataclass_fields__", {}).get("learning_rate")
        field = vars(cls).get("learning_rate", inherited)  # its own are no fields yet, but what declares them
        declaration = field.metadata.get("declaration") if isinstance(field, Field) else None
        if not abstract and not isinstance(declaration, NumericParameter):
            raise TypeError(f"{cls.__name__} declares no learning_rate: hyperparameters.py has the usual one")
        for name, kind in () if abstract else (("family", Family), ("sources", tuple)):
            if not isinstance(getattr(cls, name, None), kind):
                raise TypeError(f"{cls.__name__} declares no {name}: optimizers are grouped and told by it")

    def __post_init__(self) -> None:
        for name, declaration in self.declared().items():
            declaration.check(name, getattr(self, name))

    @classmethod
    @lru_cache(maxsize=512)
    def own_parameters(cls) -> dict[str, Parameter]:
        """The hyperparameters and switches that this kind of rule declares itself, in order."""
        kinds = [kind for kind in reversed(cls.__mro__) if kind not in DeclaredRule.__mro__]
        own = dict.fromkeys(name for kind in kinds for name in vars(kind).get("__annotations__", {}))
        declared = declared_parameters(cls)
        return {name: declared[name] for name in own if name in declared}

    @classmethod
    @lru_cache(maxsize=512)
    def wrapping_parameters(cls) -> dict[str, Parameter]:
        """Those that the wrappers add to it, in order."""
        return {name: item for name, item in cls.declared().items() if name not in cls.own_parameters()}

    @classmethod
    def main_parameters(cls) -> dict[str, Parameter]:
        """Its own, without those of its variants: what is seen of a rule first."""
        return {name: item for name, item in cls.own_parameters().items() if name not in cls.variants}

    @classmethod
    def further_parameters(cls) -> dict[str, Parameter]:
        """Those of its variants, and of the wrappers: what is seldom asked for."""
        return {name: item for name, item in cls.declared().items() if name not in cls.main_parameters()}

    @classmethod
    @lru_cache(maxsize=512)
    def declared(cls) -> dict[str, Parameter]:
        """All hyperparameters and switches: the rule's own, then those of the wrappers."""
        return {**cls.own_parameters(), **declared_parameters(cls)}

    def values(self) -> dict[str, Any]:
        """The hyperparameters and switches as they are set."""
        return {name: getattr(self, name) for name in self.declared()}

    def own_values(self) -> dict[str, Any]:
        """The same, without those of the wrappers."""
        return {name: getattr(self, name) for name in self.own_parameters()}

    def unusual(self) -> dict[str, Any]:
        """Those that are not set as they usually are."""
        return {name: value for name, value in self.values().items() if value != getattr(type(self), name)}
