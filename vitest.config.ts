import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

/** Every core works: vitest would leave one idle, which on two cores is half of them. Time limits are for tests that hang. */
export default defineConfig({test: {include: ["test/**/*.test.ts"], globalSetup: "test/compiled.ts", isolate: false, testTimeout: 60_000, maxWorkers: Math.max(2, availableParallelism())}});
