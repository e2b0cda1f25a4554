// One experiment on the page: the plane, what plays it, the runs, the step in formulas, rates and charts in lock-step.

import { formula, linear } from "./boxes.js";
import { Chart } from "./chart.js";
import { made } from "./drawing.js";
import { Knobs } from "./knobs.js";
import { Lab } from "./lab.js";
import { number } from "./numbers.js";
import { rowAt } from "./paths.js";
import { Plane } from "./plane.js";
import { Player } from "./player.js";
import { Rates } from "./rates.js";
import { toldStep } from "./telling.js";

const SPEEDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const ICONS = { play: "M6 4l14 8-14 8z", pause: "M6 4h4v16H6zM14 4h4v16h-4z", back: "M18 4L8 12l10 8zM5 4h3v16H5z", on: "M6 4l10 8-10 8zM16 4h3v16h-3z" };
const SVG = "http://www.w3.org/2000/svg";

export class Stage {
  constructor(parent, scene, functions, announce) {
    this.lab = new Lab(scene, functions);
    this.player = new Player(this.lab);
    this.announce = announce;
    this.asked = null;
    this.box = made("section", { class: "stage", "aria-label": scene.title });
    parent.append(this.box);
    const [board, side] = [made("div", { class: "board" }), made("div", { class: "side" })];
    this.makeSurface();
    this.box.append(board, side);
    this.makeRuns(board);
    this.plane = new Plane(board, this.lab, (start, done) => this.moveStart(start, done));
    if (!this.lab.runnable) board.append(made("p", { class: "hint soft" }, scene.why));
    this.makeBar(board);
    const charts = made("div", { class: "charts" });
    board.append(charts);
    this.makeRule(side);
    this.knobs = new Knobs(side, this.lab);
    this.rates = new Rates(side, this.lab);
    this.charts = scene.charts.map((chart) => new Chart(charts, this.lab, chart));
    this.lab.listen((what) => this.changed(what));
    this.paintAll();
  }

  // its parts

  makeBar(board) {
    const { lab, player } = this;
    const button = (icon, label, does, kind = "icon") => {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", ICONS[icon]);
      const drawn = document.createElementNS(SVG, "svg");
      drawn.setAttribute("viewBox", "0 0 24 24");
      drawn.setAttribute("aria-hidden", "true");
      drawn.append(path);
      return made("button", { type: "button", class: kind, "aria-label": label, onclick: does }, drawn);
    };
    this.play = button("play", "Play", () => player.toggle(), "icon main");
    this.slider = made("input", {
      type: "range", min: 0, max: lab.scene.steps, step: 1, "aria-label": "Step", oninput: () => player.jump(Number(this.slider.value)),
    });
    this.count = made("output", { class: "count" });
    const speeds = [...new Set([...SPEEDS, lab.speed])].sort((a, b) => a - b);
    const choices = speeds.map((speed) => made("option", { value: speed, selected: speed === lab.speed }, `${speed}/s`));
    this.speed = made("select", { "aria-label": "Steps a second", onchange: () => player.setSpeed(Number(this.speed.value)) }, ...choices);
    this.ahead = made("input", { type: "checkbox", onchange: () => lab.choose({ ahead: this.ahead.checked }) });
    this.ahead.checked = lab.ahead;
    const steps = made("div", { class: "steps" },
      button("back", "One step back", () => player.stepBy(-1)), this.play, button("on", "One step forward", () => player.stepBy(1)));
    this.back = made("button", { type: "button", class: "quiet", hidden: true, onclick: () => lab.putBack() }, "As recorded");
    this.explore = made("button", { type: "button", class: "quiet", onclick: () => lab.choose({ unlocked: null }) }, "Explore");
    const options = made("div", { class: "options" }, this.speed, made("label", { class: "ahead" }, this.ahead, "Paths ahead"), this.explore, this.back);
    board.append(made("div", { class: "bar", role: "group", "aria-label": "Playback" }, steps, this.slider, this.count), options);
  }

  makeRuns(board) {
    const { lab } = this;
    this.chips = lab.runs.map((run, index) => {
      const loss = made("span", { class: "loss" });
      const choice = made("input", { type: "radio", name: `run-${lab.scene.id}`, value: index, onchange: () => lab.choose({ selected: index }) });
      const sign = made("i", { class: `sign shape-${run.shape}`, "aria-hidden": "true" });
      sign.style.setProperty("--own", `var(--run-${run.hue})`);
      const box = made("label", { class: "chip" }, choice, sign, made("span", { class: "name" }, run.label), loss);
      box.style.setProperty("--own", `var(--run-${run.hue})`);
      box.hidden = !run.visible;
      return { box, choice, loss };
    });
    board.append(made("div", { class: "runs", role: "radiogroup", "aria-label": "Run that is explained" }, ...this.chips.map(({ box }) => box)));
  }

  makeSurface() {
    const { surface } = this.lab.scene;
    const lines = surface.lines.map((box) => shownFormula(box, "line letters"));
    this.box.append(made("section", { class: "surface" }, ...lines, made("p", { class: "soft" }, surface.about)));
  }

  makeRule(side) {
    const { lab } = this;
    const axes = ["x₁", "x₂"].map((name, axis) => {
      const choice = made("input", { type: "radio", name: `axis-${lab.scene.id}`, onchange: () => lab.choose({ axis }) });
      choice.checked = lab.axis === axis;
      return made("label", {}, choice, made("span", {}, name));
    });
    this.heading = made("h2", {});
    this.lines = made("div", { class: "lines" });
    this.idea = made("p", { class: "soft idea" });
    const top = made("div", { class: "rule-top" }, this.heading, made("div", { class: "axes", role: "radiogroup", "aria-label": "Numbers of" }, ...axes));
    side.append(made("section", { class: "rule" }, top, this.idea, this.lines));
  }

  // what happens

  moveStart(start, done) {
    if (this.lab.pointed && done) this.lab.pointed(start);
    if (!this.lab.mayMove) return;
    this.player.pause();
    if (!done) {
      this.asked ??= requestAnimationFrame(() => {
        this.asked = null;
        this.lab.moveTo(this.wanted); // a drag asks more often than there are frames
      });
      this.wanted = start;
      return;
    }
    cancelAnimationFrame(this.asked);
    this.asked = null;
    this.lab.moveTo(start);
    this.announce(`All paths start at x₁ ${number(start[0])}, x₂ ${number(start[1])}. ${this.lab.spoken()}`);
  }

  changed(what) {
    if (what === "paths") {
      for (const chart of this.charts) chart.gather();
      this.rates.gather();
    }
    if (what === "choice") for (const chart of this.charts) chart.gather();
    this.paintAll();
    if (what !== "paths" && !this.lab.playing) this.announce(this.lab.spoken());
  }

  paintAll() {
    this.plane.paint();
    this.showBar();
    this.showRuns();
    if (this.lab.part === 0) {
      this.showRule();
      this.knobs.paint();
      this.rates.paint();
      for (const chart of this.charts) chart.paint();
    }
  }

  showBar() {
    const { lab } = this;
    this.slider.value = lab.step;
    this.slider.style.setProperty("--done", `${(100 * lab.step) / lab.scene.steps}%`);
    this.slider.setAttribute("aria-valuetext", `step ${lab.step} of ${lab.scene.steps}`);
    this.count.textContent = `${lab.step} / ${lab.scene.steps}`;
    this.play.setAttribute("aria-label", lab.playing ? "Pause" : "Play");
    this.play.querySelector("path").setAttribute("d", ICONS[lab.playing ? "pause" : "play"]);
    this.plane.sheet.canvas.setAttribute("aria-label", `Contours and paths. ${lab.playing ? "Playing." : lab.spoken()}`);
    this.back.hidden = !lab.isMoved;
    this.explore.hidden = lab.unlocked === null || lab.isAsking || !lab.runnable;
  }

  showRuns() {
    const { lab } = this;
    this.chips.forEach(({ box, choice, loss }, index) => {
      const path = lab.paths[index];
      const row = rowAt(path, lab.step);
      choice.checked = index === lab.selected;
      box.classList.toggle("chosen", choice.checked);
      loss.textContent = (row >= 0 ? number(path.loss[row], 3) : "") + lab.word(index);
    });
  }

  // The lines in letters, each with the numbers of the step below it, which stay away before the first step.
  showRule() {
    const { lab } = this;
    const [rule, path] = [lab.rule(), lab.paths[lab.selected]];
    const row = rowAt(path, lab.step);
    if (this.heading.textContent !== lab.runs[lab.selected].label) this.heading.textContent = lab.runs[lab.selected].label;
    this.idea.textContent = rule.idea;
    const told = row > 0 ? toldStep(rule, path, row, lab.axis) : rule.letters.map(() => null);
    const shown = rule.letters.flatMap((box, index) => [
      shownFormula(box, "line letters"),
      told[index] ? shownFormula(told[index], "line digits") : made("p", { class: "line digits", "aria-hidden": "true" }, "\u2026"),
    ]);
    this.lines.replaceChildren(...shown);
    for (const line of shown) fitted(line);
  }

  repaint() {
    this.plane.forget();
    this.paintAll();
  }
}

// A formula as a paragraph that may break before its signs, and is read out as one line of text.
export function shownFormula(box, kind) {
  const text = linear(box);
  const parts = formula(box).flatMap((part, index) => (index ? [document.createElement("wbr"), part] : [part]));
  return made("p", { class: kind }, made("span", { class: "unseen" }, text), ...parts);
}

// Where a part of a formula is wider than its column, the formula is set smaller.
export function fitted(line) {
  line.style.fontSize = "";
  const widest = Math.max(...[...line.querySelectorAll("math")].map((math) => math.getBoundingClientRect().width), 0);
  if (widest > line.clientWidth && line.clientWidth > 0) {
    const size = parseFloat(getComputedStyle(line).fontSize);
    line.style.fontSize = `${Math.max((size * line.clientWidth) / widest - 0.2, 6)}px`;
  }
}
