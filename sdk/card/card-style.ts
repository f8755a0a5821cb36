/**
 * The card takes the page's typeface, and its colours from the page's `color-scheme` by system colours:
 * `prefers-color-scheme` alone would put a dark card on a shop that knows no dark.
 * Everything is to be had by `--tact-*` and `::part(card|text|accept|dismiss)`. Written tight: a build does not
 * minify what stands in a text.
 */
export const CARD_STYLE = `:host{all:initial;color-scheme:inherit;font-family:var(--tact-font,inherit);position:fixed;z-index:99999999;right:calc(16px + env(safe-area-inset-right));bottom:calc(16px + env(safe-area-inset-bottom) + var(--raise,0px));width:min(340px,100vw - 32px)}
div{padding:20px 20px 12px;max-height:80vh;overflow:auto;line-height:1.45;color:var(--tact-ink,CanvasText);background:var(--tact-ground,Canvas);border-radius:var(--tact-radius,14px);box-shadow:var(--tact-shadow,0 0 0 1px #8884,0 12px 32px #0003);opacity:0;pointer-events:none}
.in{opacity:1;pointer-events:auto}
p{margin:0 0 14px}
b{display:block}
a,button{all:unset;display:inline-block;padding:11px 14px;margin:0 0 8px;border-radius:var(--tact-button-radius,99px);cursor:pointer}
.tact-accept{font-weight:600;color:var(--tact-on-accent,Canvas);background:var(--tact-accent,CanvasText)}
:focus-visible{outline:2px solid;outline-offset:2px}
[aria-busy]{opacity:.6}
@media(prefers-reduced-motion:no-preference){.in{transition:opacity .3s}}`;
