import type { GA4_EVENTS } from '../event.ts';

type Ga4Name = (typeof GA4_EVENTS)[number];

/*
 * Other names of GA4's events, in lower case without separators, as `wordsOf` and `join` make them of any
 * spelling: `addToCart`, `Add To Cart` and `ADD-TO-CART` are all `addtocart`.
 *
 * Sources: Segment's e-commerce spec ("Product Added", "Order Completed"), Meta's and TikTok's pixels
 * ("ViewContent", "InitiateCheckout", "CompletePayment"), Shopify's customer events ("product_added_to_cart"),
 * Simo Ahava's recipes for universal analytics ("eec.add"), the examples of Google's own guides ("productClick",
 * "removeFromCart"), and the plugins GTM4WP ("gtm4wp.addProductToCartEEC") and DuracellTomi's successors.
 *
 * page_view, scroll and user_engagement have none: the tag counts these itself.
 */

/** Names that cannot mean anything else. They are found within a longer name too: `dl_add_to_cart`, `add_to_cart_stape`. */
export const SURE_SPELLINGS: Partial<Record<Ga4Name, readonly string[]>> = {
  view_item: [
    ...[
      'viewitem',
      'viewproduct',
      'productview',
      'productviewed',
      'viewedproduct',
      'viewcontent',
      'itemview',
    ],
    ...['productdetail', 'productdetails', 'productdetailview', 'productdetailviewed', 'viewproductdetail'],
    ...[
      'viewproductdetails',
      'viewproductpage',
      'productpageview',
      'changedetailview',
      'eecdetail',
      'eedetail',
    ],
    ...['itemviewed', 'vieweditem', 'viewitemdetail', 'viewitemdetails', 'viewitempage'],
  ],
  view_item_list: [
    ...['viewitemlist', 'viewproductlist', 'productlistview', 'productlistviewed', 'viewedproductlist'],
    ...['productimpression', 'productimpressions', 'impressionview', 'impressionsview', 'eecimpressions'],
    ...['productimpressionview', 'collectionviewed', 'viewcollection', 'viewcategory', 'categoryviewed'],
    ...['viewitemslist', 'itemlistview', 'itemlistviewed', 'eeimpressions', 'eecimpression'],
  ],
  select_item: [
    ...['selectitem', 'selectproduct', 'productclick', 'productclicked', 'clickproduct', 'itemclick'],
    ...['productselected', 'itemselected', 'eecclick', 'eeclick', 'selectitems'],
  ],
  add_to_wishlist: [
    ...['addtowishlist', 'addedtowishlist', 'addproducttowishlist', 'productaddedtowishlist', 'wishlistadd'],
    ...[
      'addtofavorites',
      'addtofavourites',
      'additemtowishlist',
      'itemaddedtowishlist',
      'productaddtowishlist',
    ],
  ],
  add_to_cart: [
    ...[
      'addtocart',
      'addedtocart',
      'addproducttocart',
      'additemtocart',
      'productadded',
      'productaddedtocart',
    ],
    ...['itemaddedtocart', 'productaddtocart', 'addtobasket', 'addtobag', 'addedtobasket', 'addedtobag'],
    ...['cartadd', 'eecadd', 'eeadd', 'addtoshoppingcart', 'addtoshoppingbag', 'productaddedtobasket'],
  ],
  remove_from_cart: [
    ...['removefromcart', 'removedfromcart', 'removeproductfromcart', 'removeitemfromcart', 'productremoved'],
    ...['productremovedfromcart', 'itemremovedfromcart', 'productremovefromcart', 'removefrombasket'],
    ...['removefrombag', 'cartremove', 'eecremove', 'eeremove', 'deletefromcart', 'removefromshoppingcart'],
  ],
  view_cart: [
    ...['viewcart', 'cartview', 'cartviewed', 'viewedcart', 'viewbasket', 'viewbag', 'basketview'],
    ...['basketviewed', 'viewshoppingcart', 'shoppingcartview', 'shoppingcartviewed'],
  ],
  begin_checkout: [
    ...['begincheckout', 'startcheckout', 'startedcheckout', 'checkoutstarted', 'checkoutstart'],
    ...[
      'checkoutbegin',
      'checkoutinitiated',
      'initiatecheckout',
      'initiatedcheckout',
      'eeccheckout',
      'eecheckout',
    ],
    ...['begancheckout', 'initcheckout', 'proceedtocheckout'],
  ],
  add_shipping_info: [
    ...['addshippinginfo', 'shippinginfoadded', 'shippinginfoentered', 'addshippinginformation'],
    ...['shippinginfosubmitted', 'checkoutshippinginfosubmitted'],
  ],
  add_payment_info: [
    ...['addpaymentinfo', 'paymentinfoadded', 'paymentinfoentered', 'addpaymentinformation'],
    ...['paymentinfosubmitted', 'addbillinginfo'],
  ],
  purchase: [
    ...['ordercompleted', 'ordercomplete', 'orderplaced', 'placedorder', 'orderconfirmed', 'completepayment'],
    ...['completedorder', 'placeanorder', 'transactioncompleted', 'transactioncomplete', 'purchasecompleted'],
    ...['purchasecomplete', 'completedpurchase', 'completepurchase', 'checkoutcompleted', 'checkoutcomplete'],
    ...[
      'eecpurchase',
      'eepurchase',
      'ecommercepurchase',
      'tracktransaction',
      'purchasesuccess',
      'ordersuccess',
    ],
  ],
  refund: [
    'orderrefunded',
    'orderrefund',
    'refundorder',
    'eecrefund',
    'eerefund',
    'purchaserefunded',
    'purchaserefund',
  ],
  view_search_results: [
    ...['viewsearchresults', 'viewedsearchresults', 'searchresultsviewed', 'searchresultsview'],
    ...['viewsearchresult', 'productssearched'],
  ],
  sign_up: ['signup', 'signedup', 'completeregistration', 'registrationcompleted', 'accountcreated'],
  generate_lead: ['generatelead', 'leadgenerated', 'submitlead'],
};

/** Words of everyday use, taken by themselves or beside a word of analytics' own (`ga4_purchase`), not within any name (`purchase_history`). */
export const PLAIN_SPELLINGS: Partial<Record<Ga4Name, readonly string[]>> = {
  purchase: ['purchase', 'transaction', 'purchased'],
  refund: ['refund', 'refunded'],
  begin_checkout: ['checkout'],
  search: ['search', 'searched', 'searchsubmitted', 'sitesearch'],
  share: ['share', 'shared', 'productshared'],
  login: ['login', 'loggedin', 'userlogin'],
  generate_lead: ['lead'],
};

/** What tag managers, plugins and versions put around a name. */
export const AFFIXES: ReadonlySet<string> = new Set([
  ...[
    'dl',
    'ee',
    'eec',
    'ga',
    'ga4',
    'gtm',
    'gtm4wp',
    'ua',
    'gtag',
    'google',
    'analytics',
    'pys',
    'analyzify',
  ],
  ...['woo', 'woocommerce', 'wc', 'wp', 'shopify', 'magento', 'prestashop', 'shopware', 'stape', 'elevar'],
  ...[
    'ecommerce',
    'ecom',
    'enhanced',
    'event',
    'events',
    'track',
    'tracking',
    'trigger',
    'datalayer',
    'layer',
  ],
  ...[
    'fb',
    'meta',
    'pixel',
    'tiktok',
    'ads',
    'server',
    'sst',
    'custom',
    'my',
    'new',
    'tag',
    'mp',
    'site',
    'web',
  ],
  ...[
    'shop',
    'store',
    'success',
    'successful',
    'done',
    'complete',
    'completed',
    'confirmed',
    'confirmation',
    'ajax',
  ],
]);

/** With one of these in its name, the thing was wanted or tried, and did not happen. */
export const DID_NOT_HAPPEN: ReadonlySet<string> = new Set([
  ...['error', 'errors', 'fail', 'fails', 'failed', 'failure', 'exception', 'timeout', 'invalid', 'missing'],
  ...['abandon', 'abandoned', 'abandonment', 'cancel', 'cancelled', 'canceled', 'cancellation', 'declined'],
  ...['decline', 'rejected', 'denied', 'blocked', 'prevented', 'attempt', 'attempted', 'attempts', 'intent'],
  ...['intention', 'try', 'tried', 'pending', 'undo', 'undone', 'revert', 'reverted', 'not', 'no', 'never'],
  ...[
    'without',
    'before',
    'pre',
    'will',
    'incomplete',
    'unsuccessful',
    'aborted',
    'expired',
    'test',
    'debug',
  ],
  ...['reminder', 'disabled', 'unavailable', 'dismissed', 'skipped', 'draft', 'fehler', 'erreur'],
]);

/** With one of these, it is about something near the thing: the button, a picture, the part of a page. */
export const ONLY_NEAR: ReadonlySet<string> = new Set([
  ...[
    'click',
    'clicked',
    'clicks',
    'button',
    'btn',
    'cta',
    'link',
    'tap',
    'press',
    'hover',
    'popup',
    'modal',
  ],
  ...[
    'drawer',
    'overlay',
    'tooltip',
    'image',
    'images',
    'photo',
    'video',
    'zoom',
    'gallery',
    'review',
    'reviews',
  ],
  ...['rating', 'ratings', 'size', 'guide', 'tab', 'faq', 'more', 'less', 'scroll', 'visible', 'visibility'],
  ...[
    'impression',
    'impressions',
    'shown',
    'open',
    'opened',
    'close',
    'closed',
    'form',
    'field',
    'input',
    'focus',
  ],
  ...[
    'time',
    'timer',
    'duration',
    'survey',
    'history',
    'banner',
    'promo',
    'promotion',
    'coupon',
    'notice',
    'message',
  ],
  ...['share', 'shared', 'compare', 'filter', 'sort', 'view', 'viewed', 'display', 'displayed', 'rendered'],
  ...[
    'exit',
    'leave',
    'back',
    'option',
    'step',
    'rate',
    'count',
    'policy',
    'info',
    'help',
    'page',
    'hesitation',
  ],
]);
