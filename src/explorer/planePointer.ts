/** Moves the point of the plane with mouse, finger and keyboard. */
import {position} from "../plots/logScale.js";
import {fields, type Choices} from "./choices.js";
import {planeScales, valueAt} from "./planeFigure.js";

/** Five digits: enough to point with, short in a link. */
const pointed = (value: number): number => Number(value.toPrecision(5));

export type PointMove = (part: Pick<Choices, "massMeV" | "dipolePerGeV">, dragging: boolean) => void;

/** Decades of a key, and with Shift. */
const smallStep = 1 / 40, largeStep = 1 / 4;

/** Listens on the plane. `current` is where the point is. */
export function listenForPoints(plane: HTMLElement, current: () => Choices, move: PointMove): void {
  let dragging = false;
  const at = (event: PointerEvent): void => {
    const box = plane.getBoundingClientRect(), {x, y} = planeScales(box.width, box.height);
    move({massMeV: pointed(valueAt(x, event.clientX - box.left)), dipolePerGeV: pointed(valueAt(y, event.clientY - box.top))}, dragging);
  };
  plane.addEventListener("pointerdown", event => {
    if (event.button !== 0) return;
    dragging = true;
    plane.setPointerCapture(event.pointerId);
    plane.focus({preventScroll: true});
    at(event);
  });
  plane.addEventListener("pointermove", event => { if (dragging) at(event); });
  const stop = (): void => {
    if (!dragging) return;
    dragging = false;
    move({massMeV: current().massMeV, dipolePerGeV: current().dipolePerGeV}, false);
  };
  plane.addEventListener("pointerup", stop);
  plane.addEventListener("pointercancel", stop);
  plane.addEventListener("keydown", event => {
    const {massMeV, dipolePerGeV} = current(), step = 10 ** (event.shiftKey ? largeStep : smallStep), mass = fields.massMeV, dipole = fields.dipolePerGeV;
    const target: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [massMeV / step, dipolePerGeV], ArrowRight: [massMeV * step, dipolePerGeV], ArrowUp: [massMeV, dipolePerGeV * step], ArrowDown: [massMeV, dipolePerGeV / step],
      PageUp: [massMeV, dipolePerGeV * 10], PageDown: [massMeV, dipolePerGeV / 10], Home: [mass.low, dipolePerGeV], End: [mass.high, dipolePerGeV]
    };
    const wanted = target[event.key];
    if (!wanted || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const held = (value: number, {low, high}: {readonly low: number; readonly high: number}): number => Math.min(high, Math.max(low, pointed(value)));
    move({massMeV: held(wanted[0], mass), dipolePerGeV: held(wanted[1], dipole)}, false);
  });
}

/** Draws the point where it is. */
export function placeMarker(plane: HTMLElement, marker: SVGElement, {massMeV, dipolePerGeV}: Choices): void {
  const width = plane.clientWidth, height = plane.clientHeight, {x, y} = planeScales(width, height), u = position(x, massMeV).toFixed(1), v = position(y, dipolePerGeV).toFixed(1);
  marker.setAttribute("viewBox", `0 0 ${width} ${height}`);
  marker.querySelector(".cross")!.setAttribute("d", `M${x.start} ${v}H${x.end}M${u} ${y.start}V${y.end}`);
  for (const circle of marker.querySelectorAll("circle")) {
    circle.setAttribute("cx", u);
    circle.setAttribute("cy", v);
  }
}
