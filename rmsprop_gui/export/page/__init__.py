"""A page for students: an experiment in one HTML file that needs nothing else, not even a network.

`recorded.py` has the numbers of all runs, `notation.py` the formulas as data, `program.py` those of rules and surface
as JavaScript, `scene.py` puts an experiment together of them, and `assembly.py` the page; its own style and scripts are
in `resources/page/`.
"""
