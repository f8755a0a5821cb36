import type { WireDecision } from '#core';
import type { Host, SlotDetail } from '../host.ts';
import { inspect } from '../inspect.ts';
import { build } from './build.ts';
import { decisionsView, type DecisionNews, type Fate } from './decisions-view.ts';
import { eventsView, withChange, type EventLine } from './events-view.ts';
import { createFrame } from './frame.ts';
import type { IntentReading } from './intent-curve.ts';
import { intentView } from './intent-view.ts';
import { createFoldOut, redraw } from './keep-open.ts';
import { mistakesView, withMistakes, type MistakeKind } from './mistakes-view.ts';
import type { Me } from './panel-host.ts';
import { visitorView } from './visitor-view.ts';

/** In `sessionStorage`: the panel was opened in this tab. */
const REMEMBERED = 'tact-debug';
/** The edge is asked no more often than this, ms, whatever happens on the page. */
const ASK_MS = 1000;
/** So often the curve of intent moves on, ms. */
const TICK_MS = 1000;

const FATES: Readonly<Record<string, Fate>> = {
  'tact:shown': 'shown',
  'tact:invite': 'shown',
  'tact:view': 'viewed',
  'tact:click': 'clicked',
  'tact:dismiss': 'dismissed',
};

/** Opens the developer's panel: each decision with its reason, what the page gets wrong, intent over time, the visitor, the events. Once a page. */
export function openPanel(given: Host): void {
  if (document.querySelector('tact-panel')) return;
  const host = inspect(given);
  const decisions = new Map<string, WireDecision>();
  const fates = new Map<string, Fate>();
  let lines: EventLine[] = [];
  let kinds: MistakeKind[] = [];
  let me: Me | undefined;
  let toldAt = 0;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let drawing = 0;

  const {
    host: panel,
    body,
    note,
  } = createFrame(() => {
    clearInterval(ticking);
    host.stop?.();
    remember(undefined);
  });
  const foldOut = createFoldOut(['decisions', 'to mend on this page', 'intent', 'events']);
  const part = (title: string): HTMLElement => {
    const place = build('div');
    body.append(foldOut(title.toLowerCase(), build('h3', {}, title), place));
    return place;
  };
  const parts = {
    decisions: part('Decisions'),
    mistakes: part('To mend on this page'),
    intent: part('Intent'),
    visitor: part('Visitor'),
    events: part('Events'),
  };

  const drawIntent = (): void =>
    redraw(parts.intent, intentView(readingOf(me, toldAt), thresholdOf(me, decisions), Date.now()));
  /** Many things happen at once on a page; one drawing a frame is enough. */
  function draw(): void {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => {
      redraw(parts.decisions, decisionsView([...decisions.values()].map(newsOf), foldOut));
      note.textContent = kinds.length > 0 ? `${host.site}, ${kinds.length} to mend` : host.site;
      redraw(parts.mistakes, mistakesView(kinds, foldOut));
      drawIntent();
      redraw(parts.visitor, visitorView(me, host.consent(), foldOut, Date.now()));
      redraw(parts.events, eventsView(lines));
    });
  }

  function newsOf(decision: WireDecision): DecisionNews {
    // What says again what was said before is not kept by the edge; the reason is the same.
    const told =
      me?.decisions?.find(({ id }) => id === decision.id) ??
      me?.decisions?.find(
        ({ slot, action, reason }) =>
          slot === decision.slot && action === decision.action && reason.code === decision.reason.code,
      );
    const fate = fates.get(decision.id) ?? (isFilled(decision) ? 'shown' : undefined);
    return { decision, fate, explanation: told?.explanation };
  }

  function ask(): void {
    clearTimeout(asking);
    asking = setTimeout(
      async () => {
        asked = performance.now();
        me = (await host.me?.()) ?? me;
        toldAt = Date.now();
        draw();
      },
      Math.max(100, asked + ASK_MS - performance.now()),
    );
  }

  function take(made: readonly WireDecision[]): void {
    for (const decision of made) decisions.set(decision.slot, decision);
    draw();
    ask();
  }

  host.onDecisions(take);
  host.onQueue?.((change) => {
    lines = withChange(lines, change);
    draw();
    if (change.state === 'accepted') ask();
  });
  host.onMistakes?.((mistakes) => {
    kinds = withMistakes(kinds, mistakes);
    draw();
  });
  for (const type of ['tact:decision', ...Object.keys(FATES)])
    document.addEventListener(
      type,
      (event) => {
        const { decision, reason } = (event as CustomEvent<SlotDetail>).detail;
        const fate = reason.code === 'late' ? 'late' : FATES[type];
        if (fate) fates.set(decision, fate);
        draw();
      },
      true,
    );
  note.textContent = host.site;
  const ticking = setInterval(drawIntent, TICK_MS);
  remember('1');
  document.body.append(panel);
  take(host.decided?.() ?? []);
}

/** What `me` said of intent, and when. */
function readingOf(me: Me | undefined, at: number): IntentReading | undefined {
  return me?.intent && { at, intent: me.intent };
}

/** What the manner that asks for intent said it takes. */
function thresholdOf(me: Me | undefined, decisions: ReadonlyMap<string, WireDecision>): number | undefined {
  const said = [...decisions.values()].map(({ reason }) =>
    reason.code === 'no_intent' ? reason.numbers : undefined,
  );
  const verdicts = (me?.decisions ?? [])
    .flatMap(({ explanation }) => explanation?.candidates ?? [])
    .flatMap((candidate) => candidate.verdicts)
    .map(({ manner, numbers }) => (manner === 'no_intent' ? numbers : undefined));
  const min = [...said, ...verdicts].find((numbers) => typeof numbers?.['min'] === 'number')?.['min'];
  return typeof min === 'number' ? min : undefined;
}

/** Shown before the panel was there to hear of it. */
function isFilled({ slot, action }: WireDecision): boolean {
  const name = CSS.escape(slot);
  const places = `tact-slot[name="${name}"], [data-tact-slot="${name}"]`;
  return action === 'show' && !!document.querySelector(`:is(${places})[data-tact-state=shown]`);
}

function remember(value: string | undefined): void {
  try {
    if (value) sessionStorage.setItem(REMEMBERED, value);
    else sessionStorage.removeItem(REMEMBERED);
  } catch {
    // No storage in this page: the address opens it again.
  }
}
