import { fullPriceOf, pathOf, priceOf, ratingOf, categoryOf, departmentOf, type Item } from './shop-items.ts';

/** schema.org Product with Offer, as a search engine reads it. Addresses are absolute on `origin`. */
export function productData(item: Item, origin: string): object {
  const { average, count } = ratingOf(item);
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    productID: item.id,
    sku: item.id,
    name: item.title,
    description: item.description,
    image: origin + item.image_link,
    ...(item.color ? { color: item.color } : {}),
    category: pathOf(item).join(' > '),
    brand: { '@type': 'Brand', name: item.brand },
    ...(count
      ? { aggregateRating: { '@type': 'AggregateRating', ratingValue: average, reviewCount: count } }
      : {}),
    offers: {
      '@type': 'Offer',
      url: origin + item.link,
      price: priceOf(item).toFixed(2),
      priceCurrency: 'EUR',
      availability: `https://schema.org/${item.availability === 'in_stock' ? 'InStock' : 'OutOfStock'}`,
      ...(priceOf(item) < fullPriceOf(item)
        ? {
            priceSpecification: {
              '@type': 'UnitPriceSpecification',
              priceType: 'https://schema.org/ListPrice',
              price: fullPriceOf(item).toFixed(2),
              priceCurrency: 'EUR',
            },
          }
        : {}),
    },
  };
}

export interface Crumb {
  title: string;
  href: string;
}

export function crumbsOf(item: Item): Crumb[] {
  const department = departmentOf(item);
  const category = categoryOf(item);
  return [
    { title: 'Home', href: '/' },
    { title: department.title, href: `/c/${department.slug}` },
    ...(category ? [{ title: category.title, href: `/c/${category.slug}` }] : []),
  ];
}

export function breadcrumbData(crumbs: readonly Crumb[], origin: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ title, href }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: title,
      item: origin + href,
    })),
  };
}
