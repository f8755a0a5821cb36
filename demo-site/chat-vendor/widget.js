// A chat widget as vendors ship them, reduced: a panel with a pretended agent.
(() => {
  if (window.ChatStandIn) return;
  const dialog = document.createElement('div');
  dialog.id = 'chat-stand-in';
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-label', 'Chat');
  dialog.hidden = true;
  const root = dialog.attachShadow({ mode: 'open' });
  root.innerHTML = `<style>
    :host{position:fixed;inset:auto 16px 16px auto;z-index:2147483000;width:min(340px,calc(100vw - 32px));font:15px/1.5 system-ui,sans-serif;color-scheme:light dark}
    :host([hidden]){display:none}
    section{background:Canvas;color:CanvasText;border:1px solid color-mix(in srgb,CanvasText 15%,Canvas);border-radius:12px;box-shadow:0 12px 40px #0003;overflow:hidden}
    header{display:flex;justify-content:space-between;align-items:center;padding:12px 16px;background:#334a58;color:#fff;font-weight:600}
    header button{all:unset;cursor:pointer;padding:4px 8px;border-radius:6px}header button:focus-visible{outline:2px solid #fff}
    ol{list-style:none;margin:0;padding:16px;display:grid;gap:8px;max-height:40vh;overflow:auto}
    li{padding:8px 12px;border-radius:10px;background:color-mix(in srgb,CanvasText 7%,Canvas);justify-self:start;max-width:85%}li.me{justify-self:end;background:#334a58;color:#fff}
    form{display:flex;gap:8px;padding:0 16px 16px}input{flex:1;min-width:0;padding:8px 12px;font:inherit;border:1px solid color-mix(in srgb,CanvasText 30%,Canvas);border-radius:8px;background:Canvas;color:CanvasText}
    form button{font:inherit;padding:8px 12px;border:0;border-radius:8px;background:#334a58;color:#fff}
  </style><section><header><span>Chat</span><button type="button" aria-label="Close the chat">Close</button></header>
  <ol aria-live="polite"><li>Good day, this is Robin. What can I look up for you?</li></ol>
  <form><input aria-label="Your message" autocomplete="off"><button>Send</button></form></section>`;
  const list = root.querySelector('ol');
  const say = (text, mine) => {
    const line = document.createElement('li');
    if (mine) line.className = 'me';
    line.textContent = text;
    list.append(line);
    line.scrollIntoView({ block: 'end' });
  };
  root.querySelector('header button').addEventListener('click', () => (dialog.hidden = true));
  root.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    const input = root.querySelector('input');
    if (!input.value.trim()) return;
    say(input.value, true);
    input.value = '';
    setTimeout(() => say('Let me look that up. (Robin is only pretending: this is a demonstration.)'), 600);
  });
  document.body.append(dialog);
  window.ChatStandIn = {
    open() {
      dialog.hidden = false;
      root.querySelector('input').focus();
    },
    close() {
      dialog.hidden = true;
    },
  };
})();
