import { hear } from '../../hear.ts';

/** One timer for all that is measured over time. */
export const PULSE_MS = 1000;
/** A visitor who has done nothing for so long is not active (the contract's active time only). */
export const IDLE_MS_MAX = 30_000;

/**
 * `activeMs`: of active time since the last beat, 0 when the visitor stood still for IDLE_MS_MAX; `idleMs`: since the
 * last input.
 */
export type Beat = (activeMs: number, idleMs: number) => void;

/** Touch and wheel come as these too (Pointer Events §10, CSSOM View §13). */
const INPUTS = 'pointerdown pointermove keydown scroll';

/**
 * Beats every second while the page is visible, and once more when it is hidden, so that nothing is lost at the end.
 * A timer that comes late (a throttled page, a sleeping machine) counts for two beats at most.
 */
export function startPulse(beat: Beat): void {
  let last = performance.now();
  let input = last;
  let visible = !document.hidden;

  function tick() {
    const now = performance.now();
    if (visible) beat(now - input < IDLE_MS_MAX ? Math.min(now - last, 2 * PULSE_MS) : 0, now - input);
    last = now;
    visible = !document.hidden;
  }
  hear(window, INPUTS, () => (input = performance.now()));
  hear(document, 'visibilitychange', tick);
  setInterval(tick, PULSE_MS);
}
