/**
 * Other names of Merchant's fields, where the field itself is not there: of the Content API for Shopping and the Merchant API
 * (in `snake_case`), of Meta's catalogue, Criteo, Yandex and price comparisons, of shops' own exports, and what Merchant and shops
 * call them in German, French, Spanish, Italian and Dutch. In this order the first that is not empty counts.
 */
const OTHER_NAMES: readonly (readonly [name: string, others: readonly string[]])[] = Object.entries({
  id: 'item_id product_id sku product_number article_number item_number artikelnummer artikelnr artikel_nr identifiant',
  item_group_id: 'parent_id parent_sku itemgroup_id artikelgruppe_id artikelgruppen_id',
  title:
    'name product_name product_title productname titel titre título titulo titolo produktname artikelname bezeichnung',
  description:
    'body_html short_description long_description beschreibung produktbeschreibung descripción descrizione beschrijving',
  link: 'url product_url product_link permalink producturl deeplink deep_link produkt_url produktlink lien enlace',
  image_link:
    'image image_url image_src picture images image_urls imageurl imgurl bigimage smallimage main_image base_image bildlink ' +
    'bild_url bildurl bild lien_image enlace_imagen link_immagine afbeeldingslink',
  price: 'regular_price price_vat preis prix precio prezzo prijs',
  sale_price:
    'special_price sonderpreis angebotspreis prix_promotionnel prix_soldé precio_oferta prezzo_scontato',
  currency: 'currency_code currency_id price_currency währung waehrung devise moneda valuta',
  availability:
    'stock_status in_stock is_in_stock instock available stock verfügbarkeit disponibilité disponibilidad disponibilità ' +
    'beschikbaarheid lagerbestand qty quantity inventory',
  brand: 'manufacturer vendor brands marke marque marca merk hersteller',
  product_type: 'product_types category_path categorytext produkttyp produktgruppe type_de_produit',
  google_product_category:
    'category categories product_category google_produktkategorie kategorie catégorie categoría categoria',
  gtin: 'gtins ean eans upc isbn barcode ean13 gtin13 gtin14 gtin8 gtin12 gtin,_upc,_ean,_or_isbn',
  color: 'colour farbe couleur colore kleur',
  size: 'sizes größe groesse taille talla taglia maat',
}).map(([name, others]) => [name, others.split(' ')]);

/**
 * A record of a feed by Merchant's field names. The Content API's `offerId` is the `id` that the shop gave, while its own `id`
 * (`online:en:DE:sku`) is one of Google's. What has Merchant's names already is given back as it is.
 */
export function merchantKeys(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const inner = raw.productAttributes ?? raw.attributes ?? raw.product;
  const whole = isRecord(inner) ? { ...raw, ...inner } : raw;
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(whole)) {
    const name = /[A-Z]/.test(key) ? snakeCase(key) : key;
    if (!fields.has(name) || name === key) fields.set(name, value);
  }
  const offer = fields.get('offer_id');
  if (offer !== undefined) fields.set('id', offer);
  for (const [name, others] of OTHER_NAMES) {
    if (fields.has(name)) continue;
    const other = others.find((each) => isSaid(fields.get(each)));
    if (other !== undefined) fields.set(name, fields.get(other));
  }
  // WooCommerce's `price` is what is asked now, beside the usual and the reduced one.
  if (PRICES.every((name) => isSaid(fields.get(name)))) fields.set('price', fields.get('regular_price'));
  return Object.fromEntries(fields);
}

const PRICES = ['price', 'regular_price', 'sale_price'];

/** `imageLink`, and as .NET writes it: `ImageLink`, `ID`. */
function snakeCase(key: string): string {
  return key
    .replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (begin) => begin.toLowerCase())
    .replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
