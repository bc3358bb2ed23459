/** The page: one set of choices, what is known of its plane and its point, and everything that shows them. */
import {dipolePerGeVFromBohrMagnetons} from "../model/conventions.js";
import type {PointEvidence} from "../likelihood/pointEvidence.js";
import {criticalLevel, emissionChart, historyCharts, starCharts} from "./charts.js";
import {showCharts} from "./chartPanel.js";
import {settled, typedDipolePerGeV, typedEnergyMeV, type Choices, type FieldName} from "./choices.js";
import {buildControls, buildLayers} from "./controls.js";
import {download, titleOf, type FileKind} from "./downloads.js";
import {exactRun, glowName, pointName} from "./exactRun.js";
import {inksOf} from "./inks.js";
import {judgedPlane, pointAnswer, type JudgedPlane, type PointAnswer} from "./judgedPlane.js";
import {choicesOfLink, linkOf} from "./link.js";
import type {Emission, History, Star} from "./messages.js";
import {planeFigure} from "./planeFigure.js";
import {showPlane, universeName, type PlaneState} from "./planeLibrary.js";
import {listenForPoints, placeMarker} from "./planePointer.js";
import {showPoint} from "./resultPanel.js";
import {showStar, starName, type StarState} from "./starLibrary.js";
import {shadeNow, switchShade, watchShade} from "./shade.js";
import {plainText, setText, shown} from "./words.js";

const find = <E extends Element = HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
const plane = find("#plane"), marker = find<SVGElement>("#marker"), figure = find("#plane-figure"), note = find("#plane-note"), progress = find<HTMLProgressElement>("#progress"), remark = find("#remark");
const massInput = find<HTMLInputElement>("#mass"), dipoleInput = find<HTMLInputElement>("#dipole");

const opened = choicesOfLink(location.hash);
let choices = opened.choices, state: PlaneState = {plane: undefined}, starState: StarState = {star: undefined}, judged: JudgedPlane | undefined;
let exact: {readonly evidence: PointEvidence; readonly name: string} | undefined, glow: {readonly luminosity: number | null; readonly name: string} | undefined;
let history: {readonly own: History; readonly standard: History | undefined} | undefined, star: Star | undefined, emission: Emission | undefined;

const inks = () => inksOf[shadeNow()];

const drawPlane = (): void => {
  const {clientWidth: width, clientHeight: height} = plane;
  if (width > 0) figure.innerHTML = planeFigure(judged, choices, inks(), width, height, `${plainText(titleOf(choices))}: plane of mass and dipole with the excluded regions`);
  placeMarker(plane, marker, choices);
};
const answerNow = (): PointAnswer | undefined => {
  const known = state.plane;
  if (exact?.name === pointName(choices) && known) return pointAnswer(exact.evidence, glow?.name === glowName(choices) ? glow.luminosity : undefined, known.standard, choices, judged);
  return judged?.between(choices.massMeV, choices.dipolePerGeV);
};
const drawPoint = (): void => {
  placeMarker(plane, marker, choices);
  if (document.activeElement !== massInput) massInput.value = `${Number(choices.massMeV.toPrecision(6))} MeV`;
  if (document.activeElement !== dipoleInput) dipoleInput.value = `${Number(choices.dipolePerGeV.toPrecision(6))} / GeV`;
  const answer = answerNow();
  showPoint(answer, judged?.standard, choices, inks());
  plane.setAttribute("aria-label", plainText(`Point in the plane of mass and dipole: mass ${shown(choices.massMeV)} MeV, dipole ${shown(choices.dipolePerGeV)} per GeV`));
};
const drawHistory = (): void => { if (history) showCharts(find("#history"), historyCharts(history.own, history.standard, choices.against), inks()); };
const drawStar = (): void => { if (star) showCharts(find("#star"), [...starCharts(star, choices), ...(emission ? [emissionChart(emission, choices)] : [])], inks()); };
const layerChips = buildLayers(find("#layers"), chosen => update({shown: chosen}));
const drawAll = (): void => {
  layerChips.show(choices, inks());
  drawPlane();
  drawPoint();
  drawHistory();
  drawStar();
};

const sayPlane = (): void => {
  const failure = state.failure ?? starState.failure, {progress: running = starState.progress} = state, what = state.progress ? ["this universe", "points"] : ["this star", "masses"];
  progress.hidden = running === undefined;
  if (running) progress.value = running.done / running.total;
  plane.classList.toggle("stale", running !== undefined && judged === undefined);
  setText(note, failure !== undefined ? `${state.failure === undefined ? "This star" : "This universe"} cannot be computed: ${failure}` : running === undefined ? titleOf(choices) : running.done === 0 ? `Computing ${what[0]}` : `Computing ${what[0]}: ${running.done} of ${running.total} ${what[1]}`);
};

/** Judges what is known of the plane again, and draws it. */
const judge = (): void => {
  const found = state.plane && judgedPlane(state.plane, starState.star, choices);
  if (found || state.failure !== undefined) judged = found;
  drawPlane();
  drawPoint();
  sayPlane();
};

let judging = 0;
/** After all that is told now. */
const judgeSoon = (): void => {
  clearTimeout(judging);
  judging = window.setTimeout(judge);
};

const run = exactRun({
  point(evidence, of) {
    exact = {evidence, name: pointName(of)};
    if (exact.name === pointName(choices)) drawPoint();
  },
  glow(luminosity, of) {
    glow = {luminosity, name: glowName(of)};
    if (glow.name === glowName(choices)) drawPoint();
  },
  history(own, standard) {
    history = {own, standard};
    drawHistory();
  },
  star(found) {
    star = found;
    drawStar();
  },
  emission(found) {
    emission = found;
    drawStar();
  },
  refused(reason, of) {
    if (of === "star") find("#star-note").textContent = `This star cannot be computed: ${reason}`;
    else remark.textContent = `This point cannot be computed: ${reason}`;
  },
  waiting(of, still) { find(`#${of}`).classList.toggle("pending", still); }
});

let universe = "", starAsked = "", judgement = "", linked = 0;
/** What the judgement of a plane, and its picture, depend on. */
const judgementName = ({massMeV: _mass, dipolePerGeV: _dipole, against: _against, ...rest}: Choices): string => JSON.stringify(rest);

/** Everything follows from the choices. */
function follow(): void {
  controls.show(choices);
  layerChips.show(choices, inks());
  const name = universeName(choices), star = starName(choices), judgedBy = judgementName(choices), moved = name !== universe, another = star !== starAsked;
  if (moved) {
    universe = name;
    judged = undefined;
    state = {plane: undefined};
    void showPlane(choices, next => {
      state = next;
      judgeSoon();
    });
  }
  if (another) {
    starAsked = star;
    find("#star-note").textContent = "";
    void showStar(choices, next => {
      starState = next;
      judgeSoon();
    });
  }
  if (moved) sayPlane();
  else if (judgedBy !== judgement && !another) judge();
  else drawPoint();
  judgement = judgedBy;
  run.want(choices);
  clearTimeout(linked);
  linked = window.setTimeout(() => window.history.replaceState(null, "", linkOf(choices)), 120);
}

const levelOf = (of: Choices): string => JSON.stringify(criticalLevel(of));

/** Takes a wish, as near as it is possible. */
function update(part: Partial<Choices>, kept?: FieldName, place: "point" | "controls" = "controls"): void {
  const {choices: possible, remarks} = settled({...choices, ...part}, kept), before = choices;
  choices = possible;
  remark.textContent = place === "point" ? remarks.join(" ") : "";
  controls.tell(place === "controls" ? remarks : []);
  follow();
  if (before.against !== choices.against) drawHistory();
  if (levelOf(before) !== levelOf(choices)) drawStar();
}

const controls = buildControls(find<HTMLFormElement>("#controls"), find<HTMLFormElement>("#quick"), (part, kept) => update(part, kept));

listenForPoints(plane, () => choices, (part, dragging) => {
  run.hold(dragging);
  update(part, undefined, "point");
});
const typed = (): void => {
  update({massMeV: typedEnergyMeV(massInput.value), dipolePerGeV: typedDipolePerGeV(dipoleInput.value, dipolePerGeVFromBohrMagnetons(1))}, undefined, "point");
  massInput.value = `${Number(choices.massMeV.toPrecision(6))} MeV`;
  dipoleInput.value = `${Number(choices.dipolePerGeV.toPrecision(6))} / GeV`;
};
massInput.addEventListener("change", typed);
dipoleInput.addEventListener("change", typed);
// Enter has changed the field before.
find("#point").addEventListener("submit", event => event.preventDefault());

find("#shade").addEventListener("click", switchShade);
watchShade(drawAll);
const share = find<HTMLButtonElement>("#share");
share.addEventListener("click", () => {
  window.history.replaceState(null, "", linkOf(choices));
  const say = (words: string): void => {
    share.textContent = words;
    setTimeout(() => { share.textContent = "Copy link"; }, 1800);
  };
  navigator.clipboard?.writeText(location.href).then(() => say("Link copied"), () => say("It is in the address bar")) ?? say("It is in the address bar");
});
const menu = find<HTMLDetailsElement>("#downloads");
menu.addEventListener("click", event => {
  const kind = (event.target as HTMLElement).dataset["download"] as FileKind | undefined;
  if (kind === undefined) return;
  menu.open = false;
  find("#downloads summary").focus();
  void download(kind, judged, choices).then(done => { if (!done) remark.textContent = "The plane is not computed yet: try again in a moment."; });
});
document.addEventListener("keydown", event => { if (event.key === "Escape") menu.open = false; });
document.addEventListener("pointerdown", event => { if (!menu.contains(event.target as Node)) menu.open = false; });
window.addEventListener("hashchange", () => {
  const found = choicesOfLink(location.hash);
  if (linkOf(found.choices) === linkOf(choices)) return;
  choices = found.choices;
  remark.textContent = found.remarks.join(" ");
  follow();
});
let resized = 0;
new ResizeObserver(() => {
  cancelAnimationFrame(resized);
  resized = requestAnimationFrame(drawAll);
}).observe(plane);

remark.textContent = opened.remarks.join(" ");
follow();
if (nuportalBuilt && "serviceWorker" in navigator) window.addEventListener("load", () => { navigator.serviceWorker.register("./service-worker.js").catch(() => undefined); });
