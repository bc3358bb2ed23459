/** Finds places for labels: every label takes the cheapest of its candidates that touches no label placed before. */
import {crossings, insideFrame, lengthUnder, overlap, type Box, type Frame} from "./geometry.js";
import type {Point} from "./svg.js";

export type Segment = readonly [Point, Point];

export interface Candidate {
  readonly box: Box;
  /** Added to the cost of the lines under the box and across the leader. */
  readonly cost: number;
  /** Joins the label to what it names. */
  readonly leader?: Segment;
}

/** A line that labels should not cover. */
export interface Obstacle {
  readonly line: readonly Point[];
  /** Cost of a point [pt] of covered length; Infinity keeps labels off the line. */
  readonly weight: number;
  /** Room to leave beside the line [pt], half its stroke included. */
  readonly clearance: number;
}

export interface Placer {
  /** The chosen candidate, or null where every one is off the frame, on another label, or dearer than `limit`. */
  place<C extends Candidate>(candidates: readonly C[], limit?: number): C | null;
  readonly taken: readonly Box[];
}

/** What a leader pays for each line it crosses: the eye must follow it, but it hides nothing. */
const crossingCost = 5;
/** Room around a leader and the dot at its end [pt]. */
const leaderRoom = 1;
/** Between a label and another label or a leader [pt]. */
const labelGap = 1.2;

const boxOf = ([p, q]: Segment): Box => ({
  x: (p[0] + q[0]) / 2, y: (p[1] + q[1]) / 2, angle: Math.atan2(q[1] - p[1], q[0] - p[0]),
  halfWidth: Math.hypot(q[0] - p[0], q[1] - p[1]) / 2 + leaderRoom, halfHeight: leaderRoom,
});

/** `margin` [pt] keeps labels off the frame and its ticks. */
export function labelPlacer(frame: Frame, obstacles: readonly Obstacle[], margin: number): Placer {
  const taken: Box[] = [];
  const leaders: Box[] = [];
  const costOf = ({box, cost, leader}: Candidate, limit: number): number => {
    let total = cost;
    for (const {line, weight, clearance} of obstacles) {
      const covered = lengthUnder(grown(box, clearance), line);
      if (covered > 0) total += weight * covered;
      if (leader) total += crossingCost * crossings(leader, line);
      if (total >= limit) break;
    }
    return total;
  };
  const meetsOther = ({box, leader}: Candidate): boolean => {
    const [roomy, joining] = [grown(box, labelGap), leader && boxOf(leader)];
    return [...taken, ...leaders].some((other) => overlap(roomy, other) || (joining !== undefined && overlap(joining, other)));
  };
  return {
    taken,
    place<C extends Candidate>(candidates: readonly C[], limit = Infinity): C | null {
      let best: C | null = null;
      let lowest = limit;
      for (const candidate of candidates) {
        if (candidate.cost >= lowest || !insideFrame(candidate.box, frame, margin) || meetsOther(candidate)) continue;
        const total = costOf(candidate, lowest);
        if (total < lowest) [lowest, best] = [total, candidate];
      }
      if (best) taken.push(best.box);
      if (best?.leader) leaders.push(boxOf(best.leader));
      return best;
    },
  };
}

const grown = (box: Box, by: number): Box => ({...box, halfWidth: box.halfWidth + by, halfHeight: box.halfHeight + by});

/** Points every `step` along a polyline, ends included. */
export function resampled(line: readonly Point[], step: number): readonly Point[] {
  const points: Point[] = line.length ? [line[0]!] : [];
  let left = step;
  for (let i = 1; i < line.length; i++) {
    const [p, q] = [line[i - 1]!, line[i]!];
    const length = Math.hypot(q[0] - p[0], q[1] - p[1]);
    let t = left;
    for (; t <= length; t += step) points.push([p[0] + (t / length) * (q[0] - p[0]), p[1] + (t / length) * (q[1] - p[1])]);
    left = t - length;
  }
  return points;
}

/**
 * Places beside a line, along its slope, above it and below it: the text follows the chord under its width.
 * Costs grow with the bend of the line under the label and with steepness, which is hard to read.
 */
export function placesAlong(line: readonly Point[], width: number, height: number, gap: number, step = 2): readonly Candidate[] {
  const points = resampled(line, step);
  const reach = Math.ceil(width / 2 / step);
  const candidates: Candidate[] = [];
  for (let i = reach; i < points.length - reach; i++) {
    const [p, q] = [points[i - reach]!, points[i + reach]!];
    const chord = Math.hypot(q[0] - p[0], q[1] - p[1]);
    if (chord < 0.8 * width) continue;
    let angle = Math.atan2(q[1] - p[1], q[0] - p[0]);
    if (angle > Math.PI / 2) angle -= Math.PI;
    if (angle <= -Math.PI / 2) angle += Math.PI;
    const normal: Point = [-Math.sin(angle), Math.cos(angle)];
    // How far the line strays from its chord on either side of it.
    let above = 0;
    let below = 0;
    for (let k = i - reach; k <= i + reach; k++) {
      const stray = (points[k]![0] - p[0]) * normal[0] + (points[k]![1] - p[1]) * normal[1];
      above = Math.max(above, -stray);
      below = Math.max(below, stray);
    }
    const centre: Point = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
    const bend = 1.5 * (above + below) + 2 * Math.abs(angle);
    for (const [side, stray, extra] of [[-1, above, 0], [1, below, 1]] as const) {
      const offset = side * (gap + stray + height / 2);
      candidates.push({
        box: {x: centre[0] + offset * normal[0], y: centre[1] + offset * normal[1], halfWidth: width / 2, halfHeight: height / 2, angle},
        cost: bend + extra,
      });
    }
  }
  return candidates;
}

/** Upright places on a lattice over the frame; `cost` says how a place suits, Infinity where it does not. */
export function placesOver(frame: Frame, width: number, height: number, step: number, cost: (box: Box) => number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (let x = frame.left + width / 2; x <= frame.right - width / 2; x += step) {
    for (let y = frame.top + height / 2; y <= frame.bottom - height / 2; y += step) {
      const box = {x, y, halfWidth: width / 2, halfHeight: height / 2, angle: 0};
      const own = cost(box);
      if (own < Infinity) candidates.push({box, cost: own});
    }
  }
  return candidates;
}
