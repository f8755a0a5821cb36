/** What was pushed or told beside an event, as the page says it. */
export type Bag = Record<string, unknown>;

/** Who says that something happened: `tact.track`, the data layer's objects, gtag's calls in it, the SDK itself. */
export type Source = 'track' | 'layer' | 'gtag' | 'page';

/** One view of one page: what the kernel and the reader know of it together. */
export interface PageView {
  /** Address, with a fragment only where the fragment is the page; at most 2,048 characters. */
  url: string;
  referrer: string;
  /** `performance.now()` when it began. */
  entered: number;
  /** The thing that the page is about, as somebody has said. */
  item?: string | undefined;
  /** A look at it has been said, in these words. */
  viewed?: Bag;
  /** The basket's page. */
  onBasket?: boolean;
}

/** Something that was said before the reader was there. */
export interface Heard {
  /** ms since the epoch. */
  at: number;
  /** An entry of the data layer. */
  entry?: object;
  source?: Source;
  name?: string;
  params?: Bag | undefined;
  /** It is on its way already, and only has to be known. */
  recorded?: boolean;
}

/** What `tact-capture.js` is given. */
export interface ReaderHost {
  /** The running view; another object for each. */
  view(): PageView;
  /** Takes an event; `at` where it happened before, ms since the epoch. */
  record(name: string, params: Bag, at?: number): void;
  /** A page that says its own page views says that it has become another one. */
  move(): void;
  /** The markup names a thing that no request has named yet. */
  found(): void;
}

/** What it gives: all that is read off the page and measured over time. */
export interface Reader {
  /** Takes what is said, from whom, unless another source has said it before. */
  hear(heard: Heard): void;
  /** What the markup is about at this moment. */
  item(): string | undefined;
  /** Smaller ways to say the same, the fullest first. */
  shrink(params: Bag): Bag[];
  /** The page goes away, or out of sight, or becomes another one (`moves`): says what the running second and the page have so far. */
  close(moves?: boolean): void;
  /** Another view has begun. */
  enter(): void;
}
