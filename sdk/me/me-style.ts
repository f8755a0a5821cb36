/** Plain, in the page's own type and colours; the shop's styles reach in by `::part(facts|wishes|save|leave|forget|status)` and `--tact-*`. */
export const ME_STYLE = `:host{display:block;font:inherit;color:inherit;line-height:1.5;overflow-wrap:break-word}
h3{font:inherit;font-weight:600;margin:32px 0 4px}
section:first-child h3{margin-top:0}
p{margin:8px 0}
ul{list-style:none;margin:0;padding:0}
li{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 16px;padding:8px 0;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}
span{flex:1 1 55%}
small{opacity:.8;font-size:.875em}
summary{min-height:44px;display:flex;align-items:center;cursor:pointer;text-decoration:underline;text-underline-offset:3px}
fieldset{border:0;margin:12px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:0 24px}
legend{padding:0}
label{display:inline-flex;align-items:center;gap:8px;min-height:44px}
input{accent-color:var(--tact-accent,auto);width:18px;height:18px;margin:0}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 20px;border:1px solid color-mix(in srgb,currentColor 55%,transparent);border-radius:var(--tact-button-radius,4px);background:none;color:inherit;cursor:pointer}
button[type=submit]{margin-top:12px;color:var(--tact-on-accent,Canvas);background:var(--tact-accent,CanvasText);border-color:transparent}
.link{font-weight:inherit;font-size:.875em;padding:0;border:0;text-decoration:underline;text-underline-offset:3px;min-height:28px}
:focus-visible{outline:2px solid;outline-offset:2px}
.row{display:flex;flex-wrap:wrap;gap:12px;margin-top:8px}
[role=status]{margin:16px 0 0}
[role=status]:empty{margin:0}
[role=status]:focus{outline:0}
.afar:not(:empty){position:sticky;bottom:0;padding:12px 16px;background:var(--tact-ground,Canvas);border-radius:var(--tact-radius,4px)}
button,input,summary{scroll-margin-block:80px}`;

export const DIALOG_STYLE = `:host{display:block;font-family:var(--tact-font,inherit);padding:0 24px 24px}
header{position:sticky;top:0;z-index:1;display:flex;justify-content:space-between;align-items:center;gap:16px;padding:16px 0;margin-bottom:8px;background:var(--tact-ground,Canvas)}
h2{font-size:1.25rem;font-weight:600;line-height:1.2;margin:0}
button{all:unset;box-sizing:border-box;cursor:pointer;min-height:44px;padding:10px 0;text-decoration:underline;text-underline-offset:3px}
button:focus-visible{outline:2px solid;outline-offset:2px}`;
