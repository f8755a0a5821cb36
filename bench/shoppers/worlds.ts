/** What holds in a world. */
export interface Laws {
  name: string;
  title: string;
  /** Whether visitors like different categories. */
  tastes: boolean;
  /** What showing again does: tires, nothing, or makes familiar and liked. */
  again: 'bores' | 'nothing' | 'pleases';
  /** All variants are of the same worth, so that there is nothing to learn. */
  alike?: true;
  heavyTail?: true;
  /** Variants move the worth of a basket rather than the number of orders. */
  basket?: true;
  /** What was looked at says nothing of taste. */
  blind?: true;
  drift?: true;
  /** What is clicked most sells least. */
  bait?: true;
}

export const WORLDS: readonly Laws[] = [
  { name: 'a', title: 'tastes differ, and what is shown again bores', tastes: true, again: 'bores' },
  { name: 'b', title: 'tastes differ only', tastes: true, again: 'nothing' },
  { name: 'c', title: 'boredom only', tastes: false, again: 'bores' },
  { name: 'd', title: 'neither: one variant is best for everybody', tastes: false, again: 'nothing' },
  { name: 'd0', title: 'neither, and all variants alike', tastes: false, again: 'nothing', alike: true },
  { name: 'e1', title: 'wrong: showing again pleases', tastes: true, again: 'pleases' },
  { name: 'e2', title: 'wrong: heavy-tailed orders', tastes: true, again: 'bores', heavyTail: true },
  { name: 'e3', title: 'wrong: reward lies in the basket', tastes: true, again: 'bores', basket: true },
  { name: 'e4', title: 'wrong: segments say nothing', tastes: true, again: 'bores', blind: true },
  { name: 'e5', title: 'wrong: tastes and favours drift', tastes: true, again: 'bores', drift: true },
  { name: 'e6', title: 'wrong: what is clicked most sells least', tastes: true, again: 'bores', bait: true },
];
