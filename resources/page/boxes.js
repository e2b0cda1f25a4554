// Formulas as boxes, which the program has laid out, made into MathML; and the same boxes as one line of text.
//
// A box is an array: its kind, then its parts. Texts are only ever set as text, so none can become markup.

const MATHML = "http://www.w3.org/1998/Math/MathML";

function element(name, ...children) {
  const made = document.createElementNS(MATHML, name);
  made.append(...children);
  return made;
}

function coloured(made, role) {
  if (role) made.setAttribute("class", `role-${role}`);
  return made;
}

function text(name, letters, role) {
  const made = element(name);
  made.textContent = letters;
  return coloured(made, role);
}

const DRAWN = {
  glyphs(letters, style, role) {
    if (style === "operator") {
      const sign = text("mo", letters, role);
      sign.setAttribute("lspace", "0.22em");
      sign.setAttribute("rspace", "0.22em");
      return sign;
    }
    if (style === "italic") return text("mi", letters, role);
    return /^[−\d.]/.test(letters) ? text("mn", letters, role) : text("mtext", letters, role);
  },
  letter(letter, subscript, hat, role) {
    let made = text("mi", letter);
    if (hat) {
      made = element("mover", made, text("mo", "^"));
      made.setAttribute("accent", "true");
    }
    if (subscript) made = element("msub", made, text(/^\d+$/.test(subscript) ? "mn" : "mtext", subscript));
    return coloured(made, role);
  },
  row: (items) => element("mrow", ...items.map(mathml)),
  fraction: (top, bottom) => element("mfrac", mathml(top), mathml(bottom)),
  root(body) {
    const room = element("mspace"); // for a hat below the line
    room.setAttribute("height", "1em");
    return JSON.stringify(body).includes("true") ? element("msqrt", mathml(body), room) : element("msqrt", mathml(body));
  },
  power(base, exponent) {
    const [below, above] = [mathml(base), mathml(exponent)];
    if (below.localName !== "msub") return element("msup", below, above);
    const both = element("msubsup", ...below.childNodes, above); // one above the other
    both.setAttribute("class", below.getAttribute("class") ?? "");
    return both;
  },
  fenced: (body, signs) => element("mrow", text("mo", signs[0]), mathml(body), text("mo", signs[1])),
  marked: (body) => mathml(body),
  cases(first, condition, second) {
    const row = (box, words) => element("mtr", element("mtd", mathml(box)), element("mtd", words));
    const told = element("mrow", text("mtext", "if "), mathml(condition));
    return element("mrow", text("mo", "{"), element("mtable", row(first, told), row(second, text("mtext", "otherwise"))));
  },
};

export function mathml([kind, ...parts]) {
  return DRAWN[kind](...parts);
}

// A box, or several that lines may break between, as <math> elements in a row.
export function formula(box) {
  return pieces(box).map((part) => {
    const math = element("math", mathml(part));
    math.setAttribute("displaystyle", "true");
    math.setAttribute("aria-hidden", "true"); // the line of text beside it is what is read out
    return math;
  });
}

// Where lines may break: before the signs between what stands side by side at the top of a formula.
function pieces(box) {
  if (box[0] !== "row") return [box];
  const found = [[]];
  for (const item of flat(box)) {
    if (isBreak(item) && found.at(-1).length) found.push([]);
    found.at(-1).push(item);
  }
  return found.map((items) => ["row", items]);
}

// The items of a row, with those of rows in it in their place, as far as signs may be among them.
function flat(box) {
  return box[1].flatMap((item) => (item[0] === "row" && item[1].some(isSign) ? flat(item) : [item]));
}

// A product is not broken at its dot.
function isBreak([kind, text, style]) {
  return kind === "glyphs" && style === "operator" && text !== "·";
}

function isSign([kind, , style]) {
  return kind === "glyphs" && style === "operator";
}

// The same boxes as one line of text.
export function linear([kind, ...parts]) {
  switch (kind) {
    case "glyphs":
      return parts[1] === "operator" ? ` ${parts[0]} ` : parts[0];
    case "letter":
      return parts[0] + (parts[2] ? "\u0302" : "") + parts[1].replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]);
    case "row":
      return parts[0].map(linear).join("");
    case "fraction":
      return `${grouped(parts[0])}/${grouped(parts[1])}`;
    case "root":
      return `√(${linear(parts[0])})`;
    case "power":
      return `${linear(parts[0])}^${grouped(parts[1])}`;
    case "fenced":
      return `${parts[1][0]}${linear(parts[0])}${parts[1][1]}`;
    case "marked":
      return linear(parts[0]);
    default:
      return `{${linear(parts[0])} if ${linear(parts[1])}; ${linear(parts[2])} otherwise}`;
  }
}

function grouped(box) {
  const inner = box[0] === "marked" ? box[1] : box;
  return inner[0] === "glyphs" || inner[0] === "letter" ? linear(box) : `(${linear(box)})`;
}
