export interface Welcome {
  edge: string;
  shop: string;
  token: string;
  tokenGiven: boolean;
  published: string;
  folder: string;
}

/** What `npm start` prints when everything is up: addresses, token, and what to try. */
export function welcome({ edge, shop, token, tokenGiven, published, folder }: Welcome): string {
  return `
${published}

  Demo shop      ${shop}
  Edge           ${edge}
  Bearer token   ${tokenGiven ? 'the one in TACT_TOKEN' : token}

  What to try
    1  Open ${shop}/?tact-debug: the panel shows each decision with its reason.
    2  Look at one dress, in one shade, a few times; read its reviews and the size guide. Go back to the home page.
    3  Put something in the basket, leave, and come back.
    4  Stay on a product page, compare, hesitate: the chat invitation comes when intent shows, and once.
    5  See the plan as the marketer does:
       curl -H "Authorization: Bearer ${tokenGiven ? '$TACT_TOKEN' : token}" ${edge}/v1/plan

  State is kept in ${folder}. Ctrl-C stops everything.
`;
}
