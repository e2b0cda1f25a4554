// The effective learning rate of each parameter, as bars of equal decades, with marks where the rule stops being stable.

import { made } from "./drawing.js";
import { number, short } from "./numbers.js";
import { rowAt } from "./paths.js";

export class Rates {
  constructor(parent, lab) {
    this.lab = lab;
    this.rows = ["x₁", "x₂"].map((name) => {
      const row = { fill: made("i", { class: "fill" }), mark: made("i", { class: "limit" }), value: made("b", {}) };
      row.box = made("div", { class: "rate" }, made("span", {}, name), made("div", { class: "track" }, row.fill, row.mark), row.value);
      return row;
    });
    this.axis = made("div", { class: "decades", "aria-hidden": "true" });
    this.note = made("p", { class: "soft" });
    const heading = made("h3", {}, "Effective rate ", made("span", { class: "role-rate" }, "r"));
    parent.append(made("section", { class: "rates" }, heading, ...this.rows.map((row) => row.box), this.axis, this.note));
    this.gather();
  }

  // The decades that hold the rates and the limits of all runs.
  gather() {
    let [low, high] = [Infinity, -Infinity];
    for (const path of this.lab.paths) {
      for (const column of [path.rate, path.limit]) {
        for (const value of column) if (value > 1e-12 && value < 1e12) [low, high] = [Math.min(low, value), Math.max(high, value)];
      }
    }
    if (!(low <= high)) [low, high] = [0.01, 1];
    const top = Math.ceil(Math.log10(high) + 1e-9);
    this.span = [Math.max(Math.floor(Math.log10(low)), top - 6), top];
    const marks = [];
    for (let power = this.span[0]; power <= this.span[1]; power += this.span[1] - this.span[0] > 4 ? 2 : 1) {
      const mark = made("span", {}, short(Number(`1e${power}`)));
      mark.style.left = `${100 * this.place(10 ** power)}%`;
      marks.push(mark);
    }
    this.axis.replaceChildren(...marks);
  }

  place(value) {
    const [low, high] = this.span;
    return Math.min(Math.max((Math.log10(value) - low) / (high - low), 0), 1);
  }

  paint() {
    const { lab } = this;
    const path = lab.paths[lab.selected];
    const row = rowAt(path, lab.step);
    const isTold = row > 0;
    this.rows.forEach((parts, axis) => {
      const rate = isTold ? path.rate[2 * row + axis] : NaN;
      const limit = row >= 0 ? path.limit[2 * row + axis] : NaN;
      parts.fill.style.width = rate > 0 ? `${100 * this.place(rate)}%` : "0";
      parts.fill.style.background = `var(--run-${lab.runs[lab.selected].hue})`;
      parts.mark.hidden = Number.isNaN(limit);
      if (limit > 0) parts.mark.style.left = `${100 * this.place(limit)}%`;
      parts.value.textContent = isTold ? number(rate) : "";
      parts.box.setAttribute("aria-label", `x${"₁₂"[axis]}: ${isTold ? number(rate) : "no step yet"}`);
    });
    const { unstable } = lab.rule();
    const names = [...new Set(lab.limitNames())].filter(Boolean);
    this.note.textContent = names.length ? `Marks at ${names.join(" and ")}: below them it is stable there.` : unstable;
  }
}
