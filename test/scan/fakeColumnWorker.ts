import {serveColumns} from "../../src/scan/serveColumns.js";
import {createFakeLaboratory} from "./fakeLaboratory.js";

serveColumns(createFakeLaboratory);
