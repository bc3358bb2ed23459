/** The page as any host would serve it, and a browser to open it. */
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {extname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {chromium, type Browser} from "playwright-core";
import {build} from "vite";

/** Browsers as Linux distributions install them; nothing is downloaded. */
export const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const openBrowser = (): Promise<Browser> => chromium.launch({executablePath: browserPath!, args: flags, timeout: 30_000});

const types: Readonly<Record<string, string>> = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"};
const policy = "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export interface Served {
  readonly folder: string;
  readonly address: string;
  close(): void;
}

/** Builds the page into a folder of its own and serves it under its strict policy, in a sub-folder as on a host that serves other things too. */
export async function servedPage(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "nuportal-explorer-"));
  await build({configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)), logLevel: "silent", build: {outDir: folder}});
  const server = createServer(({url = "/"}, answer) => {
    const path = new URL(url, "http://host").pathname.replace(/^\/some\/where\//, ""), file = join(folder, path === "" ? "index.html" : path);
    if (!existsSync(file)) return void answer.writeHead(404).end();
    answer.writeHead(200, {"content-type": types[extname(file)] ?? "application/octet-stream", "content-security-policy": policy}).end(readFileSync(file));
  });
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done));
  return {
    folder, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/where/`,
    close() {
      server.close();
      rmSync(folder, {recursive: true, force: true});
    }
  };
}
