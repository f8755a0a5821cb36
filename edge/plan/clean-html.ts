import sanitizeHtml from 'sanitize-html';

/*
 * HTML of a plan is shown on a shop's pages, so it is text, pictures and links, and nothing that runs, loads a
 * document, takes input, or restyles the page. Neither `id` nor `name`: they would shadow the page's own
 * properties (DOM clobbering, HTML §7.2.2.3). No `style`: the shop's own classes do that.
 */
const TAGS = [
  'a', 'abbr', 'b', 'blockquote', 'br', 'caption', 'cite', 'code', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'figcaption',
  'figure', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'li', 'mark', 'ol', 'p', 'q', 's', 'section',
  'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'u', 'ul',
]; // prettier-ignore
const EVERYWHERE = [
  'class',
  'title',
  'lang',
  'dir',
  'role',
  'aria-label',
  'aria-hidden',
  'data-tact-event',
  'data-tact-params',
];
const ATTRIBUTES: Record<string, string[]> = {
  a: ['href', 'target', 'rel'],
  img: ['src', 'alt', 'width', 'height', 'loading'],
  time: ['datetime'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
};
const URLS = new Set(['href', 'src']);
/** Where a link begins with a placeholder, only one that is a checked link itself: `{{item.title}}` could say `javascript:`. */
const SAFE_URL =
  /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#|\?|\{\{\s*item\.(link|image|imageLink|image_link)\s*\}\})/i;

export interface CleanedHtml {
  html: string;
  /** What was taken out, each once: `<script>`, `onclick on <a>`. */
  removed: string[];
}

export function cleanHtml(html: string): CleanedHtml {
  const removed = new Set<string>();
  const cleaned = sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: { '*': EVERYWHERE, ...ATTRIBUTES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    onOpenTag: (tag, attributes) => {
      if (!TAGS.includes(tag)) removed.add(`<${tag}>`);
      else
        for (const name of Object.keys(attributes))
          if (!mayStand(tag, name, attributes[name]!)) removed.add(`${name} on <${tag}>`);
    },
    transformTags: {
      '*': (tag, attributes) => {
        const kept = Object.entries(attributes).filter(([name, value]) => mayStand(tag, name, value));
        // A page opened from this one must not steer it (HTML §7.3.2.2, `noopener`).
        const opens = tag === 'a' && 'target' in attributes;
        return {
          tagName: tag,
          attribs: { ...Object.fromEntries(kept), ...(opens ? { rel: 'noopener' } : {}) },
        };
      },
    },
  });
  return { html: cleaned, removed: [...removed] };
}

function mayStand(tag: string, name: string, value: string): boolean {
  if (!EVERYWHERE.includes(name) && !ATTRIBUTES[tag]?.includes(name)) return false;
  return !URLS.has(name) || SAFE_URL.test(value.trim());
}
