import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

/** Every core works: vitest would leave one idle, which on two cores is half of them. */
export default defineConfig({test: {include: ["test/**/*.test.ts"], maxWorkers: Math.max(2, availableParallelism())}});
