// Named by words that tact.js has in it already: a new one costs every page some bytes.
export { attachWhy as add } from './attach-why.ts';
export { explain as why } from './explain.ts';
