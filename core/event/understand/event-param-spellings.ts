/** Keys under which pages write what an event is about, the surest first. */
export const TRANSACTION_SPELLINGS = [
  ...['transaction_id', 'transactionId', 'transactionID', 'order_id', 'orderId', 'orderID', 'order_number'],
  ...['orderNumber', 'ecomm_transid'],
] as const;
export const VALUE_SPELLINGS = [
  'value',
  'revenue',
  'transactionTotal',
  'total',
  'total_value',
  'totalValue',
] as const;
export const CURRENCY_SPELLINGS = [
  ...['currency', 'currencyCode', 'currency_code', 'transactionCurrency', 'priceCurrency'],
] as const;
export const COUPON_SPELLINGS = ['coupon', 'coupon_code', 'couponCode', 'transactionPromoCode'] as const;
export const ITEMS_SPELLINGS = [
  'items',
  'products',
  'transactionProducts',
  'contents',
  'content_ids',
] as const;
export const ITEM_ID_SPELLINGS = ['item_id', 'product_id', 'productId', 'sku', 'content_id'] as const;
