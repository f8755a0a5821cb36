import { describe, expect, test } from 'vitest';
import { GA4_EVENTS, SERVER_EVENTS, TACT_EVENTS } from '../event.ts';
import { eventNameOf } from './event-name-of.ts';
import { PLAIN_SPELLINGS, SURE_SPELLINGS } from './event-spellings.ts';

test.each([...GA4_EVENTS, ...TACT_EVENTS, ...SERVER_EVENTS])('%s is itself', (name) => {
  expect(eventNameOf(name)).toBe(name);
});

describe('another spelling of one that GA4 has', () => {
  test.each([
    [
      'add_to_cart',
      'dl_add_to_cart',
      'add_to_cart_stape',
      'gtm4wp.addProductToCartEEC',
      'addToCart',
      'AddToCart',
    ],
    [
      'add_to_cart',
      'Product Added',
      'ee_add_to_cart',
      'eec.add',
      'ADD-TO-CART',
      'addtocart',
      'ga4_add_to_cart_v2',
    ],
    [
      'add_to_cart',
      'EEaddToCart',
      'product_added_to_cart',
      'add_to_basket',
      'addedToBag',
      'mytheme_add_to_cart',
    ],
    [
      'remove_from_cart',
      'removeFromCart',
      'Product Removed',
      'dl_remove_from_cart',
      'gtm4wp.removeFromCartEEC',
    ],
    [
      'view_item',
      'viewItem',
      'ee_view_item',
      'ViewContent',
      'Product Viewed',
      'productDetail',
      'EEproductDetail',
    ],
    [
      'view_item',
      'eec.detail',
      'gtm4wp.changeDetailViewEEC',
      'view_item_stape',
      'product_viewed',
      'dl_view_item',
    ],
    [
      'view_item_list',
      'Product List Viewed',
      'dl_view_item_list',
      'gtm4wp.productImpressionEEC',
      'productImpression',
    ],
    [
      'select_item',
      'productClick',
      'dl_select_item',
      'Product Clicked',
      'gtm4wp.productClickEEC',
      'eec.click',
    ],
    ['view_cart', 'Cart Viewed', 'dl_view_cart', 'viewCart', 'cart_viewed'],
    [
      'begin_checkout',
      'checkout',
      'InitiateCheckout',
      'Checkout Started',
      'eec.checkout',
      'begin_checkout_stape',
    ],
    [
      'add_payment_info',
      'AddPaymentInfo',
      'Payment Info Entered',
      'payment_info_submitted',
      'dl_add_payment_info',
    ],
    ['purchase', 'Purchase', 'eec.purchase', 'ga4_purchase', 'transaction', 'orderPlaced', 'Order Completed'],
    [
      'purchase',
      'gtm4wp.orderCompletedEEC',
      'CompletePayment',
      'checkout_completed',
      'purchase_stape',
      'dl_purchase',
    ],
    ['refund', 'Order Refunded', 'ga4_refund', 'eec.refund', 'Refund'],
    [
      'add_to_wishlist',
      'AddToWishlist',
      'Product Added to Wishlist',
      'dl_add_to_wishlist',
      'addToFavourites',
    ],
    ['sign_up', 'CompleteRegistration', 'Signed Up', 'signUp'],
    ['search', 'Search', 'dl_search', 'siteSearch'],
  ])('%s: %s, %s, %s, %s, %s, %s', (name, ...spellings) => {
    for (const spelling of spellings) expect([spelling, eventNameOf(spelling)]).toEqual([spelling, name]);
  });
});

test.each([
  ...[
    'add_to_cart_error',
    'purchase_failed',
    'begin_checkout_abandoned',
    'addToCartFailed',
    'add_to_cart_intent',
  ],
  ...[
    'purchase_cancelled',
    'Order Cancelled',
    'checkout_error',
    'transaction_declined',
    'not_purchase',
    'order_test',
  ],
])('%s did not happen', (name) => {
  expect(eventNameOf(name)).toBeUndefined();
});

test.each([
  ...[
    'add_to_cart_click',
    'add_to_cart_button_shown',
    'view_item_image',
    'viewItemReviews',
    'purchase_history',
  ],
  ...[
    'search_filter_opened',
    'login_popup',
    'share_button',
    'checkout_option',
    'view_cart_drawer',
    'detail',
    'add',
  ],
])('%s is about something else', (name) => {
  expect(eventNameOf(name)).toBeUndefined();
});

test.each([
  ...[
    'gtm.js',
    'gtm.dom',
    'pageview',
    'virtualPageview',
    'constructor',
    '__proto__',
    '',
    'buy',
    'my_slot_view',
  ],
  ...['x'.repeat(500), 'the customer wants to add to cart one of these today'],
])('%s is none', (name) => {
  expect(eventNameOf(name)).toBeUndefined();
});

test('no spelling means two events', () => {
  const all = [SURE_SPELLINGS, PLAIN_SPELLINGS].flatMap((table) => Object.values(table).flat());
  expect(new Set(all).size).toBe(all.length);
});
