import * as bags from './bags.ts';
import * as cars from './cars.ts';
import * as cities from './cities.ts';
import * as dresses from './dresses.ts';
import * as garments from './garments.ts';
import * as home from './home.ts';
import * as shoes from './shoes.ts';
import * as things from './things.ts';
import type { Draw } from './drawing.ts';

/** Every drawing by the name that `shop-data/drawings.json` calls it by. */
export const gallery: Readonly<Record<string, Draw>> = {
  ...bags,
  ...cars,
  ...cities,
  ...dresses,
  ...garments,
  ...home,
  ...shoes,
  ...things,
};
