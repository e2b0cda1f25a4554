// Whether what a task wants has been brought about: its goals measured on the paths that are shown.

import { columnsOf } from "./measures.js";

export function isMet(goal, lab) {
  if (goal.any) return goal.any.some((each) => isMet(each, lab));
  const path = lab.paths[goal.run];
  const columns = goal.measure === "position" ? positions(path) : columnsOf(goal, goal.run, lab);
  if (!columns) return false;
  const asked = goal.axis === null || columns.length === 1 ? columns : [columns[goal.axis]];
  const length = asked[0].length;
  const holds = Array.from({ length }, (_, row) => asked.every((column) => within(goal.bounds, column[row])));
  return holdsWhen(goal, asked, holds, lab.scene.steps);
}

function positions(path) {
  return [0, 1].map((axis) => Float64Array.from({ length: path.length }, (_, row) => path.x[2 * row + axis]));
}

function within({ below, above, near, within: width }, value) {
  if (Number.isNaN(value)) return false;
  return (below === null || value < below) && (above === null || value > above) && (near === null || Math.abs(value - near) <= width);
}

function holdsWhen({ when, bounds }, columns, holds, steps) {
  if (when.mean) {
    const [first, last] = when.mean;
    const means = columns.map((column) => column.slice(first, last + 1).reduce((sum, value) => sum + value, 0) / (last + 1 - first));
    return holds.length > last && means.every((mean) => within(bounds, mean));
  }
  if (when.forGood) return holds.length === steps + 1 && holds.at(-1) && holds.lastIndexOf(false) + 1 <= (when.withinSteps ?? steps);
  if (when.withinSteps !== null) return holds.includes(true) && holds.indexOf(true) <= when.withinSteps;
  if (when.fromStep !== null || when.toStep !== null) {
    const last = when.toStep ?? steps;
    return holds.length > last && !holds.slice(when.fromStep ?? 0, last + 1).includes(false);
  }
  return holds[when.atStep ?? steps] ?? false;
}
