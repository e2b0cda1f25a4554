// The page: makes a stage of what is in the file, gives it keys and a theme.

import { Stage } from "./stage.js";

const THEMES = ["system", "light", "dark"];
const document_ = JSON.parse(document.getElementById("data").textContent);
const live = document.getElementById("live");

function announce(words) {
  live.textContent = words;
}

document.getElementById("title").textContent = document_.title;
document.getElementById("about").textContent = document_.about;
const stages = document_.scenes.map((scene, index) => new Stage(document.getElementById("main"), scene, SCENES[index], announce));

// the theme: that of the system, or the one that was chosen

const themeButton = document.getElementById("theme");

function showTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  themeButton.textContent = { system: "◐ As system", light: "☀ Light", dark: "☾ Dark" }[theme];
  themeButton.setAttribute("aria-label", `Theme: ${theme}. Press for another.`);
  for (const stage of stages) stage.repaint();
}

let theme = "system";
themeButton.addEventListener("click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  showTheme(theme);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => showTheme(theme));
window.addEventListener("resize", () => stages.forEach((stage) => stage.showRule()));
document.fonts.ready.then(() => showTheme(theme));
showTheme(theme);

// keys, wherever the focus is, unless it is on something that needs them itself

const KEYS = {
  " ": (player) => player.toggle(),
  ArrowRight: (player) => player.stepBy(1),
  PageDown: (player) => player.stepBy(1),
  ArrowLeft: (player) => player.stepBy(-1),
  PageUp: (player) => player.stepBy(-1),
  Home: (player) => player.jump(0),
  End: (player, lab) => player.jump(lab.scene.steps),
};

function needsKeys(element, key) {
  if (element.matches("select, textarea, input[type=text]")) return true;
  if (element.matches("input[type=radio]")) return key !== " " && !key.startsWith("Page");
  return key === " " && element.matches("button, input[type=checkbox]");
}

document.addEventListener("keydown", (event) => {
  const does = KEYS[event.key];
  if (!does || event.ctrlKey || event.altKey || event.metaKey || needsKeys(event.target, event.key)) return;
  event.preventDefault();
  const stage = stages.find(({ box }) => box.contains(event.target)) ?? stages[0];
  does(stage.player, stage.lab);
});

// For the tests, and for whoever is curious about the numbers.
window.rmspropLab = { stages };
