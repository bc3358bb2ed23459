import type {ScanProgress} from "../scan/scan.js";

/** Rewrites one line of a terminal: points done, rate, time left. */
export class ProgressLine {
  readonly #stream: {write(text: string): unknown};
  readonly #clockSeconds: () => number;
  #start: {readonly seconds: number; readonly points: number} | null = null;
  #lastSeconds = -Infinity;
  #width = 0;

  readonly #title: string;

  constructor(stream: {write(text: string): unknown}, clockSeconds: () => number = () => performance.now() / 1000, title = "") {
    this.#stream = stream;
    this.#title = title === "" ? "" : `${title}: `;
    this.#clockSeconds = clockSeconds;
  }

  show({pointsDone, pointsTotal}: ScanProgress): void {
    const now = this.#clockSeconds();
    // Points taken over from an earlier run do not count for the rate.
    this.#start ??= {seconds: now, points: pointsDone};
    if (now - this.#lastSeconds < 0.1 && pointsDone < pointsTotal) return;
    this.#lastSeconds = now;
    const rate = (pointsDone - this.#start.points) / Math.max(now - this.#start.seconds, 1e-9);
    const left = rate > 0 ? `, ${rate.toPrecision(3)} points/s, ${duration((pointsTotal - pointsDone) / rate)} left` : "";
    this.#write(`${this.#title}${pointsDone} / ${pointsTotal} points${left}`);
  }

  clear(): void {
    if (this.#width > 0) this.#stream.write("\r" + " ".repeat(this.#width) + "\r");
    this.#width = 0;
  }

  #write(text: string): void {
    this.#stream.write("\r" + text.padEnd(this.#width));
    this.#width = text.length;
  }
}

/** 75 s as "1:15". */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (n: number): string => String(n).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}
