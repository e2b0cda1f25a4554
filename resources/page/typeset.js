// Formulas with the numbers of a step in them, laid out from their trees as the program lays them out.
//
// What is being laid out is a piece: a box, how tightly it holds together, and whether it begins with a minus sign or
// with a digit; so it gets its parentheses. The layouts of functions have the names that the program's table gives them.

import { MINUS, exactSplit, split } from "./numbers.js";

const [RELATION, SUM, PRODUCT, POWER, ATOM] = [0, 1, 2, 3, 4]; // how tightly a piece holds together, loosest first
const THIN = "\u2009";

function piece(box, binding = ATOM, signed = false, digit = false) {
  return { box, binding, signed, digit };
}

const glyphs = (text, style = "upright", role = "") => ["glyphs", text, style, role];
const fenced = (box, signs = "()") => ["fenced", box, signs];
const held = (part, binding) => (part.binding < binding || part.signed ? fenced(part.box) : part.box);

// A number as it is printed: its digits and the power of ten beside them.
export function written([mantissa, power], role = "") {
  const signed = mantissa.startsWith(MINUS);
  const text = glyphs(mantissa, "upright", role);
  if (power === 0) return piece(text, ATOM, signed, true);
  const exponent = glyphs(String(power).replace("-", MINUS), "upright", role);
  const ten = ["power", glyphs("10", "upright", role), exponent];
  if (mantissa === "1") return piece(ten, POWER, false, true);
  return piece(["row", [text, glyphs("·", "upright", role), ten]], PRODUCT, signed, true);
}

function sum(left, sign, right) {
  const first = left.binding >= SUM ? left.box : fenced(left.box);
  const second = held(right, sign === MINUS ? PRODUCT : SUM);
  const items = first[0] === "row" && left.binding === SUM ? first[1] : [first];
  const box = ["row", [...items, glyphs(sign, "operator"), second]];
  return piece(box, SUM, left.signed && first === left.box, left.digit);
}

function product(left, right) {
  const first = left.binding >= PRODUCT ? left.box : fenced(left.box);
  const times = right.digit ? glyphs("·", "operator") : glyphs(THIN);
  const box = ["row", [first, times, held(right, PRODUCT)]];
  return piece(box, PRODUCT, left.signed && first === left.box, left.digit);
}

function power(base, exponent) {
  return piece(["power", held(base, ATOM), exponent.box], POWER, false, base.digit);
}

function compared(sign, left, right) {
  const [first, second] = [left, right].map((side) => (side.binding >= SUM ? side.box : fenced(side.box)));
  const box = ["row", [first, glyphs(sign, "operator"), second]];
  return piece(box, RELATION, left.signed && first === left.box, left.digit);
}

const BINARY = {
  "+": (left, right) => sum(left, "+", right),
  "-": (left, right) => sum(left, MINUS, right),
  "*": product,
  "/": (top, bottom) => piece(["fraction", top.box, bottom.box], PRODUCT, false, top.digit),
  "**": power,
};

const LAYOUTS = {
  called: (name) => (...parts) => {
    const items = parts.flatMap((part, index) => (index ? [glyphs(", "), part.box] : [part.box]));
    const body = items.length === 1 ? items[0] : ["row", items];
    return piece(["row", [glyphs(name), fenced(body)]]);
  },
  root: () => (body) => piece(["root", body.box]),
  power_of_e: () => (exponent) => piece(["power", ["letter", "e", "", false, ""], exponent.box], POWER),
  squared: () => (base) => power(base, piece(glyphs("2"))),
  bars: () => (body) => piece(fenced(body.box, "||")),
  log_of_one_plus: () => (body) => LAYOUTS.called("log")(sum(piece(glyphs("1"), ATOM, false, true), "+", body)),
  log_of_one_plus_power: () => (exponent) => LAYOUTS.log_of_one_plus()(LAYOUTS.power_of_e()(exponent)),
  root_of_squares: () => (a, b) => LAYOUTS.root()(sum(LAYOUTS.squared()(a), "+", LAYOUTS.squared()(b))),
  cases: () => (condition, first, second) => piece(["cases", first.box, condition.box, second.box], RELATION),
};

// The piece of a tree; `atom` gives that of each name.
export function typeset(tree, atom) {
  const [kind, ...parts] = tree;
  const piecesOf = (trees) => trees.map((part) => typeset(part, atom));
  switch (kind) {
    case "number":
      return written(parts[0]);
    case "constant":
      return piece(["letter", parts[0], "", false, ""]);
    case "name":
      return atom(parts[0]);
    case "negative": {
      const [inner] = piecesOf(parts);
      const binding = Math.max(SUM, Math.min(inner.binding, PRODUCT));
      return piece(["row", [glyphs(MINUS), held(inner, PRODUCT)]], binding, true);
    }
    case "compared":
      return compared(parts[0], ...piecesOf(parts.slice(1)));
    case "call":
      return LAYOUTS[parts[0]](parts[1])(...piecesOf(parts[2]));
    default:
      return BINARY[kind](...piecesOf(parts));
  }
}

// result = right, or the result alone where it is only taken over. `rule.names` says of each name its role, and whether
// it is one of the settings, of which all digits are shown; `known` has the numbers of all others.
export function solved(line, rule, result, known) {
  const left = written(split(result), line.role);
  if (line.tree === null) return left.box;
  const atom = (name) => {
    const { role, isSet } = rule.names[name];
    if (isSet) return written(exactSplit(rule.settings[name]), role);
    return written(name === "t" ? [String(known[name]), 0] : split(known[name]), role);
  };
  return ["row", [left.box, glyphs("=", "operator"), typeset(line.tree, atom).box]];
}
