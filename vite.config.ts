/** Builds the explorer (src/explorer) into static files that any host or folder can serve. */
import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {delimiter, join} from "node:path";
import {fileURLToPath} from "node:url";
import {defineConfig, type Plugin} from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const {version} = JSON.parse(readFileSync(at("package.json"), "utf8")) as {readonly version: string};

const policy = "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'none'";

/** The page may load nothing but its own files. Not while it is developed: the development server writes scripts into it. */
const contentPolicy: Plugin = {
  name: "content-policy", apply: "build",
  transformIndexHtml: html => ({html, tags: [{tag: "meta", attrs: {"http-equiv": "Content-Security-Policy", content: policy}, injectTo: "head-prepend"}]})
};

/** Tells the service worker which files there are; their names hold their content, so their list is the version. */
const serviceWorkerFiles: Plugin = {
  name: "service-worker-files", apply: "build", enforce: "post",
  generateBundle(_, bundle) {
    const worker = bundle["service-worker.js"];
    if (worker?.type !== "chunk") return this.error("the build made no service worker");
    const named = Object.keys(bundle).filter(name => name !== worker.fileName && !name.endsWith(".map")), still = readdirSync(at("src/explorer/public"));
    const page = bundle["index.html"], text = page?.type === "asset" ? String(page.source) : "";
    const files = ["./", ...[...named, ...still].sort().map(name => `./${name}`)], digest = createHash("sha256").update(files.join("\n") + text).digest("hex").slice(0, 12);
    worker.code = worker.code.replaceAll("serviceFiles", JSON.stringify(files)).replaceAll("serviceVersion", JSON.stringify(`${version}-${digest}`));
  }
};

/** Whether something here can open a browser: other systems always can, Linux where there is a screen and a program that finds the browser. */
const hasDesktop = ({BROWSER, DISPLAY, WAYLAND_DISPLAY, PATH = ""}: NodeJS.ProcessEnv = process.env): boolean =>
  process.platform !== "linux" || BROWSER !== undefined || ((DISPLAY ?? WAYLAND_DISPLAY) !== undefined && PATH.split(delimiter).some(folder => existsSync(join(folder, "xdg-open"))));

/** Where no browser can be opened the address is enough. */
const openWhereThereIsADesktop: Plugin = {
  name: "open-where-there-is-a-desktop",
  config(config) {
    if (hasDesktop()) return;
    if (config.preview?.open) config.preview.open = false;
    if (config.server?.open) config.server.open = false;
  },
  configurePreviewServer(server) {
    if (!hasDesktop()) server.httpServer.once("listening", () => server.config.logger.info("  No desktop here: open the address in a browser."));
  }
};

export default defineConfig(({command}) => ({
  root: at("src/explorer"), base: "./", define: {nuportalVersion: JSON.stringify(version), nuportalBuilt: String(command === "build")},
  plugins: [contentPolicy, serviceWorkerFiles, openWhereThereIsADesktop], worker: {format: "es"},
  build: {
    outDir: at("dist-explorer"), emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, modulePreload: {polyfill: false}, reportCompressedSize: false,
    rolldownOptions: {
      // Outlines of letters are for figures on paper.
      external: ["mathjax"],
      input: {index: at("src/explorer/index.html"), "service-worker": at("src/explorer/serviceWorker.ts")},
      output: {entryFileNames: ({name}) => (name === "service-worker" ? "service-worker.js" : "assets/[name]-[hash].js")}
    }
  }
}));
