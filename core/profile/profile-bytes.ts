import { jsonBytes } from '../json-bytes.ts';
import type { Profile } from './profile.ts';

/** Bytes of the profile as it is stored: JSON in UTF-8. */
export function profileBytes(profile: Profile): number {
  return jsonBytes(profile);
}
