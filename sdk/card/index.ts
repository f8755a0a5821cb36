// `tact-card.js`: invitations and the chat behind them; few pages ever show one.
export { openChat as chat } from './chat-gate.ts';
export { startInvitations as invite } from './start-invitations.ts';
