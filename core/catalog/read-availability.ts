import type { CatalogItem } from './item.ts';

type Availability = CatalogItem['availability'];

/**
 * Without spaces and signs, in small letters: Merchant's four (support.google.com/merchants/answer/6324448), schema.org's
 * `ItemAvailability`, what platforms and their exports write, and the words of the languages that shops have most.
 */
const WORDS: Readonly<Record<Availability, string>> = {
  in_stock:
    'instock available availablenow availableforsale availablefororder yes y true on limitedavailability limitedstock lowstock ' +
    'limited left onlyleft onlyleftinstock instoreonly onlineonly madetoorder readytoship piecesinstock pcs pieces stk stück ' +
    'auflager lagernd lagerware vorrätig verfügbar lieferbar sofortlieferbar sofortverfügbar sofortversandfertig ja ' +
    'enstock disponible oui si sí disponibile disponível disponivel enexistencia enexistencias hayexistencias emestoque sim ' +
    'inmagazzino opvoorraad leverbaar beschikbaar pålager ilager ilagret tillgänglig finnsilager varastossa saatavilla laos ' +
    'skladem naskladě nasklade dostupné dostępny dostępne nastanie wmagazynie raktáron készleten elérhető înstoc instoc ' +
    'nazalogi nazalihi dostupno вналичии естьвналичии наскладе внаявності євнаявності унаявності вналичност наличен ' +
    'σεαπόθεμα διαθέσιμο stokta stoktavar stoktamevcut mevcut במלאי متوفر متاح فيالمخزون متوفرفيالمخزون 在庫あり 在庫有り 有货 现货 有貨 現貨 ' +
    '재고있음 มีสินค้า cònhàng tersedia',
  out_of_stock:
    'outofstock oos soldout sold unavailable notavailable notinstock n no false off none discontinued nolongeravailable ' +
    'temporarilyoutofstock temporarilyunavailable currentlyunavailable reserved ausverkauft vergriffen nichtauflager ' +
    'nichtvorrätig nichtverfügbar nichtlieferbar nein épuisé epuise rupturedestock enrupturedestock horsstock indisponible ' +
    'nondisponible non agotado sinexistencias sinstock nodisponible esaurito nondisponibile esgotado indisponível ' +
    'foradeestoque semestoque não uitverkocht nietopvoorraad nietbeschikbaar slutilager slutsåld udsolgt utsolgt ikkepålager ' +
    'loppu loppunut vyprodáno vyprodané vypredané nenískladem nieskladom nedostupné niedostępny niedostępne wyprzedany ' +
    'wyprzedane brakwmagazynie brak nincsraktáron elfogyott elfogyva stocepuizat indisponibil rasprodano ninazalogi ' +
    'nijenazalihi нетвналичии распродано недоступно немаєвнаявності няманаличност изчерпан εξαντλημένο μηδιαθέσιμο stoktayok ' +
    'tükendi אזלמהמלאי غيرمتوفر غيرمتاح نفذتالكمية نفدتالكمية نفدمنالمخزون 在庫なし 在庫切れ 売り切れ 品切れ 缺货 无货 售罄 缺貨 無貨 품절 재고없음 สินค้าหมด ' +
    'hếthàng stokhabis habis',
  preorder:
    'preorder preorderavailable preordernow presale presell comingsoon vorbestellbar vorbestellung vorbestellen demnächst ' +
    'précommande precommande enprécommande preventa preordine prenotazione prévenda encomenda voorbestellen preorderen ' +
    'przedsprzedaż předobjednávka előrendelés precomandă предзаказ передзамовлення önsipariş 予約 予約受付中 预售 預購 예약판매',
  backorder:
    'backorder backordered onbackorder availableonbackorder backorderable nachbestellt nachbestellbar nachbestellung ' +
    'aufbestellung surcommande enréapprovisionnement bajopedido suordinazione sobencomenda nabestelling opbestelling ' +
    'beställningsvara bestillingsvare tilaustuote nazamówienie naobjednávku rendelésre lacomandă подзаказ specialorder',
};

const KNOWN: ReadonlyMap<string, Availability> = new Map(
  Object.entries(WORDS).flatMap(([meant, words]) =>
    words.split(' ').map((word): [string, Availability] => [word, meant as Availability]),
  ),
);

/** What stands before the word and changes nothing. */
const FOR_NOW =
  /^(?:currently|temporarily|zur ?zeit|derzeit|momentan|aktuell|actuellement|momentáně|temporaneamente|actualmente|tijdelijk)\s+/;
/** How long until it comes: what can be sent within days is there. */
const WITHIN =
  /^(?:lieferzeit|delivery|livraison|levertijd|spedizione|entrega|ships in|versand in)\D{0,20}\d/;
/** Marks of direction, joiners and blanks that nobody sees. */
const UNSEEN = /\p{Cf}/gu;

/**
 * Whether a thing can be had, as feeds and pages say it: `in stock`, `InStock`, `https://schema.org/OutOfStock`, `true`, `1`,
 * a number of pieces (`>10`, `5 in stock`), `Auf Lager`, `Sofort verfügbar, Lieferzeit 1-3 Tage`. undefined for what is none of
 * these.
 */
export function readAvailability(value: unknown): Availability | undefined {
  if (typeof value === 'boolean') return value ? 'in_stock' : 'out_of_stock';
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).slice(0, 100).replace(UNSEEN, '').trim();
  const pieces = /^[>≥]?\s*(-?\d+(?:[.,]\d+)?)\s*\+?$/.exec(text)?.[1];
  if (pieces !== undefined) return byPieces(pieces);
  const said = text
    .replace(/^(?:https?:\/\/(www\.)?schema\.org\/|schema:)/i, '')
    .normalize('NFC')
    .toLowerCase();
  const whole = byWord(said);
  if (whole !== undefined) return whole;
  // The first of several things that are said counts, where it says anything.
  const first = said.split(/\s*[,;(|–]\s*|\s-\s|\.\s/, 1)[0]!;
  return byWord(first) ?? (WITHIN.test(said) ? 'in_stock' : undefined);
}

/** A word, perhaps with a number of pieces: `5 in stock`, `only 3 left`. */
function byWord(said: string): Availability | undefined {
  const known = KNOWN.get(lettersOf(said)) ?? KNOWN.get(lettersOf(said.replace(FOR_NOW, '')));
  if (known !== undefined) return known;
  const [pieces, ...more] = said.match(/\d+/g) ?? [];
  if (pieces === undefined || more.length > 0) return undefined;
  const read = KNOWN.get(lettersOf(said.replace(pieces, '')));
  return read === 'in_stock' ? byPieces(pieces) : read;
}

function byPieces(pieces: string): Availability {
  return Number(pieces.replace(',', '.')) > 0 ? 'in_stock' : 'out_of_stock';
}

function lettersOf(text: string): string {
  return text.replace(/[\s\p{P}\p{S}]+/gu, '');
}
