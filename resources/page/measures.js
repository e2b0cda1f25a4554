// What charts can show of a path, step by step: the columns of one value for a run, or of two where each parameter has
// its own. What is no column of a path itself follows from its points.

import { pairAt } from "./paths.js";

function ofPairs(column) {
  return [0, 1].map((axis) => column.filter((_, index) => index % 2 === axis));
}

// How far a place is from the nearest minimum at a step.
function away(lab, place, t) {
  return Math.min(...lab.minima(t).map((minimum) => Math.hypot(place[0] - minimum[0], place[1] - minimum[1])));
}

function eachRow(path, value) {
  return [Float64Array.from({ length: path.length }, (_, row) => value(row))];
}

const MEASURES = {
  loss: (path) => [path.loss],
  rate: (path) => ofPairs(path.rate),
  gradient: (path) => [path.slope],
  held_out: (path) => (path.held ? [path.held] : null),
  step: (path) => eachRow(path, (row) => {
    if (row === 0) return NaN;
    const [from, to] = [pairAt(path.x, row - 1), pairAt(path.x, row)];
    return Math.hypot(to[0] - from[0], to[1] - from[1]);
  }),
  distance: (path, lab) => (lab.minima(0).length ? eachRow(path, (row) => away(lab, pairAt(path.x, row), row)) : null),
  tracking: (path, lab) => (lab.minima(0).length
    ? eachRow(path, (row) => (row === 0 ? NaN : away(lab, pairAt(path.x, row - 1), row)))
    : null),
};

// The columns that a chart shows of a run; null where it has none. What a rule remembers is told by its place.
export function columnsOf(chart, index, lab) {
  const path = lab.paths[index];
  if (chart.measure in MEASURES) return MEASURES[chart.measure](path, lab);
  const place = chart.places[index];
  return place === null ? null : ofPairs(path.memory[place]);
}
