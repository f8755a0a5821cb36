import type { WordAside, WordFrom } from './known-words.ts';

/** One thing that is known of a visitor, told to them. */
export interface KnownFact {
  kind:
    | 'said'
    | 'told'
    | 'bought'
    | 'in_basket'
    | 'sent_back'
    | 'looked_at'
    | 'ruled_out'
    | 'shown'
    | 'visited'
    | 'asked'
    | 'written_to'
    | 'signed_in';
  /** One plain sentence to the visitor, without its date. */
  words: string;
  from: 'you' | 'seen' | Exclude<WordFrom, 'visitor'>;
  /** ms since the epoch of the latest sign of it. */
  at: number;
  /** The system that says so, in the shop's own words: `crm`. */
  source?: string;
  /** `told`: it is kept and not used, since the visitor's own word counts, or since Global Privacy Control is on. */
  aside?: WordAside['because'];
  /** `said`: the preference's name, by which it can be taken back. */
  name?: string;
}
