// The parts of vis-timeline that the dossier uses, as one classic script: modules do not load from file://.
import moment from "moment";

export { Timeline } from "vis-timeline/esnext";
export { DataSet } from "vis-data/esnext";
export const utc = (moment_) => moment.utc(moment_);
