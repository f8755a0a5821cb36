/**
 * Keys under which pages write what an item is, the surest first: GA4's, universal analytics' (`id`, `name`), Segment's
 * (`product_id`, `sku`), Meta's (`item_price`), classic GTM's and those of shops' own themes.
 */
export const ITEM_SPELLINGS = {
  item_id: [
    ...['item_id', 'id', 'product_id', 'productId', 'itemId', 'productID', 'ID', 'sku', 'SKU', 'item_sku'],
    ...['product_sku', 'productSku', 'content_id', 'variant_id', 'variantId', 'mpn', 'gtin', 'ean'],
  ],
  item_name: ['item_name', 'name', 'product_name', 'productName', 'itemName', 'title', 'product_title'],
  item_brand: ['item_brand', 'brand', 'product_brand', 'productBrand', 'brandName', 'vendor', 'manufacturer'],
  category: [
    'category',
    'categories',
    'product_category',
    'productCategory',
    'item_categories',
    'product_type',
  ],
  item_variant: [
    'item_variant',
    'variant',
    'product_variant',
    'variant_title',
    'variantTitle',
    'variant_name',
  ],
  price: [
    'price',
    'item_price',
    'itemPrice',
    'product_price',
    'productPrice',
    'unit_price',
    'unitPrice',
    'priceWithTax',
  ],
  discount: ['discount', 'discount_amount', 'discountAmount'],
  coupon: ['coupon', 'coupon_code', 'couponCode'],
  quantity: ['quantity', 'qty', 'product_quantity', 'productQuantity', 'item_quantity', 'itemQuantity'],
  currency: ['currency', 'priceCurrency', 'currencyCode', 'currency_code', 'item_currency'],
  item_list_id: ['item_list_id', 'list_id', 'list'],
  index: ['index', 'position'],
  item_group_id: [
    'item_group_id',
    'group_id',
    'product_group_id',
    'productGroupID',
    'parent_id',
    'inProductGroupWithID',
  ],
  mpn: ['mpn', 'MPN'],
  gtin: ['gtin', 'gtin13', 'gtin14', 'gtin12', 'gtin8', 'ean', 'EAN', 'upc', 'isbn', 'barcode'],
} as const satisfies Record<string, readonly string[]>;
