import { readdirSync, readFileSync } from 'node:fs';

/*
 * The corpus: small files, written for this project after public sources, each of which is named beside it, and the right
 * answers. They were written without a look at how Tact reads, and are not to be fitted to it.
 *
 *   pages/PLATFORM/*.html   pages as they are served, without the tag; `https://shop.example` stands for their origin
 *   layers/*.json           what a page pushes, in steps
 *   feeds/KIND/*            feeds as they are put
 */
const HERE = new URL('./', import.meta.url);

/** What is right; several values where each of them is. */
export type Right<T> = T | T[];

export interface RightItem {
  id: Right<string>;
  price?: Right<number>;
  currency?: string;
  availability?: string;
  name?: Right<string>;
  brand?: string;
  group?: string;
}

export interface CorpusPage {
  platform: string;
  file: string;
  html: string;
  source: string;
  address: string;
  /** The plan's. */
  currency: string;
  /** null: the page is about no item, and nothing is to be told. */
  item: RightItem | null;
}

/** One thing that a page does: pushes into the layer, calls `gtag`, waits (ms), or runs a line of its own. */
export type LayerStep = { push: unknown } | { gtag: unknown[] } | { wait: number } | { script: string };

export interface RightEvent {
  name: string;
  items?: { id: Right<string>; price?: number; quantity?: number; name?: string }[];
  currency?: string;
  value?: Right<number>;
  transaction_id?: string;
}

export interface CorpusLayer {
  file: string;
  source: string;
  address: string;
  currency: string;
  /** The layer's name where it is another than `dataLayer`. */
  layer?: string;
  /** The same event again is as right as once. */
  repeats?: boolean;
  steps: (LayerStep | { before: unknown[] })[];
  expect: RightEvent[];
}

export interface RightFeedItem {
  id: string;
  title: string;
  /** Decimal, as `sale`. */
  price: number;
  sale?: number;
  currency: string;
  availability: string;
  link: string;
  category?: string;
}

export interface CorpusFeed {
  kind: string;
  file: string;
  bytes: Uint8Array<ArrayBuffer>;
  source: string;
  /** The content type it is put with. */
  type: string;
  currency: string;
  items: RightFeedItem[];
  /** Ids to be told as left out, one for each record; '' has none. */
  left: string[];
}

interface Expected<T> {
  platform: string;
  files: Record<string, T>;
}

export function readPageCorpus(only = ''): CorpusPage[] {
  return foldersOf('pages/', only).flatMap((folder) => {
    const { platform, files } = readJson(`${folder}expected.json`) as Expected<Omit<CorpusPage, 'html'>>;
    return Object.entries(files).map(([file, expected]) => ({
      ...expected,
      platform,
      file: `${folder.slice('pages/'.length)}${file}`,
      html: readFileSync(new URL(`${folder}${file}`, HERE), 'utf8'),
    }));
  });
}

export function readLayerCorpus(only = ''): CorpusLayer[] {
  return readdirSync(new URL('layers/', HERE))
    .toSorted()
    .filter((file) => `layers/${file}`.includes(only))
    .map((file) => ({
      ...(readJson(`layers/${file}`) as Omit<CorpusLayer, 'file'>),
      file: file.replace('.json', ''),
    }));
}

export function readFeedCorpus(only = ''): CorpusFeed[] {
  return foldersOf('feeds/', only).flatMap((folder) => {
    const { platform, files } = readJson(`${folder}expected.json`) as Expected<Omit<CorpusFeed, 'bytes'>>;
    return Object.entries(files).map(([file, expected]) => ({
      ...expected,
      kind: platform,
      file: `${folder.slice('feeds/'.length)}${file}`,
      bytes: Uint8Array.from(readFileSync(new URL(`${folder}${file}`, HERE))),
    }));
  });
}

function foldersOf(path: string, only: string): string[] {
  return readdirSync(new URL(path, HERE))
    .toSorted()
    .map((name) => `${path}${name}/`)
    .filter((folder) => folder.includes(only));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, HERE), 'utf8'));
}
