/** Room between the word and what it opens, and to the window's edges. */
const GAP_PX = 8;

/**
 * Ties a panel to the button that opens it: a popover (Escape and a click elsewhere close it, focus goes back), below the
 * button or above it where there is no room, and with it as the page scrolls.
 */
export function holdPanel(button: HTMLButtonElement, panel: HTMLElement): void {
  panel.id = 'panel';
  panel.popover = 'auto';
  button.popoverTargetElement = panel;
  button.setAttribute('aria-controls', panel.id);
  button.setAttribute('aria-expanded', 'false');

  const place = (): void => {
    const { left, top, bottom } = button.getBoundingClientRect();
    // Scrolled away, it is not being read.
    if (bottom < 0 || top > innerHeight) {
      panel.hidePopover();
      return;
    }
    const { width, height } = panel.getBoundingClientRect();
    const words = left + parseFloat(getComputedStyle(button).paddingLeft);
    const fitsBelow = bottom + GAP_PX + height <= innerHeight;
    panel.style.left = `${Math.max(GAP_PX, Math.min(words, innerWidth - width - GAP_PX))}px`;
    panel.style.top = `${Math.max(GAP_PX, fitsBelow ? bottom : top - GAP_PX - height)}px`;
  };

  // Within a shadow root Chromium (156) leaves the focus nowhere when Escape closes a popover.
  panel.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'closed' && panel.matches(':focus-within')) button.focus();
  });
  panel.addEventListener('toggle', (event) => {
    const isOpen = event.newState === 'open';
    button.setAttribute('aria-expanded', String(isOpen));
    for (const type of ['scroll', 'resize'])
      (isOpen ? addEventListener : removeEventListener)(type, place, true);
    if (isOpen) place();
  });
}
