"""How a step is taken: one idea a file, and the catalogue: a line each, in teaching order."""
# ruff: noqa: I001  sorted for a lecture

from rmsprop_gui.optimizers.rule import UpdateRule
from rmsprop_gui.optimizers.gradient_descent import GradientDescent as GradientDescent
from rmsprop_gui.optimizers.momentum import Momentum as Momentum, EWMAMomentum as EWMAMomentum
from rmsprop_gui.optimizers.nesterov import Nesterov as Nesterov
from rmsprop_gui.optimizers.asgd import ASGD as ASGD
from rmsprop_gui.optimizers.schedule_free import ScheduleFree as ScheduleFree
from rmsprop_gui.optimizers.adagrad import AdaGrad as AdaGrad
from rmsprop_gui.optimizers.rmsprop import RMSProp as RMSProp
from rmsprop_gui.optimizers.adadelta import AdaDelta as AdaDelta
from rmsprop_gui.optimizers.adam import Adam as Adam
from rmsprop_gui.optimizers.adamax import AdaMax as AdaMax
from rmsprop_gui.optimizers.lion import Lion as Lion
from rmsprop_gui.optimizers.adamw import AdamW as AdamW
from rmsprop_gui.optimizers.nadam import NAdam as NAdam
from rmsprop_gui.optimizers.radam import RAdam as RAdam
from rmsprop_gui.optimizers.adabelief import AdaBelief as AdaBelief
from rmsprop_gui.optimizers.adopt import ADOPT as ADOPT
from rmsprop_gui.optimizers.rprop import Rprop as Rprop
from rmsprop_gui.optimizers.dog import DoG as DoG

RULES: dict[str, type[UpdateRule]] = {
    kind.name: kind
    for kind in tuple(globals().values())
    if isinstance(kind, type) and issubclass(kind, UpdateRule) and kind is not UpdateRule
}
"""The optimizers that are imported above, by the names they have on the command line."""
