// Named by words that tact.js has in it already: a new one costs every page some bytes.
export { startMe as start } from './start-me.ts';
export { openMe } from './open-me.ts';
