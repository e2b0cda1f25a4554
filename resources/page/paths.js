// The paths of runs: as they were recorded, and walked anew from another start by the very lines that are shown.
//
// A path has a row for each step from 0. Pairs lie behind one another, first x₁ then x₂, so the pair of row n begins
// at 2n. `gradient`, `rate` and `direction` of a row are those of the step that led to it, NaN in row 0.

import { decoded } from "./numbers.js";

const PAIRS = ["x", "gradient", "rate", "direction", "limit"];
const ROUNDING = 1e-12; // part of the curvatures: what is left of terms that cancel
const STEP = 6e-6; // of a central difference

// A path as the program has recorded it.
export function recorded(run) {
  const path = { memory: run.memory.map(decoded), stop: run.stop, held: run.held === null ? null : decoded(run.held) };
  for (const name of [...PAIRS, "loss", "slope"]) path[name] = decoded(run[name]);
  path.length = path.loss.length;
  return path;
}

// The lengths over both parameters that the lines of a rule read, that of the gradient first.
export function lengthsAt(rule, x, g, t, memory) {
  const norm = Math.hypot(...g);
  if (!rule.measured) return [norm];
  const parts = [0, 1].map((axis) => rule.measured(x[axis], norm, g[axis], t, memory[axis]));
  return [norm, ...parts[0].map((part, index) => Math.hypot(part, parts[1][index]))];
}

// Where a rule asks for the gradient of its next step.
export function askedAt(rule, x, t, memory) {
  return rule.asked ? [0, 1].map((axis) => rule.asked(x[axis], t, memory[axis])) : x;
}

// One step: what each line came to for either parameter, and what the step is made of.
function step(rule, surface, x, t, memory) {
  const g = surface.stepping(...askedAt(rule, x, t, memory), t);
  const lengths = lengthsAt(rule, x, g, t, memory);
  const lines = [0, 1].map((axis) => rule.lines(x[axis], lengths, g[axis], t, memory[axis]));
  return {
    g,
    rate: lines.map((line) => line[rule.rate]),
    direction: lines.map((line) => line[rule.direction]),
    memory: memory.map((values, axis) => values.map((value, index) => {
      const line = rule.kept[index]; // the line that sets it, −1 where none does
      return line < 0 ? value : lines[axis][line];
    })),
  };
}

// The path of a run from a start. `rules` are those that it is taken by, each from its first step on.
export function walked(surface, rules, start, steps, box) {
  const path = { stop: null, held: null, length: 0 };
  for (const name of PAIRS) path[name] = new Float64Array(2 * (steps + 1)).fill(NaN);
  for (const name of ["loss", "slope"]) path[name] = new Float64Array(steps + 1);
  let x = start.map((value, axis) => (box ? inside(value, box[axis]) : value));
  let [rule, next] = [rules[0].rule, 1];
  let memory = [rule.begin.slice(), rule.begin.slice()];
  path.memory = rule.begin.map(() => new Float64Array(2 * (steps + 1)));
  let taken = null;
  for (let t = 0; t <= steps; t += 1) {
    if (t > 0) {
      while (next < rules.length && rules[next].from <= t) rule = rules[next++].rule;
      taken = step(rule, surface, x, t, memory);
      memory = taken.memory;
      x = x.map((value, axis) => value - taken.rate[axis] * taken.direction[axis]);
      if (box) x = x.map((value, axis) => inside(value, box[axis]));
    }
    if (!put(path, surface, rule, t, x, taken, memory)) {
      path.stop = { step: t, word: x.some(Number.isNaN) ? "undefined" : "diverged" };
      return path;
    }
  }
  return path;
}

function inside(value, [low, high]) {
  return Math.min(Math.max(value, low), high);
}

// Write a row down, unless it holds an overflow or what is no number.
function put(path, surface, rule, t, x, taken, memory) {
  const loss = surface.value(...x, t);
  const made = taken ? [...taken.g, ...taken.rate, ...taken.direction] : [];
  if (![loss, ...x, ...memory[0], ...memory[1], ...made].every(Number.isFinite)) return false;
  path.x.set(x, 2 * t);
  path.loss[t] = loss;
  path.slope[t] = Math.hypot(...surface.slope(...x, t));
  path.memory.forEach((column, index) => column.set([memory[0][index], memory[1][index]], 2 * t));
  if (taken) {
    path.gradient.set(taken.g, 2 * t);
    path.rate.set(taken.rate, 2 * t);
    path.direction.set(taken.direction, 2 * t);
  }
  path.limit.set(limits(curvatures(surface, x, t), taken ? taken.rate : [NaN, NaN], rule), 2 * t);
  path.length = t + 1;
  return true;
}

// The second derivatives at a place and a step: by formulas, or where these are too long by differences of the slope.
export function curvatures(surface, [x1, x2], t) {
  if (surface.hessian) return surface.hessian(x1, x2, t);
  const [h1, h2] = [x1, x2].map((x) => STEP * Math.max(1, Math.abs(x)));
  const [right, left] = [surface.slope(x1 + h1, x2, t), surface.slope(x1 - h1, x2, t)];
  const [above, below] = [surface.slope(x1, x2 + h2, t), surface.slope(x1, x2 - h2, t)];
  const [across, up] = [[right, left, h1], [above, below, h2]].map(([to, from, h]) => [0, 1].map((axis) => (to[axis] - from[axis]) / (2 * h)));
  return [across[0], (across[1] + up[0]) / 2, up[1]];
}

// Whether both parameters have one limit between them.
export function actTogether([a, b, c]) {
  return !(Math.abs(b) <= ROUNDING * Math.sqrt(Math.abs(a * c)));
}

// The rates at which a rule stops being stable. Where both parameters act together, what counts is the largest
// eigenvalue of diag(rate)·H.
function limits([a, b, c], rate, rule) {
  if (rule.bound === null) return [NaN, NaN];
  [a, c] = [a + rule.added, c + rule.added];
  let found = [rule.bound / a, rule.bound / c];
  if (actTogether([a, b, c])) {
    const [first, second] = rate.every((part) => Number.isFinite(part) && part > 0) ? rate : [1, 1];
    const [middle, half] = [(first * a + second * c) / 2, (first * a - second * c) / 2];
    const largest = middle + Math.hypot(half, Math.sqrt(first * second) * b);
    found = [(first * rule.bound) / largest, (second * rule.bound) / largest];
  }
  return found.map((limit) => (limit > 0 && limit < Infinity ? limit : NaN));
}

// The row that shows a path at a step: its last one where it has ended before.
export function rowAt(path, step) {
  return Math.min(step, path.length - 1);
}

export function pairAt(column, row) {
  return [column[2 * row], column[2 * row + 1]];
}
