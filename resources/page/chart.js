// One chart: a measure of every run over the steps, up to the playhead.

import { colours, font, made, marker, sheet, ticks } from "./drawing.js";
import { columnsOf } from "./measures.js";
import { short } from "./numbers.js";
import { rowAt } from "./paths.js";

const RISE = 1e4; // times its first value that a curve is followed
const DECADES = 18; // at most this many below the highest value are shown
const FAR = 10; // times its first value that a curve on its way to infinity is followed on a linear scale
const ENDS = [20, 50, 100, 200, 500];
const [LEFT, RIGHT, TOP, BOTTOM] = [54, 14, 10, 24];

export class Chart {
  constructor(parent, lab, chart) {
    [this.lab, this.chart] = [lab, chart];
    const heading = made("h3", {}, ...chart.title.map(([text, role]) => made("span", role ? { class: `role-${role}` } : {}, text)));
    this.box = made("div", { class: "curves" });
    parent.append(made("section", { class: "chart" }, heading, this.box));
    this.sheet = sheet(this.box, (context, width, height) => this.draw(context, width, height));
    this.sheet.canvas.setAttribute("role", "img");
    this.gather();
  }

  // Take the numbers of the paths as they are now.
  gather() {
    const { lab } = this;
    this.series = lab.runs.map((_, index) => columnsOf(this.chart, index, lab));
    this.span = this.chart.logarithmic ? this.decades() : this.range();
    const words = this.chart.title.map(([text]) => text).join("");
    this.sheet.canvas.setAttribute("aria-label", `${words} of each run over the steps`);
    this.isEmpty = this.series.every((columns) => columns === null);
  }

  paint() {
    this.sheet.paint();
  }

  values() {
    return this.series.flatMap((columns, index) => (columns && this.lab.shown[index] ? columns : []));
  }

  height(value) {
    if (!this.chart.logarithmic) return value;
    return this.chart.magnitude ? Math.log10(Math.abs(value)) : Math.log10(value < 0 ? NaN : value);
  }

  // Whole decades around the curves; one that runs away leaves through the top.
  decades() {
    let [low, high] = [Infinity, -Infinity];
    for (const column of this.values()) {
      const sizes = column.map((value) => (this.chart.magnitude ? Math.abs(value) : value)).filter((value) => value > 0 && value < Infinity);
      const followed = sizes.filter((value) => value <= sizes[0] * RISE);
      for (const value of followed) [low, high] = [Math.min(low, value), Math.max(high, value)];
    }
    if (!(low <= high)) return [0, 1];
    [low, high] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high) + 1e-9)];
    return [Math.max(Math.min(low, high - 1), high - DECADES), high];
  }

  range() {
    let [low, high] = [Infinity, -Infinity];
    for (const column of this.values()) {
      const known = column.filter(Number.isFinite);
      const first = Math.abs(known.find((value) => value !== 0) ?? 1);
      for (const value of known) {
        if (Math.abs(value) <= FAR * first) [low, high] = [Math.min(low, value), Math.max(high, value)];
      }
    }
    if (!(low <= high)) return [0, 1];
    if (low >= 0 && low <= high / 2) low = 0;
    if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) [low, high] = [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
    const part = ticks(low, high, 5);
    const step = part.length > 1 ? part[1] - part[0] : high - low;
    return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
  }

  get isAhead() {
    return this.lab.ahead && !this.lab.scene.futureHidden && !this.lab.isAsking;
  }

  // Where the axis of steps ends: somewhat beyond the playhead, so that half a chart is never empty.
  last() {
    const { steps } = this.lab.scene;
    if (this.chart.wholeLength || this.isAhead) return steps;
    for (let power = 1; power < 1e6; power *= 10) {
      const end = ENDS.find((each) => each * power > this.lab.step);
      if (end) return Math.min(end * power, steps);
    }
    return steps;
  }

  measure(width, height) {
    const [low, high] = this.span;
    const last = this.last();
    this.x = (step) => LEFT + (step / last) * (width - LEFT - RIGHT);
    this.y = (value) => TOP + ((high - this.height(value)) / (high - low)) * (height - TOP - BOTTOM);
    this.stepAt = (x) => Math.round(((x - LEFT) / (width - LEFT - RIGHT)) * last);
  }

  draw(context, width, height) {
    const ink = colours();
    this.measure(width, height);
    this.drawScale(context, width, height, ink);
    if (this.isEmpty) {
      context.textAlign = "center";
      context.fillText(this.chart.missing || "Only of the start that was recorded.", width / 2, height / 2);
      return;
    }
    context.save();
    context.beginPath();
    context.rect(LEFT - 8, 0, width - LEFT + 8, height - BOTTOM + 8);
    context.clip();
    if (this.chart.limits) this.drawLimits(context, width, ink);
    const order = [...this.series.keys()].filter((index) => this.series[index] && this.lab.shown[index]);
    order.sort((a, b) => (a === this.lab.selected) - (b === this.lab.selected));
    for (const index of order) this.drawCurves(context, index, ink);
    context.restore();
    const now = this.x(this.lab.step);
    [context.strokeStyle, context.lineWidth, context.globalAlpha] = [ink("ink"), 1.4, 0.75];
    stroke(context, now, TOP - 4, now, height - BOTTOM);
    context.globalAlpha = 1;
    for (const index of order) this.drawEnds(context, index, height, ink);
  }

  drawScale(context, width, height, ink) {
    context.font = font(12);
    [context.fillStyle, context.textAlign, context.textBaseline] = [ink("ink-soft"), "right", "middle"];
    const [low, high] = this.span;
    const every = Math.ceil(((high - low) * 18) / Math.max(height - TOP - BOTTOM, 1));
    const marks = this.chart.logarithmic
      ? Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, index) => low + index * every)
      : ticks(low, high, (height - TOP - BOTTOM) / 34);
    for (const mark of marks) {
      const y = TOP + ((high - mark) / (high - low)) * (height - TOP - BOTTOM);
      [context.strokeStyle, context.lineWidth] = [ink("line"), 1];
      stroke(context, LEFT, y, width - RIGHT, y);
      const value = this.chart.logarithmic ? Number(`1e${mark}`) : mark;
      context.fillText(short(value), LEFT - 8, y);
    }
    [context.strokeStyle, context.lineWidth] = [ink("border"), 1.2];
    stroke(context, LEFT, height - BOTTOM, width - RIGHT, height - BOTTOM);
    [context.textAlign, context.textBaseline] = ["center", "alphabetic"];
    for (const step of ticks(0, this.last(), Math.max((width - LEFT) / 80, 2)).filter(Number.isInteger)) {
      stroke(context, this.x(step), height - BOTTOM, this.x(step), height - BOTTOM + 5);
      context.textAlign = this.x(step) > width - 24 ? "right" : "center";
      context.fillText(String(step), Math.min(this.x(step), width - 4), height - 4);
    }
  }

  // Lines at the rates at which the selected run stops being stable where it is.
  drawLimits(context, width, ink) {
    const { lab } = this;
    const path = lab.paths[lab.selected];
    const row = rowAt(path, lab.step);
    if (row < 0) return;
    const [seen, names] = [new Set(), lab.limitNames()];
    context.textAlign = "right";
    for (const axis of [0, 1]) {
      const limit = path.limit[2 * row + axis];
      const y = this.y(limit);
      if (!Number.isFinite(y) || seen.has(Math.round(y))) continue;
      seen.add(Math.round(y));
      [context.strokeStyle, context.lineWidth, context.fillStyle] = [ink("ink-soft"), 1.4, ink("ink-soft")];
      stroke(context, LEFT, y, width - RIGHT, y);
      context.textBaseline = y < TOP + 16 ? "top" : "bottom";
      context.fillText(names[axis], width - RIGHT - 2, y + (y < TOP + 16 ? 3 : -2));
    }
  }

  drawCurves(context, index, ink) {
    const { lab } = this;
    const end = lab.step;
    this.series[index].forEach((column, axis) => {
      [context.lineWidth, context.lineJoin, context.strokeStyle] = [2.6, "round", ink(`run-${lab.runs[index].hue}`)];
      context.setLineDash(axis ? [7, 4] : []);
      this.curve(context, column, 0, end);
      if (this.isAhead) {
        context.globalAlpha = 0.32;
        this.curve(context, column, end, lab.scene.steps);
        context.globalAlpha = 1;
      }
    });
    context.setLineDash([]);
  }

  curve(context, column, from, to) {
    context.beginPath();
    let isDown = false;
    for (let step = from; step <= Math.min(to, column.length - 1); step += 1) {
      const y = this.y(column[step]);
      if (Number.isFinite(y)) {
        const place = [this.x(step), Math.min(Math.max(y, -1e4), 1e4)];
        if (isDown) context.lineTo(...place);
        else context.moveTo(...place);
      }
      isDown = Number.isFinite(y);
    }
    context.stroke();
  }

  drawEnds(context, index, height, ink) {
    const run = this.lab.runs[index];
    for (const column of this.series[index]) {
      const step = Math.min(this.lab.step, column.length - 1);
      const y = this.y(column[step]);
      if (!Number.isFinite(y) || y < -4 || y > height - BOTTOM + 4) continue;
      marker(context, run.shape, this.x(step), y, 5.5);
      [context.lineWidth, context.strokeStyle, context.fillStyle] = [3, ink("ground"), ink(`run-${run.hue}`)];
      context.stroke();
      context.fill();
    }
  }
}

function stroke(context, x, y, toX, toY) {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  context.stroke();
}
