import {log, power} from "../../src/numerics/elementary.js";

/** Largest of `fraction` where T is below a temperature [MeV], at the temperature itself between two samples; 0 where T does not come so far, or nothing is left. */
export const largestFractionBelow = (belowMeV: number, temperatureMeV: ArrayLike<number>, fraction: ArrayLike<number>, endMeV = Infinity): number => {
  let first = 0, most = 0;
  while (first < temperatureMeV.length && !(temperatureMeV[first]! < belowMeV)) first++;
  if (first > 0 && first < temperatureMeV.length) {
    const before = fraction[first - 1]!, after = fraction[first]!, share = log(temperatureMeV[first - 1]! / belowMeV) / log(temperatureMeV[first - 1]! / temperatureMeV[first]!);
    most = before > 0 && after > 0 ? before * power(after / before, share) : Math.max(0, (1 - share) * before + share * after);
  }
  for (let i = first; i < temperatureMeV.length; i++) most = Math.max(most, fraction[i]!);
  // A run ends up to one sample later than its last one.
  const last = temperatureMeV.length - 1;
  if (first < last && endMeV < temperatureMeV[last]! && fraction[last - 1]! > 0 && fraction[last]! > 0) {
    most = Math.max(most, fraction[last]! * power(fraction[last]! / fraction[last - 1]!, log(temperatureMeV[last]! / endMeV) / log(temperatureMeV[last - 1]! / temperatureMeV[last]!)));
  }
  return most;
};
