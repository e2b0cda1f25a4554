// The words of a scene: prose, questions that are asked before their answer is shown, stops, and tasks.

import { made } from "./drawing.js";
import { isMet } from "./goals.js";
import { blocks } from "./prose.js";

export class Guide {
  // `scene` is what the lesson says; it waits for the stage that this is said of.
  constructor(parent, scene) {
    Object.assign(this, { scene, stage: null, answered: new Set(), seen: new Set() });
    this.cards = scene.parts.map((part, index) => this[part.kind](part, index));
    parent.append(...this.cards);
  }

  // Follow a stage, which waits for the answers.
  follow(stage) {
    this.stage = stage;
    const { lab } = stage;
    this.scene.parts.forEach((part, index) => part.kind === "stop" && lab.stops.set(part.at, this.cards[index].textContent));
    this.hold();
    lab.listen((what) => this.changed(what));
    this.changed("paths");
  }

  // what there is

  prose(part) {
    return made("div", { class: "prose" }, ...blocks(part.blocks));
  }

  stop(part) {
    const heading = made("b", { class: "when" }, `Step ${part.at}`);
    return made("div", { class: "card stop", hidden: true }, heading, ...blocks(part.say));
  }

  prediction(part, index) {
    const reply = made("div", { class: "reply", "aria-live": "polite" });
    const skip = made("button", { type: "button", class: "quiet", onclick: () => this.settle(index, null) }, "Skip");
    const asked = this[part.answer.kind](part, index);
    const when = part.at > 0 ? made("b", { class: "when" }, `Before step ${part.at} goes on`) : null;
    return made("div", { class: "card ask" }, when, ...blocks(part.ask), asked, skip, reply);
  }

  choice(part, index) {
    const buttons = part.answer.choices.map((choice, place) =>
      made("button", { type: "button", class: "choice", onclick: () => this.settle(index, place) }, ...blocks(choice.say)));
    return made("div", { class: "choices" }, ...buttons);
  }

  number(part, index) {
    const field = made("input", { type: "text", inputmode: "decimal", class: "value", "aria-label": "Your answer" });
    const answer = () => Number.isFinite(read(field)) && this.settle(index, read(field));
    return made("form", { class: "choices", onsubmit: (event) => (event.preventDefault(), answer()) },
      field, made("button", { type: "submit", class: "choice" }, "Answer"));
  }

  click(part, index) {
    const fields = ["x₁", "x₂"].map((name) => made("input", { type: "text", inputmode: "decimal", class: "value", "aria-label": name, placeholder: name }));
    const answer = () => fields.every((field) => Number.isFinite(read(field))) && this.settle(index, fields.map(read));
    return made("form", { class: "choices", onsubmit: (event) => (event.preventDefault(), answer()) },
      made("span", { class: "soft" }, "Click in the plane, or type it:"), ...fields, made("button", { type: "submit", class: "choice" }, "Answer"));
  }

  task(part) {
    const goals = part.goals.map((goal) => made("li", {}, goal.words));
    const more = (title, words) => (words.length ? made("details", {}, made("summary", {}, title), ...blocks(words)) : null);
    const list = part.isChecked ? made("ul", { class: "goals" }, ...goals) : made("p", { class: "soft" }, "Try it in RMSProp Lab.");
    return made("div", { class: "card task" }, ...blocks(part.ask), list, more("A hint", part.hint), more("What is to be seen", part.because));
  }

  // what happens

  // An answer to a question: a place among the choices, a number, a point; null where it is skipped.
  settle(index, answer) {
    const part = this.scene.parts[index];
    const { lab } = this.stage;
    const card = this.cards[index];
    if (this.answered.has(index)) return;
    this.answered.add(index);
    const said = answer === null ? { words: [], isRight: null } : this.judge(part, answer);
    const verdict = { true: "Right.", false: "Not quite.", null: "" }[said.isRight];
    card.querySelector(".reply").replaceChildren(...(verdict ? [made("b", {}, verdict)] : []), ...blocks(said.words), ...blocks(part.because));
    card.classList.add("settled");
    for (const control of card.querySelectorAll("button, input")) control.disabled = true;
    if (part.answer.kind === "choice") this.markChoices(card, part.answer.choices, answer);
    if (part.answer.kind === "click") lab.marks = [{ at: part.answer.at, kind: "answer" }, ...(answer ? [{ at: answer, kind: "guess" }] : [])];
    if (said.ghost) lab.ghosts = [...lab.ghosts, said.ghost];
    this.hold();
    lab.tell("choice");
  }

  markChoices(card, choices, answer) {
    [...card.querySelectorAll(".choice")].forEach((button, place) => {
      button.classList.toggle("right", choices[place].isRight);
      button.classList.toggle("wrong", place === answer && !choices[place].isRight);
    });
  }

  judge(part, answer) {
    const { answer: wanted } = part;
    if (wanted.kind === "choice") {
      const chosen = wanted.choices[answer];
      return { isRight: chosen.isRight, words: chosen.because, ghost: chosen.ghost };
    }
    const view = this.stage.lab.scene.view;
    const apart = wanted.kind === "number"
      ? (one, other) => Math.abs(one - other)
      : (one, other) => Math.hypot(...[0, 1].map((axis) => (one[axis] - other[axis]) / (view[axis][1] - view[axis][0]))) / Math.SQRT2;
    if (apart(answer, wanted.at) <= wanted.within) return { isRight: true, words: [] };
    const foreseen = wanted.wrong.filter((each) => apart(answer, each.at) <= each.within);
    foreseen.sort((a, b) => apart(answer, a.at) - apart(answer, b.at));
    return { isRight: false, words: foreseen[0]?.because ?? [] };
  }

  // The question that is waited for: the first that has not been answered, by its step.
  waiting() {
    const open = this.scene.parts.map((part, index) => ({ part, index })).filter(({ part, index }) => part.kind === "prediction" && !this.answered.has(index));
    return open.sort((a, b) => a.part.at - b.part.at)[0] ?? null;
  }

  hold() {
    const { lab } = this.stage;
    const next = this.waiting();
    lab.limit = next ? Math.max(next.part.at, lab.scene.step) : lab.scene.steps;
    lab.pointed = next?.part.answer.kind === "click" ? (point) => this.settle(next.index, point) : null;
  }

  changed(what) {
    const { lab } = this.stage;
    this.scene.parts.forEach((part, index) => {
      const card = this.cards[index];
      if (part.kind === "stop") this.showStop(part, index, card);
      if (part.kind === "task" && part.isChecked && what !== "step") this.showTask(part, card);
      if (part.kind === "prediction" && !this.answered.has(index)) card.hidden = this.waiting().index !== index && part.at > lab.step;
    });
  }

  showStop(part, index, card) {
    const { lab } = this.stage;
    card.classList.toggle("now", lab.step === part.at);
    if (lab.step < part.at || this.seen.has(index)) return;
    this.seen.add(index);
    card.hidden = false;
  }

  showTask(part, card) {
    const items = [...card.querySelectorAll(".goals li")];
    part.goals.forEach((goal, place) => items[place].classList.toggle("met", isMet(goal, this.stage.lab)));
    card.classList.toggle("done", items.every((item) => item.classList.contains("met")));
  }
}

function read(field) {
  const text = field.value.trim().replace("\u2212", "-").replace(",", ".");
  return text ? Number(text) : NaN;
}
