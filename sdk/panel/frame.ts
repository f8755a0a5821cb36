import { build } from './build.ts';
import { PANEL_STYLE } from './panel-style.ts';

/** Smallest and largest the panel gets by dragging, px; the window bounds it besides. */
const SIZE_MIN = { width: 240, height: 160 };
const SIZE_MAX = { width: 900, height: 1400 };
/** One press of an arrow key, px. */
const STEP_PX = 32;

export interface Frame {
  host: HTMLElement;
  body: HTMLElement;
  /** What stands beside the title. */
  note: HTMLElement;
}

/** The panel's own corner: collapses, closes by button or Escape, is sized by pointer or arrow keys. Takes no focus. */
export function createFrame(onClose: () => void): Frame {
  const host = document.createElement('tact-panel');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PANEL_STYLE);
  root.adoptedStyleSheets = [sheet];

  const body = build('div', { class: 'body', id: 'body' });
  const note = build('span');
  const size = build(
    'button',
    { class: 'size', 'aria-label': 'Size of the panel: drag, or use the arrow keys' },
    '⤢',
  );
  const fold = build('button', { 'aria-expanded': 'true', 'aria-controls': 'body' }, 'Collapse');
  const close = build('button', {}, 'Close');
  const panel = build(
    'section',
    { 'aria-label': 'Tact, the developer’s panel' },
    build('header', {}, build('h2', {}, 'Tact ', note), fold, close, size),
    body,
  );
  root.append(panel);

  const collapse = (hidden: boolean): void => {
    body.hidden = size.hidden = hidden;
    fold.textContent = hidden ? 'Open' : 'Collapse';
    fold.setAttribute('aria-expanded', String(!hidden));
  };
  fold.onclick = () => collapse(!body.hidden);
  // On a telephone the page comes first.
  collapse(innerWidth < 600);

  let before: EventTarget | null = null;
  host.addEventListener('focusin', (event) => (before = event.relatedTarget));
  const leave = (): void => {
    const inside = root.activeElement;
    host.remove();
    if (inside && before instanceof HTMLElement) before.focus({ preventScroll: true });
    onClose();
  };
  close.onclick = leave;
  host.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // The page, and an open invitation, need not hear of it.
    event.stopPropagation();
    leave();
  });

  const grow = (right: number, up: number): void => {
    const { width, height } = panel.getBoundingClientRect();
    const clamp = (value: number, side: 'width' | 'height'): string =>
      Math.min(SIZE_MAX[side], Math.max(SIZE_MIN[side], value)) + 'px';
    host.style.setProperty('--width', clamp(width + right, 'width'));
    host.style.setProperty('--height', clamp(height + up, 'height'));
  };
  size.onkeydown = ({ key }) => {
    if (key === 'ArrowRight' || key === 'ArrowLeft') grow(key === 'ArrowRight' ? STEP_PX : -STEP_PX, 0);
    if (key === 'ArrowUp' || key === 'ArrowDown') grow(0, key === 'ArrowUp' ? STEP_PX : -STEP_PX);
  };
  size.onpointerdown = (event) => size.setPointerCapture(event.pointerId);
  size.onpointermove = ({ pointerId, movementX, movementY }) => {
    if (size.hasPointerCapture(pointerId)) grow(movementX, -movementY);
  };
  return { host, body, note };
}
