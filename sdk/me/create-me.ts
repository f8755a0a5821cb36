import type { Host } from '../host.ts';
import { build } from '../panel/build.ts';
import { callMe, type MyData, type MyWords } from './call-me.ts';
import { factGroups } from './fact-groups.ts';
import { ANEW, leavePart, saveFile } from './leave-part.ts';
import { ME_STYLE } from './me-style.ts';
import { wishesForm } from './wishes-form.ts';

const NOBODY = 'This shop knows nothing of you.';
const NO_ANSWER = 'The shop cannot be asked just now. Try again in a minute.';

/** What is known about me and from where, what I like, which channels and how often, download, forget me. */
export function createMe(host: Host, root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ME_STYLE);
  root.adoptedStyleSheets = [sheet];
  const status = build('p', { role: 'status', part: 'status', tabindex: -1 });
  const body = build('div', {}, build('p', {}, 'One moment.'));
  root.append(body, status);
  /** Whose data stands there. */
  let shownOf: string | undefined;
  let isForgotten = false;

  /** At the end; `isAfar` where what it answers may be out of sight of that. */
  const say = (words: string, isAfar = false): void => {
    status.className = isAfar ? 'afar' : '';
    status.textContent = words;
  };

  async function show(words?: MyWords): Promise<void> {
    try {
      shownOf = host.visitor();
      const data = await callMe(host, words);
      if (isForgotten) return;
      const at = (root.activeElement as HTMLElement | null)?.dataset['key'];
      body.replaceChildren(...(data ? parts(data) : [build('p', {}, NOBODY)]));
      say(words ? 'Saved.' : '', true);
      // What had the focus is made anew, or is gone: then the word on what was done has it.
      if (at)
        (root.querySelector<HTMLElement>(`[data-key="${CSS.escape(at)}"]`) ?? status).focus({
          preventScroll: true,
        });
    } catch {
      if (!words) body.replaceChildren();
      say(NO_ANSWER, true);
    }
  }

  function parts(data: MyData): HTMLElement[] {
    const save = (words: MyWords): void => void (hasWords(words) ? show(words) : say('Saved.', true));
    return [
      ...factGroups(data.known, (name) => save({ preferences: { [name]: [] } })),
      wishesForm(data, save),
      leavePart({
        hasSignedIn: hasSignedIn(data),
        download: () => void download(data),
        forget: () => void forget(data),
        say,
      }),
    ];
  }

  /** As it is now; what stands there, where the edge does not answer. */
  async function download(shown: MyData): Promise<void> {
    const data = await callMe(host).catch(() => shown);
    saveFile(`${host.site}-what-this-shop-knows-of-me.json`, data ?? shown);
  }

  async function forget(data: MyData): Promise<void> {
    isForgotten = await host.forget();
    if (!isForgotten) {
      say('The shop could not be told just now, and nothing was forgotten. Try again in a minute.');
      return;
    }
    body.replaceChildren();
    say(`Forgotten. ${NOBODY}${hasSignedIn(data) ? ` ${ANEW}` : ''}`);
    status.focus();
  }

  void show();
  // A first contact, or a sign-in: from now on somebody else is known.
  host.onDecisions(() => {
    if (!isForgotten && host.visitor() !== shownOf) void show();
  });
}

function hasSignedIn({ known }: MyData): boolean {
  return known.some(({ kind }) => kind === 'signed_in');
}

function hasWords({ preferences = {}, channels }: MyWords): boolean {
  return channels !== undefined || Object.keys(preferences).length > 0;
}
