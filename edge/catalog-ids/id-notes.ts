import { exampleAddress, plainExample, quote } from '#core';
import type { Ask, HealthNote, Resolved, WireNote } from '#core';

/** What was said, and what the catalogue made of it. */
export interface Answer {
  ask: Ask;
  resolved: Resolved;
}

/** The same of an id in an event. */
export interface AnswerInEvent extends Answer {
  /** Its id. */
  event: string;
  path: string;
}

/** What of a request's ids the feed does not have, or has by another name; each once, whatever names it. */
export function idNotes(answers: readonly Answer[], all: readonly Answer[] = answers): HealthNote[] {
  const known = idsFound(all);
  const notes = answers.flatMap(({ ask, resolved }): HealthNote[] => {
    const { id, addresses: [page] = [] } = ask;
    const where = page === undefined ? '' : exampleAddress(page);
    const said = id === undefined ? '' : plainExample(/^(https?:)?\/\//i.test(id) ? exampleAddress(id) : id);
    switch (resolved.kind) {
      // A page whose address is no item's is most pages.
      case 'unknown':
        return id === undefined || known.has(id)
          ? []
          : [{ kind: 'unknown_item', subject: said, example: where === '' ? said : `${said} on ${where}` }];
      case 'ambiguous': {
        const ids = resolved.items.slice(0, 3).map((item) => item.id);
        return id === undefined
          ? []
          : [{ kind: 'ambiguous_item', subject: said, example: `${said}: ${ids.join(', ')}` }];
      }
      case 'found':
        return id === undefined || resolved.by === 'id'
          ? []
          : [{ kind: 'found_otherwise', subject: resolved.by, example: `${said} is ${resolved.item.id}` }];
      default:
        return resolved satisfies never;
    }
  });
  return [...new Map(notes.map((note) => [`${note.kind} ${note.subject} ${note.example}`, note])).values()];
}

/** For the page that said them: ids that are of no item of the feed, or of several, each where it stands. */
export function wireIdNotes(answers: readonly AnswerInEvent[], all: readonly Answer[]): WireNote[] {
  const known = idsFound(all);
  return answers.flatMap(({ ask, resolved, event: id, path }): WireNote[] => {
    switch (resolved.kind) {
      case 'unknown':
        return known.has(ask.id)
          ? []
          : [{ id, path, code: 'unknown_item', detail: `the feed does not have ${quote(ask.id)}` }];
      case 'ambiguous': {
        const ids = resolved.items.slice(0, 3).map((item) => quote(item.id));
        return [{ id, path, code: 'ambiguous_item', detail: `${quote(ask.id)} may be ${ids.join(', ')}` }];
      }
      case 'found':
        return [];
      default:
        return resolved satisfies never;
    }
  });
}

/** As pages say them. */
function idsFound(answers: readonly Answer[]): ReadonlySet<string | undefined> {
  return new Set(answers.flatMap(({ ask, resolved }) => (resolved.kind === 'found' ? [ask.id] : [])));
}
