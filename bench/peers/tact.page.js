// Page side of Tact's column in the side-by-side bench of browser SDKs: bundled as an application would.
import { createTact } from '../../sdk/dist/index.js';

let tact;

export function init({ api }) {
  tact = createTact({ site: 'bench', edge: api });
}

export function track(seq) {
  // A GA4 event whose parameter carries the bench's number unchanged.
  tact.track('search', { search_term: seq });
}

export function variant() {
  return tact.decide(['hero']).then(([decision]) => decision?.variant);
}
