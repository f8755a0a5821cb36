const WORDS: Readonly<Record<string, string>> = {
  email: 'e-mail',
  sms: 'text message',
  push: 'notification',
};

/** A channel as people call it; `E-mail` and `email` are one, and what a shop names otherwise keeps its name. */
export function channelWord(channel: string): string {
  const plain = channel.toLowerCase().replaceAll('-', '');
  return Object.hasOwn(WORDS, plain) ? WORDS[plain]! : channel;
}
