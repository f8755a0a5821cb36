/** One thing that speaks for (or against) intent, with what it contributed. */
export interface Evidence {
  kind: string;
  /** ms since the epoch of the moment, or of the last of several. */
  at: number;
  item?: string;
  /** Weight when fresh. */
  weight: number;
  halfLifeMs: number;
  /** Weight left now: weight × 2^(−age / half-life). */
  now: number;
}

export interface IntentScore {
  /** 0 to 1: 1 − exp(−Σ of what is left of the evidence), never below 0. */
  score: number;
  evidence: Evidence[];
}
