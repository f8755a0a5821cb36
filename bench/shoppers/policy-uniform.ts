import { DEFAULT, type NamedPolicy } from './policy.ts';

export const uniform: NamedPolicy = {
  name: 'uniform',
  create: ({ random }) => ({ choose: ({ variants }) => variants[Math.floor(random() * variants.length)]! }),
};

/** What those held out see. */
export const pageAsItIs: NamedPolicy = {
  name: 'control',
  create: () => ({ choose: () => DEFAULT }),
};
