// `tact-capture.js`: named by words that tact.js has in it already, since a new one costs every page some bytes.
export type { adoptCopy as adopt, mendPlaces as mend } from './mend-places.ts';
export { startReader as read } from './start-reader.ts';
