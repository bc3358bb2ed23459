/** PNG of a figure, smaller than the renderer's own: opaque, and packed as well as deflate can. - W3C PNG, 3rd edition */
import {promisify} from "node:util";
import {crc32, deflate} from "node:zlib";
import {figurePixels} from "../plots/png.js";

const pack = promisify<Uint8Array, {readonly level: number}, Buffer>(deflate), signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]), ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

export async function pngFile(svg: string, widthPx: number): Promise<Uint8Array> {
  const {width, height, rgba} = figurePixels(svg, widthPx), row = 3 * width + 1, lines = new Uint8Array(row * height);
  // Each line starts with its filter, which is none: areas of one colour and hatching repeat themselves.
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 4 * (y * width + x), to = y * row + 1 + 3 * x;
      lines[to] = rgba[from]!;
      lines[to + 1] = rgba[from + 1]!;
      lines[to + 2] = rgba[from + 2]!;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a channel, three channels.
  head.set([8, 2], 8);
  return Buffer.concat([Buffer.from(signature), chunk("IHDR", head), chunk("IDAT", await pack(lines, {level: 9})), chunk("IEND", new Uint8Array(0))]);
}
