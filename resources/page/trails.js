// Paths in the plane: fresh steps wide and strong, old ones thin and pale, what lies ahead dotted.

import { cased, dots, font, marker, mixed, trace } from "./drawing.js";
import { rowAt } from "./paths.js";

const AGES = 8; // how many ages of a trail are told apart
const FADING = 26; // steps after which one has faded to 1/e

// A path to be compared with: thin, with its name at its end.
export function drawGhost(plane, context, { x, hue, label }, width, height, ink) {
  const points = [];
  for (let row = 0; row <= Math.min(plane.lab.step, x.length / 2 - 1); row += 1) points.push(plane.to(x[2 * row], x[2 * row + 1]));
  [context.lineJoin, context.lineCap] = ["round", "round"];
  for (const [wide, colour] of [[4.5, ink("casing")], [1.5, ink(`run-${hue}`)]]) {
    [context.lineWidth, context.strokeStyle] = [wide, colour];
    context.beginPath();
    trace(context, points, width, height);
    context.stroke();
  }
  context.font = font(13);
  [context.textAlign, context.textBaseline] = ["left", "bottom"];
  const [endX, endY] = near(points.at(-1));
  if (points.length > 1) cased(context, label.slice(0, 40), endX + 6, endY - 4, ink(`run-${hue}`), ink("casing"), 4);
}

function pathPoints(plane, index, from, end) {
  const { x } = plane.lab.paths[index];
  const found = [];
  for (let row = from; row <= end; row += 1) found.push(plane.to(x[2 * row], x[2 * row + 1]));
  return found;
}

// The rows of a run up to the playhead, and the point on the way to the next one.
export function walkedPoints(plane, index) {
  const path = plane.lab.paths[index];
  const row = rowAt(path, plane.lab.step);
  const found = row >= 0 ? pathPoints(plane, index, 0, row) : [];
  if (plane.lab.part > 0 && row + 1 < path.length && row === plane.lab.step) {
    const [next] = pathPoints(plane, index, row + 1, row + 1);
    found.push(found.at(-1).map((part, axis) => part + (next[axis] - part) * plane.lab.part));
  }
  return found;
}

export function drawTrail(plane, context, index, wide, high, ink) {
  const points = walkedPoints(plane, index);
  if (points.length < 2) return;
  const own = ink(`run-${plane.lab.runs[index].hue}`);
  const width = index === plane.lab.selected ? 4 : 3.5;
  const parts = aged(points);
  [context.lineJoin, context.lineCap] = ["round", "round"];
  for (const isCasing of [true, false]) {
    for (const { fresh, from, to } of parts) {
      context.beginPath();
      trace(context, points.slice(from, to + 1), wide, high);
      const core = width * (0.42 + 0.58 * fresh);
      context.lineWidth = isCasing ? core + 4 * (0.6 + 0.4 * fresh) : core;
      context.strokeStyle = isCasing ? ink("casing") : mixed(own, ink("casing"), 0.2 * (1 - fresh));
      context.stroke();
    }
  }
  drawDots(plane, context, points, own, ink);
}

function drawDots(plane, context, points, own, ink) {
  [context.fillStyle, context.strokeStyle, context.lineWidth] = [ink("casing"), own, 1.8];
  for (let at = 1; at + 1 < points.length; at += 1) {
    const away = (other) => Math.hypot(points[at][0] - points[other][0], points[at][1] - points[other][1]);
    if (away(at - 1) < 11 || away(at + 1) < 11) continue;
    context.beginPath();
    context.arc(...near(points[at]), 2.2 + 1.6 * Math.exp((at + 1 - points.length) / FADING), 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}

export function drawAhead(plane, context, index, wide, high, ink) {
  const path = plane.lab.paths[index];
  const points = pathPoints(plane, index, Math.max(rowAt(path, plane.lab.step), 0), path.length - 1);
  if (points.length < 2) return;
  const places = dots(points, 7, wide, high);
  for (const [radius, colour] of [[2.1, ink("casing")], [1.2, ink(`run-${plane.lab.runs[index].hue}`)]]) {
    context.fillStyle = colour;
    context.beginPath();
    for (const [x, y] of places) {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fill();
  }
}

export function drawHead(plane, context, index, ink) {
  const points = walkedPoints(plane, index);
  if (!points.length) return;
  const radius = index === plane.lab.selected ? 10 : 8.5;
  const run = plane.lab.runs[index];
  marker(context, run.shape, ...near(points.at(-1)), radius);
  context.lineJoin = "round";
  [context.lineWidth, context.strokeStyle, context.fillStyle] = [5, ink("casing"), ink(`run-${run.hue}`)];
  context.stroke();
  context.fill();
}

// Far outside, canvases lose their way.
export function near(point) {
  return point.map((part) => Math.min(Math.max(part, -1e5), 1e5));
}

// The parts of a trail that are of one age, from old to new.
function aged(points) {
  const last = points.length - 1;
  const ageOf = (step) => Math.min(Math.floor(Math.exp((step - last) / FADING) * AGES), AGES - 1);
  const parts = [];
  for (let step = 1; step <= last; step += 1) {
    const age = ageOf(step);
    if (parts.at(-1)?.age === age) parts.at(-1).to = step;
    else parts.push({ age, fresh: age === 0 ? 0 : (age + 1) / AGES, from: step - 1, to: step });
  }
  return parts;
}
