/**
 * Elementary functions with the same bits in every engine. ECMAScript leaves those of Math, and **, to the implementation: they differ in the last place between
 * browsers and Node, and adaptive steps make that 2e-6 of a result. Only + − × ÷ and √ are the same everywhere, and these are made of them.
 * For whole powers write x * x, square, cube; errors in units of the last place stand in the files.
 */
export {cosh, exp, expm1, sinh, tanh} from "./exponential.js";
export {acosh, asinh, atanh, log, log10, log1p, log2} from "./logarithm.js";
export {cbrt, cube, hypot, power, square} from "./power.js";
export {atan2, cos, sin} from "./trigonometry.js";
