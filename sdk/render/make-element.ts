/** An element with its class (`tact-` before it) and plain text: text never becomes markup. */
export function makeElement(tag: string, name: string, text?: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = 'tact-' + name;
  if (text) element.textContent = text;
  return element;
}
