/** What a code of a feed's verdicts means, and what the shop does about it. */
export interface Remedy {
  means: string;
  remedy: string;
}

const codes = {
  // What costs the item.
  missing: {
    means: 'An item has no id, title, link, price or availability.',
    remedy: 'Send the field that `path` names. Without it the item cannot be shown or sold.',
  },
  invalid: {
    means: 'The value of a field cannot be read.',
    remedy: 'Write it as `detail` says. Where the field is optional, only the field was left out.',
  },
  unsafe_link: {
    means: 'An address leads to nothing that a shop shows (javascript:, data:), or is none.',
    remedy: 'Send the full address, beginning with https://.',
  },
  too_long: {
    means: 'An address or an id is longer than may be.',
    remedy: 'Shorten it: addresses to 2,048 characters, ids to 100.',
  },
  price_zero: {
    means: 'The price is 0, which shops write where a price is on request.',
    remedy: 'Send the price, or leave the item out of the feed.',
  },
  duplicate_id: {
    means: 'An earlier item of the feed has the same id; that one counts.',
    remedy: 'Give each variant an id of its own, with `item_group_id` for what they have in common.',
  },
  malformed_json: {
    means: 'A line is no JSON.',
    remedy: 'Write one whole object a line, as a JSON library does.',
  },
  forbidden_key: {
    means: 'A field has a name that programs reserve (`__proto__`), or is nested too deep.',
    remedy: 'Leave that field out.',
  },
  malformed_tsv: {
    means: 'A row has more cells than the first row names, or a quote that is not closed.',
    remedy:
      'Put cells that hold the separator, quotes or line breaks in quotes, and double the quotes in them.',
  },
  record_too_long: {
    means: 'A record has more characters than any item.',
    remedy: 'Look for a quote or a tag that is not closed, and leave pictures out of descriptions.',
  },
  // What costs a field.
  sale_price_zero: {
    means: 'The sale price is 0; the price counts.',
    remedy: 'Leave `sale_price` empty where nothing is on sale.',
  },
  sale_above_price: {
    means: 'The sale price is above the price; the price counts.',
    remedy: 'Put the usual price in `price` and the reduced one in `sale_price`.',
  },
  sale_over: {
    means: 'The sale had ended when the feed was read; the price counts.',
    remedy: 'Nothing, or leave `sale_price` out once a sale is over.',
  },
  sale_dates_invalid: {
    means: 'It cannot be read when the sale begins and ends; the price counts.',
    remedy: 'Write `sale_price_effective_date` as 2026-11-01T00:00+01:00/2026-12-01T00:00+01:00.',
  },
  currency_differs: {
    means: 'An amount is in another currency than the price.',
    remedy: 'Give all amounts of an item in one currency.',
  },
  category_unknown: {
    means: 'Google’s taxonomy has no category of that number.',
    remedy: 'Send `product_type`, or the category as a path.',
  },
  // What was repaired.
  link_completed: {
    means: 'An address had no scheme or no slash; it was completed.',
    remedy: 'Send the full address, beginning with https://.',
  },
  link_escaped: {
    means: 'An address had spaces, letters or signs that addresses write with %; they were escaped.',
    remedy: 'Escape addresses (a space is %20, & is written once).',
  },
  text_unescaped: {
    means: 'A text was escaped twice (`&amp;gt;`) or had HTML in it; its plain text counts.',
    remedy: 'Escape once, and send titles and names without HTML.',
  },
  text_cut: {
    means: 'A text was far too long, such as a description with a picture in it; its beginning counts.',
    remedy: 'Link to pictures instead of writing them into the text.',
  },
  price_rounded: {
    means: 'An amount had more decimals than its currency; it was rounded.',
    remedy: 'Round amounts to the currency’s smallest coin.',
  },
  price_unsure: {
    means: 'An amount can be read in two ways (1.299, or two prices in one); `detail` says how it was read.',
    remedy: 'Write amounts as Merchant does: 1299.00 EUR.',
  },
  percent_read: {
    means: 'A share was written in percent.',
    remedy: 'Write shares from 0 to 1.',
  },
  several_values: {
    means: 'A field came more than once; the first value counts.',
    remedy: 'Send the field once.',
  },
  expired: {
    means: 'The item’s `expiration_date` has passed; it counts as out of stock.',
    remedy: 'Move the date, or leave the item out of the feed.',
  },
  list_shortened: {
    means: 'Some ids of a list are none, or are past the bound; the others count.',
    remedy: 'Send ids of at most 100 characters, at most 24 of them.',
  },
  quote_unclosed: {
    means: 'A cell begins with a quote that is only a sign; it was read as it stands.',
    remedy: 'Put such a cell in quotes, and double the quotes in it.',
  },
  xml_mended: {
    means: 'A field had an & or < that is not escaped, or HTML that is not closed; it was read as text.',
    remedy: 'Put texts in <![CDATA[…]]>, or escape & and <.',
  },
  encoding_assumed: {
    means: 'Some bytes were no UTF-8; they were read as windows-1252.',
    remedy: 'Save the feed as UTF-8, or say its encoding in the XML declaration or in the content type.',
  },
} as const satisfies Record<string, Remedy>;

export type FeedCode = keyof typeof codes;

/** Every code that a feed's verdicts have. */
export const FEED_REMEDIES: Readonly<Record<FeedCode, Remedy>> = codes;
