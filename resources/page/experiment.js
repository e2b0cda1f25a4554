// The page of an experiment: one stage.

import { announce, givePageItsKeys } from "./keys.js";
import { Stage } from "./stage.js";

const told = JSON.parse(document.getElementById("data").textContent);
document.getElementById("title").textContent = told.title;
document.getElementById("about").textContent = told.about;
const stages = [new Stage(document.getElementById("main"), told.scene, SCENES[0], announce)];
givePageItsKeys(() => stages, () => stages[0]);

// For the tests, and for whoever is curious about the numbers.
window.rmspropLab = { stages };
