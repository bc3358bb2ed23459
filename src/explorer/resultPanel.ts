/** The numbers and verdicts of the point. */
import {bohrMagnetonsFromDipolePerGeV} from "../model/conventions.js";
import type {StandardResult} from "../likelihood/laboratory.js";
import type {PointResult} from "../likelihood/pointResult.js";
import type {Choices} from "./choices.js";
import {swatch} from "./controls.js";
import type {Inks} from "./inks.js";
import type {PointAnswer, PointVerdict} from "./judgedPlane.js";
import {laboratoryLimitsAt} from "./laboratoryVerdict.js";
import {energyText, fixed, layerNames, plainText, setText, shown, timeText} from "./words.js";

interface NumberRow {
  readonly key: string;
  readonly name: string;
  readonly value: number | null;
  readonly text: (value: number) => string;
  readonly note?: string;
}

const power = (digits: number) => (value: number): string => shown(value, digits);

function numberRows({lifetimeSeconds, nEff, yP, dOverH, he3OverH, li7OverH, luminosityErgPerSecond, late}: PointResult, standard: StandardResult | undefined, choices: Choices): NumberRow[] {
  const without = (value: string): {readonly note?: string} => (standard ? {note: `${value} without N`} : {});
  const changed = late !== null && dOverH !== null && Math.abs(late.dOverH / dOverH - 1) > 1e-4;
  return [
    {key: "lifetime", name: "lifetime", value: lifetimeSeconds, text: timeText},
    {key: "nEff", name: "*N*_{eff}", value: nEff, text: value => fixed(value, 4), ...without(standard ? fixed(standard.nEff, 4) : "")},
    {key: "yP", name: "*Y*_{P}", value: yP, text: value => fixed(value, 5), ...without(standard ? fixed(standard.yP, 5) : "")},
    {key: "dOverH", name: "D/H", value: dOverH, text: power(4), ...without(standard ? shown(standard.dOverH, 4) : "")},
    ...(changed ? [{key: "dOverHLate", name: "D/H after photons", value: late.dOverH, text: power(4)}] : []),
    {key: "he3OverH", name: "^{3}He/H", value: he3OverH, text: power(4)}, {key: "li7OverH", name: "^{7}Li/H", value: li7OverH, text: power(4)},
    starRow(luminosityErgPerSecond, choices),
    ...(late !== null && late.heats && (late.mu > 1e-12 || late.y > 1e-12) ? [{key: "mu", name: "distortion *μ*", value: late.mu, text: power(3)}, {key: "y", name: "distortion *y*", value: late.y, text: power(3)}] : [])
  ];
}

/** What the criterion of the star bounds. */
function starRow(luminosity: number | null, {criterion, criticalLuminosityErgPerSecond: critical, criticalEnergyErg}: Choices): NumberRow {
  const over = luminosity === null ? null : luminosity / critical, none = (value: number, text: string): string => (value < 1e-30 ? "none" : text);
  if (criterion === "luminosity") return {key: "luminosity", name: "*L*_{N}, SN1987A", value: luminosity, text: value => (value < 1e20 ? "none" : `${shown(value)} erg/s`)};
  if (criterion === "integrated-energy") return {key: "starEnergy", name: "energy in N, SN1987A", value: over === null ? null : over * criticalEnergyErg, text: value => none(value / criticalEnergyErg, `${shown(value)} erg`)};
  return {key: "starOverBound", name: "SN1987A over its bound", value: over, text: value => none(value, shown(value))};
}

/** A star says something of every point, where it is known. */
const wordOf = ({level, name}: PointVerdict, failed: boolean): "excluded" | "allowed" | "does not apply" | "not known" => (level === null ? (failed || name === "sn1987a" ? "not known" : "does not apply") : level > 0 ? "excluded" : "allowed");

const find = (id: string): HTMLElement => document.getElementById(id)!;

/** Shows a point; nothing where nothing is known of it yet. */
export function showPoint(answer: PointAnswer | undefined, standard: StandardResult | undefined, choices: Choices, inks: Inks): void {
  const list = find("numbers"), verdicts = find("verdicts"), verdict = find("verdict"), card = list.closest("section")!;
  find("exactness").textContent = answer === undefined ? "computing" : answer.exact ? "computed" : "read off the plane; computing";
  card.classList.toggle("provisional", answer?.exact !== true);
  card.dataset["exact"] = String(answer?.exact === true);
  const limits = laboratoryLimitsAt(choices);
  find("laboratory-verdict").textContent = limits.length ? `Laboratory limits that exclude it: ${limits.join(", ")}.` : "No laboratory limit drawn here excludes it.";
  if (answer === undefined) return;
  const {result, verdicts: judged} = answer, failed = result.ending.kind === "failed";
  list.replaceChildren(...numberRows(result, standard, choices).map(({key, name, value, text, note}) => {
    const row = document.createElement("div"), term = document.createElement("dt"), number = document.createElement("dd");
    setText(term, name);
    setText(number, value === null ? "not known" : text(value));
    number.dataset["key"] = key;
    if (value !== null) number.dataset["value"] = String(value);
    if (note !== undefined) {
      const small = document.createElement("small");
      setText(small, note);
      number.append(small);
    }
    row.append(term, number);
    return row;
  }));
  verdicts.replaceChildren(...judged.map(one => {
    const item = document.createElement("li"), patch = document.createElement("span"), name = document.createElement("span"), word = document.createElement("span"), said = wordOf(one, failed);
    patch.innerHTML = swatch(one.name, inks);
    setText(name, layerNames[one.name].long);
    word.textContent = said;
    word.className = `word ${said === "excluded" || said === "allowed" ? said : "none"}`;
    item.title = plainText(one.rule);
    item.dataset["constraint"] = one.name;
    if (one.level !== null) item.dataset["level"] = String(one.level);
    item.append(patch, name, word);
    return item;
  }));
  const against = judged.filter(({level, name}) => level !== null && level > 0 && name !== "combined"), anything = judged.some(({level}) => level !== null && level > 0);
  const words = failed ? endingText(result) : anything ? (against.length ? `Excluded by ${against.map(({name}) => layerNames[name].short).join(", ")}` : "Excluded by the combination") : judged.length ? "Allowed by everything shown" : "Nothing is judged: choose a constraint";
  verdict.textContent = words;
  verdict.dataset["verdict"] = failed || judged.length === 0 ? "none" : anything ? "excluded" : "allowed";
  if (!answer.exact) return;
  const moment = shown(bohrMagnetonsFromDipolePerGeV(choices.dipolePerGeV));
  find("spoken").textContent = plainText(`Mass ${energyText(choices.massMeV)}, dipole ${shown(choices.dipolePerGeV)} per GeV, moment ${moment} Bohr magnetons. ${words}.${result.nEff === null ? "" : ` N_{eff} ${fixed(result.nEff, 3)}.`}`);
}

function endingText({ending}: PointResult): string {
  if (ending.kind === "reached") return "";
  return `Not computed: ${"advice" in ending.cause ? ending.cause.advice : `${ending.stage}, ${ending.cause.kind}`}`;
}
