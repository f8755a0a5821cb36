/** Decisions as the edge sends them. */
let made = 0;

export function show(slot: string, content: object, more: object = {}) {
  return {
    id: `d-${++made}`,
    slot,
    kind: 'content',
    action: 'show',
    variant: `${slot}-a`,
    content,
    reason: { code: 'bandit', words: 'It does best here.' },
    ...more,
  };
}

export function leave(slot: string, code = 'control') {
  return {
    id: `d-${++made}`,
    slot,
    kind: 'content',
    action: 'default',
    reason: { code, words: 'Held out.' },
  };
}

export function invite(more: object = {}, content: object = {}) {
  return show(
    'chat',
    {
      kind: 'banner',
      title: 'Not sure about the size?',
      text: 'Our people in the fitting room can help.',
      cta: { label: 'Chat with us' },
      dismiss: 'No, thank you',
      ...content,
    },
    { kind: 'invitation', ...more },
  );
}
