// What is shown of one experiment: its paths, the playhead, the selected run; and what changes them.

import { recorded, rowAt, walked } from "./paths.js";
import { decoded, number } from "./numbers.js";

export class Lab {
  // `scene` are the numbers, `functions` the formulas of its surface and rules as functions.
  constructor(scene, functions) {
    this.scene = scene;
    scene.made = functions;
    this.rules = scene.rules.map((rule, index) => ({ ...rule, made: { ...functions.rules[index], ...rule.walk } }));
    this.runs = scene.runs;
    this.recordedPaths = scene.runs.map(recorded);
    this.recordedMinima = scene.minima.map(decoded);
    this.paths = this.recordedPaths;
    this.start = scene.start;
    this.shown = scene.runs.map((run) => run.visible);
    this.selected = scene.selected;
    this.axis = scene.axis;
    this.step = Math.min(scene.step, scene.steps);
    this.part = 0;
    this.ahead = scene.ahead;
    this.speed = scene.speed;
    this.playing = false;
    this.listeners = [];
  }

  get runnable() {
    return this.scene.why === "";
  }

  get moves() {
    return this.scene.moves && Boolean(this.scene.made.surface.value);
  }

  // Where the known minima are at a step.
  minima(t) {
    return this.recordedMinima.map((column) => {
      const row = Math.min(t, column.length / 2 - 1);
      return [column[2 * row], column[2 * row + 1]];
    });
  }

  // The rule that takes the explained step of a run.
  rule(index = this.selected) {
    const row = Math.max(rowAt(this.paths[index], this.step), 1);
    const { rules } = this.runs[index];
    return this.rules[rules.filter((each) => each.from <= row).at(-1).rule];
  }

  // `changed(what)` is called with "paths", "step" or "choice".
  listen(changed) {
    this.listeners.push(changed);
  }

  tell(what) {
    for (const changed of this.listeners) changed(what);
  }

  // Let all paths begin somewhere else.
  moveTo(start) {
    if (!this.runnable || !start.every(Number.isFinite)) return;
    this.start = start;
    const { made: functions, steps, box } = this.scene;
    this.paths = this.runs.map((run) => {
      const rules = run.rules.map(({ from, rule }) => ({ from, rule: this.rules[rule].made }));
      return walked(functions.surface, rules, start, steps, box);
    });
    this.part = 0;
    this.tell("paths");
  }

  // Show what was recorded again.
  putBack() {
    [this.start, this.paths, this.part] = [this.scene.start, this.recordedPaths, 0];
    this.tell("paths");
  }

  get isMoved() {
    return this.paths !== this.recordedPaths;
  }

  goTo(step, part = 0) {
    this.step = Math.min(Math.max(step, 0), this.scene.steps);
    this.part = this.step === this.scene.steps ? 0 : part;
    this.tell("step");
  }

  choose(what) {
    Object.assign(this, what);
    this.tell("choice");
  }

  // What a screen reader hears of the selected run.
  spoken() {
    const [path, run] = [this.paths[this.selected], this.runs[this.selected]];
    const row = rowAt(path, this.step);
    if (row < 0) return `Step ${this.step} of ${this.scene.steps}. ${run.label} has no number here.`;
    const [x1, x2, loss] = [path.x[2 * row], path.x[2 * row + 1], path.loss[row]].map((value) => number(value));
    return `Step ${this.step} of ${this.scene.steps}. ${run.label}: x₁ ${x1}, x₂ ${x2}, loss ${loss}${this.word(this.selected)}.`;
  }

  // How a run has stopped by now, with a comma before it; empty where it has not.
  word(index) {
    const { stop } = this.paths[index];
    return stop && this.step >= stop.step ? `, ${stop.word} at step ${stop.step}` : "";
  }
}
