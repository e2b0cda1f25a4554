"""The families of questions, one file each: to add one, write how it is drawn and put it in the table."""

from rmsprop_gui.lessons.quiz.families.fate import WhichFate
from rmsprop_gui.lessons.quiz.families.first import WhoFirst
from rmsprop_gui.lessons.quiz.families.learning_rate import WhichLearningRate
from rmsprop_gui.lessons.quiz.families.memory import WhichMemory
from rmsprop_gui.lessons.quiz.families.number import HowLong
from rmsprop_gui.lessons.quiz.families.optimizer import WhichOptimizer
from rmsprop_gui.lessons.quiz.families.optimizer_alone import WhichOptimizerAlone
from rmsprop_gui.lessons.quiz.families.place import WhereNext
from rmsprop_gui.lessons.quiz.family import Family

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        WhichOptimizer(),
        WhichOptimizerAlone(),
        WhichMemory(),
        WhichLearningRate(),
        WhereNext(),
        WhoFirst(),
        WhichFate(),
        HowLong(),
    )
}
"""By their names, from what is seen to what is reckoned."""
