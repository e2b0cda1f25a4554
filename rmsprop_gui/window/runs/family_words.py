"""The ideas that optimizers are grouped by, as headings."""

from PySide6.QtCore import QCoreApplication

from rmsprop_gui.optimizers.family import Family

translate = QCoreApplication.translate


def family_title(family: Family) -> str:
    """What a group of optimizers is called."""
    return {
        Family.NO_MEMORY: translate("families", "No memory"),
        Family.SMOOTHS: translate("families", "Smooths the direction"),
        Family.NEVER_FORGETS: translate("families", "Scales and never forgets"),
        Family.FORGETS: translate("families", "Scales and forgets"),
        Family.BOTH: translate("families", "Both: smooths and scales"),
        Family.SIGNS: translate("families", "Signs"),
        Family.FINDS_RATE: translate("families", "Finds its rate"),
        Family.OWN: translate("families", "Your own"),
    }[family]
