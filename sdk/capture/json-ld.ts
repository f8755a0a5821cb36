/**
 * JSON-LD as pages really write it: with comments, raw line breaks in texts, commas at the end, HTML comments around.
 * What is well-formed passes through unchanged; undefined when nothing helps.
 */
export function readJsonLd(text: string): unknown {
  try {
    return JSON.parse(
      text
        .replace(/("(?:\\[^]|[^"\\])*")|\/\/.*|\/\*[^]*?\*\/|<!--|-->/g, (_, kept = '') =>
          // eslint-disable-next-line no-control-regex -- exactly those that JSON forbids inside a text
          kept.replace(/[\0-\x1f]/g, ' '),
        )
        .replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, '$1'),
    );
  } catch {
    return undefined;
  }
}
