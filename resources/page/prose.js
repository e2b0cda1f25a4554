// Prose: blocks and lines that the program has read, made into elements. Texts are only ever set as text.

import { formula } from "./boxes.js";
import { made } from "./drawing.js";

const BLOCKS = {
  paragraph: (content) => made("p", {}, ...lines(content)),
  heading: (level, content) => made(`h${Math.min(level + 1, 6)}`, {}, ...lines(content)),
  formulas: (boxes) => made("div", { class: "standing" }, ...boxes.map(([box, text]) => inlineFormula(box, text))),
  code: (text) => made("pre", {}, made("code", {}, text)),
  quote: (content) => made("blockquote", {}, ...blocks(content)),
  list(start, items) {
    const own = items.map((item) => made("li", {}, ...blocks(item)));
    return start === null ? made("ul", {}, ...own) : made("ol", { start }, ...own);
  },
  table(headings, rows, alignments) {
    const cells = (name, row) => made("tr", {}, ...row.map((cell, index) => made(name, { class: alignments[index] || "left" }, ...lines(cell))));
    const body = made("tbody", {}, ...rows.map((row) => cells("td", row)));
    return made("div", { class: "wide" }, made("table", {}, made("thead", {}, cells("th", headings)), body));
  },
  rule: () => made("hr"),
};

const INLINES = {
  text: (text) => document.createTextNode(text),
  code: (text) => made("code", {}, text),
  break: () => made("br"),
  emphasis: (isStrong, content) => made(isStrong ? "strong" : "em", {}, ...lines(content)),
  link: (address, content) => made("a", { href: /^https?:/i.test(address) ? address : false, rel: "noopener noreferrer", target: "_blank" }, ...lines(content)),
  image: (address, words) => (address ? made("img", { src: address, alt: words }) : made("em", {}, words)),
  formula: inlineFormula,
};

// A formula, which is read out as it was typed.
function inlineFormula(box, text) {
  return made("span", { class: "formula" }, made("span", { class: "unseen" }, text), ...formula(box));
}

export function blocks(content) {
  return content.map(([kind, ...parts]) => BLOCKS[kind](...parts));
}

function lines(content) {
  return content.map(([kind, ...parts]) => INLINES[kind](...parts));
}
