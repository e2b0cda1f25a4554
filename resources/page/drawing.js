// What all drawings share: a canvas that is sharp on any screen, the colours of the theme, and the marks of runs.

// A canvas that fills its parent; `draw(context, width, height)` is asked for a new picture where its size changes.
export function sheet(parent, draw) {
  const canvas = document.createElement("canvas");
  parent.append(canvas);
  const paint = () => {
    const [width, height, ratio] = [parent.clientWidth, parent.clientHeight, window.devicePixelRatio || 1];
    if (!width || !height) return;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    draw(context, width, height);
  };
  new ResizeObserver(paint).observe(parent);
  return { canvas, paint };
}

// The colours that hold now, by the names that the style sheet gives them.
export function colours() {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

export function rgb(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

export function mixed(one, other, share) {
  const [first, second] = [rgb(one), rgb(other)];
  return `rgb(${first.map((part, index) => Math.round(part + (second[index] - part) * share)).join(" ")})`;
}

function polygon(corners, turn = -Math.PI / 2) {
  return Array.from({ length: corners }, (_, index) => {
    const angle = turn + (2 * Math.PI * index) / corners;
    return [Math.cos(angle), Math.sin(angle)];
  });
}

const S = 0.84; // half the side of a square that is as large as a circle of radius 1
const T = 0.36; // half the width of a bar of the cross
const SHAPES = {
  square: [[-S, -S], [S, -S], [S, S], [-S, S]],
  triangle: polygon(3),
  diamond: polygon(4),
  pentagon: polygon(5),
  hexagon: polygon(6),
  cross: [[-T, -1], [T, -1], [T, -T], [1, -T], [1, T], [T, T], [T, 1], [-T, 1], [-T, T], [-1, T], [-1, -T], [-T, -T]],
  wedge: [[-0.8, -1], [1, 0], [-0.8, 1]],
};

// The outline of a marker around a place.
export function marker(context, shape, x, y, radius) {
  context.beginPath();
  if (SHAPES[shape]) {
    for (const [dx, dy] of SHAPES[shape]) context.lineTo(x + radius * dx, y + radius * dy);
    context.closePath();
  } else {
    context.arc(x, y, radius * 0.94, 0, 2 * Math.PI);
  }
}

// Draw the part of a line that is on the canvas or near it.
export function trace(context, points, width, height) {
  let end = null;
  for (let at = 1; at < points.length; at += 1) {
    const part = clipped(points[at - 1], points[at], width, height);
    if (!part) continue;
    if (!end || end[0] !== part[0][0] || end[1] !== part[0][1]) context.moveTo(...part[0]);
    context.lineTo(...part[1]);
    end = part[1];
  }
}

// Dots along a line, one every so many pixels, each place of the canvas once: a path may go there a thousand times.
export function dots(points, every, width, height) {
  const [found, taken] = [[], new Set()];
  let left = every;
  for (let at = 1; at < points.length; at += 1) {
    const part = clipped(points[at - 1], points[at], width, height);
    if (!part) continue;
    const [[x, y], [toX, toY]] = part;
    const long = Math.hypot(toX - x, toY - y);
    for (; left <= long; left += every) {
      const place = [x + ((toX - x) * left) / long, y + ((toY - y) * left) / long];
      const cell = Math.round(place[0] / 2) * 100003 + Math.round(place[1] / 2);
      if (!taken.has(cell)) found.push(place);
      taken.add(cell);
    }
    left -= long;
  }
  return found;
}

// The part of a stroke within a margin around the canvas (Liang and Barsky); null where there is none.
function clipped([x, y], [toX, toY], width, height) {
  let [from, to] = [0, 1];
  const margin = 40;
  for (const [start, way, low, high] of [[x, toX - x, -margin, width + margin], [y, toY - y, -margin, height + margin]]) {
    if (way === 0 && (start < low || start > high)) return null;
    if (way === 0) continue;
    const ends = [(low - start) / way, (high - start) / way].sort((a, b) => a - b);
    [from, to] = [Math.max(from, ends[0]), Math.min(to, ends[1])];
  }
  if (!(from <= to)) return null;
  const at = (part) => [x + (toX - x) * part, y + (toY - y) * part];
  return [from === 0 ? [x, y] : at(from), to === 1 ? [toX, toY] : at(to)];
}

// A text with a casing around it, that it can be read on any ground.
export function cased(context, text, x, y, ink, casing, around = 4) {
  context.lineJoin = "round";
  context.lineWidth = around;
  context.strokeStyle = casing;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

// An element with attributes and children; texts are only ever set as text.
export function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== false && value !== null) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function font(size, weight = 400) {
  return `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
}

// About so many round numbers between two, as far apart as 1, 2 or 5 times a power of ten.
export function ticks(low, high, count) {
  const least = (high - low) / Math.max(count, 1);
  if (!(least > 0) || !Number.isFinite(least)) return [];
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * [1, 2, 5, 10].find((part) => part * power >= least * 0.999999);
  const found = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + 1e-9 * step; at += 1) found.push(Number((at * step).toPrecision(12)));
  return found;
}
