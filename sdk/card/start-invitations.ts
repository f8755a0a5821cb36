import type { WireDecision } from '#core';
import type { Host } from '../host.ts';
import { emitSlot, paramsOf } from '../slots/report-slot.ts';
import { isEngaged } from './calm.ts';
import { openCard } from './card.ts';
import { isChatReady, openChat } from './chat-gate.ts';

/** So often is looked whether the moment has come, ms: pages say nothing when they close a dialog of their own. */
const LOOK_MS = 500;

/** Shows an invitation that the edge has released, at the first moment that disturbs nobody. */
export function startInvitations(host: Host): true {
  let next: WireDecision | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  /** The page that the last one was shown on: one a page view. */
  let shownOn: string | undefined;
  const shown = new Set<string>();

  const here = (): string => location.href.split('#')[0]!;

  function take(decisions: readonly WireDecision[]): void {
    for (const decision of decisions) {
      if (decision.kind !== 'invitation' || (next && next.slot !== decision.slot)) continue;
      // A later answer takes back what has not been shown yet.
      next = decision.action === 'show' ? decision : undefined;
    }
    look();
  }
  host.onDecisions(take);

  function look(): void {
    clearTimeout(looking);
    if (!next) return;
    const { id, content } = next;
    if (content?.kind !== 'banner' || host.inviting || shown.has(id) || shownOn === here()) next = undefined;
    else if (
      // Accepting must lead somewhere: to a page, or to a chat that is not open yet.
      (content.cta?.href || isChatReady(host)) &&
      !document.hidden &&
      !isEngaged(host)
    )
      show(next, content);
    else looking = setTimeout(look, LOOK_MS);
  }

  function show(
    decision: WireDecision,
    { title, text, cta, dismiss }: Extract<WireDecision['content'], { kind: 'banner' }>,
  ): void {
    next = undefined;
    shown.add(decision.id);
    shownOn = here();
    const track = (what: string): void => host.track('invite_' + what, paramsOf(decision, true));
    try {
      openCard(host, {
        title,
        text,
        accept: cta ?? { label: 'Chat with us' },
        dismiss: dismiss ?? 'No, thank you',
        onShown: () => track('shown'),
        onAccept() {
          track('accept');
          if (cta?.href) host.closeCard?.();
          else void openChat(host);
        },
        onDismiss: () => track('dismiss'),
      });
      emitSlot(host, 'invite', document, decision);
    } catch {
      // Safari before 16.4 has no constructed style sheets: no card rather than a bare one.
    }
  }

  take(host.decided());
  return true;
}
