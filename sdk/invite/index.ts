export { startInvitations } from './start-invitations.ts';
