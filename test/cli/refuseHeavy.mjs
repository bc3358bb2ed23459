// Makes a process fail as soon as it loads one of the packages that take long.
import {register} from "node:module";

const hooks = `export function resolve(name, context, next) {
  if (/^(mathjs|mathjax|plotly|@resvg|zod|yaml|workerpool|odex)/.test(name)) throw new Error("loads " + name);
  return next(name, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
