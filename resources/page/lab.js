// What is shown of one experiment: its paths, the playhead, the selected run; and what changes them.

import { actTogether, curvatures, pairAt, recorded, rowAt, walked } from "./paths.js";
import { decoded, number } from "./numbers.js";

const SAME = 1e-9; // part by which limits may differ and still be one

// A rule that computes with these settings. Where the limit of its rate would be another one, it tells of none.
function withSettings(rule, settings) {
  const usual = rule.asRecorded ?? rule;
  const isSame = rule.knobs.every(({ name, keepsBound }) => keepsBound || settings[name] === usual.settings[name]);
  const walk = isSame ? usual.walk : { ...usual.walk, bound: null };
  return { ...rule, settings, asRecorded: rule.made ? usual : null, limitNames: isSame ? usual.limitNames : null, walk, made: { ...rule.of(settings), ...walk } };
}

export class Lab {
  // `scene` are the numbers, `functions` the formulas of its surface and rules as functions.
  constructor(scene, functions) {
    this.scene = scene;
    scene.made = functions;
    const rules = scene.rules.map((rule, index) => withSettings({ ...rule, of: functions.rules[index] }, rule.settings));
    this.runs = scene.runs.map((run) => ({
      ...run, isTuned: false, rules: run.rules.map(({ from, rule }) => ({ from, rule: rules[rule] })),
    }));
    this.recordedPaths = this.runs.map((run) => (run.recorded ? recorded(run.recorded) : this.walked(run, scene.start)));
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
    this.limit = scene.steps; // no step beyond it is shown yet
    this.stops = new Map(); // steps at which playing waits, and what is said there
    this.marks = []; // points of the plane that a question was about
    this.ghosts = scene.pins.map((pin) => ({ ...pin, x: decoded(pin.x) }));
    this.pointed = null; // what is told of a click in the plane, where one is asked for
    this.unlocked = scene.unlocked; // the controls that may be used; null for all
    this.listeners = [];
  }

  get runnable() {
    return this.scene.why === "";
  }

  // Whether something is to be predicted, so that what lies ahead must not be seen.
  get isAsking() {
    return this.limit < this.scene.steps;
  }

  get mayMove() {
    return this.runnable && !this.isAsking && (this.unlocked === null || this.unlocked.includes("start"));
  }

  // Whether a setting of a run may be changed: by its name, or by that of the run and its own.
  maySet(index, name) {
    if (!this.runnable || this.isAsking) return false;
    const ways = [name, `runs.${this.runs[index].label}.${name}`];
    return this.unlocked === null || ways.some((way) => this.unlocked.includes(way));
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
    return rules.filter((each) => each.from <= row).at(-1).rule;
  }

  // What the limits of the selected run are called where it is.
  limitNames() {
    const { limitNames, made } = this.rule();
    const path = this.paths[this.selected];
    const row = rowAt(path, this.step);
    if (!limitNames || row < 0 || !this.scene.made.surface.slope) return limitNames?.own ?? ["", ""];
    const [a, b, c] = curvatures(this.scene.made.surface, pairAt(path.x, row), row);
    if (!actTogether([a + made.added, b, c + made.added])) return limitNames.own;
    const [first, second] = pairAt(path.limit, row);
    return Math.abs(first - second) <= SAME * Math.abs(first) ? [limitNames.largest, limitNames.largest] : limitNames.joint;
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
    this.walk();
  }

  // Give a setting of a run, from its start to its end, another value.
  set(index, name, value) {
    const run = this.runs[index];
    const rules = run.rules.map(({ from, rule }) => ({ from, rule: withSettings(rule, { ...rule.settings, [name]: value }) }));
    this.runs[index] = { ...run, rules, isTuned: true };
    this.walk();
  }

  // Show what was recorded again.
  putBack() {
    this.runs = this.runs.map((run) => ({ ...run, isTuned: false, rules: run.rules.map(({ from, rule }) => ({ from, rule: rule.asRecorded ?? rule })) }));
    this.start = this.scene.start;
    this.walk();
  }

  // All paths, walked anew where something is not as it was recorded.
  walk() {
    const isThere = this.start === this.scene.start;
    this.paths = this.runs.map((run, index) => (isThere && !run.isTuned ? this.recordedPaths[index] : this.walked(run, this.start)));
    this.part = 0;
    this.tell("paths");
  }

  // The path of a run, as the page walks it.
  walked(run, start) {
    const { made: functions, steps, box } = this.scene;
    return walked(functions.surface, run.rules.map(({ from, rule }) => ({ from, rule: rule.made })), start, steps, box);
  }

  get isMoved() {
    return this.paths.some((path, index) => path !== this.recordedPaths[index]);
  }

  goTo(step, part = 0) {
    this.step = Math.min(Math.max(step, 0), this.limit);
    this.part = this.step === this.limit ? 0 : part;
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
    return `Step ${this.step} of ${this.scene.steps}. ${run.label}: x₁ ${x1}, x₂ ${x2}, loss ${loss}${this.word(this.selected)}. ${this.stops.get(this.step) ?? ""}`;
  }

  // How a run has stopped by now, with a comma before it; empty where it has not.
  word(index) {
    const { stop } = this.paths[index];
    return stop && this.step >= stop.step ? `, ${stop.word} at step ${stop.step}` : "";
  }
}
