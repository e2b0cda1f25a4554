// The plane: contours, minima, start, the trails of all runs and where each of them is.

import { cased, colours, font, made, rgb, sheet, ticks } from "./drawing.js";
import { bands, heightsOf, line, valuePlaces } from "./ground.js";
import { drawBox, drawMarks, drawMinima, drawNames, drawStart } from "./marks.js";
import { number, short } from "./numbers.js";
import { drawAhead, drawGhost, drawHead, drawTrail } from "./trails.js";

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
    this.sheet.canvas.addEventListener("click", (event) => moved(this.at(event), true));
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
    drawBox(this, context, ink);
    drawMinima(this, context, ink);
    const order = [...this.lab.runs.keys()].filter((index) => this.lab.shown[index]);
    order.sort((a, b) => (a === this.lab.selected) - (b === this.lab.selected));
    if (this.lab.ahead && !this.lab.isAsking) for (const index of order) drawAhead(this, context, index, width, height, ink);
    for (const ghost of this.lab.ghosts) drawGhost(this, context, ghost, width, height, ink);
    drawStart(this, context, ink);
    for (const index of order) drawTrail(this, context, index, width, height, ink);
    for (const index of order) drawHead(this, context, index, ink);
    drawMarks(this, context, ink);
    if (width > 520) drawNames(this, context, order, width, height, ink);
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

  // the start

  // The point of the plane that a pointer is at.
  at(event) {
    const box = this.box.getBoundingClientRect();
    const inside = (value, size) => Math.min(Math.max(value, 0), size);
    return this.from(inside(event.clientX - box.left, box.width), inside(event.clientY - box.top, box.height));
  }

  makeHandle(moved) {
    const handle = made("button", { type: "button", class: "handle" });
    this.box.append(handle);
    let dragged = false;
    handle.addEventListener("pointerdown", (event) => {
      dragged = true;
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => dragged && moved(this.at(event), false));
    for (const end of ["pointerup", "pointercancel"]) {
      handle.addEventListener(end, (event) => {
        if (dragged) moved(end === "pointerup" ? this.at(event) : this.lab.start, true);
        dragged = false;
      });
    }
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
    this.handle.hidden = !this.lab.mayMove;
    const [x, y] = this.to(...this.lab.start);
    Object.assign(this.handle.style, { left: `${x}px`, top: `${y}px` });
    const [first, second] = this.lab.start.map((value) => number(value));
    this.handle.setAttribute("aria-label", `Start at x₁ ${first}, x₂ ${second}. Drag it, or move it with the arrow keys.`);
  }
}
