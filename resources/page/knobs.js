// The settings of the selected run: a slider over round values, and a field for any other.

import { made } from "./drawing.js";

export class Knobs {
  constructor(parent, lab) {
    this.lab = lab;
    this.box = made("section", { class: "knobs" });
    parent.append(this.box);
    this.shown = null;
  }

  paint() {
    const { lab } = this;
    const rule = lab.rule();
    const wanted = [lab.selected, lab.scene.made.rules.indexOf(rule.of), lab.unlocked, lab.isAsking].join();
    if (this.shown !== wanted) {
      this.shown = wanted;
      const knobs = rule.knobs.filter(({ name }) => lab.maySet(lab.selected, name));
      this.rows = knobs.map((knob) => this.row(knob));
      this.box.hidden = !this.rows.length;
      this.box.replaceChildren(...this.rows.map(({ box }) => box));
    }
    for (const row of this.rows) row.show(rule.settings[row.name]);
  }

  row(knob) {
    const set = (value) => this.set(knob, value);
    const slider = made("input", {
      type: "range", min: 0, max: knob.stops.length - 1, step: 1, "aria-label": knob.label, oninput: () => set(knob.stops[slider.value]),
    });
    const field = made("input", {
      type: "text", inputmode: "decimal", class: "value", "aria-label": `${knob.label}, from ${knob.low} to ${knob.high}`,
      onchange: () => set(Number(field.value.replace("\u2212", "-").replace(",", ".") || NaN)),
    });
    const letter = made("span", { class: `letter role-${knob.role}`, title: knob.label }, knob.letter);
    const show = (value) => {
      const next = knob.stops.findIndex((stop) => stop >= value);
      slider.value = next < 0 ? knob.stops.length - 1 : next;
      slider.style.setProperty("--done", `${(100 * slider.value) / (knob.stops.length - 1)}%`);
      slider.setAttribute("aria-valuetext", String(value));
      field.value = String(value);
      field.removeAttribute("aria-invalid");
    };
    return { name: knob.name, show, field, box: made("div", { class: "knob" }, letter, slider, field) };
  }

  // A number that cannot be is left where it was typed, and marked.
  set(knob, value) {
    const { lab } = this;
    const isPossible = value >= knob.low && value <= knob.high && (!knob.whole || Number.isInteger(value));
    if (isPossible) lab.set(lab.selected, knob.name, value);
    else this.rows.find(({ name }) => name === knob.name).field.setAttribute("aria-invalid", "true");
  }
}
