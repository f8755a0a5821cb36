import { expect, test, type Street } from './street.ts';

/** What a page has set for its chat before the chat's own script came is the chat's when it comes. */
test.describe.configure({ mode: 'parallel', timeout: 45_000 });

const INTERCOM = 'https://widget.intercom.io/**';
const CRISP = 'https://client.crisp.chat/**';
const TAWK = 'https://embed.tawk.to/**';
const ZENDESK = 'https://static.zdassets.com/**';

/** Stands in for a vendor: writes down what it finds when it arrives, and what it is told afterwards. */
async function vendor(street: Street, url: string, script: string): Promise<void> {
  await street.page.route(url, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `window.heard = window.heard ?? []; ${script}` }),
  );
}

const CRISP_SCRIPT = `heard.push(...$crisp); window.$crisp = { push: (...given) => heard.push(...given) };`;
const TAWK_SCRIPT = `window.found = { ...Tawk_API }; for (const name of ['hideWidget', 'showWidget', 'maximize']) Tawk_API[name] = () => heard.push(name);
  setTimeout(() => Tawk_API.onLoad(), 50);`;

async function openChat(street: Street, page: string, setup: unknown[]): Promise<void> {
  await street.show(page);
  await street.run(`tact.push(${JSON.stringify(['chat', ...setup])})`);
  await street.settle();
  await street.page.click('[data-tact-chat]');
}

test('78: Crisp hears the e-mail that was set before it came', async ({ street }) => {
  await vendor(street, CRISP, CRISP_SCRIPT);
  await openChat(street, '78-chat-settings-before-the-chat.html', ['crisp', { website_id: 'w-1' }]);
  await expect
    .poll(() => street.page.evaluate('window.heard'))
    .toEqual([
      ['set', 'user:email', ['a@example.org']],
      ['do', 'chat:hide'],
      ['do', 'chat:show'],
      ['do', 'chat:open'],
    ]);
});

test('78: tawk keeps visitor, style and the page’s own onLoad', async ({ street }) => {
  await vendor(street, TAWK, TAWK_SCRIPT);
  await openChat(street, '78-chat-settings-before-the-chat.html', [
    'tawk',
    { property_id: 'p', widget_id: 'w' },
  ]);
  await expect
    .poll(() => street.page.evaluate('window.heard'))
    .toEqual(['hideWidget', 'showWidget', 'maximize']);
  expect(await street.page.evaluate('window.found')).toMatchObject({
    visitor: { name: 'A' },
    customStyle: { zIndex: 5 },
  });
  expect(await street.page.evaluate('window.mine')).toBe(1);
});

const LINK = '<a href="#" data-tact-chat>Chat</a>';

test('Crisp: several settings, in the page’s order, and event handlers', async ({ street }) => {
  await vendor(street, CRISP, CRISP_SCRIPT);
  await openChat(
    street,
    `TAG<script>window.$crisp = [['safe', true]]; $crisp.push(['set', 'session:segments', [['vip']]], ['on', 'chat:closed', 'handler'])</script>${LINK}`,
    ['crisp', { website_id: 'w-1' }],
  );
  await expect
    .poll(() => street.page.evaluate('window.heard?.slice(0, 3)'))
    .toEqual([
      ['safe', true],
      ['set', 'session:segments', [['vip']]],
      ['on', 'chat:closed', 'handler'],
    ]);
});

test('tawk: settings without an onLoad, and one that throws', async ({ street }) => {
  await vendor(street, TAWK, TAWK_SCRIPT);
  await openChat(
    street,
    `TAG<script>window.Tawk_API = { visitor: { name: 'B' }, onLoad() { window.mine = 2; throw new Error('of the page') } }</script>${LINK}`,
    ['tawk', { property_id: 'p' }],
  );
  await expect
    .poll(() => street.page.evaluate('window.heard'))
    .toEqual(['hideWidget', 'showWidget', 'maximize']);
  expect(await street.page.evaluate('window.mine')).toBe(2);
  // The page's own error is the page's to see.
  street.errors.splice(
    0,
    street.errors.length,
    ...street.errors.filter((error) => !error.includes('of the page')),
  );
});

test('Intercom: what the page has in intercomSettings', async ({ street }) => {
  await vendor(street, INTERCOM, `window.Intercom = (...call) => heard.push(call);`);
  await openChat(
    street,
    `TAG<script>window.intercomSettings = { email: 'a@example.org', user_id: '7' }</script>${LINK}`,
    ['intercom', { app_id: 'app-1' }],
  );
  await expect
    .poll(() => street.page.evaluate('window.heard?.[0]'))
    .toMatchObject([
      'boot',
      { email: 'a@example.org', user_id: '7', app_id: 'app-1', hide_default_launcher: true },
    ]);
});

test('Intercom and Zendesk: commands that the page has queued before are not thrown away', async ({
  street,
}) => {
  await vendor(
    street,
    ZENDESK,
    `const before = window.zE?.q ?? []; heard.push(...[...before].map((call) => [...call])); window.zE = (...call) => heard.push(call);`,
  );
  await openChat(
    street,
    `TAG<script>window.zE = function () { (zE.q = zE.q || []).push(arguments) }; zE('messenger:set', 'locale', 'de')</script>${LINK}`,
    ['zendesk', { key: 'k' }],
  );
  await expect
    .poll(() => street.page.evaluate('window.heard?.[0]'))
    .toEqual(['messenger:set', 'locale', 'de']);
});
