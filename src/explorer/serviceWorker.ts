/** Keeps the page for use without a network: every file of this version, taken from the cache first. The build puts in the names. */
declare const serviceFiles: readonly string[], serviceVersion: string;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  addEventListener(kind: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {claim(): Promise<void>};
}
const scope = globalThis as unknown as Scope, family = "nuportal-explorer-", name = family + serviceVersion;

scope.addEventListener("install", event => {
  event.waitUntil(caches.open(name).then(cache => cache.addAll([...serviceFiles])).then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", event => {
  const old = caches.keys().then(names => Promise.all(names.filter(one => one.startsWith(family) && one !== name).map(one => caches.delete(one))));
  event.waitUntil(old.then(() => scope.clients.claim()));
});

scope.addEventListener("fetch", event => {
  const {request} = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(caches.open(name).then(cache => cache.match(request, {ignoreSearch: true})).then(found => found ?? fetch(request)));
});

export {};
