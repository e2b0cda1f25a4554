// The points that matter: minima, the start, what a question was about, and the names of the runs.

import { cased, font, marker } from "./drawing.js";
import { near, walkedPoints } from "./trails.js";

export function drawMinima(plane, context, ink) {
  for (const minimum of plane.lab.minima(plane.lab.step)) {
    const [x, y] = plane.to(...minimum);
    context.beginPath();
    for (let corner = 0; corner < 10; corner += 1) {
      const [angle, radius] = [(Math.PI * corner) / 5 - Math.PI / 2, corner % 2 ? 5 : 12];
      context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    context.closePath();
    context.lineWidth = 2;
    context.lineJoin = "round";
    [context.fillStyle, context.strokeStyle] = ["#ffffff", "#1a2230"];
    context.fill();
    context.stroke();
  }
}

// The box that positions are kept in, where there is one.
export function drawBox(plane, context, ink) {
  const { box } = plane.lab.scene;
  if (!box) return;
  const [[left, right], [bottom, top]] = box;
  const [[x, y], [toX, toY]] = [near(plane.to(left, top)), near(plane.to(right, bottom))];
  [context.lineWidth, context.strokeStyle] = [1.5, ink("ink-soft")];
  context.strokeRect(x, y, toX - x, toY - y);
}

export function drawStart(plane, context, ink) {
  const [x, y] = plane.to(...plane.lab.start);
  for (const [width, colour] of [[6.5, ink("casing")], [2.6, ink("ink")]]) {
    marker(context, "diamond", x, y, 10);
    [context.lineWidth, context.strokeStyle, context.lineJoin] = [width, colour, "miter"];
    context.stroke();
  }
  if (plane.lab.mayMove && !plane.lab.isMoved && plane.lab.step === 0) {
    context.font = font(14, 600);
    [context.textAlign, context.textBaseline] = [x > 70 ? "right" : "left", "middle"];
    cased(context, "drag me", x > 70 ? x - 20 : x + 20, y, ink("ink"), ink("casing"), 4);
  }
}

// What a question was about: a ring where the answer is, a cross where it was guessed.
export function drawMarks(plane, context, ink) {
  for (const { at, kind } of plane.lab.marks) {
    const [x, y] = plane.to(...at);
    for (const [width, colour] of [[7, ink("casing")], [3, ink("accent")]]) {
      context.beginPath();
      if (kind === "answer") context.arc(x, y, 13, 0, 2 * Math.PI);
      else for (const way of [-1, 1]) [context.moveTo(x - 7, y - 7 * way), context.lineTo(x + 7, y + 7 * way)];
      [context.lineWidth, context.strokeStyle, context.lineCap] = [width, colour, "round"];
      context.stroke();
    }
  }
}

// The names of runs beside their heads, where there is room; all of them stand below the plane as well.
export function drawNames(plane, context, order, width, height, ink) {
  const heads = order.map((index) => walkedPoints(plane, index).at(-1)).filter(Boolean).map(near);
  const taken = [...heads, plane.to(...plane.lab.start)].map(([x, y]) => [x - 13, y - 13, x + 13, y + 13]);
  context.font = font(15, 600);
  [context.textAlign, context.textBaseline] = ["left", "middle"];
  for (const index of [...order].reverse()) {
    const head = walkedPoints(plane, index).at(-1);
    if (!head) continue;
    const text = plane.lab.runs[index].label.slice(0, 40);
    const wide = context.measureText(text).width;
    const place = places(head, wide).find((box) => fits(box, taken, width, height));
    if (!place) continue;
    taken.push(place);
    cased(context, text, place[0], (place[1] + place[3]) / 2, ink(`run-${plane.lab.runs[index].hue}`), ink("casing"), 5);
  }
}

// Boxes around a head where its name may stand, the best first.
function places([x, y], wide) {
  const [gap, high] = [15, 20];
  const boxes = [[x + gap, y - high / 2], [x - gap - wide, y - high / 2], [x + gap, y + 6], [x - gap - wide, y + 6]];
  boxes.push([x + gap, y - 6 - high], [x - gap - wide, y - 6 - high], [x - wide / 2, y - gap - high], [x - wide / 2, y + gap]);
  return boxes.map(([left, top]) => [left, top, left + wide, top + high]);
}

function fits([left, top, right, bottom], taken, width, height) {
  if (left < 44 || top < 6 || right > width - 8 || bottom > height - 26) return false;
  return taken.every((box) => right < box[0] || left > box[2] || bottom < box[1] || top > box[3]);
}
