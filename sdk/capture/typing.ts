/** After the last key in a field, a visitor is still writing for so long. */
export const TYPING_MS = 8000;

/**
 * Whether the visitor is writing: a text was changed a moment ago, and the focus is still there. Ticking a box or
 * choosing a size is no writing: only what changes text says how (`inputType`, UI Events §5.1.3).
 */
export function watchTyping(): () => boolean {
  let last = -TYPING_MS;
  let field: EventTarget | null;
  addEventListener(
    'input',
    (event) => {
      if (!event.inputType) return;
      last = performance.now();
      field = event.target;
    },
    true,
  );
  return () => performance.now() - last < TYPING_MS && field === document.activeElement;
}
