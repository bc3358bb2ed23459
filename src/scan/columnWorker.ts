/** Entry of a scan's worker thread. */
import {createLaboratory} from "../likelihood/observables.js";
import {serveColumns} from "./serveColumns.js";

serveColumns(createLaboratory);
