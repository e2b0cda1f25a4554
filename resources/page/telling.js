// A step of a run taken apart: each line of its rule with the numbers that stood in it, and what came out.

import { askedAt, lengthsAt, pairAt } from "./paths.js";
import { solved } from "./typeset.js";

// For one parameter, the boxes of all lines of the step that led to `row`, in the order in which they are shown.
export function toldStep(rule, path, row, axis) {
  const x = pairAt(path.x, row - 1);
  const g = pairAt(path.gradient, row);
  const memory = [0, 1].map((side) => path.memory.map((column) => column[2 * (row - 1) + side]));
  const lengths = lengthsAt(rule.made, x, g, row, memory);
  const results = rule.made.lines(x[axis], lengths, g[axis], row, memory[axis]);
  const begun = { x: x[axis], g: g[axis], t: row };
  rule.lengths.forEach((name, index) => (begun[name] = lengths[index]));
  rule.memory.forEach((name, index) => (begun[name] = memory[axis][index]));
  const after = knownAfter(rule, begun, results);
  const ahead = askedAt(rule.made, x, row, memory)[axis];
  return rule.lines.map((line) => {
    if (line.made >= 0) return solved(line, rule, results[line.made], after[line.made]);
    if (line.target === "x") return solved(stopped(line, path, row, axis), rule, path.x[2 * row + axis], after.at(-1));
    return solved(line, rule, line.target === "g" ? g[axis] : ahead, begun);
  });
}

// What every name stands for before each line, and behind the last.
function knownAfter(rule, begun, results) {
  const known = [begun];
  rule.targets.forEach((target, index) => known.push({ ...known.at(-1), [target]: results[index] }));
  return known;
}

// The move, with the edge of the box where that has stopped it.
function stopped(line, path, row, axis) {
  const [before, rate, direction] = [path.x[2 * (row - 1) + axis], path.rate[2 * row + axis], path.direction[2 * row + axis]];
  const [moved, arrived] = [before - rate * direction, path.x[2 * row + axis]];
  if (moved === arrived || !line.edges.length) return line;
  const edge = ["number", line.edges[moved < arrived ? 0 : 1][axis]];
  return { ...line, tree: ["call", "called", moved < arrived ? "max" : "min", [line.tree, edge]] };
}
