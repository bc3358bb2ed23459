/** Entry of a Monte Carlo's worker thread. */
import workerpool from "workerpool";
import {standardSamples} from "../likelihood/observables.js";

workerpool.worker({samples: standardSamples});
