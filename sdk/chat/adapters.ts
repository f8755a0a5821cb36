import type { VendorChat, VendorOptions } from './vendor.ts';

/*
 * Ready adapters, a file of their own that is fetched when the visitor wants the chat. None opens by itself;
 * the launcher is kept out of sight until the visitor opens the chat, then it is theirs to come back by.
 */
type Command = (...args: unknown[]) => void;
type Page = Window & {
  Intercom?: Command;
  intercomSettings?: object;
  zE?: Command;
  $crisp?: unknown[];
  CRISP_WEBSITE_ID?: string;
  Tawk_API?: { onLoad?(): void; hideWidget?(): void; showWidget?(): void; maximize?(): void };
};
const page = window as Page;

/**
 * `{ app_id }`, and what else `Intercom('boot')` takes.
 * https://developers.intercom.com/installing-intercom/web/methods (boot, update, show; `hide_default_launcher`)
 */
export function intercom(options: VendorOptions): VendorChat {
  const call: Command = (...args) => page.Intercom?.(...args);
  return {
    async load() {
      await loadScript('https://widget.intercom.io/widget/' + need(options, 'app_id'));
      // What the page has set before is for the chat that comes.
      call('boot', { ...page.intercomSettings, ...options, hide_default_launcher: true });
    },
    open() {
      call('show');
      call('update', { hide_default_launcher: false });
    },
  };
}

/**
 * `{ website_id }`.
 * https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp (chat:hide, chat:show, chat:open; `push` is async-safe)
 */
export function crisp(options: VendorOptions): VendorChat {
  return {
    load() {
      page.CRISP_WEBSITE_ID = need(options, 'website_id');
      // What the page has set before is for the chat that comes.
      (page.$crisp ??= []).push(['do', 'chat:hide']);
      return loadScript('https://client.crisp.chat/l.js');
    },
    open() {
      page.$crisp?.push(['do', 'chat:show'], ['do', 'chat:open']);
    },
  };
}

/**
 * `{ property_id, widget_id }`.
 * https://developer.tawk.to/jsapi/ (onLoad, hideWidget, showWidget, maximize)
 */
export function tawk(options: VendorOptions): VendorChat {
  return {
    load: () =>
      new Promise((resolve, reject) => {
        // The page's own settings (visitor, customStyle, onLoad) are for the chat that comes.
        const api = (page.Tawk_API ??= {});
        const own = api.onLoad;
        api.onLoad = () => {
          api.hideWidget?.();
          resolve();
          own?.call(api);
        };
        const path = need(options, 'property_id') + '/' + (options['widget_id'] ?? 'default');
        loadScript('https://embed.tawk.to/' + path).catch(reject);
      }),
    open() {
      page.Tawk_API?.showWidget?.();
      page.Tawk_API?.maximize?.();
    },
  };
}

/**
 * `{ key }`: Zendesk messaging.
 * https://developer.zendesk.com/api-reference/widget-messaging/web/core (hide, show, open)
 */
export function zendesk(options: VendorOptions): VendorChat {
  const call: Command = (...args) => page.zE?.(...args);
  return {
    async load() {
      const key = encodeURIComponent(need(options, 'key'));
      await loadScript('https://static.zdassets.com/ekr/snippet.js?key=' + key, 'ze-snippet');
      call('messenger', 'hide');
    },
    open() {
      call('messenger', 'show');
      call('messenger', 'open');
    },
  };
}

function need(options: VendorOptions, name: string): string {
  const value = options[name];
  if (!value) throw new Error(`tact.chat needs the option ${name}`);
  return value;
}

function loadScript(src: string, id?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    if (id) script.id = id;
    script.async = true;
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`${src} did not load`));
    };
    document.head.append(script);
  });
}
