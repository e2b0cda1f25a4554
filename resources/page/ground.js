// The ground: how high the surface is over the plane, as bands of colour and lines at the levels that the program chose.

import { decoded } from "./numbers.js";

const CELL = 5; // pixels between two places at which the surface is asked
const RAY = 400; // places on a ray along which values of levels are looked for

// How high the surface is over a grid: computed where it is a formula, as it was recorded where it is none.
export function heightsOf(scene, view, width, height, t) {
  const surface = scene.made.surface;
  if (!surface.value) return { ...scene.grid, heights: decoded(scene.grid.heights) };
  const [columns, rows] = [width, height].map((size) => Math.max(Math.ceil(size / CELL), 32) + 1);
  const heights = new Float64Array(columns * rows);
  const [[left, right], [bottom, top]] = view;
  for (let row = 0; row < rows; row += 1) {
    const x2 = bottom + ((top - bottom) * row) / (rows - 1);
    for (let column = 0; column < columns; column += 1) {
      heights[row * columns + column] = surface.value(left + ((right - left) * column) / (columns - 1), x2, t);
    }
  }
  return { columns, rows, heights };
}

// The colours of the bands, between the stops of the map: one more than there are levels.
function bandColours(levels, stops) {
  const count = levels.values.length;
  return Array.from({ length: count + 1 }, (_, band) => {
    const place = (band / Math.max(count, 1)) * (stops.length - 1);
    const below = Math.min(Math.floor(place), stops.length - 2);
    return stops[below].map((part, index) => part + (stops[below + 1][index] - part) * (place - below));
  });
}

function bandOf(values, height) {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= height) low = middle + 1;
    else high = middle;
  }
  return low;
}

// A picture of the bands, so many pixels wide and high; what is not finite stays clear.
export function bands(grid, levels, stops, width, height) {
  const picture = new ImageData(width, height);
  const pixels = new Uint32Array(picture.data.buffer);
  const colours = bandColours(levels, stops).map(packed);
  const { columns, rows, heights } = grid;
  for (let y = 0; y < height; y += 1) {
    const up = ((height - 0.5 - y) / height) * (rows - 1);
    const row = Math.min(Math.max(Math.floor(up), 0), rows - 2);
    const v = up - row;
    for (let x = 0, column = -1, low = 0, lower = 0, high = 0, higher = 0, flat = -1; x < width; x += 1) {
      const along = ((x + 0.5) / width) * (columns - 1);
      if (Math.min(Math.floor(along), columns - 2) !== column) {
        column = Math.min(Math.floor(along), columns - 2);
        const at = row * columns + column;
        low = heights[at] + (heights[at + columns] - heights[at]) * v;
        lower = heights[at + 1] + (heights[at + columns + 1] - heights[at + 1]) * v;
        high = bandOf(levels.values, low);
        higher = bandOf(levels.values, lower);
        flat = Number.isFinite(low + lower) ? (high === higher ? high : -2) : -3;
      }
      if (flat === -3) continue;
      pixels[y * width + x] = colours[flat >= 0 ? flat : bandOf(levels.values, low + (lower - low) * (along - column))];
    }
  }
  return picture;
}

function packed([red, green, blue]) {
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}

// The line at a level, as pieces [x, y, x, y] in parts of the grid's width and height, from its upper left corner.
export function line(grid, level) {
  const { columns, rows, heights } = grid;
  const found = [];
  for (let row = 0; row < rows - 1; row += 1) {
    for (let column = 0; column < columns - 1; column += 1) {
      const at = row * columns + column;
      const isAbove = heights[at] >= level;
      if (isAbove === heights[at + 1] >= level && isAbove === heights[at + columns] >= level && isAbove === heights[at + columns + 1] >= level) continue;
      const corners = [heights[at], heights[at + 1], heights[at + columns + 1], heights[at + columns]];
      const above = corners.map((corner) => corner >= level);
      if (!corners.every(Number.isFinite)) continue;
      const cut = crossings(corners, above, level);
      for (let index = 0; index + 1 < cut.length; index += 2) {
        const place = ([x, y]) => [(column + x) / (columns - 1), 1 - (row + y) / (rows - 1)];
        found.push([...place(cut[index]), ...place(cut[index + 1])]);
      }
    }
  }
  return found;
}

// Where a level crosses the edges of a cell, in the order of its corners: two places, or four at a saddle.
function crossings(corners, above, level) {
  const ends = [[0, 0], [1, 0], [1, 1], [0, 1]];
  const cut = [];
  for (let edge = 0; edge < 4; edge += 1) {
    const next = (edge + 1) % 4;
    if (above[edge] === above[next]) continue;
    const part = (level - corners[edge]) / (corners[next] - corners[edge]);
    cut.push(ends[edge].map((from, axis) => from + (ends[next][axis] - from) * part));
  }
  const middle = corners.reduce((total, corner) => total + corner, 0) / 4 >= level;
  return cut.length === 4 && middle !== above[0] ? [cut[3], cut[0], cut[1], cut[2]] : cut;
}

// Where the values of major levels may stand: on rays from a place, each [x, y, slope of the line there, label].
export function valuePlaces(grid, levels, from, width, height) {
  const ends = [[width, 0], [width, height], [0, 0], [0, height]];
  const longest = ends.sort((a, b) => Math.hypot(b[0] - from[0], b[1] - from[1]) - Math.hypot(a[0] - from[0], a[1] - from[1]))[0];
  const at = (part) => [0, 1].map((axis) => from[axis] + (longest[axis] - from[axis]) * part);
  const height_ = ([x, y]) => between(grid, x / width, 1 - y / height);
  const found = [];
  let before = height_(from);
  for (let step = 1; step <= RAY; step += 1) {
    const place = at(step / RAY);
    const here = height_(place);
    levels.values.forEach((value, index) => {
      if (!levels.major[index] || before < value === here < value) return;
      const [right, down] = [height_([place[0] + 2, place[1]]) - here, height_([place[0], place[1] + 2]) - here];
      found.push([...place, Math.atan2(-right, down), levels.labels[index]]);
    });
    before = here;
  }
  return found;
}

// The height at a place in parts of the grid, from its lower left corner.
function between({ columns, rows, heights }, x, y) {
  const [along, up] = [x * (columns - 1), y * (rows - 1)];
  const column = Math.min(Math.max(Math.floor(along), 0), columns - 2);
  const row = Math.min(Math.max(Math.floor(up), 0), rows - 2);
  const [u, v, at] = [along - column, up - row, row * columns + column];
  const low = heights[at] + (heights[at + 1] - heights[at]) * u;
  const high = heights[at + columns] + (heights[at + columns + 1] - heights[at + columns]) * u;
  return low + (high - low) * v;
}
