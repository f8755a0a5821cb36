// `tact-render.js`: content as markup. Fetched beside the first decision, not in front of it.
export { renderContent as render } from './render-content.ts';
