/** Tact in the browser, as an ES module. */
export { createTact } from './create-tact.ts';
export type { ChatSetup, ChatVendor, VendorOptions } from './chat/index.ts';
export type { Decided, SlotEventType, Tact, TactOptions } from './tact.ts';
export type { SlotDetail } from './host.ts';
