/** The chats that Tact has a ready adapter for. */
export type ChatVendor = 'intercom' | 'crisp' | 'tawk' | 'zendesk';

/** The vendor's own option names, as its installation guide has them. */
export type VendorOptions = Readonly<Record<string, string>>;

export interface VendorChat {
  /** Resolves when the vendor's script is there; the chat stays closed and its launcher out of sight. */
  load(): Promise<void>;
  /** Opens it. From then on the vendor's own launcher leads back to the conversation. */
  open(): void;
}
