"""No two files of the window need each other, at run time or for their types."""

import ast
from pathlib import Path

import pytest

import rmsprop_gui

ROOT = Path(rmsprop_gui.__file__).parent
WINDOW = ROOT / "window"
Graph = dict[str, set[str]]


def module_of(file: Path) -> str:
    parts = (ROOT.name, *file.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.Module, modules: set[str]) -> set[str]:
    """The modules that a file imports anywhere, within functions and for type checking too."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "imports are absolute"
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names & modules


def imports(folder: Path) -> Graph:
    """Which file of a folder imports which others of it."""
    files = {module_of(file): file for file in sorted(folder.rglob("*.py"))}
    return {
        name: imported(ast.parse(file.read_text(encoding="utf-8")), set(files)) - {name} for name, file in files.items()
    }


def circles(graph: Graph) -> list[list[str]]:
    """The sets of files that need each other: strongly connected components, as Tarjan (1972) finds them."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        path.append(name)
        for other in sorted(graph[name]):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in path:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            component = path[path.index(name) :]
            del path[path.index(name) :]
            if len(component) > 1:
                found.append(sorted(component))

    for name in graph:
        if name not in index:
            visit(name)
    return found


def test_no_two_files_of_the_window_need_each_other() -> None:
    graph = imports(WINDOW)
    assert len(graph) > 50 and sum(map(len, graph.values())) > 100
    assert circles(graph) == []


@pytest.mark.parametrize("how", ["at the top", "in a function", "for types"])
def test_a_circle_is_found_however_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    line = f"from {tmp_path.name}.b import B"
    back = {"at the top": line, "in a function": f"def f():\n    {line}", "for types": f"if TYPE_CHECKING:\n    {line}"}
    (tmp_path / "a.py").write_text(back[how] + "\n")
    (tmp_path / "b.py").write_text(f"import {tmp_path.name}.c\n")
    (tmp_path / "c.py").write_text(f"from {tmp_path.name} import a\n")
    (tmp_path / "d.py").write_text(f"from {tmp_path.name} import a\n")
    assert circles(imports(tmp_path)) == [[f"{tmp_path.name}.{name}" for name in "abc"]]
