// The plane: contours, minima, start, the trails of all runs and where each of them is.

import { cased, colours, font, made, marker, mixed, rgb, sheet, ticks, trace } from "./drawing.js";
import { bands, heightsOf, line, valuePlaces } from "./ground.js";
import { number, short } from "./numbers.js";
import { rowAt } from "./paths.js";

const AGES = 8; // how many ages of a trail are told apart
const FADING = 26; // steps after which one has faded to 1/e
const EDGE = 26; // pixels from the edges in which no value of a contour is written

export class Plane {
  // `lab` is what is shown; `moved(start, done)` is told where the start is dragged to.
  constructor(parent, lab, moved) {
    this.lab = lab;
    this.box = made("div", { class: "plane" });
    parent.append(this.box);
    this.sheet = sheet(this.box, (context, width, height) => this.draw(context, width, height));
    this.sheet.canvas.setAttribute("role", "img");
    this.ground = null;
    this.handle = lab.runnable ? this.makeHandle(moved) : null;
  }

  // The part of the plane that is shown on a canvas of this shape.
  view(width, height) {
    const [across, up] = this.lab.scene.view;
    if (!this.lab.scene.equalAxes) return [across, up];
    const unit = Math.max((across[1] - across[0]) / width, (up[1] - up[0]) / height);
    return [[across, width], [up, height]].map(([[low, high], size]) => {
      const middle = (low + high) / 2;
      return [middle - (unit * size) / 2, middle + (unit * size) / 2];
    });
  }

  measure(width, height) {
    const [[left, right], [bottom, top]] = this.view(width, height);
    this.to = (x1, x2) => [((x1 - left) / (right - left)) * width, ((top - x2) / (top - bottom)) * height];
    this.from = (x, y) => [left + (x / width) * (right - left), top - (y / height) * (top - bottom)];
  }

  paint() {
    this.sheet.paint();
  }

  forget() {
    this.ground = null;
    this.paint();
  }

  draw(context, width, height) {
    this.measure(width, height);
    const ink = colours();
    this.drawGround(context, width, height, ink);
    this.drawAxes(context, width, height, ink);
    this.drawMinima(context, ink);
    const order = [...this.lab.runs.keys()].filter((index) => this.lab.shown[index]);
    order.sort((a, b) => (a === this.lab.selected) - (b === this.lab.selected));
    if (this.lab.ahead) for (const index of order) this.drawAhead(context, index, width, height, ink);
    this.drawStart(context, ink);
    for (const index of order) this.drawTrail(context, index, width, height, ink);
    for (const index of order) this.drawHead(context, index, ink);
    if (width > 520) this.drawNames(context, order, width, height, ink);
    this.placeHandle();
  }

  // contours

  drawGround(context, width, height, ink) {
    const t = this.lab.moves ? this.lab.step : 0;
    const ratio = this.lab.moves ? 1 : Math.min(window.devicePixelRatio || 1, 2);
    const wanted = [width, height, t, ratio, ink("ground")].join();
    if (this.ground?.wanted !== wanted) this.ground = { wanted, picture: this.painted(width, height, t, ratio, ink) };
    context.drawImage(this.ground.picture, 0, 0, width, height);
  }

  painted(width, height, t, ratio, ink) {
    const { levels } = this.lab.scene;
    const grid = heightsOf(this.lab.scene, this.view(width, height), width, height, t);
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    const context = picture.getContext("2d");
    const stops = Array.from({ length: Number(ink("stops")) }, (_, index) => rgb(ink(`stop-${index}`)));
    const raw = bands(grid, levels, stops, picture.width, picture.height);
    context.putImageData(raw, 0, 0);
    context.scale(ratio, ratio);
    context.strokeStyle = ink("contour");
    for (const kind of ["minor", "major"]) {
      context.lineWidth = Number(ink(`${kind}-width`));
      context.globalAlpha = Number(ink(`${kind}-opacity`));
      context.beginPath();
      levels.values.forEach((level, index) => {
        if (levels.major[index] !== (kind === "major")) return;
        for (const [x, y, toX, toY] of line(grid, level)) {
          context.moveTo(x * width, y * height);
          context.lineTo(toX * width, toY * height);
        }
      });
      context.stroke();
    }
    context.globalAlpha = 1;
    this.writeValues(context, grid, width, height, { ink, raw, ratio });
    return picture;
  }

  writeValues(context, grid, width, height, { ink, raw, ratio }) {
    const minimum = this.lab.minima(0)[0];
    const from = minimum ? this.to(...minimum) : [width / 2, height / 2];
    const inside = from.map((part, axis) => Math.min(Math.max(part, 0), [width, height][axis]));
    const taken = [inside];
    context.font = font(12);
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const [x, y, turn, label] of valuePlaces(grid, this.lab.scene.levels, inside, width, height)) {
      const isFree = taken.every((place) => Math.hypot(place[0] - x, place[1] - y) > 54);
      if (!isFree || x < EDGE + 14 || x > width - EDGE - 14 || y < EDGE || y > height - EDGE - 10) continue;
      taken.push([x, y]);
      const at = 4 * (Math.round(y * ratio) * raw.width + Math.round(x * ratio));
      context.save();
      context.translate(x, y);
      context.rotate(Math.abs(turn) > Math.PI / 2 ? turn + Math.PI : turn);
      cased(context, label, 0, 0, ink("contour"), `rgb(${[...raw.data.slice(at, at + 3)].join(" ")})`, 7);
      context.restore();
    }
  }

  drawAxes(context, width, height, ink) {
    context.font = font(12);
    const [[left, right], [bottom, top]] = this.view(width, height);
    context.textBaseline = "alphabetic";
    context.textAlign = "center";
    for (const value of ticks(left, right, width / 90)) {
      const [x] = this.to(value, 0);
      if (x > 26 && x < width - 26) cased(context, short(value), x, height - 7, ink("ink-soft"), ink("casing"), 3);
    }
    context.textAlign = "left";
    context.textBaseline = "middle";
    for (const value of ticks(bottom, top, height / 70)) {
      const [, y] = this.to(0, value);
      if (y > 16 && y < height - 26) cased(context, short(value), 7, y, ink("ink-soft"), ink("casing"), 3);
    }
  }

  // marks

  drawMinima(context, ink) {
    for (const minimum of this.lab.minima(this.lab.step)) {
      const [x, y] = this.to(...minimum);
      context.beginPath();
      for (let corner = 0; corner < 10; corner += 1) {
        const [angle, radius] = [(Math.PI * corner) / 5 - Math.PI / 2, corner % 2 ? 5 : 12];
        context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
      }
      context.closePath();
      context.lineWidth = 2;
      context.lineJoin = "round";
      [context.fillStyle, context.strokeStyle] = ["#ffffff", "#1a2230"];
      context.fill();
      context.stroke();
    }
  }

  drawStart(context, ink) {
    const [x, y] = this.to(...this.lab.start);
    for (const [width, colour] of [[6.5, ink("casing")], [2.6, ink("ink")]]) {
      marker(context, "diamond", x, y, 10);
      [context.lineWidth, context.strokeStyle, context.lineJoin] = [width, colour, "miter"];
      context.stroke();
    }
    if (this.handle && !this.lab.isMoved && this.lab.step === 0) {
      context.font = font(14, 600);
      [context.textAlign, context.textBaseline] = [x > 70 ? "right" : "left", "middle"];
      cased(context, "drag me", x > 70 ? x - 20 : x + 20, y, ink("ink"), ink("casing"), 4);
    }
  }

  // paths

  points(index, from, end) {
    const { x } = this.lab.paths[index];
    const found = [];
    for (let row = from; row <= end; row += 1) found.push(this.to(x[2 * row], x[2 * row + 1]));
    return found;
  }

  // The rows of a run up to the playhead, and the point on the way to the next one.
  walkedPoints(index) {
    const path = this.lab.paths[index];
    const row = rowAt(path, this.lab.step);
    const found = row >= 0 ? this.points(index, 0, row) : [];
    if (this.lab.part > 0 && row + 1 < path.length && row === this.lab.step) {
      const [next] = this.points(index, row + 1, row + 1);
      found.push(found.at(-1).map((part, axis) => part + (next[axis] - part) * this.lab.part));
    }
    return found;
  }

  drawTrail(context, index, wide, high, ink) {
    const points = this.walkedPoints(index);
    if (points.length < 2) return;
    const own = ink(`run-${this.lab.runs[index].hue}`);
    const width = index === this.lab.selected ? 4 : 3.5;
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
    this.drawDots(context, points, own, ink);
  }

  drawDots(context, points, own, ink) {
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

  drawAhead(context, index, wide, high, ink) {
    const path = this.lab.paths[index];
    const points = this.points(index, Math.max(rowAt(path, this.lab.step), 0), path.length - 1);
    if (points.length < 2) return;
    context.save();
    context.lineCap = "round";
    context.setLineDash([0.01, 7]);
    for (const [width, colour] of [[4.2, ink("casing")], [2.4, ink(`run-${this.lab.runs[index].hue}`)]]) {
      [context.lineWidth, context.strokeStyle] = [width, colour];
      context.beginPath();
      trace(context, points, wide, high);
      context.stroke();
    }
    context.restore();
  }

  drawHead(context, index, ink) {
    const points = this.walkedPoints(index);
    if (!points.length) return;
    const radius = index === this.lab.selected ? 10 : 8.5;
    const run = this.lab.runs[index];
    marker(context, run.shape, ...near(points.at(-1)), radius);
    context.lineJoin = "round";
    [context.lineWidth, context.strokeStyle, context.fillStyle] = [5, ink("casing"), ink(`run-${run.hue}`)];
    context.stroke();
    context.fill();
  }

  // The names of runs beside their heads, where there is room; all of them stand below the plane as well.
  drawNames(context, order, width, height, ink) {
    const heads = order.map((index) => this.walkedPoints(index).at(-1)).filter(Boolean).map(near);
    const taken = [...heads, this.to(...this.lab.start)].map(([x, y]) => [x - 13, y - 13, x + 13, y + 13]);
    context.font = font(15, 600);
    [context.textAlign, context.textBaseline] = ["left", "middle"];
    for (const index of [...order].reverse()) {
      const head = this.walkedPoints(index).at(-1);
      if (!head) continue;
      const text = this.lab.runs[index].label.slice(0, 40);
      const wide = context.measureText(text).width;
      const place = places(head, wide).find((box) => fits(box, taken, width, height));
      if (!place) continue;
      taken.push(place);
      cased(context, text, place[0], (place[1] + place[3]) / 2, ink(`run-${this.lab.runs[index].hue}`), ink("casing"), 5);
    }
  }

  // the start

  makeHandle(moved) {
    const handle = made("button", { type: "button", class: "handle" });
    this.box.append(handle);
    const at = (event) => {
      const box = this.box.getBoundingClientRect();
      const inside = (value, size) => Math.min(Math.max(value, 0), size);
      return this.from(inside(event.clientX - box.left, box.width), inside(event.clientY - box.top, box.height));
    };
    let dragged = false;
    handle.addEventListener("pointerdown", (event) => {
      dragged = true;
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => dragged && moved(at(event), false));
    for (const end of ["pointerup", "pointercancel"]) {
      handle.addEventListener(end, (event) => {
        if (dragged) moved(end === "pointerup" ? at(event) : this.lab.start, true);
        dragged = false;
      });
    }
    this.sheet.canvas.addEventListener("click", (event) => moved(at(event), true));
    handle.addEventListener("keydown", (event) => this.nudge(event, moved));
    return handle;
  }

  // Arrows move the start while it has the focus: by a fiftieth of the plane, with Shift by a tenth of that.
  nudge(event, moved) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const part = event.shiftKey ? 500 : 50;
    const to = this.lab.start.map((value, axis) => {
      const [low, high] = this.lab.scene.view[axis];
      return Number(Math.min(Math.max(value + (way[axis] * (high - low)) / part, low), high).toPrecision(12));
    });
    moved(to, true);
  }

  placeHandle() {
    if (!this.handle) return;
    const [x, y] = this.to(...this.lab.start);
    Object.assign(this.handle.style, { left: `${x}px`, top: `${y}px` });
    const [first, second] = this.lab.start.map((value) => number(value));
    this.handle.setAttribute("aria-label", `Start at x₁ ${first}, x₂ ${second}. Drag it, or move it with the arrow keys.`);
  }
}

// Far outside, canvases lose their way.
function near(point) {
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

// Boxes around a head where its name may stand, the best first.
function places([x, y], wide) {
  const [gap, high] = [15, 20];
  const boxes = [[x + gap, y - high / 2], [x - gap - wide, y - high / 2], [x + gap, y + 6], [x - gap - wide, y + 6]];
  boxes.push([x + gap, y - 6 - high], [x - gap - wide, y - 6 - high], [x - wide / 2, y - gap - high], [x - wide / 2, y + gap]);
  return boxes.map(([left, top]) => [left, top, left + wide, top + high]);
}

function fits([left, top, right, bottom], taken, width, height) {
  if (left < 44 || top < 6 || right > width - 8 || bottom > height - 26) return false;
  return taken.every((box) => right < box[0] || left > box[2] || bottom < box[1] || top > box[3]);
}
