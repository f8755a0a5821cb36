export { startSlots } from './start-slots.ts';
