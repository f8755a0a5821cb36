import { build } from './build.ts';

/** A fold-out that stays as the reader left it when what is in it is drawn anew. */
export type FoldOut = (
  key: string,
  title: string | Node,
  ...children: (Node | string)[]
) => HTMLDetailsElement;

export function createFoldOut(openAtFirst: readonly string[]): FoldOut {
  const drawn = new Map<string, HTMLDetailsElement>();
  return (key, title, ...children) => {
    const fold = build(
      'details',
      // Asked of the one before itself: its `toggle` event comes a task later than the reader's click, and a drawing in between would fold it in.
      { open: drawn.get(key)?.open ?? openAtFirst.includes(key) },
      build('summary', { 'data-key': key }, title),
      ...children,
    );
    drawn.set(key, fold);
    return fold;
  };
}

/** Draws `children` in place of what is there, unless it is the same; the focus stays on the fold-out it was on. */
export function redraw(target: HTMLElement, ...children: Node[]): void {
  const root = target.getRootNode() as ShadowRoot;
  const focused = root.activeElement;
  const key = focused && target.contains(focused) ? focused.getAttribute('data-key') : undefined;
  target.replaceChildren(...children);
  if (key)
    target.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}
