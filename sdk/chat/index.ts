export { createChatGate } from './gate.ts';
export type { ChatGate, ChatSetup } from './gate.ts';
export type { ChatVendor, VendorOptions } from './vendor.ts';
