import type { DecisionRecord, Outcomes, Profile, TactEvent } from '#core';
import type { EraseOptions, FoldOptions, Folded, JoinOptions, Joined, Known } from '../ports.ts';
import type { Settled } from './settled.ts';
import type { SeenKey } from './visitor-storage.ts';

/** The visitor has become this person's: ask there. */
export interface Moved {
  moved: string;
}

export function hasMoved(answer: unknown): answer is Moved {
  return typeof answer === 'object' && answer !== null && 'moved' in answer;
}

/** What a visitor gives the person they turn out to be, besides the keys of their events. */
export interface Bundle {
  profile: Profile | null;
  /** Newest first. */
  decisions: DecisionRecord[];
  /** Some 3 MB where there are as many as there may be, far below the 32 MiB that a call may carry. */
  outcomes: Outcomes;
  /** Who had become this visitor. */
  devices: string[];
  /** What of their outcomes is settled. */
  settled?: Settled;
  /** Their own page said last that they are not to be counted. */
  uncounted?: true;
  /** As in `FoldOptions`. */
  identifiedAt?: number;
}

/** `taken`: all of it is durable with the person. */
export type Taken = 'taken' | Moved | Extract<Joined, { goneAt: number }>;

/** What one visitor's object answers to a worker, and to the objects of the same person. */
export interface VisitorCalls {
  fold(events: TactEvent[], options?: FoldOptions): Promise<Folded | 'erased' | Moved>;
  read(): Promise<Known | Moved>;
  record(decisions: DecisionRecord[]): Promise<Moved | undefined>;
  erase(options?: EraseOptions): Promise<Moved | undefined>;
  join(person: string, options: JoinOptions): Promise<Joined>;
  /** Puts keys of a visitor who is becoming this person aside. */
  stage(from: string, keys: SeenKey[]): Promise<'staged' | Taken>;
  /** Takes the visitor in, with the keys put aside. Once: a second time changes nothing. */
  take(from: string, bundle: Bundle): Promise<Taken>;
  /** Erases what is here, whoever it has become: for the person whom it has. */
  bury(): Promise<void>;
}
