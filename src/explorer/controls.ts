/** The forms of choices: made from the fields, so that a new one needs a line in a group and nothing else. */
import {fields, idle, layers, typedEnergyMeV, usualChoices, type Choices, type FieldName, type Layer} from "./choices.js";
import type {Inks} from "./inks.js";
import {element} from "../plots/svg.js";
import {ruleOf, supernovaText} from "./rules.js";
import {energyText, layerNames, optionText, plainText, setText} from "./words.js";

/** Choices that differ from the usual universe, by name. */
const universes: Readonly<Record<string, Partial<Choices>>> = {
  standard: {}, "low reheating, 5 MeV": {reheatingMeV: 5, reheating: "matter-dominated"}, "kination until 100 MeV": {kinationRatio: 1}, "early matter": {matterRatio: 1},
  "dark radiation": {deltaNEff: 0.2}, "lepton asymmetry": {xiE: 0.02, xiMu: 0.1, xiTau: -0.1}
};
const cosmic = ["reheatingMeV", "reheating", "deltaNEff", "kinationRatio", "matterRatio", "xiE", "xiMu", "xiTau", "neutronLifetimeSeconds", "rates"] as const satisfies readonly FieldName[];
const usualUniverse = Object.fromEntries(cosmic.map(name => [name, usualChoices[name]])) as Partial<Choices>;

interface Group {
  readonly title: string;
  readonly names: readonly FieldName[];
  /** What holds now in a line: a group that has one is folded. */
  readonly summary?: (choices: Choices) => string;
}

const groups: readonly Group[] = [
  {title: "Universe", names: cosmic}, {title: "Measurements", names: ["helium", "deuterium", "cmb", "distortions"]},
  {title: "Statistics", names: ["confidenceLevel", "reference", "degreesOfFreedom", "baryonDensity", "nuclearErrors", "lifetimeErrors"], summary: choices => `${percent(choices.confidenceLevel)} CL, ${ruleOf(choices)}`},
  {
    title: "Supernova", names: ["criterion", "profile", "criticalLuminosityErgPerSecond", "criticalEnergyErg", "coolingSeconds", "screening", "neutrinoPotential", "neutrinoSphereKm"],
    summary: choices => `${supernovaText(choices)}, ${optionText(choices.profile)} profile`
  },
  {title: "Figures", names: ["laboratory", "lifetimes", "against"]}
];

const percent = (level: number): string => `${Number((100 * level).toFixed(2))} %`;

const labelText = (name: FieldName): string => {
  const {label} = fields[name], unit = "unit" in fields[name] ? fields[name].unit : "", capital = label[0]!.toUpperCase() + label.slice(1);
  return unit === "" || name === "reheatingMeV" ? capital.replace("N_eff", "*N*_{eff}").replace("ω_b", "*ω*_{b}").replace("ν_e", "ν_{e}").replace("ν_μ", "ν_{μ}").replace("ν_τ", "ν_{τ}") : `${capital} [${unit}]`;
};

/** A number as it stands in its field. */
const fieldText = (name: FieldName, value: number): string => (name === "reheatingMeV" ? energyText(value).replace(/×10\^\{(.*)\}/, "e$1").replace("−", "-") : String(Number(value.toPrecision(9))).replace("e+", "e"));

export interface Controls {
  /** Shows the choices that hold now. */
  show(choices: Choices): void;
  /** Says what was not possible. */
  tell(remarks: readonly string[]): void;
}

function labelled(name: string, marked: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement("label"), text = document.createElement("span");
  setText(text, marked);
  control.id = `choice-${name}`;
  label.append(text, control);
  return label;
}

const select = (values: readonly string[], text: (value: string) => string): HTMLSelectElement => {
  const made = document.createElement("select");
  made.append(...values.map(value => new Option(text(value), value)));
  return made;
};

/** What is chosen most often stands beside the plane. */
const quick = ["flavor", "nature"] as const satisfies readonly FieldName[];

/** Builds the forms. `change` gets what was chosen, and under which name. */
export function buildControls(form: HTMLFormElement, bar: HTMLFormElement, change: (part: Partial<Choices>, kept?: FieldName) => void): Controls {
  const updates: ((choices: Choices) => void)[] = [], remark = document.createElement("p");
  remark.className = "help";
  remark.id = "controls-remark";
  remark.setAttribute("role", "alert");
  const control = (name: FieldName): HTMLElement => {
    const field = fields[name];
    if (field.kind === "number" && field.offered !== undefined) {
      const {offered} = field, made = select(offered.map(String), value => percent(Number(value)));
      made.addEventListener("change", () => change({[name]: Number(made.value)} as Partial<Choices>, name));
      updates.push(choices => {
        const value = choices[name] as number, text = String(value), known = [...made.options].some(one => one.value === text);
        // Of a link, or of a scenario.
        if (!known) made.append(new Option(percent(value), text));
        made.value = text;
      });
      return labelled(name, labelText(name), made);
    }
    if (field.kind === "option") {
      const made = select(field.values, value => optionText(value, name));
      made.addEventListener("change", () => change({[name]: made.value} as Partial<Choices>, name));
      updates.push(choices => { made.value = String(choices[name]); });
      return labelled(name, labelText(name), made);
    }
    const input = document.createElement("input");
    if (field.kind === "flag") {
      input.type = "checkbox";
      input.addEventListener("change", () => change({[name]: input.checked} as Partial<Choices>, name));
      updates.push(choices => { input.checked = choices[name] === true; });
      const label = labelled(name, labelText(name), input);
      label.className = "tick";
      label.prepend(input);
      return label;
    }
    input.autocomplete = "off";
    input.inputMode = name === "reheatingMeV" ? "text" : "decimal";
    input.addEventListener("change", () => change({[name]: name === "reheatingMeV" ? typedEnergyMeV(input.value) : input.value.trim() === "" ? NaN : Number(input.value)} as Partial<Choices>, name));
    updates.push(choices => { input.value = fieldText(name, choices[name] as number); });
    return labelled(name, labelText(name), input);
  };
  const universe = (): HTMLElement => {
    const own = "of your own", made = select([...Object.keys(universes), own], text => text[0]!.toUpperCase() + text.slice(1));
    made.addEventListener("change", () => {
      const chosen = universes[made.value];
      if (chosen) change({...usualUniverse, ...chosen});
    });
    updates.push(choices => {
      made.value = Object.entries(universes).find(([, part]) => cosmic.every(name => choices[name] === ({...usualUniverse, ...part} as Choices)[name]))?.[0] ?? own;
    });
    return labelled("universe", "Cosmology", made);
  };
  bar.append(...quick.map(control), universe());
  bar.addEventListener("submit", event => event.preventDefault());
  for (const {title, names, summary} of groups) {
    const parts = names.map(control);
    updates.push(choices => parts.forEach((part, i) => { part.hidden = idle(names[i]!, choices); }));
    if (summary === undefined) {
      const set = document.createElement("fieldset"), legend = document.createElement("legend");
      legend.textContent = title;
      set.append(legend, ...parts);
      form.append(set);
      continue;
    }
    const fold = document.createElement("details"), head = document.createElement("summary"), name = document.createElement("b"), now = document.createElement("span"), set = document.createElement("fieldset");
    fold.id = `group-${title.toLowerCase()}`;
    name.textContent = title;
    now.className = "help";
    head.append(name, now);
    set.setAttribute("aria-label", title);
    set.append(...parts);
    fold.append(head, set);
    form.append(fold);
    updates.push(choices => setText(now, summary(choices)));
  }
  const reset = document.createElement("button");
  reset.type = "button";
  reset.id = "reset";
  reset.textContent = "Everything as usual";
  reset.addEventListener("click", () => {
    const {massMeV: _mass, dipolePerGeV: _dipole, ...rest} = usualChoices;
    change(rest);
  });
  form.append(reset, remark);
  form.addEventListener("submit", event => event.preventDefault());
  return {
    show(choices) { for (const update of updates) update(choices); },
    tell(remarks) { remark.textContent = remarks.join(" "); }
  };
}

/** A patch of the colour of a region. */
export function swatch(layer: Layer, {regions}: Inks): string {
  const {line, fill, opacity} = regions[layer], outline = {stroke: line, "stroke-width": layer === "combined" ? 2.4 : 1.4};
  const shape = layer === "combined" ? element("path", {d: "M1 7H13", ...outline}) : element("rect", {x: 1, y: 1, width: 12, height: 12, rx: 2.5, fill, "fill-opacity": String(opacity), ...outline});
  return element("svg", {viewBox: "0 0 14 14", "aria-hidden": "true"}, [shape]);
}

/** Switches of the constraints, as chips. */
export function buildLayers(place: HTMLElement, change: (shown: readonly Layer[]) => void): {show(choices: Choices, inks: Inks): void} {
  const boxes = layers.map(layer => {
    const label = document.createElement("label"), input = document.createElement("input"), patch = document.createElement("span"), text = document.createElement("span");
    label.className = "chip";
    input.type = "checkbox";
    input.name = layer;
    text.textContent = plainText(layerNames[layer].short);
    label.append(input, patch, text);
    place.append(label);
    input.addEventListener("change", () => change(layers.filter((_, i) => boxes[i]!.input.checked)));
    return {layer, input, patch};
  });
  return {
    show({shown}, inks) {
      for (const {layer, input, patch} of boxes) {
        input.checked = shown.includes(layer);
        patch.innerHTML = swatch(layer, inks);
        patch.style.display = "contents";
      }
    }
  };
}
