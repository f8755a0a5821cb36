import { build } from '../panel/build.ts';
import type { MyData, MyWords } from './call-me.ts';

const CHANNELS = [
  ['email', 'E-mail'],
  ['sms', 'Text message'],
  ['push', 'Notification'],
] as const;

const FREQUENCIES = [
  ['', 'As it comes'],
  ['weekly', 'Once a week at most'],
  ['monthly', 'Once a month at most'],
  ['never', 'Not unasked'],
] as const;

/** What I like, by what the shop asks; how it may write to me, and how often it may speak up. Only what changes is said. */
export function wishesForm({ preferences, profile }: MyData, save: (words: MyWords) => void): HTMLElement {
  const channels = said(profile, 'channels');
  const [frequency = ''] = said(profile, 'frequency');
  const form = build(
    'form',
    {},
    ...preferences.map(({ name, label, options, values }) =>
      choices(
        'checkbox',
        `preference ${name}`,
        label,
        options.map((option) => [option, option]),
        values,
      ),
    ),
    choices(
      'checkbox',
      'channels',
      'How the shop may write to you',
      CHANNELS,
      channels.length === 0 ? CHANNELS.map(([value]) => value) : channels,
    ),
    choices('radio', 'frequency', 'How often it may come with an offer or an invitation', FREQUENCIES, [
      frequency,
    ]),
    build('button', { type: 'submit', part: 'save', 'data-key': 'save' }, 'Save'),
  );
  const given = (name: string) => new FormData(form).getAll(name).map(String);
  const names = [...preferences.map(({ name }) => `preference ${name}`), 'channels', 'frequency'];
  const before = new Map(names.map((name) => [name, given(name)]));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const changed = names.filter((name) => String(given(name)) !== String(before.get(name)));
    const answers = preferences.filter(({ name }) => changed.includes(`preference ${name}`));
    const told = answers.map(({ name }) => [name, given(`preference ${name}`)] as const);
    const often = given('frequency').filter((value) => value !== '');
    save({
      preferences: {
        ...Object.fromEntries(told),
        ...(changed.includes('frequency') && { frequency: often }),
      },
      ...(changed.includes('channels') && { channels: channelsSaid(given('channels')) }),
    });
  });
  return build('section', { part: 'wishes' }, build('h3', {}, 'What you like'), form);
}

/** All of them is no wish at all; none of them leaves the page itself. */
function channelsSaid(chosen: string[]): string[] {
  if (chosen.length === CHANNELS.length) return [];
  return chosen.length === 0 ? ['site'] : chosen;
}

function said(profile: MyData['profile'], name: string): string[] {
  const word = profile?.said[name];
  return word?.value
    ? [word.value, ...(word.more ?? [])].map((each) => each.toLowerCase().replaceAll('-', ''))
    : [];
}

function choices(
  type: 'checkbox' | 'radio',
  name: string,
  legend: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: readonly string[],
): HTMLElement {
  return build(
    'fieldset',
    {},
    build('legend', {}, legend),
    ...options.map(([value, label]) =>
      build('label', {}, build('input', { type, name, value, checked: chosen.includes(value) }), label),
    ),
  );
}
