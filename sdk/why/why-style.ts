/** Colours and typeface are the page's: nothing here looks like somebody else's. Written tight, as a build does not minify texts. */
export const WHY_STYLE = `:host{display:block;font:400 .8125rem/1.5 var(--tact-font,inherit);color:inherit;color-scheme:inherit;text-align:start}
button{all:unset;box-sizing:border-box;cursor:pointer;font:inherit}
:focus-visible{outline:2px solid;outline-offset:2px}
[part=why]{padding:8px 6px;margin-inline-start:-6px;opacity:.8;text-decoration:underline;text-underline-offset:3px}
[part=why]:hover{opacity:1}
[part=why]:focus-visible{opacity:1;outline-offset:-5px}
[part=panel]{position:fixed;inset:auto;margin:0;border:0;width:max-content;max-width:min(360px,100vw - 16px);padding:16px 16px 8px;box-sizing:border-box;font-size:.9375rem;line-height:1.5;color:var(--tact-ink,CanvasText);background:var(--tact-ground,Canvas);border-radius:var(--tact-radius,12px);box-shadow:var(--tact-shadow,0 0 0 1px #8884,0 12px 32px #0003)}
[part=sentence]{margin:0 0 4px}
[part=row]{display:flex;flex-wrap:wrap;gap:0 20px}
[part=row] button{padding:10px 0;min-height:44px;text-decoration:underline;text-underline-offset:3px}
[part=row] :focus-visible{outline-offset:-6px}`;
