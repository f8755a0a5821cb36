import type { Host } from '../host.ts';

/**
 * The visitor is at something that is not to be disturbed: writing, or before an open dialog. Many pages keep closed
 * dialogs in the document, so only those that can be seen count (Safari before 17.4 cannot say: there all do).
 */
export function isEngaged(host: Host): boolean {
  return (
    host.busy().includes('typing') ||
    [...document.querySelectorAll('dialog[open],[aria-modal=true]')].some(
      (dialog) => dialog.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true,
    )
  );
}
