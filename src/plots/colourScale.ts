/** A scale of colours along which equal steps look equal, in print without colour and to colour-blind readers too. - viridis of S. van der Walt & N. Smith, "A better default colormap for matplotlib" (SciPy 2015), eleven stops */
const stops = ["#440154", "#482576", "#414487", "#35608d", "#2a788e", "#21908c", "#22a884", "#43bf71", "#7ad151", "#bbdf27", "#fde725"] as const;

const channels = (hex: string): readonly number[] => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));

/** Colour at a share from 0 to 1 of the scale. */
export function colourAt(share: number): string {
  const place = Math.min(Math.max(share, 0), 1) * (stops.length - 1), i = Math.min(Math.floor(place), stops.length - 2), rest = place - i;
  const [a, b] = [channels(stops[i]!), channels(stops[i + 1]!)];
  return `#${a.map((v, k) => Math.round(v + rest * (b[k]! - v)).toString(16).padStart(2, "0")).join("")}`;
}
