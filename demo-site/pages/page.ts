import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of HTML whose holes are escaped already. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
