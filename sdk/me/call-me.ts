import type { KnownFact, Profile } from '#core';

import type { Host } from '../host.ts';

/** Body of `GET /v1/me`, as far as `<tact-me>` reads it; the download has all of it. */
export interface MyData {
  profile: Profile | null;
  known: KnownFact[];
  preferences: { name: string; label: string; options: string[]; values: string[] }[];
}

/** What `PATCH /v1/me` takes; an empty list takes back what was said. */
export interface MyWords {
  preferences?: Record<string, string[]>;
  channels?: string[];
}

/** A call of `/v1/me`; undefined when nobody is known. Throws where the edge does not answer as it should. */
export async function callMe(host: Host, words?: MyWords): Promise<MyData | undefined> {
  const credential = host.visitor();
  if (!mayAsk(host, credential)) return undefined;
  const answer = await fetch(`${host.edge}/v1/me`, {
    method: words ? 'PATCH' : 'GET',
    headers: {
      ...(credential && { authorization: `Visitor ${credential}` }),
      ...(words && { 'content-type': 'application/json' }),
    },
    ...(words && { body: JSON.stringify(words) }),
  });
  if (answer.status === 401) return undefined;
  if (!answer.ok) throw new Error(`/v1/me: ${answer.status}`);
  return (await answer.json()) as MyData;
}

/** Where the edge is on the shop's own host, a cookie that only it can read may say who asks. */
function mayAsk({ edge, consent }: Host, credential: string | undefined): boolean {
  if (consent().personalization === 'denied') return false;
  return credential !== undefined || new URL(edge, location.href).origin === location.origin;
}
