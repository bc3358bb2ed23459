/** Light or dark: the reader's system decides until the reader does. */
import type {Shade} from "./inks.js";

const key = "nuportal-shade", system = matchMedia("(prefers-color-scheme: dark)");

/** Storage may be closed to the page. */
const stored = (): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

let chosen: Shade | undefined = stored() === "dark" ? "dark" : stored() === "light" ? "light" : undefined;
const listeners: (() => void)[] = [];

export const shadeNow = (): Shade => chosen ?? (system.matches ? "dark" : "light");

const show = (): void => {
  document.documentElement.dataset["shade"] = shadeNow();
  for (const listener of listeners) listener();
};

export function switchShade(): void {
  chosen = shadeNow() === "dark" ? "light" : "dark";
  try {
    localStorage.setItem(key, chosen);
  } catch {
    // The choice holds for this visit.
  }
  show();
}

/** Calls the listener whenever the shade changes. */
export function watchShade(listener: () => void): void {
  listeners.push(listener);
}

system.addEventListener("change", show);
document.documentElement.dataset["shade"] = shadeNow();
