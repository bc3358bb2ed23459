import {describe, expect, it} from "vitest";
import {ProgressLine, duration} from "../../src/cli/progressLine.js";

describe("progress line", () => {
  it("tells rate and time left from the points of this run alone, and rewrites itself in place", () => {
    let now = 0;
    const written: string[] = [];
    const line = new ProgressLine({write: text => written.push(text)}, () => now);
    line.show({pointsDone: 100, pointsTotal: 200});
    now = 10;
    line.show({pointsDone: 120, pointsTotal: 200});
    expect(written[0]).toBe("\r100 / 200 points");
    expect(written[1]).toBe("\r120 / 200 points, 2.00 points/s, 0:40 left");
    now = 50;
    line.show({pointsDone: 200, pointsTotal: 200});
    expect(written[2]).toMatch(/^\r200 \/ 200 points, 2\.00 points\/s, 0:00 left *$/);
    expect(written[2]!.length).toBeGreaterThanOrEqual(written[1]!.length);
    line.clear();
    expect(written[3]).toMatch(/^\r +\r$/);
  });

  it("does not flood the terminal, yet shows the end", () => {
    const written: string[] = [];
    const line = new ProgressLine({write: text => written.push(text)}, () => 5);
    for (let i = 0; i <= 1000; i++) line.show({pointsDone: i, pointsTotal: 1000});
    expect(written).toHaveLength(2);
  });

  it.each([[0, "0:00"], [59.2, "1:00"], [75, "1:15"], [3600, "1:00:00"], [7325, "2:02:05"]])("writes %f s as %s", (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
