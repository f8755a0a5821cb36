/*
 * Listeners that outlast `document.open()`, which takes every listener off window and document (HTML §8.4.1, "erase all
 * event listeners and handlers"). To add the same one twice changes nothing (DOM §2.7).
 */
type Heard = [target: EventTarget, type: string, listener: (event: never) => void, capture: boolean];
const heard: Heard[] = [];
let root: Element | null | undefined;

const add = ([target, type, listener, capture]: Heard): void =>
  target.addEventListener(type, listener as EventListener, capture);

/** Listens on the way down, so that a page which stops its own events is heard all the same; `late`: on the way up. */
export function hear(
  target: EventTarget,
  types: string,
  listener: (event: never) => void,
  late?: boolean,
): void {
  root ??= document.documentElement;
  for (const type of types.split(' ')) {
    const one: Heard = [target, type, listener, !late];
    heard.push(one);
    add(one);
  }
}

/** Called when the document has changed: listens again where the whole of it is another one. */
export function hearAgain(): void {
  if (root === document.documentElement) return;
  root = document.documentElement;
  heard.forEach(add);
}
