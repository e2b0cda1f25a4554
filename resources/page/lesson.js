// The page of a lesson: its words, and scene after scene a stage, which is made once it comes into view.

import { made } from "./drawing.js";
import { Guide } from "./guide.js";
import { announce, givePageItsKeys } from "./keys.js";
import { blocks } from "./prose.js";
import { Stage } from "./stage.js";

const told = JSON.parse(document.getElementById("data").textContent);
const main = document.getElementById("main");
document.getElementById("title").textContent = told.title;
document.getElementById("about").textContent = told.about;

function opening() {
  const contents = told.scenes.map((scene, index) => made("li", {}, made("a", { href: `#scene-${index + 1}` }, scene.title)));
  const aim = told.aim.length ? [made("div", { class: "aim" }, ...blocks(told.aim))] : [];
  const facts = told.facts.map((fact) => made("p", { class: "soft" }, fact));
  return made("section", { class: "opening prose" }, ...aim, ...facts, ...blocks(told.opening), made("nav", { "aria-label": "Scenes" }, made("ol", {}, ...contents)));
}

const stages = [];
const shown = told.scenes.map((scene, index) => {
  const words = made("div", { class: "guide" }, made("h2", {}, scene.title));
  const place = made("div", { class: "place" });
  const box = made("article", { class: "scene", id: `scene-${index + 1}` }, words, place);
  const guide = new Guide(words, scene);
  const show = () => {
    if (stages[index]) return;
    stages[index] = new Stage(place, scene.stage, SCENES[index], announce);
    guide.follow(stages[index]);
  };
  return { box, show };
});
main.append(opening(), ...shown.map(({ box }) => box));

const soon = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) shown.find(({ box }) => box === entry.target).show();
}, { rootMargin: "600px" });
for (const { box } of shown) soon.observe(box);

// Keys are for the stage that has the focus, or else for the one nearest to the middle of the window.
function current(element) {
  const there = stages.filter(Boolean);
  const away = (stage) => {
    const box = stage.plane.box.getBoundingClientRect();
    return Math.abs(box.top + box.height / 2 - window.innerHeight / 2);
  };
  return there.find((stage) => stage.box.contains(element)) ?? there.sort((a, b) => away(a) - away(b))[0];
}
givePageItsKeys(() => stages.filter(Boolean), current);

// For the tests, and for whoever is curious about the numbers.
window.rmspropLab = { stages, show: (index) => shown[index].show() };
