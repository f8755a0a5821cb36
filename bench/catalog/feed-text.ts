/** A department store's catalogue as feeds have it: some 900 characters an item, with HTML in the description. */
export type Format = 'ndjson' | 'tsv' | 'xml';

export const TYPES: Record<Format, string> = {
  ndjson: 'application/x-ndjson',
  tsv: 'text/tab-separated-values',
  xml: 'application/xml',
};

const COLUMNS = [
  'id', 'item_group_id', 'title', 'description', 'link', 'image_link', 'price', 'sale_price', 'availability', 'brand',
  'product_type', 'color', 'size', 'cost_of_goods_sold', 'lifetime_days',
] as const; // prettier-ignore
const KINDS = ['Dresses', 'Shoes', 'Bags', 'Lamps', 'Sheets', 'Perfume', 'Coats', 'Chairs'];
const COLOURS = ['Rose', 'Ink', 'Ivory', 'Olive', 'Rust', 'Café'];
const DESCRIPTION =
  '<p>Falls to mid-calf, with a sash that is tied at the side.</p><ul><li>Viscose &amp; silk</li><li>Dry clean</li></ul>';
/** What is handed to the network at a time. */
const PIECE_UNITS = 64 * 1024;

function itemOf(n: number): Record<(typeof COLUMNS)[number], string> {
  const kind = KINDS[n % KINDS.length]!;
  const colour = COLOURS[n % COLOURS.length]!;
  const price = 20 + (n % 400);
  return {
    id: `sku-${String(n).padStart(7, '0')}-${colour.toLowerCase()}`,
    item_group_id: `sku-${Math.floor(n / 4)}`,
    title: `${kind} no. ${n} in ${colour}, from the autumn collection`,
    description: DESCRIPTION.repeat(3),
    link: `https://shop.example/p/${kind.toLowerCase()}/${n}?colour=${colour}&size=38`,
    image_link: `https://img.shop.example/catalogue/${n}/front.jpg?w=1200&h=1600`,
    price: `${price}.90 EUR`,
    sale_price: n % 5 === 0 ? `${price - 5}.00 EUR` : '',
    availability: n % 11 === 0 ? 'out of stock' : 'in stock',
    brand: `Marlow & Finch ${n % 40}`,
    product_type: `Women > ${kind} > ${colour} ${kind}`,
    color: colour,
    size: String(34 + (n % 6) * 2),
    cost_of_goods_sold: `${Math.round(price * 0.4)}.00 EUR`,
    lifetime_days: '730',
  };
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const LINES: Record<Format, (n: number) => string> = {
  ndjson: (n) => JSON.stringify(itemOf(n)),
  tsv: (n) => COLUMNS.map((name) => itemOf(n)[name]).join('\t'),
  xml: (n) => {
    const fields = Object.entries(itemOf(n)).filter(([, value]) => value !== '');
    return `<item>\n${fields.map(([name, value]) => `  <g:${name}>${xml(value)}</g:${name}>`).join('\n')}\n</item>`;
  },
};
const BEGIN: Record<Format, string> = {
  ndjson: '',
  tsv: `${COLUMNS.join('\t')}\n`,
  xml: '<?xml version="1.0"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n',
};
const END: Record<Format, string> = { ndjson: '', tsv: '', xml: '</channel></rss>\n' };

/** The feed piece by piece, as a program that exports it would send it. */
export function* feedText(format: Format, items: number): Generator<string> {
  let text = BEGIN[format];
  for (let n = 0; n < items; n++) {
    text += `${LINES[format](n)}\n`;
    if (text.length < PIECE_UNITS) continue;
    yield text;
    text = '';
  }
  yield text + END[format];
}
