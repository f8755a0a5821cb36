import type { FilledContent, WireDecision } from '#core';
import { guard } from '../guard.ts';
import type { Host } from '../host.ts';
import { hear, hearAgain } from '../hear.ts';
import { toText } from '../native.ts';
import { fillPlace, type Place } from './place.ts';
import { emitSlot, paramsOf, pushPromotion } from './report-slot.ts';
import { watchViews } from './watch-views.ts';

/*
 * What becomes of a place in the page:
 *
 *   found ──ask──▶ answered in time ─────────▶ shown | default ──half in view for 1 s──▶ viewed
 *            └───▶ late, viewed or in use ───▶ as it was, slot_late
 *
 * Each answer, error or silence ends in `data-tact-state`, by which the page's own style rule reveals the place.
 */
const SLOTS = 'tact-slot,[data-tact-slot]';
/** The edge takes so many slots in one request (contract §4). */
const SLOTS_ASKED_MAX = 32;
const LATE: WireDecision['reason'] = { code: 'late', words: 'Too late.' };

/** Fills the slots of the page, those that come later too, and reports views, clicks and dismissals. */
export function startSlots(host: Host): void {
  const places = new Map<Element, Place>();
  let waiting: Place[] = [];
  let asked = false;
  let rendering: Promise<unknown> | undefined;
  const fill = (place: Place, content?: FilledContent): boolean => fillPlace(host, place, content);

  /** Of less than half, the comparison with who is held out is told, and nobody else: not the page, and no variant that it would tire. */
  function see(place: Place): void {
    if (place.viewed! > 1) report('view', place);
    else if (place.decision) host.track('slot_view', paramsOf(place.decision));
  }

  const views = watchViews(places, see);

  /** Once the parser is through. */
  const parsed = (then: () => void): void =>
    document.readyState === 'loading' ? hear(document, 'DOMContentLoaded', then) : queueMicrotask(then);

  function add(element: HTMLElement): void {
    const slot = element.dataset.tactSlot || element.getAttribute('name');
    if (!slot || places.has(element)) return;
    const place: Place = { element, slot };
    // A copy of a filled place: nothing is known of its default before the reader is there.
    const isCopy = element.dataset.tactState === 'shown';
    if (isCopy && !host.adopt?.(place, places.values())) return;
    places.set(element, place);
    element.addEventListener('click', ({ target }) => {
      const dismissed = (target as Element).closest('.tact-dismiss');
      report(dismissed ? 'dismiss' : 'click', place);
      if (dismissed) fill(place);
    });
    views.add(element);
    if (isCopy) return;
    // What is there at the start is asked for at once, what the parser brings after that in one go.
    if (waiting.push(place) === 1) (asked ? parsed : queueMicrotask)(ask);
  }

  async function ask(): Promise<void> {
    const turn = waiting.splice(0, SLOTS_ASKED_MAX);
    const from = performance.now();
    asked = true;
    for (const place of turn) {
      place.turn = turn;
      place.viewed = 0;
      delete place.decision;
      views.restart(place);
    }
    if (!turn.length) return;
    const answered = host.ask([...new Set(turn.map(({ slot }) => slot))]);
    // On its way beside the question: nothing is asked one after the other.
    rendering ??= host.load('render', (part) => (host.render = part.render));
    void ask();
    const decisions = await answered;
    if (decisions.some(({ action }) => action === 'show')) await rendering;
    for (const place of turn) {
      const decision = decisions.find(({ slot }) => slot === place.slot);
      const answer = (): void => {
        if (place.turn === turn) settle(place, decision, performance.now() - from > host.waitMs);
      };
      // With nothing after it the parser may still be inside it, and its default content not all there.
      if (place.element.nextSibling) answer();
      else parsed(answer);
    }
  }

  function settle(place: Place, decision: WireDecision | undefined, overdue: boolean): void {
    const { element, content } = place;
    // What the page's own rule has hidden so far was seen by nobody.
    place.viewed &&= getComputedStyle(element).visibility === 'hidden' ? 0 : place.viewed;
    element.dataset.tactState ||= 'default';
    if (!decision) return;
    const shows = decision.action === 'show' ? decision.content : undefined;
    const same = content === (shows && toText(shows));
    const late =
      ((overdue && place.inView) || place.viewed || element.matches(':focus-within,:active')) &&
      // The control group is held to the same rule as those it is compared with, though nothing would change.
      (!same || decision.reason.code === 'control');
    if (late) host.track('slot_late', paramsOf((decision = { ...decision, reason: LATE })));
    else views.restart(place);
    // Before anything is filled in, and of who is held out too: both are told by the same rule.
    place.bare ??= !element.offsetHeight;
    place.decision = decision;
    place.shown = !late && (same || fill(place, shows)) && !!shows;
    emitSlot(host, 'decision', element, decision);
    if (place.shown) {
      emitSlot(host, 'shown', element, decision);
      if (decision.why) void host.load('why', (why) => why.add(host, place, fill));
    }
    if (place.viewed) see(place);
  }

  function report(what: 'view' | 'click' | 'dismiss', place: Place): void {
    const { decision, element, root } = place;
    // Drawn over by the page, it is not what was clicked.
    const shown = place.shown && (!root || root.isConnected);
    // Before the answer there is nothing to say it of: a view is then said with the answer.
    if (!decision) return;
    host.track('slot_' + what, paramsOf(decision, shown));
    emitSlot(host, what, element, decision);
    if (shown) pushPromotion(host, what, decision);
  }

  // A second Tact in the page finds them taken, and does without.
  guard(() => {
    customElements.define(
      'tact-slot',
      class extends HTMLElement {
        // Where the observer below does not see: inside the shadow roots of the page's own components.
        connectedCallback(): void {
          add(this);
        }
      },
    );
    customElements.define(
      'tact-me',
      class extends HTMLElement {
        connectedCallback(): void {
          void host.load('me', (me) => me.start(host, this));
        }
      },
    );
  })();
  const addAll = (): void => {
    hearAgain();
    document.querySelectorAll<HTMLElement>(SLOTS).forEach(add);
    host.mend?.(places.values(), (place) => (place.shown = fill(place, place.decision?.content)));
  };
  addAll();
  host.look = addAll;
  new MutationObserver(addAll).observe(document, { childList: true, subtree: true });

  host.onFresh(() => {
    for (const [element, place] of places) {
      const gone = !element.isConnected;
      // Consent withdrawn: what rested on it goes at once, before the edge has answered.
      if (place.content && (gone || host.consent().personalization === 'denied')) fill(place);
      if (gone) {
        // Forgotten, or the pages of a single-page shop would pile up. Put back, it is a new place.
        delete place.decision;
        places.delete(element);
      } else waiting.push(place);
    }
    void ask();
  });
}
