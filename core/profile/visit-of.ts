import type { Profile, Visit } from './profile.ts';

/** The visit of that session, if anything of it is remembered. */
export function visitOf(profile: Profile, session: string): Visit | undefined {
  return profile.visits.find((visit) => visit.id === session);
}
