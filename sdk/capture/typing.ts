import { hear } from '../hear.ts';

/** After the last key in a field, a visitor is still writing for so long. */
export const TYPING_MS = 8000;

/**
 * Whether the visitor is writing: a text was changed a moment ago, and the focus is still there. Ticking a box or
 * choosing a size is no writing: only what changes text says how (`inputType`, UI Events §5.1.3).
 */
export function watchTyping(): () => boolean {
  let last = -TYPING_MS;
  let field: EventTarget | null;
  hear(window, 'input', (event: InputEvent) => {
    if (!event.inputType) return;
    last = performance.now();
    field = event.target;
  });
  return () => performance.now() - last < TYPING_MS && field === document.activeElement;
}
