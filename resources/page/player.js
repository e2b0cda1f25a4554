// Time: moves the playhead of a lab while it plays.

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const GLIDING = 5; // steps a second up to which heads glide from one to the next

export class Player {
  constructor(lab) {
    this.lab = lab;
    this.since = 0;
    this.frame = 0;
  }

  toggle() {
    if (this.lab.playing) this.pause();
    else this.play();
  }

  play() {
    const { lab } = this;
    if (lab.step >= lab.scene.steps) lab.goTo(0);
    if (lab.step >= lab.limit) return;
    lab.choose({ playing: true });
    [this.from, this.since] = [lab.step, performance.now()];
    this.frame = requestAnimationFrame((now) => this.advance(now));
  }

  pause() {
    cancelAnimationFrame(this.frame);
    if (!this.lab.playing) return;
    this.lab.choose({ playing: false });
    this.lab.goTo(this.lab.part > 0.5 ? this.lab.step + 1 : this.lab.step);
  }

  // Another speed holds from here on.
  setSpeed(speed) {
    this.lab.choose({ speed });
    [this.from, this.since] = [this.lab.step, performance.now()];
  }

  stepBy(count) {
    this.pause();
    this.lab.goTo(this.lab.step + count);
  }

  jump(step) {
    this.pause();
    this.lab.goTo(step);
  }

  advance(now) {
    const { lab } = this;
    const place = this.from + (Math.max(now - this.since, 0) / 1000) * lab.speed;
    const end = Math.min(lab.limit, ...[...lab.stops.keys()].filter((stop) => stop > this.from));
    const step = Math.min(Math.floor(place), end);
    const part = lab.speed <= GLIDING && !CALM.matches && step < end ? eased(place - step) : 0;
    if (step !== lab.step || part !== lab.part) lab.goTo(step, part);
    if (step >= end) this.pause();
    else this.frame = requestAnimationFrame((next) => this.advance(next));
  }
}

// From 0 to 1, with no speed at either end.
function eased(t) {
  return t ** 3 * (10 - 15 * t + 6 * t * t);
}
