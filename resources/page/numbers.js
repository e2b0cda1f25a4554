// Numbers: how they come to the page, and how they are printed, which is as the program prints them.

export const MINUS = "\u2212";
const SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

// What Python wrote as the bytes of 64-bit floats, lowest byte first.
export function decoded(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 8 }, (_, index) => view.getFloat64(8 * index, true));
}

// Rounded to so many significant digits: the digits, and the power of ten of the first. A number that lies exactly
// between two of them becomes the even one, as in Python; JavaScript alone would take the larger one.
function significant(value, digits) {
  const [exact, power] = value.toExponential(60).split("e");
  const all = exact.replace("-", "").replace(".", "");
  if (/^50*$/.test(all.slice(digits)) && Number(all[digits - 1]) % 2 === 0) {
    const kept = digits > 1 ? `${all[0]}.${all.slice(1, digits)}` : all[0];
    return [(value < 0 ? "-" : "") + kept, Number(power)];
  }
  const [mantissa, rounded] = value.toExponential(digits - 1).split("e");
  return [mantissa, Number(rounded)];
}

// The digits to print, and the power of ten beside them, 0 for none.
export function split(value, digits = 4) {
  if (Number.isNaN(value)) return ["undefined", 0];
  if (!Number.isFinite(value)) return [value > 0 ? "∞" : `${MINUS}∞`, 0];
  if (value === 0) return ["0", 0];
  const [mantissa, power] = significant(value, digits);
  if (power >= -4 && power < digits + 2) {
    const decimals = Math.max(digits - 1 - power, 0);
    const first = Number(value.toExponential(60).split("e")[1]); // the power before it was rounded
    return [placed(...significant(value, first + 1 + decimals), decimals).replace("-", MINUS), 0];
  }
  return [mantissa.replace("-", MINUS), power];
}

// Digits d.ddd with their power of ten, written out with so many decimals.
function placed(text, power, decimals) {
  const sign = text.startsWith("-") ? "-" : "";
  const all = text.replace("-", "").replace(".", "");
  const whole = power >= 0 ? all.slice(0, power + 1).padEnd(power + 1, "0") : "0";
  const rest = power >= 0 ? all.slice(power + 1) : "0".repeat(-power - 1) + all;
  return decimals > 0 ? `${sign}${whole}.${rest.padEnd(decimals, "0").slice(0, decimals)}` : sign + whole;
}

// All digits of a number that has been set, as `split` gives them.
export function exactSplit(value) {
  const isLong = value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e16);
  const [mantissa, power] = (isLong ? value.toExponential() : String(value)).split("e");
  return [mantissa.replace("-", MINUS), Number(power ?? 0)];
}

// A value beside an axis: 0.001, 100, 10⁻⁸.
export function short(value) {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-4 && size < 1e6)) return String(Number(value.toPrecision(6))).replace("-", MINUS);
  return number(value, 3).replace(/^(\u2212?)1(\.0*)?×/, "$1").replace(/\.0+×/, "×");
}

// One line of text: −0.09202, 37.41, 1.234×10⁻⁸.
export function number(value, digits = 4) {
  const [mantissa, power] = split(value, digits);
  if (power === 0) return mantissa;
  return `${mantissa}×10${[...String(power)].map((letter) => SUPERSCRIPTS[letter]).join("")}`;
}
