// Takes a JSON file of slides ({title, bullets, chart?}) and makes a .pptx with PptxGenJS:
// the same titles, bullets and native charts that deckmaker gets as an outline.
//
//     node peer_pptxgenjs.mjs SLIDES.json OUT.pptx FOLDER_OF_NODE_MODULES

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [slidesFile, out, modules] = process.argv.slice(2);
const PptxGenJS = createRequire(join(resolve(modules), "peer.js"))("pptxgenjs");

const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";
deck.defineSlideMaster({
  title: "POINTS",
  background: { color: "FFFFFF" },
  objects: [
    { placeholder: { options: { name: "title", type: "title", x: 0.65, y: 0.5, w: 12, h: 1 }, text: "" } },
    { placeholder: { options: { name: "body", type: "body", x: 0.65, y: 1.7, w: 6, h: 5 }, text: "" } },
  ],
});

for (const { title, bullets, chart } of JSON.parse(readFileSync(slidesFile, "utf8"))) {
  const slide = deck.addSlide({ masterName: "POINTS" });
  slide.addText(title, { placeholder: "title" });
  slide.addText(
    bullets.map((text) => ({ text, options: { bullet: true, breakLine: true } })),
    { placeholder: "body" },
  );
  if (chart) {
    const series = [{ name: chart.name, labels: chart.labels, values: chart.values }];
    slide.addChart(deck.charts.BAR, series, { x: 7, y: 1.7, w: 5.6, h: 5 });
  }
}
await deck.writeFile({ fileName: out });
