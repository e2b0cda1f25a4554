// What all pages have: a theme, and keys that hold wherever the focus is, unless it is on something that needs them.

const THEMES = ["system", "light", "dark"];

// `stages` gives those that are there by now, `current` the one that keys are for.
export function givePageItsKeys(stages, current) {
  giveTheme(stages);
  window.addEventListener("resize", () => stages().forEach((stage) => stage.showRule()));
  document.addEventListener("keydown", (event) => {
    const does = KEYS[event.key];
    if (!does || event.ctrlKey || event.altKey || event.metaKey || needsKeys(event.target, event.key)) return;
    const stage = current(event.target);
    if (!stage) return;
    event.preventDefault();
    does(stage.player, stage.lab);
  });
}

// The theme of the system, or the one that was chosen.
function giveTheme(stages) {
  const button = document.getElementById("theme");
  let theme = "system";
  const show = () => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = { system: "◐ As system", light: "☀ Light", dark: "☾ Dark" }[theme];
    button.setAttribute("aria-label", `Theme: ${theme}. Press for another.`);
    for (const stage of stages()) stage.repaint();
  };
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  document.fonts.ready.then(show);
  show();
}

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
  if (element.matches("select, textarea, input[type=text], .knob input")) return true;
  if (element.matches("input[type=radio]")) return key !== " " && !key.startsWith("Page");
  return key === " " && element.matches("button, summary, a, input[type=checkbox]");
}

export function announce(words) {
  document.getElementById("live").textContent = words;
}
