/** A row of charts that fill the room they have. */
import type {Inks} from "./inks.js";
import {lineChart, type Chart} from "./lineChart.js";
import {setText} from "./words.js";

/** Draws charts into a panel; figures that are there already are kept. */
export function showCharts(panel: HTMLElement, charts: readonly Chart[], inks: Inks): void {
  while (panel.children.length > charts.length) panel.lastElementChild!.remove();
  charts.forEach((chart, i) => {
    let figure = panel.children[i];
    if (!figure) {
      figure = document.createElement("figure");
      const caption = document.createElement("figcaption"), canvas = document.createElement("div");
      canvas.className = "canvas";
      figure.append(caption, canvas);
      panel.append(figure);
    }
    setText(figure.children[0]!, chart.title);
  });
  // Widths are known once all figures stand.
  charts.forEach((chart, i) => {
    const canvas = panel.children[i]!.children[1]!;
    canvas.innerHTML = lineChart(chart, inks, Math.max(240, canvas.clientWidth), Math.max(160, canvas.clientHeight));
  });
}
