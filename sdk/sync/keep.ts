/*
 * The credential and the visit live in localStorage, not in IndexedDB: it answers in the same task, so that the first
 * request of a page leaves with the credential in it instead of some ms later, and every tab reads the latest.
 */
export interface Keep {
  get(key: string): string | undefined;
  /** undefined removes. Where storage is refused, it lasts as long as the page. */
  set(key: string, value?: string): void;
}

export function createKeep(prefix: string): Keep {
  const memory: Record<string, string | undefined> = {};
  return {
    get(key) {
      try {
        return localStorage[prefix + key] ?? memory[key];
      } catch {
        return memory[key];
      }
    },
    set(key, value) {
      memory[key] = value;
      try {
        delete localStorage[prefix + key];
        if (value) {
          localStorage[prefix + key] = value;
          // Stored for all tabs: a copy here would outlive what another tab wipes.
          delete memory[key];
        }
      } catch {
        // Private mode or a full disk: memory has it.
      }
    },
  };
}
