import type { VisitorName } from './pass-on.ts';

/** Visitor ids are the edge's own and hold no slash, so the last one parts the two. */
export function objectName(site: string, visitor: string): string {
  return `${site}/${visitor}`;
}

/** undefined for an object that was not made by name, and for one that an alarm woke (the runtime knows no name then). */
export function readVisitorName(name: string | undefined): VisitorName | undefined {
  const at = name?.lastIndexOf('/') ?? -1;
  if (name === undefined || at < 1) return undefined;
  return { site: name.slice(0, at), visitor: name.slice(at + 1) };
}
