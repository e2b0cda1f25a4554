"""Windows in which a lesson is open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rmsprop_gui.window.lessons.guide import Guide
from rmsprop_gui.window.main_window import MainWindow
from window.windows import computed, until

SAMPLE = Path(__file__).parents[2] / "lessons" / "samples" / "bowl.rmsprop.md"

LESSON = """+++
title = "A small lesson"
aim = "See what η does to $x_1$."
minutes = 3
needs = ["derivatives"]
+++

It has three scenes; [the source](https://distill.pub/2017/momentum/) says more.

# First

```scene
runs = ["gradient_descent:learning_rate=0.05"]
```

```predict
ask = "Where is it after one step?"
click = [8.91, -1.50]
because = "The steep axis decides."
wrong = [{at = [8.5, -2.8], because = "That is toward the star."}]
```

```stop
at = 1
say = "It has moved by $(-0.09, 1.5)$."
```

```stop
at = 40
say = "Forty steps."
```

```notes
Let them **point** first.
```

# Second

```scene
at = 10
runs = ["gradient_descent:learning_rate=0.05", "rmsprop:learning_rate=0.1"]
unlock = ["learning_rate", "start"]
panels = ["info", "runs", "surface"]
```

```predict
ask = "Which is lower at 100?"
choices = ["$g$ alone", {say = "RMSProp", right = true}, {say = "neither", because = "Look.", play = "adam"}]
at = 20
because = "See the chart."
```

# Third

```scene
change = {"Gradient descent" = "learning_rate=0.05"}
remove = ["RMSProp"]
steps = 300
at = 0
unlock = ["learning_rate"]
```

```predict
ask = "How many steps?"
number = 87
within = 1
wrong = [{at = 100, within = 1, because = "Too many."}]
```

```try
ask = "Bring f below .01 in at most 90 steps."
goal = [{measure = "loss", run = 1, below = 0.01, within_steps = 90}]
hint = "What is 2/λ?"
solution = ["learning_rate=0.19"]
```
"""


def open_lesson(window: MainWindow, folder: Path, text: str = LESSON) -> MainWindow:
    """Have the window show a lesson with this text, from its title."""
    path = folder / "small.rmsprop.md"
    path.write_text(text)
    window.documents.open_path(path)
    guide_of(window)
    return computed(window)


def arrived(window: MainWindow) -> None:
    """Wait until the paths have come to where the lesson is."""
    guide = guide_of(window)
    until(lambda: not window.player.playing and guide.shown is guide.moment)
    computed(window)


def guide_of(window: MainWindow) -> Guide:
    guide = window.lessons.conductor.guide
    assert guide is not None
    return guide


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, key)
    arrived(window)
