import { build } from '../panel/build.ts';
import { DIALOG_STYLE } from './me-style.ts';

const TITLE = 'What this shop knows of me';

/** `<tact-me>` in a dialog, for pages that have no place for it. Escape, "Close" and a click beside it close it. */
export function openMe(): void {
  // The dialog is the page's, so that whoever looks for open dialogs finds it; what is in it is ours.
  const dialog = build('dialog', { class: 'tact-me-dialog' });
  const inside = build('div');
  const root = inside.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(DIALOG_STYLE);
  root.adoptedStyleSheets = [sheet];
  const close = build('button', { type: 'button', part: 'close' }, 'Close');
  root.append(
    build('header', { part: 'header' }, build('h2', { part: 'title' }, TITLE), close),
    build('tact-me' as 'div', { exportparts: 'facts,wishes,save,leave,forget,status' }),
  );
  dialog.append(inside);
  dialog.ariaLabel = TITLE;
  dialog.style.cssText =
    'border:0;padding:0;width:min(680px,100vw - 32px);max-height:calc(100dvh - 32px);overflow:auto;overscroll-behavior:contain;color:var(--tact-ink,CanvasText);background:var(--tact-ground,Canvas);border-radius:var(--tact-radius,12px);box-shadow:var(--tact-shadow,0 12px 48px #0006)';
  close.addEventListener('click', () => dialog.close());
  // It has no padding of its own: a click that reaches it itself was beside it.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}
