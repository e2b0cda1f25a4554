"""How a step is taken: one idea a file, and the catalogue in teaching order."""

from rmsprop_gui.optimizers.adagrad import AdaGrad
from rmsprop_gui.optimizers.adam import Adam
from rmsprop_gui.optimizers.gradient_descent import GradientDescent
from rmsprop_gui.optimizers.momentum import EWMAMomentum, Momentum
from rmsprop_gui.optimizers.nesterov import Nesterov
from rmsprop_gui.optimizers.rmsprop import RMSProp
from rmsprop_gui.optimizers.rule import UpdateRule

_IN_TEACHING_ORDER: tuple[type[UpdateRule], ...] = (
    GradientDescent,
    Momentum,
    EWMAMomentum,
    Nesterov,
    AdaGrad,
    RMSProp,
    Adam,
)

RULES: dict[str, type[UpdateRule]] = {rule.name: rule for rule in _IN_TEACHING_ORDER}
